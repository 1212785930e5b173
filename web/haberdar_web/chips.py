"""The filters in force, each with the link that removes it."""

from collections.abc import Iterator
from dataclasses import dataclass

from haberdar import Page
from haberdar.article import KINDS
from haberdar.choosing import NONE
from haberdar.query.reading import FilterName, QueryFilter
from haberdar_web import display
from haberdar_web.facets import FACET_NAMES, SCOPE, SCOPE_NAMES, named
from haberdar_web.i18n import gettext, gettext_noop
from haberdar_web.links import Link
from haberdar_web.params import (
    at_any_time,
    counting,
    excluded,
    of_story,
    reworded,
    toggled,
    with_none,
)

_DATE = gettext_noop("Tarih")
_NAMES: dict[FilterName, str] = {
    "date": _DATE,
    "ministry": FACET_NAMES["ministry"],
    "organization": FACET_NAMES["organization"],
    "source": FACET_NAMES["source"],
    "section": FACET_NAMES["section"],
}


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter by its facet and value, and the search without it.

    `url_as_words` is the search for its words, where the query says it in words.
    """

    facet: str
    label: str
    url: str
    url_as_words: str | None = None


def chips(page: Page, link: Link) -> tuple[Chip, ...]:
    """Return the filters of `page`: those chosen in the order of the facets, then the query's."""
    return (
        *_story(page, link),
        *_dates(page, link),
        *_values(page, link),
        *_scope(page, link),
        *_said(page, link),
    )


def narrowing(page: Page, link: Link) -> tuple[Chip, ...]:
    """Return the filters of `page` without which it may find more.

    The scope is one only where a ministry or organization is asked for.
    """
    shown, request = chips(page, link), page.request
    said = any(each.name in KINDS and not each.excluded for each in page.query.filters)
    if said or request.ministries or request.organizations:
        return shown
    return tuple(chip for chip in shown if chip.facet != gettext(SCOPE))


def _story(page: Page, link: Link) -> Iterator[Chip]:
    if page.request.story:
        versions = gettext("birbirine benzeyenler")
        yield Chip(gettext("Haber"), versions, link(of_story(page.request, "")))


def _dates(page: Page, link: Link) -> Iterator[Chip]:
    request = page.request
    if request.since is not None or request.until is not None:
        name = display.period(request.since, request.until)
        yield Chip(gettext(_DATE), name, link(at_any_time(request)))


def _values(page: Page, link: Link) -> Iterator[Chip]:
    for facet, title in FACET_NAMES.items():
        name = gettext(title)
        # A former ministry stands under each of those that share its portfolio.
        values = {value.value: value for value in named(page.facets[facet])}
        for value in values.values():
            if value.selected:
                yield Chip(name, value.label, link(toggled(page.request, facet, value.value)))
        if NONE in page.request.choices(facet):
            yield Chip(name, gettext("yok"), link(with_none(page.request, facet)))
        for value in values.values():
            if value.excluded:
                without = link(excluded(page.request, facet, value.value))
                yield Chip(gettext("%(facet)s değil", facet=name), value.label, without)


def _scope(page: Page, link: Link) -> Iterator[Chip]:
    if page.request.central:
        name = gettext(SCOPE_NAMES[True])
        yield Chip(gettext(SCOPE), name, link(counting(page.request, central=False)))


def _said(page: Page, link: Link) -> Iterator[Chip]:
    for said in page.query.filters:
        yield Chip(
            gettext(_NAMES[said.name]),
            _label(said),
            link(reworded(page.request, said.without)),
            link(reworded(page.request, said.as_words)) if said.as_words else None,
        )


def _label(said: QueryFilter) -> str:
    label = display.period(said.since, said.until) if said.name == "date" else said.label
    return gettext("%(value)s dışında", value=label) if said.excluded else label
