"""What every engine of the benchmark does."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from benchmarks.speed.fields import Analyzed
from benchmarks.speed.searches import Search

HITS = 10
SHOWN_ORGANIZATIONS = 50
FACETS = ("month", "ministry", "organization")


@dataclass(frozen=True, slots=True)
class Answer:
    """How many articles were found, the first ten in the engine's own terms, and facet counts.

    Counted are all months and ministries and the fifty most frequent organizations, each facet
    without its own filter (drill-sideways).
    """

    total: int
    hits: Any
    facets: dict[str, dict[str, int]]


class Contender(Protocol):
    """An engine: builds an index in a folder, opens it, searches it."""

    name: str

    @staticmethod
    def version() -> str:
        """Return the version of the engine."""

    @staticmethod
    def prepare(document: Analyzed) -> Any:
        """Return `document` as `build` takes it; outside of what is timed."""

    def build(self, documents: Iterable[Any], folder: Path) -> None:
        """Index prepared documents in the empty `folder`, until searches can be fast."""

    def open(self, folder: Path) -> None:
        """Open what `build` made."""

    def search(self, search: Search) -> Answer:
        """Run a search: the best ten articles, or the newest where no words are required."""

    def ids(self, answer: Answer) -> list[int]:
        """Return the document numbers of the hits; outside of what is timed."""

    def forget(self) -> None:
        """Drop what earlier searches left decoded; outside of what is timed."""

    def close(self) -> None:
        """Close what `open` opened."""


Maker = Callable[[], Contender]


def passes(search: Search) -> Iterator[tuple[frozenset[str], tuple[str, ...]]]:
    """Yield which filters to apply and which facets to count with them.

    The first pass applies all filters; each facet that filters needs one more without its own.
    """
    filters = search.filters
    yield filters, tuple(facet for facet in FACETS if facet not in filters)
    for facet in FACETS:
        if facet in filters:
            yield filters - {facet}, (facet,)


def is_within(month: str, search: Search) -> bool:
    """Tell whether `month` passes the filter of `search`."""
    return (search.since or month) <= month <= (search.until or month)


def size_of(folder: Path) -> int:
    """Return the bytes of all files in `folder`."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
