"""What a search asks for, as plain data that any engine can answer."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Literal, Self, get_args

from haberdar.choosing import canonical
from haberdar.published import PublishedDate

FacetName = Literal["ministry", "organization", "source", "section"]
FACETS: tuple[FacetName, ...] = get_args(FacetName)
# The fields of a request that say what is chosen of each facet.
CHOICES: dict[FacetName, str] = {
    "ministry": "ministries",
    "organization": "organizations",
    "source": "sources",
    "section": "sections",
}
Sort = Literal["relevance", "newest", "oldest"]
SORTS: tuple[Sort, ...] = get_args(Sort)
Match = Literal["all", "some"]
MATCHES: tuple[Match, ...] = get_args(Match)
LARGEST_PAGE = 100
LARGEST_FACET = 1_000
# More than anybody chooses by hand; each costs time, and letters in every link.
MOST_VALUES = 30
LONGEST_QUERY = 1_000
LONGEST_FACET_SEARCH = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRequest:
    """A search whose values are all usable; make one of raw values by `understand`.

    To `match` "all", articles have all that the query asks for; where none has, those with most of
    it are shown. To match "some", any of it will do, as suits a question in a sentence. Dates said
    in words are meant from `today`; None is the day of the search.

    Values of one facet widen the result (any of them), facets narrow each other (all of them).
    `-value` leaves out the articles that have a value, and `-` alone chooses those that have none;
    a value that itself begins with a minus sign or backslash has a backslash before it. Of the
    values of a facet, only those are listed whose labels have the words of its ``…_search``, as a
    keyboard without Turkish letters writes them; those chosen always are.
    With `central`, an article counts under the ministries and organizations that it is mainly
    about, and not under those that it mentions in passing.
    An article is within `since`–`until` when the whole of its date is: one known only to the year
    is in no month. Undated articles are in no period.

    Versions of one story, as several outlets print the copy of an agency, are one hit: the first of
    them in the order asked for. Without `fold`, each is a hit of its own. Given an article's id as
    `story`, only the versions of its story are found, each for itself. Counts are of articles, of
    all versions, always.
    """

    query: str = ""
    match: Match = "all"
    ministries: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    central: bool = False
    story: str = ""
    fold: bool = True
    since: PublishedDate | None = None
    until: PublishedDate | None = None
    sort: Sort = "relevance"
    page: int = 1
    size: int = 10
    facet_size: int = 50
    ministry_search: str = ""
    organization_search: str = ""
    source_search: str = ""
    section_search: str = ""
    today: dt.date | None = None

    @classmethod
    def understand(  # noqa: PLR0913 - one argument for each thing a person can ask
        cls,
        query: str = "",
        *,
        match: str = "all",
        ministries: Iterable[str] = (),
        organizations: Iterable[str] = (),
        sources: Iterable[str] = (),
        sections: Iterable[str] = (),
        central: bool = False,
        story: str = "",
        fold: bool = True,
        since: str | dt.date | PublishedDate | None = None,
        until: str | dt.date | PublishedDate | None = None,
        sort: str = "relevance",
        page: int | str = 1,
        size: int | str = 10,
        facet_size: int | str = 50,
        ministry_search: str = "",
        organization_search: str = "",
        source_search: str = "",
        section_search: str = "",
        today: dt.date | None = None,
    ) -> tuple[Self, tuple[str, ...]]:
        """Make a request of what somebody typed; return it with what could not be understood.

        Never raises for a value: an unusable one is replaced by its default and named in the second
        part of the result as ``name=value``.
        """
        ignored: list[str] = []
        if len(query) > LONGEST_QUERY:
            ignored.append(f"query={query[LONGEST_QUERY : LONGEST_QUERY + 20]}…")
        if match not in MATCHES:
            ignored.append(f"match={match}")
        if sort not in SORTS:
            ignored.append(f"sort={sort}")
        request = cls(
            query=query[:LONGEST_QUERY],
            match=next((known for known in MATCHES if known == match), "all"),
            ministries=_values("ministries", ministries, ignored),
            organizations=_values("organizations", organizations, ignored),
            sources=_values("sources", sources, ignored),
            sections=_values("sections", sections, ignored),
            central=_flag("central", central, ignored, default=False),
            story=story,
            fold=_flag("fold", fold, ignored, default=True),
            since=_date("since", since, ignored),
            until=_date("until", until, ignored),
            sort=next((known for known in SORTS if known == sort), "relevance"),
            page=_number("page", page, 1, 10**9, ignored),
            size=_number("size", size, 10, LARGEST_PAGE, ignored),
            facet_size=_number("facet_size", facet_size, 50, LARGEST_FACET, ignored),
            ministry_search=_words("ministry_search", ministry_search, ignored),
            organization_search=_words("organization_search", organization_search, ignored),
            source_search=_words("source_search", source_search, ignored),
            section_search=_words("section_search", section_search, ignored),
            today=today.date() if isinstance(today, dt.datetime) else today,
        )
        return request, tuple(ignored)

    @property
    def is_folded(self) -> bool:
        """Whether the versions of a story are one hit."""
        return self.fold and not self.story

    def choices(self, facet: FacetName) -> tuple[str, ...]:
        """Return what is chosen of a facet, as `Chosen` reads it."""
        choices: tuple[str, ...] = getattr(self, CHOICES[facet])
        return choices

    def facet_search(self, facet: FacetName) -> str:
        """Return the words that the listed values of a facet have to have."""
        words: str = getattr(self, f"{facet}_search")
        return words

    def to_dict(self) -> dict[str, Any]:
        """Return the request as JSON-ready data."""
        data = asdict(self)
        for name in ("since", "until", "today"):
            data[name] = None if data[name] is None else str(getattr(self, name))
        return data


def _values(name: str, values: Iterable[str], ignored: list[str]) -> tuple[str, ...]:
    several = (values,) if isinstance(values, str) else values
    different = tuple(dict.fromkeys(filter(None, map(canonical, several))))
    ignored.extend(f"{name}={value}" for value in different[MOST_VALUES:])
    return different[:MOST_VALUES]


def _words(name: str, words: str, ignored: list[str]) -> str:
    words = words.strip()
    if len(words) > LONGEST_FACET_SEARCH:
        ignored.append(f"{name}={words[LONGEST_FACET_SEARCH : LONGEST_FACET_SEARCH + 20]}…")
    return words[:LONGEST_FACET_SEARCH].rstrip()


def _flag(name: str, value: object, ignored: list[str], *, default: bool) -> bool:
    if isinstance(value, bool):
        return value
    ignored.append(f"{name}={value}")
    return default


def _date(
    name: str, value: str | dt.date | PublishedDate | None, ignored: list[str]
) -> PublishedDate | None:
    if value is None or not str(value).strip():
        return None
    try:
        return PublishedDate.parse(str(value))
    except ValueError:
        ignored.append(f"{name}={value}")
        return None


def _number(name: str, value: int | str, default: int, largest: int, ignored: list[str]) -> int:
    try:
        number = int(value)
    except (ValueError, OverflowError):
        number = 0
    if 1 <= number <= largest:
        return number
    ignored.append(f"{name}={value}")
    return largest if number > largest else default
