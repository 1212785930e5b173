"""How a query was read, as plain data: what is looked for, what filters, what else was tried."""

from dataclasses import dataclass
from typing import Literal

from haberdar.published import PublishedDate

FilterName = Literal["date", "ministry", "organization", "source", "section"]
TermKind = Literal["word", "phrase", "prefix", "fuzzy"]
Matching = Literal["all", "some"]


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


@dataclass(frozen=True, slots=True)
class QueryReading:
    """How a query was read.

    `matching` is "some" where no article has all that was asked for, so that the hits are those
    with the most of it. `limits` says in sentences where the search stopped short of all that the
    query could mean; `ignored` are pieces of the query that were passed over.
    """

    terms: tuple[QueryTerm, ...] = ()
    filters: tuple[QueryFilter, ...] = ()
    expansions: tuple[Expansion, ...] = ()
    corrections: tuple[Correction, ...] = ()
    limits: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    matching: Matching = "all"
