"""From page to page."""

import pytest

from haberdar import News
from haberdar_web.links import Link
from haberdar_web.paging import PageLink, paging, window


@pytest.mark.parametrize(
    ("current", "last", "numbers"),
    [
        (1, 2, "1 2"),
        (1, 5, "1 2 3 … 5"),
        (3, 5, "1 2 3 4 5"),
        (4, 9, "1 2 3 4 5 6 … 9"),
        (6, 12, "1 … 4 5 6 7 8 … 12"),
        (12, 12, "1 … 10 11 12"),
    ],
)
def test_the_window(current: int, last: int, numbers: str) -> None:
    written = [f"… {number}" if gap else str(number) for number, gap in window(current, last)]
    assert " ".join(written) == numbers


def test_the_neighbours(news: News, link: Link) -> None:
    first = paging(news.search("ihracat", size=10), link)
    assert (first.previous, first.next) == (None, "?q=ihracat&sayfa=2")
    last = paging(news.search("ihracat", size=10, page=3), link)
    assert (last.previous, last.next) == ("?q=ihracat&sayfa=2", None)
    assert last.links[-1] == PageLink(3, "?q=ihracat&sayfa=3", current=True, after_gap=False)


def test_one_page_needs_no_links(news: News, link: Link) -> None:
    assert paging(news.search("fındık"), link).links == ()


def test_past_the_end_the_way_back_is_the_last_page(news: News, link: Link) -> None:
    beyond = paging(news.search("ihracat", page=99), link)
    assert (beyond.previous, beyond.next) == ("?q=ihracat&sayfa=3", None)
