"""The filters in force and how to remove each."""

from haberdar import News
from haberdar_web.chips import Chip, chips
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


def test_one_open_side_of_the_dates(news: News, link: Link) -> None:
    (chip,) = chips(news.search(since="2024"), link)
    assert chip == Chip("Tarih", "2024 ve sonrası", "?")


def test_a_value_that_nothing_has_can_be_removed(news: News, link: Link) -> None:
    (chip,) = chips(news.search(organizations=["boyle-kurum-yok"]), link)
    assert chip == Chip("Kurum", "boyle-kurum-yok", "?")
