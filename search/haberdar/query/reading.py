"""How a query was read, as plain data: what is looked for, what filters, what else was tried."""

from dataclasses import asdict, dataclass
from typing import Any, Literal, Self

from haberdar.published import PublishedDate
from haberdar.request import Match

FilterName = Literal["date", "ministry", "organization", "source", "section"]
TermKind = Literal["word", "phrase", "prefix", "fuzzy"]


@dataclass(frozen=True, slots=True)
class QueryTerm:
    """Something that is looked for in the text, as it was typed; `field` is empty for all text."""

    text: str
    kind: TermKind
    excluded: bool = False
    field: str = ""


@dataclass(frozen=True, slots=True)
class QueryFilter:
    """A filter that the query says in words or by a field.

    `text` is what was typed and `label` what it was understood as. `without` is the query without
    it, and `as_words` the query in which it is text to be found; empty where it cannot be that.
    """

    name: FilterName
    text: str
    label: str
    without: str
    as_words: str = ""
    ids: tuple[str, ...] = ()
    since: PublishedDate | None = None
    until: PublishedDate | None = None
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Expansion:
    """What else is looked for in place of something typed: an acronym's full name, or back."""

    text: str
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """Another spelling of the query that finds more: what to ask, and how many articles it finds.

    `marks` are the (start, end) pairs of `query` that differ from what was typed.
    """

    query: str
    total: int
    marks: tuple[tuple[int, int], ...] = ()


class Limit(str):
    """A sentence, in Turkish, on where the search stopped short of what was asked.

    `message` is the sentence with ``%(name)s`` in the places of `values`, for those who say it in
    another language.
    """

    __slots__ = ("message", "values")
    message: str
    values: dict[str, object]

    def __new__(cls, message: str, **values: object) -> Self:
        """Put `values` into `message`."""
        limit = super().__new__(cls, message % values if values else message)
        limit.message, limit.values = message, values
        return limit


@dataclass(frozen=True, slots=True)
class QueryReading:
    """How a query was read.

    `matching` is "some" where articles were found that have not all that was asked for: because the
    request wanted that, or because no article has all of it and those with most of it are the best
    there is. `limits` says in sentences where the search stopped short of all that the query could
    mean; `ignored` are pieces of the query that were passed over. `unfiltered` is the query without
    its filters.
    """

    terms: tuple[QueryTerm, ...] = ()
    filters: tuple[QueryFilter, ...] = ()
    expansions: tuple[Expansion, ...] = ()
    corrections: tuple[Correction, ...] = ()
    limits: tuple[Limit, ...] = ()
    ignored: tuple[str, ...] = ()
    unfiltered: str = ""
    matching: Match = "all"

    def to_dict(self) -> dict[str, Any]:
        """Return the reading as JSON-ready data, dates in ISO form."""
        data = asdict(self)
        for asked, plain in zip(self.filters, data["filters"], strict=True):
            for name in ("since", "until"):
                date = getattr(asked, name)
                plain[name] = None if date is None else str(date)
        return data


@dataclass(frozen=True, slots=True)
class ScorePart:
    """What one thing that was looked for adds to a hit's score.

    `text` is what the index has of it, `part` of the article ("title", "body") and `evidence` where
    it was met: "exact", "stem", "folded", "beginning" for first letters, "phrase, stem" and such
    for several words, "first words, stem" for one where the text begins. `weight` is what that
    place and evidence count for, `frequency` the number of articles that have it. The scores of all
    parts add up to the hit's.
    """

    text: str
    part: str
    evidence: str
    weight: float
    frequency: int
    score: float
