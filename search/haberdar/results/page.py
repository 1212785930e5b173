"""The answer to a search, as plain data."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, NamedTuple, Self

from haberdar.published import PublishedDate
from haberdar.query.reading import QueryReading, ScorePart
from haberdar.request import FacetName, SearchRequest

# Places of a text as (start, end) pairs, in order and apart from each other.
Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """Text with the places that a search found in it."""

    text: str
    marks: Spans = ()

    def __str__(self) -> str:
        return self.text

    def pieces(self) -> list[tuple[str, bool]]:
        """Return the text in pieces, each with whether it is marked; joined they are the text."""
        pieces = []
        done = 0
        for start, end in self.marks:
            if start > done:
                pieces.append((self.text[done:start], False))
            pieces.append((self.text[start:end], True))
            done = end
        if done < len(self.text):
            pieces.append((self.text[done:], False))
        return pieces


class Marks(NamedTuple):
    """The places that a search found in the title and in the body of an article."""

    title: Spans = ()
    body: Spans = ()


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a facet, how many articles have it, and whether it is chosen, or left out.

    The counts of a facet leave its own selection out of account (drill-sideways). `former` are the
    former names of one of today's ministries that have articles or are chosen, the latest first;
    its own count has theirs in it.
    """

    value: str
    label: str
    count: int
    selected: bool = False
    former: tuple["FacetValue", ...] = ()
    excluded: bool = False

    @property
    def is_named(self) -> bool:
        """Whether the search wants or excludes the value."""
        return self.selected or self.excluded


@dataclass(frozen=True, slots=True)
class EntityLabel:
    """A ministry or organization by its id, with the name to show.

    `central` tells whether the article is mainly about it.
    """

    id: str
    label: str
    central: bool = False


@dataclass(frozen=True, slots=True)
class TimelinePeriod:
    """A year, month or day with its number of articles.

    A year has its months. A month has its days where the search lies within it, and nowhere else.
    Counts can exceed the sum of their parts: some articles are dated only to the year or month.
    """

    period: PublishedDate
    count: int
    selected: bool = False
    months: tuple["TimelinePeriod", ...] = ()
    days: tuple["TimelinePeriod", ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the period as JSON-ready data, in ISO form.

        Only years have ``months``, and only a month whose days were counted has ``days``.
        """
        data: dict[str, Any] = {
            "period": str(self.period),
            "count": self.count,
            "selected": self.selected,
        }
        if self.period.precision == "year":
            data["months"] = [month.to_dict() for month in self.months]
        if self.days:
            data["days"] = [day.to_dict() for day in self.days]
        return data


@dataclass(frozen=True, slots=True)
class Hit:
    """An article found. `score` is 0 where the search had no words.

    `similar` is how many other versions of its story were found.
    """

    id: str
    title: str
    title_marks: Spans
    snippet: Marked
    url: str
    source: str
    section: str
    date: PublishedDate | None
    ministries: tuple[EntityLabel, ...]
    organizations: tuple[EntityLabel, ...]
    score: float
    similar: int = 0

    def to_dict(self) -> dict[str, Any]:
        """Return the hit as JSON-ready data, its date in ISO form."""
        date = self.date
        return {
            **asdict(self),
            "date": None if date is None else str(date),
            "precision": None if date is None else date.precision,
        }


# Returns, by their ids, what adds up to the scores of articles.
Explain = Callable[[Sequence[str]], Mapping[str, tuple[ScorePart, ...]]]
_EXPLAIN = "_explain"


@dataclass(frozen=True)
class Page:
    """One page of hits with the counts of the whole result; `query` is how the query was read.

    `total` and all counts are of articles, `stories` is how many stories they tell: as many hits as
    all pages have together, unless the search says not to fold. `facet_missing` is how many
    articles have no value of a facet.

    Plain data, but that a page fresh from an archive can ask it to `explain` scores.
    """

    request: SearchRequest
    query: QueryReading
    total: int
    stories: int
    hits: tuple[Hit, ...]
    facets: dict[FacetName, tuple[FacetValue, ...]]
    facet_sizes: dict[FacetName, int]
    facet_missing: dict[FacetName, int]
    timeline: tuple[TimelinePeriod, ...]
    undated: int
    ignored: tuple[str, ...] = ()

    def explained_by(self, explain: Explain) -> Self:
        """Return the page, whose scores `explain` explains."""
        page = replace(self)
        vars(page)[_EXPLAIN] = explain  # no field: it is not of the data
        return page

    def __getstate__(self) -> dict[str, Any]:
        """Return what a copy in another process knows: all but the archive."""
        return {name: value for name, value in vars(self).items() if name != _EXPLAIN}

    def explain(self, hit: Hit) -> tuple[ScorePart, ...]:
        """Return what adds up to the score of a hit of this page; nothing where it has none.

        Asks the archive as it is now; nothing for a page that was copied from elsewhere.
        """
        return self._explanations([hit]).get(hit.id, ())

    def _explanations(self, hits: Sequence[Hit]) -> Mapping[str, tuple[ScorePart, ...]]:
        explain: Explain | None = vars(self).get(_EXPLAIN)
        return {} if explain is None else explain([hit.id for hit in hits])

    @property
    def is_partial(self) -> bool:
        """Whether no article has all that was asked for, and those with most of it are shown."""
        return self.query.matching == "some" and self.request.match == "all"

    @property
    def pages(self) -> int:
        """How many pages of this size the result has."""
        hits = self.stories if self.request.is_folded else self.total
        return -(-hits // self.request.size)

    def to_dict(self, *, explain: bool = False) -> dict[str, Any]:
        """Return the page as JSON-ready data, dates in ISO form.

        With `explain`, every hit has the parts of its score as its ``explanation``.
        """
        data = asdict(replace(self, hits=(), timeline=()))
        data["request"] = self.request.to_dict()
        data["query"] = self.query.to_dict()
        data["pages"] = self.pages
        data["hits"] = [hit.to_dict() for hit in self.hits]
        if explain:
            parts = self._explanations(self.hits)
            for hit, plain in zip(self.hits, data["hits"], strict=True):
                plain["explanation"] = [asdict(part) for part in parts.get(hit.id, ())]
        data["timeline"] = [period.to_dict() for period in self.timeline]
        return data
