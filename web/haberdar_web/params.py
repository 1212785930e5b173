"""The address of a search: its parameters ⇄ what `News.search` takes, and the searches next to it.

A search's whole state is a `SearchRequest`. `PAGE` and `API` are the two vocabularies in which an
address writes it; the functions below them return the request that a link leads to.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypedDict

from werkzeug.datastructures import MultiDict

from haberdar import PublishedDate, SearchRequest
from haberdar.choosing import NONE, excluding, written
from haberdar.request import CHOICES, FACETS, LARGEST_FACET, FacetName, Sort
from haberdar_web import i18n

SIZES = (10, 20, 50)
_LONGEST_ECHO = 60
_UNFOLDED = "0"
_LISTS = frozenset(CHOICES.values())
_DEFAULT = SearchRequest()


class SearchArguments(TypedDict):
    """The arguments of `News.search`."""

    query: str
    match: str
    ministries: tuple[str, ...]
    organizations: tuple[str, ...]
    sources: tuple[str, ...]
    sections: tuple[str, ...]
    central: bool
    story: str
    fold: bool
    since: str
    until: str
    sort: str
    page: str
    size: str
    facet_size: str
    ministry_search: str
    organization_search: str
    source_search: str
    section_search: str
    today: dt.date | None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names that an address has for the fields of a request and for the sort orders.

    `central` is the value that turns that field on.
    """

    names: Mapping[str, str]
    sorts: Mapping[Sort, str]
    central: str = "1"

    def read(self, parameters: MultiDict[str, str]) -> SearchArguments:
        """Read an address. Never raises; whether the values are usable is left to the engine."""
        first = defaultdict(
            str, ((field, parameters.get(name, "")) for field, name in self.names.items())
        )
        return SearchArguments(
            query=first["query"].strip(),
            match=first.get("match") or _DEFAULT.match,
            ministries=tuple(parameters.getlist(self.names["ministries"])),
            organizations=tuple(parameters.getlist(self.names["organizations"])),
            sources=tuple(parameters.getlist(self.names["sources"])),
            sections=tuple(parameters.getlist(self.names["sections"])),
            central=first["central"] == self.central,
            story=first["story"],
            fold=first.get("fold") != _UNFOLDED,
            since=first["since"],
            until=first["until"],
            sort=self._sort(first["sort"]),
            page=first["page"] or str(_DEFAULT.page),
            size=first["size"] or str(_DEFAULT.size),
            facet_size=first["facet_size"] or str(_DEFAULT.facet_size),
            ministry_search=first["ministry_search"],
            organization_search=first["organization_search"],
            source_search=first["source_search"],
            section_search=first["section_search"],
            today=_day(first.get("today", "")),
        )

    def request(self, parameters: MultiDict[str, str]) -> SearchRequest:
        """Return the request of an address, with defaults for what cannot be understood."""
        return SearchRequest.understand(**self.read(parameters))[0]

    def _sort(self, written: str) -> str:
        known = {word: sort for sort, word in self.sorts.items()}
        return known.get(written, written) or _DEFAULT.sort

    def pairs(self, request: SearchRequest) -> dict[str, Any]:
        """Return the parameters that say `request`; defaults go without saying."""
        return {
            name: self._written(field, value)
            for field, name in self.names.items()
            if (value := getattr(request, field)) != getattr(_DEFAULT, field)
        }

    def _written(self, field: str, value: Any) -> str | list[str]:
        if field == "sort":
            return self.sorts[value]
        if field == "central":
            return self.central
        if field == "fold":
            return _UNFOLDED
        return list(value) if field in _LISTS else str(value)

    def fields(self, request: SearchRequest) -> list[tuple[str, str]]:
        """Return the parameters one by one, as a form's hidden fields; it keeps the language."""
        said = [
            (name, value)
            for name, values in self.pairs(request).items()
            for value in ([values] if isinstance(values, str) else values)
        ]
        return [*said, *i18n.fields()]

    def renamed(self, ignored: Iterable[str]) -> tuple[str, ...]:
        """Return the engine's ``name=value`` texts with the names of this vocabulary, cut short."""
        return tuple(
            _shortened(f"{self.names.get(name, name)}{equals}{value}")
            for name, equals, value in (text.partition("=") for text in ignored)
        )

    def unread(self, parameters: MultiDict[str, str]) -> tuple[str, ...]:
        """Return the parameters that `read` leaves out, cut short: unknown and refused ones."""
        names = set(self.names.values())
        return tuple(
            _shortened(f"{name}={value}")
            for name, value in parameters.items()
            if name not in names or self._refuses(name, value)
        )

    def refused(self, parameters: MultiDict[str, str]) -> tuple[str, ...]:
        """Return the known parameters whose values `read` has no use for, cut short."""
        return tuple(
            _shortened(f"{name}={value}")
            for name, value in parameters.items()
            if self._refuses(name, value)
        )

    def _refuses(self, name: str, value: str) -> bool:
        if name == self.names.get("central"):
            return value not in {"", self.central}
        if name == self.names.get("fold"):
            return value not in {"", _UNFOLDED}
        return name == self.names.get("today") and value != "" and _day(value) is None


