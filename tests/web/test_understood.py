"""What the page tells about how the query was read."""

from dataclasses import replace

import pytest

from haberdar import Marked, News, Page
from haberdar.query.reading import Expansion, QueryReading
from haberdar_web.links import Link
from haberdar_web.understood import Also, Spelling, expansions, spellings


def test_a_spelling_keeps_filters_and_order(news: News, link: Link) -> None:
    page = news.search("kimya ihracaatı", ministries=["ticaret"], sort="newest", size=20)
    (found,) = spellings(page, link)
    assert found == Spelling(
        Marked("kimya ihracatı", ((6, 14),)),
        news.search("kimya ihracatı", ministries=["ticaret"]).total,
        "?q=kimya+ihracat%C4%B1&bakanlik=ticaret&sirala=yeni&adet=20",
    )
    assert found.total > 0


def test_what_is_spelt_well_has_no_other_spelling(news: News, link: Link) -> None:
    assert spellings(news.search("kimya ihracatı"), link) == ()


@pytest.mark.parametrize(
    ("query", "match", "partial"),
    [
        ("kimya ihracatı", "all", False),
        ("kimya uzaygemisi", "all", True),
        ("kimya uzaygemisi", "some", False),
        ("uzaygemisi", "all", False),
    ],
)
def test_only_what_was_not_asked_for_is_partial(
    news: News, query: str, match: str, partial: bool
) -> None:
    assert news.search(query, match=match).is_partial is partial


def read_with(page: Page, *also: str) -> Page:
    return replace(page, query=QueryReading(expansions=(Expansion("ihracat~", also),)))


@pytest.mark.parametrize(
    ("also", "shown", "more"),
    [
        ("a", ("a",), ()),
        ("abc", ("a", "b", "c"), ()),
        ("abcde", ("a", "b", "c"), ("d", "e")),
    ],
)
def test_three_expansions_stand_in_the_open(
    news: News, also: str, shown: tuple[str, ...], more: tuple[str, ...]
) -> None:
    page = read_with(news.search("ihracat"), *also)
    assert expansions(page) == (Also("ihracat~", shown, more),)
