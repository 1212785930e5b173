"""The filters in force and how to remove each."""

from dataclasses import replace

import pytest

from haberdar import FacetValue, News
from haberdar_web.chips import Chip, chips, narrowing
from haberdar_web.links import Link


def test_no_filter_no_chip(news: News, link: Link) -> None:
    assert chips(news.search("kimya"), link) == ()


def test_each_filter_is_a_chip_that_removes_it(news: News, link: Link) -> None:
    page = news.search(
        "kimya",
        ministries=["ticaret"],
        organizations=["tim", "ikmib"],
        since="2024-12",
        until="2024-12",
        page=2,
    )
    assert chips(page, link) == (
        Chip("Tarih", "Aralık 2024", "?q=kimya&bakanlik=ticaret&kurum=tim&kurum=ikmib"),
        Chip(
            "Bakanlık",
            "Ticaret Bakanlığı",
            "?q=kimya&kurum=tim&kurum=ikmib&baslangic=2024-12&bitis=2024-12",
        ),
        Chip(
            "Kurum",
            "Türkiye İhracatçılar Meclisi (TİM)",
            "?q=kimya&bakanlik=ticaret&kurum=ikmib&baslangic=2024-12&bitis=2024-12",
        ),
        Chip(
            "Kurum",
            "İstanbul Kimyevi Maddeler ve Mamulleri İhracatçıları Birliği (İKMİB)",
            "?q=kimya&bakanlik=ticaret&kurum=tim&baslangic=2024-12&bitis=2024-12",
        ),
    )


def test_what_articles_are_mainly_about_is_a_chip(news: News, link: Link) -> None:
    (ministry, scope) = chips(news.search("kimya", ministries=["ticaret"], central=True), link)
    assert ministry.url == "?q=kimya&konu=ana"
    assert scope == Chip("Kapsam", "Yalnız ana konusu olanlar", "?q=kimya&bakanlik=ticaret")


@pytest.mark.parametrize(
    ("query", "ministries", "labels"),
    [
        ("xyzzy", [], []),
        ("xyzzy aralık 2024", [], ["Aralık 2024"]),
        ("xyzzy -kurum:tobb", [], ["Türkiye Odalar ve Borsalar Birliği (TOBB) dışında"]),
        ("xyzzy", ["ticaret"], ["Ticaret Bakanlığı", "Yalnız ana konusu olanlar"]),
        (
            "xyzzy kurum:tobb",
            [],
            ["Yalnız ana konusu olanlar", "Türkiye Odalar ve Borsalar Birliği (TOBB)"],
        ),
    ],
)
def test_without_a_ministry_or_organization_the_scope_narrows_nothing(
    news: News, link: Link, query: str, ministries: list[str], labels: list[str]
) -> None:
    page = news.search(query, ministries=ministries, central=True)
    assert [chip.label for chip in narrowing(page, link)] == labels
    assert "Kapsam" in {chip.facet for chip in chips(page, link)}


def test_a_former_ministry_of_two_is_one_chip(news: News, link: Link) -> None:
    former = FacetValue("sanayi-ve-ticaret", "Sanayi ve Ticaret Bakanlığı", 1, selected=True)
    heirs = (
        FacetValue("ticaret", "Ticaret Bakanlığı", 9, former=(former,)),
        FacetValue("sanayi-ve-teknoloji", "Sanayi ve Teknoloji Bakanlığı", 8, former=(former,)),
    )
    page = news.search(ministries=["sanayi-ve-ticaret"])
    page = replace(page, facets={**page.facets, "ministry": heirs})
    assert chips(page, link) == (Chip("Bakanlık", "Sanayi ve Ticaret Bakanlığı", "?"),)


def test_what_the_query_says_of_dates_and_fields_is_a_chip_too(news: News, link: Link) -> None:
    page = news.search(
        "aralık 2024 -kurum:tim kaynak:posta", ministries=["ticaret"], sort="newest", page=2
    )
    kept = "&bakanlik=ticaret&sirala=yeni"
    assert chips(page, link)[1:] == (
        Chip(
            "Tarih",
            "Aralık 2024",
            f"?q=-kurum%3Atim+kaynak%3Aposta{kept}",
            f"?q=%22aral%C4%B1k+2024%22+-kurum%3Atim+kaynak%3Aposta{kept}",
        ),
        Chip(
            "Kurum",
            "Türkiye İhracatçılar Meclisi (TİM) dışında",
            f"?q=aral%C4%B1k+2024+kaynak%3Aposta{kept}",
        ),
        Chip("Kaynak", "posta", f"?q=aral%C4%B1k+2024+-kurum%3Atim{kept}"),
    )


@pytest.mark.parametrize(
    ("query", "facet", "label"),
    [
        ("tarih:2024-03..2024-06", "Tarih", "Mart – Haziran 2024"),
        ("-tarih:2024", "Tarih", "2024 dışında"),
        ("bakanlık:ticaret", "Bakanlık", "Ticaret Bakanlığı"),
        ("-bakanlık:ticaret", "Bakanlık", "Ticaret Bakanlığı dışında"),
        ("bölüm:ekonomi", "Bölüm", "ekonomi"),
        ("kurum:boylebirkurumyok", "Kurum", "boylebirkurumyok"),
    ],
)
def test_fields_by_their_names(news: News, link: Link, query: str, facet: str, label: str) -> None:
    assert chips(news.search(query), link) == (Chip(facet, label, "?"),)


def test_one_open_side_of_the_dates(news: News, link: Link) -> None:
    (chip,) = chips(news.search(since="2024"), link)
    assert chip == Chip("Tarih", "2024 ve sonrası", "?")


def test_a_value_that_nothing_has_can_be_removed(news: News, link: Link) -> None:
    (chip,) = chips(news.search(organizations=["boyle-kurum-yok"]), link)
    assert chip == Chip("Kurum", "boyle-kurum-yok", "?")


def test_what_is_excluded_and_what_has_no_value_are_chips(news: News, link: Link) -> None:
    page = news.search("kimya", organizations=["-tim", "-", "tobb"], sources=["-Ticaret Postası"])
    kept = "&kaynak=-Ticaret+Postas%C4%B1"
    assert chips(page, link) == (
        Chip(
            "Kurum",
            "Türkiye Odalar ve Borsalar Birliği (TOBB)",
            f"?q=kimya&kurum=-tim&kurum=-{kept}",
        ),
        Chip("Kurum", "yok", f"?q=kimya&kurum=-tim&kurum=tobb{kept}"),
        Chip(
            "Kurum değil",
            "Türkiye İhracatçılar Meclisi (TİM)",
            f"?q=kimya&kurum=-&kurum=tobb{kept}",
        ),
        Chip("Kaynak değil", "Ticaret Postası", "?q=kimya&kurum=-tim&kurum=-&kurum=tobb"),
    )