PAGE = Vocabulary(
    names={
        "query": "q",
        "ministries": "bakanlik",
        "organizations": "kurum",
        "sources": "kaynak",
        "sections": "bolum",
        "central": "konu",
        "story": "benzer",
        "since": "baslangic",
        "until": "bitis",
        "sort": "sirala",
        "page": "sayfa",
        "size": "adet",
        "facet_size": "deger",
        "ministry_search": "bakanlik_ara",
        "organization_search": "kurum_ara",
        "source_search": "kaynak_ara",
        "section_search": "bolum_ara",
    },
    sorts={"relevance": "ilgi", "newest": "yeni", "oldest": "eski"},
    central="ana",
)
API = Vocabulary(
    names={name: name for name in (*PAGE.names, "match", "fold", "today")},
    sorts={sort: sort for sort in PAGE.sorts},
)


def toggled(request: SearchRequest, facet: FacetName, value: str) -> SearchRequest:
    """Choose a facet's value, or leave it where it is chosen; one that is excluded no longer is."""
    return _toggled(request, facet, written(value), instead_of=excluding(value))


def excluded(request: SearchRequest, facet: FacetName, value: str) -> SearchRequest:
    """Exclude a facet's value, or leave that; one that is chosen no longer is."""
    return _toggled(request, facet, excluding(value), instead_of=written(value))


def with_none(request: SearchRequest, facet: FacetName) -> SearchRequest:
    """Choose the articles that have no value of a facet, or leave that."""
    return _toggled(request, facet, NONE)


def _toggled(
    request: SearchRequest, facet: FacetName, choice: str, *, instead_of: str = ""
) -> SearchRequest:
    before = request.choices(facet)
    others = tuple(other for other in before if other not in {choice, instead_of})
    after = others if choice in before else (*others, choice)
    changes: dict[str, Any] = {CHOICES[facet]: after}
    return replace(request, **changes, page=1)


def searching(request: SearchRequest, facet: FacetName, words: str) -> SearchRequest:
    """List the values of a facet that have `words`; without words, the most frequent."""
    changes: dict[str, Any] = {f"{facet}_search": words}
    return replace(request, **changes)


def counting(request: SearchRequest, *, central: bool) -> SearchRequest:
    """Count articles under what they are mainly about alone, or under all that they mention."""
    return replace(request, central=central, page=1)


def of_story(request: SearchRequest, article_id: str) -> SearchRequest:
    """Search among the versions of an article's story; without an id, among all articles."""
    return replace(request, story=article_id, page=1)


def within(
    request: SearchRequest, since: PublishedDate | None, until: PublishedDate | None
) -> SearchRequest:
    """Search between two dates; None leaves that side open."""
    return replace(request, since=since, until=until, page=1)


def of_period(request: SearchRequest, period: PublishedDate) -> SearchRequest:
    """Search in one year, month or day."""
    return within(request, period, period)


def at_any_time(request: SearchRequest) -> SearchRequest:
    """Leave the dates."""
    return within(request, None, None)


def reworded(request: SearchRequest, query: str) -> SearchRequest:
    """Ask `query` with the same filters, in the same order."""
    return replace(request, query=query, page=1)


def sorted_by(request: SearchRequest, sort: Sort) -> SearchRequest:
    """Order the same articles otherwise."""
    return replace(request, sort=sort, page=1)


def on_page(request: SearchRequest, page: int) -> SearchRequest:
    """Go to another page of the same result."""
    return replace(request, page=page)


def sized(request: SearchRequest, size: int) -> SearchRequest:
    """Show this many hits on a page."""
    return replace(request, size=size, page=1)


def with_all_values(request: SearchRequest) -> SearchRequest:
    """Show all values of the facets, as far as a page can hold them."""
    return replace(request, facet_size=LARGEST_FACET)


def has_all_values(request: SearchRequest) -> bool:
    """Tell whether more than the usual number of values is asked for."""
    return request.facet_size > _DEFAULT.facet_size


def unfiltered(request: SearchRequest) -> SearchRequest:
    """Leave every filter and keep the words."""
    nothing: dict[str, Any] = dict.fromkeys(_LISTS, ())
    return at_any_time(replace(request, **nothing, central=False, story=""))


def is_filtered(request: SearchRequest) -> bool:
    """Tell whether anything but words narrows the search."""
    return bool(
        any(map(request.choices, FACETS))
        or request.story
        or request.since is not None
        or request.until is not None
    )


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_ECHO else text[: _LONGEST_ECHO - 1] + "…"
