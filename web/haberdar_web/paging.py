"""The links between the pages of a result, down to the last."""

from dataclasses import dataclass
from itertools import pairwise

from haberdar import Page
from haberdar_web.links import Link
from haberdar_web.params import on_page

# So many pages are linked on each side of the current one, beside the first and the last.
AROUND = 2


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page by its number; `after_gap` where pages before it are left out."""

    number: int
    url: str
    current: bool
    after_gap: bool


@dataclass(frozen=True, slots=True)
class Paging:
    """The pages to go to, and the neighbours of the current one."""

    links: tuple[PageLink, ...]
    previous: str | None
    next: str | None


def paging(page: Page, link: Link) -> Paging:
    """Return the links of `page`; none where the result has only one page."""
    current, last = page.request.page, page.pages
    numbers = window(current, last) if last > 1 else ()
    links = tuple(
        PageLink(number, link(on_page(page.request, number)), number == current, gap)
        for number, gap in numbers
    )
    return Paging(links, previous_url(page, link), next_url(page, link))


def previous_url(page: Page, link: Link) -> str | None:
    """Return the link to the page before, which past the end is the last, or None."""
    before = min(page.request.page - 1, page.pages)
    return link(on_page(page.request, before)) if before >= 1 else None


def next_url(page: Page, link: Link) -> str | None:
    """Return the link to the page after, or None."""
    after = page.request.page + 1
    return link(on_page(page.request, after)) if after <= page.pages else None


def window(current: int, last: int) -> tuple[tuple[int, bool], ...]:
    """Return the first page, the last, and those around the current one; True follows a gap."""
    near = range(max(1, current - AROUND), min(last, current + AROUND) + 1)
    numbers = sorted({1, *near, last})
    gaps = (False, *(after - before > 1 for before, after in pairwise(numbers)))
    return tuple(zip(numbers, gaps, strict=True))
