"""The filters in force, each with the link that removes it."""

from collections.abc import Iterator
from dataclasses import dataclass

from haberdar import Page
from haberdar.turkish.periods import label
from haberdar_web.facets import FACET_NAMES
from haberdar_web.links import Link
from haberdar_web.params import at_any_time, toggled


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter by its facet and value, and the search without it."""

    facet: str
    label: str
    url: str


def chips(page: Page, link: Link) -> tuple[Chip, ...]:
    """Return the filters of `page` in the order of the facets."""
    return (*_dates(page, link), *_values(page, link))


def _dates(page: Page, link: Link) -> Iterator[Chip]:
    request = page.request
    if request.since is not None or request.until is not None:
        name = label(request.since, request.until)
        yield Chip("Tarih", name, link(at_any_time(request)))


def _values(page: Page, link: Link) -> Iterator[Chip]:
    for facet, name in FACET_NAMES.items():
        for value in page.facets[facet]:
            if value.selected:
                yield Chip(name, value.label, link(toggled(page.request, facet, value.value)))
