"""What the search page shows."""

from collections.abc import Iterator

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from haberdar import News, load_registry
from haberdar_web.params import PAGE
from haberdar_web.results import Option, Results, results


@pytest.fixture(autouse=True)
def _in_a_request(app: Flask) -> Iterator[None]:
    with app.test_request_context("/"):
        yield


def show(news: News, **parameters: str | list[str]) -> Results:
    address = MultiDict(parameters)
    return results(news.search(**PAGE.read(address)), load_registry(), PAGE.refused(address))


@pytest.mark.parametrize(
    ("parameters", "state", "heading", "position"),
    [
        ({}, "found", "Son haberler", "arşivde 31 haber, sayfa 1/4"),
        ({"sayfa": "2"}, "found", "Bütün haberler", "arşivde 31 haber, sayfa 2/4"),
        ({"sirala": "eski", "adet": "50"}, "found", "Bütün haberler", "arşivde 31 haber"),
        ({"q": "ihracat"}, "found", "27 haber bulundu", "sayfa 1/3"),
        ({"q": "fındık"}, "found", "1 haber bulundu", ""),
        ({"q": "ihracat", "sayfa": "9"}, "past-the-end", "27 haber bulundu", ""),
        ({"q": "uzaygemisi"}, "nothing", "Haber bulunamadı", ""),
        ({"kurum": "boyle-kurum-yok"}, "nothing", "Haber bulunamadı", ""),
    ],
)
def test_headings(
    news: News, parameters: dict[str, str], state: str, heading: str, position: str
) -> None:
    shown = show(news, **parameters)
    assert (shown.state, shown.heading, shown.position) == (state, heading, position)


def test_an_empty_archive(empty_news: News) -> None:
    assert show(empty_news).state == "empty-archive"
    assert show(empty_news, q="kimya").state == "nothing"


def test_orders(news: News) -> None:
    assert show(news, q="kimya", sirala="yeni", sayfa="2").sorts == (
        Option("En ilgili", current=False, url="/?q=kimya"),
        Option("En yeni", current=True, url="/?q=kimya&sirala=yeni"),
        Option("En eski", current=False, url="/?q=kimya&sirala=eski"),
    )


def test_without_words_nothing_is_more_relevant(news: News) -> None:
    assert [(option.name, option.current) for option in show(news).sorts] == [
        ("En yeni", True),
        ("En eski", False),
    ]


@pytest.mark.parametrize(
    "query", ["bakanlık:ticaret -kimya", "bölüm:ekonomi", "kaynak:ticaret -kimya"]
)
def test_filters_alone_make_nothing_more_relevant(news: News, query: str) -> None:
    assert [option.name for option in show(news, q=query).sorts] == ["En yeni", "En eski"]


def test_words_of_a_title_make_some_more_relevant(news: News) -> None:
    assert show(news, q="bölüm:ekonomi başlık:kimya").sorts[0].name == "En ilgili"


@pytest.mark.parametrize(
    ("query", "url"),
    [
        ("kimya", "/?q=kimya"),
        ("kimya aralık 2024", "/?q=kimya"),
        ("kimya aralık 2024 -kurum:tim", "/?q=kimya"),
    ],
)
def test_all_filters_can_be_taken_away_at_once(news: News, query: str, url: str | None) -> None:
    assert show(news, q=query, bakanlik="ticaret").url_unfiltered == url


def test_page_sizes(news: News) -> None:
    assert show(news, q="kimya", adet="20", sayfa="2").sizes == (
        Option("10", current=False, url="/?q=kimya"),
        Option("20", current=True, url="/?q=kimya&adet=20"),
        Option("50", current=False, url="/?q=kimya&adet=50"),
    )


def test_all_that_is_mentioned_or_what_is_the_subject(news: News) -> None:
    assert show(news, q="kimya", sayfa="2").scopes == (
        Option("Adı geçen bütün haberler", current=True, url="/?q=kimya"),
        Option("Yalnız ana konusu olanlar", current=False, url="/?q=kimya&konu=ana"),
    )
    assert [option.current for option in show(news, konu="ana").scopes] == [False, True]
    assert show(news, konu="ana").heading == "Son haberler"


def test_forms_carry_the_rest_of_the_search(news: News) -> None:
    shown = show(
        news, q="kimya", bakanlik=["ticaret", "ekonomi"], konu="ana", baslangic="2018", sayfa="2"
    )
    both = [("bakanlik", "ticaret"), ("bakanlik", "ekonomi"), ("konu", "ana")]
    assert shown.fields == [*both, ("baslangic", "2018")]
    assert shown.date_fields == [("q", "kimya"), *both]


def test_what_was_passed_over_is_told(news: News) -> None:
    shown = show(
        news,
        q="kimya tarih:yok",
        baslangic="2024-13",
        sirala="x",
        deger="y",
        konu="q",
        kampanya="z",
    )
    assert sorted(shown.ignored) == ["baslangic=2024-13", "deger=y", "konu=q", "sirala=x", "yok"]
