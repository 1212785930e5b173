"""A search's hits as CSV (RFC 4180), for spreadsheets and programs."""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain

from haberdar import EntityLabel, Hit, Page, SearchRequest
from haberdar.request import LARGEST_PAGE
from haberdar_web.params import on_page
from haberdar_web.spreadsheet import inert

MOST_ROWS = 1_000
COLUMNS = (
    "id", "title", "date", "precision", "source", "section", "url", "page", "ministries",
    "organizations", "similar", "snippet",
)  # fmt: skip
# Without it, spreadsheets take the file for an old code page, and spoil the Turkish letters;
# programs that read CSV as UTF-8 know it.
_BYTE_ORDER_MARK = "\ufeff"

Search = Callable[[SearchRequest], Page]
Address = Callable[[str], str]


def hit_rows(search: Search, request: SearchRequest, address: Address) -> Iterator[str]:
    """Return the lines of all that `request` finds, up to `MOST_ROWS`, in its order.

    The first page is asked for before this returns, so that what fails does so before any line is
    sent, and each other one when its lines are needed. `address` says where an article is shown.
    """
    whole = replace(request, page=1, size=LARGEST_PAGE, facet_size=1)
    first = search(whole)
    last = min(first.pages, MOST_ROWS // LARGEST_PAGE)
    rest = (search(on_page(whole, number)) for number in range(2, last + 1))
    return _lines(chain([first], rest), address)


def _lines(pages: Iterator[Page], address: Address) -> Iterator[str]:
    yield _BYTE_ORDER_MARK + _line(COLUMNS)
    for page in pages:
        yield "".join(_line(_row(hit, address(hit.id))) for hit in page.hits)


def _row(hit: Hit, page: str) -> tuple[str, ...]:
    return (
        hit.id,
        hit.title,
        "" if hit.date is None else str(hit.date),
        "" if hit.date is None else hit.date.precision,
        hit.source,
        hit.section,
        hit.url,
        page,
        _labels(hit.ministries),
        _labels(hit.organizations),
        str(hit.similar),
        hit.snippet.text,
    )


def _labels(entities: tuple[EntityLabel, ...]) -> str:
    return "; ".join(entity.label for entity in entities)


def _line(cells: tuple[str, ...]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(map(inert, cells))
    return line.getvalue()
