"""The ministries and organizations of a result, to choose from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from secrets import token_hex
from urllib.parse import quote_plus

from haberdar import FacetValue, Page, Registry, SearchRequest
from haberdar.choosing import NONE, excluding, written
from haberdar.request import CHOICES, LARGEST_FACET, FacetName
from haberdar_web import display
from haberdar_web.i18n import gettext, gettext_noop
from haberdar_web.links import Link
from haberdar_web.params import (
    PAGE,
    excluded,
    has_all_values,
    searching,
    toggled,
    with_all_values,
    with_none,
)

FACET_NAMES: dict[FacetName, str] = {
    "ministry": gettext_noop("Bakanlık"),
    "organization": gettext_noop("Kurum"),
    "source": gettext_noop("Kaynak"),
    "section": gettext_noop("Bölüm"),
}
SCOPE = gettext_noop("Kapsam")
# What counts under a value, by whether it is only what articles are mainly about.
SCOPE_NAMES = {
    False: gettext_noop("Adı geçen bütün haberler"),
    True: gettext_noop("Yalnız ana konusu olanlar"),
}
# What nobody can have typed, and an address holds as it is.
_PLACE = token_hex()
# So many values stand in the open; the others wait behind "daha fazla".
SHOWN = 8


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet, and the search with it chosen or left; or with it excluded.

    `years` are those of a former ministry; `former` are those under today's. What is excluded has
    no `url_exclude`: its `url` leads to the search that does not exclude it.
    """

    label: str
    count: int
    selected: bool
    url: str
    years: str = ""
    former: tuple["Choice", ...] = ()
    excluded: bool = False
    url_exclude: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether a former ministry is chosen or excluded, so that it has to be seen."""
        return any(choice.selected or choice.excluded for choice in self.former)


@dataclass(frozen=True, slots=True)
class Search:
    """The form that lists the values of a facet with some words.

    `name` is its field, which has `words` in it, `fields` are its hidden ones.
    """

    name: str
    words: str
    fields: list[tuple[str, str]]
    url_without: str


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet's values: those in the open and the rest, which is shown at once where `is_open`.

    `size` is how many values there are, `most` how many of them a page can hold; `all_url` shows
    these where some are cut off. `none` chooses the articles without any; there is a `search` where
    not all values are in the open. The facet is found on the page by its `anchor`.
    """

    name: str
    anchor: str
    shown: tuple[Choice, ...]
    more: tuple[Choice, ...]
    is_open: bool
    size: int
    most: int
    all_url: str | None
    none: Choice | None
    search: Search | None


def facets(page: Page, registry: Registry, link: Link) -> tuple[Facet, ...]:
    """Return the facets of `page` that have values, or of which something is asked for."""
    return tuple(
        _facet(gettext(name), facet, page, registry, link)
        for facet, name in FACET_NAMES.items()
        if page.facets[facet] or page.request.choices(facet) or page.request.facet_search(facet)
    )


def named(values: Iterable[FacetValue]) -> Iterator[FacetValue]:
    """Yield the values that are chosen or excluded, the former ministries among them."""
    for value in values:
        if value.is_named:
            yield value
        yield from named(value.former)


def _facet(name: str, facet: FacetName, page: Page, registry: Registry, link: Link) -> Facet:
    links = _ValueLinks(page.request, facet, link)

    def choice(value: FacetValue) -> Choice:
        url, url_exclude = links.of(value)
        return Choice(
            value.label,
            value.count,
            value.selected,
            url,
            _years(value.value, registry) if facet == "ministry" else "",
            tuple(map(choice, value.former)),
            value.excluded,
            url_exclude,
        )

    shown, more = _split(page.facets[facet])
    size = page.facet_sizes[facet]
    most = min(size, LARGEST_FACET)
    cut_off = most > len(page.facets[facet])
    return Facet(
        name=name,
        anchor=f"suzgec-{PAGE.names[CHOICES[facet]]}",
        shown=tuple(map(choice, shown)),
        more=tuple(map(choice, more)),
        is_open=has_all_values(page.request) or bool(page.request.facet_search(facet)),
        size=size,
        most=most,
        all_url=link(with_all_values(page.request)) if cut_off else None,
        none=_none(facet, page, link),
        search=_search(facet, page.request, link)
        if more or page.request.facet_search(facet)
        else None,
    )


class _ValueLinks:
    """The links of a facet's values.

    A page has hundreds: those that choose one value more are written into the address of one.
    """

    def __init__(self, request: SearchRequest, facet: FacetName, link: Link) -> None:
        self._request, self._facet, self._link = request, facet, link
        self._before, self._after = link(toggled(request, facet, _PLACE)).split(_PLACE)

    def of(self, value: FacetValue) -> tuple[str, str | None]:
        """Return the links that choose or leave a value, and that exclude it if it is not yet."""
        if value.excluded:
            return self._link(excluded(self._request, self._facet, value.value)), None
        if value.selected:
            return (
                self._link(toggled(self._request, self._facet, value.value)),
                self._link(excluded(self._request, self._facet, value.value)),
            )
        return self._adding(written(value.value)), self._adding(excluding(value.value))

    def _adding(self, choice: str) -> str:
        return f"{self._before}{quote_plus(choice)}{self._after}"


def _none(facet: FacetName, page: Page, link: Link) -> Choice | None:
    count = page.facet_missing[facet]
    is_chosen = NONE in page.request.choices(facet)
    if not count and not is_chosen:
        return None
    return Choice(gettext("Hiçbiri"), count, is_chosen, link(with_none(page.request, facet)))


def _search(facet: FacetName, request: SearchRequest, link: Link) -> Search:
    without = searching(request, facet, "")
    return Search(
        PAGE.names[f"{facet}_search"],
        request.facet_search(facet),
        PAGE.fields(without),
        link(without),
    )


def _years(ministry_id: str, registry: Registry) -> str:
    """Say in which years a former ministry had its name, as far as the registry knows."""
    if registry.is_current(ministry_id):
        return ""
    return display.years(registry.ministries[ministry_id].terms)


def _split(values: tuple[FacetValue, ...]) -> tuple[list[FacetValue], list[FacetValue]]:
    """Part the values in the open from the rest; what is chosen is always in the open."""
    shown: list[FacetValue] = []
    more: list[FacetValue] = []
    for rank, value in enumerate(values):
        in_the_open = rank < SHOWN or any(named([value]))
        (shown if in_the_open else more).append(value)
    return shown, more
