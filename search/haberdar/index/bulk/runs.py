"""Sorted runs of postings in temporary files, and their merging term by term."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from haberdar.index.flat.container import Container, ContainerWriter
from haberdar.index.flat.postings_writer import Batch

# Occurrences that are merged and packed at a time, about 60 bytes each.
_OCCURRENCES_AT_ONCE = 2_000_000

# Batches after which the memory that reading the runs took is given back.
_BATCHES_HELD = 8

Numbers = NDArray[np.int64]
Small = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Run:
    """The postings of some documents, by term number.

    `terms` are the different numbers, ascending; the postings of `terms[i]` are `starts[i]` to
    `starts[i + 1]`, and the positions of a posting follow each other as its count says.
    """

    terms: NDArray[np.uint32]
    starts: NDArray[np.intp]
    docs: NDArray[np.uint32]
    counts: NDArray[np.intp]
    positions: NDArray[np.uint32]

    @classmethod
    def of_words(
        cls,
        terms: NDArray[np.uint32],
        docs: NDArray[np.uint32],
        positions: NDArray[np.uint32],
    ) -> Self:
        """Sort words, given in the order of documents and positions; at least one."""
        order = _order(terms)
        terms, docs = terms[order], docs[order]
        new_term = _changes(terms)
        firsts = np.flatnonzero(new_term | _changes(docs))
        return cls(
            terms[new_term],
            np.append(np.flatnonzero(new_term[firsts]), len(firsts)),
            docs[firsts],
            np.diff(firsts, append=len(terms)),
            positions[order],
        )


def _order(terms: NDArray[np.uint32]) -> NDArray[np.intp]:
    """Return the order of a stable sort, by halves: NumPy sorts 16 bits by counting."""
    order = np.argsort(terms.astype(np.uint16), kind="stable")
    if terms.max() < 1 << 16:
        return order
    high = (terms >> 16).astype(np.uint16)
    return order[np.argsort(high[order], kind="stable")]


def _changes(values: NDArray[Any]) -> NDArray[np.bool_]:
    """Tell of each value whether it is another than the one before."""
    changes = np.ones(len(values), np.bool_)
    np.not_equal(values[1:], values[:-1], out=changes[1:])
    return changes


@dataclass(frozen=True, slots=True)
class RunFile:
    """A run in a file; its documents count from `base`."""

    path: Path
    base: int

    @classmethod
    def write(cls, path: Path, run: Run, base: int) -> Self:
        """Write `run` with the fewest bytes a number that hold its largest."""
        container = ContainerWriter()
        for name in Run.__slots__:
            values = getattr(run, name)
            container.put(name, values, np.min_scalar_type(int(values.max())).str)
        with path.open("wb") as file:
            container.write(file, {})
        return cls(path, base)


class _OpenRun:
    """A run whose terms are in the order of their bytes."""

    def __init__(self, run: RunFile, rank: Numbers) -> None:
        self._container = container = Container.open(run.path)
        self._base = run.base
        self._docs, self._counts, self._positions = (
            container.array(name) for name in ("docs", "counts", "positions")
        )
        ranks = rank[container.array("terms")]
        order = np.argsort(ranks)
        starts = container.array("starts")
        ends = np.concatenate([[0], np.cumsum(self._counts, dtype=np.int64)])
        firsts = ends[starts]
        # A run holds far fewer than 2³¹ words, and there are many runs.
        self.ranks, self._starts, self.sizes, self._first, self.occurrences = (
            values[order].astype(np.int32)
            for values in (
                ranks,
                starts[:-1],
                np.diff(starts.astype(np.int64)),
                firsts[:-1],
                np.diff(firsts),
            )
        )
        self.release()

    def release(self) -> None:
        """Give memory back."""
        self._container.release()

    def part(self, low: int, high: int) -> slice:
        """Return where the terms of rank `low` to `high` are."""
        start, end = np.searchsorted(self.ranks, np.array([low, high], np.int32))
        return slice(int(start), int(end))

    def copy_postings(self, part: slice, into: Numbers, docs: Any, counts: Any) -> None:
        """Copy the postings of terms to the places that begin at `into`, which move on."""
        source, target = _places(self._starts[part], into, self.ranks[part], self.sizes[part])
        docs[target] = self._docs[source].astype(np.uint32) + np.uint32(self._base)
        counts[target] = self._counts[source]

    def copy_positions(self, part: slice, into: Numbers, positions: Any) -> None:
        """Copy the positions of terms likewise."""
        source, target = _places(self._first[part], into, self.ranks[part], self.occurrences[part])
        positions[target] = self._positions[source]


def _places(starts: Small, into: Numbers, ranks: Small, sizes: Small) -> tuple[Numbers, Numbers]:
    """Return where to read and where to write groups of `sizes`, and move `into` behind them."""
    before = np.cumsum(sizes, dtype=np.int64) - sizes
    run_along = np.arange(int(sizes.sum(dtype=np.int64)))
    source = np.repeat(starts - before, sizes) + run_along
    target = np.repeat(into[ranks] - before, sizes) + run_along
    into[ranks] += sizes
    return source, target


def merged(runs: Sequence[RunFile], texts: Sequence[bytes], rank: Numbers) -> Iterator[Batch]:
    """Yield the postings of all runs by term; `texts` are all terms, `rank` their places by number.

    The files of the runs are removed.
    """
    opened = [_OpenRun(run, rank) for run in runs]
    for run in runs:
        run.path.unlink()
    sizes = np.zeros(len(rank), np.int64)
    occurrences = np.zeros(len(rank), np.int64)
    for each in opened:
        sizes[each.ranks] += each.sizes
        occurrences[each.ranks] += each.occurrences
    for number, (low, high) in enumerate(_cuts(occurrences), start=1):
        yield _merge(opened, texts, sizes, occurrences, low, high)
        if number % _BATCHES_HELD == 0:
            for each in opened:
                each.release()


def _cuts(occurrences: Numbers) -> Iterator[tuple[int, int]]:
    """Yield ranges of terms with about so many occurrences as may be merged at a time."""
    ends = np.cumsum(occurrences)
    low = 0
    while low < len(ends):
        done = ends[low - 1] if low else 0
        high = int(np.searchsorted(ends, done + _OCCURRENCES_AT_ONCE, side="right"))
        high = max(high, low + 1)
        yield low, high
        low = high


def _merge(  # noqa: PLR0913, PLR0917 - the state of one merge
    runs: Sequence[_OpenRun],
    texts: Sequence[bytes],
    sizes: Numbers,
    occurrences: Numbers,
    low: int,
    high: int,
) -> Batch:
    present = low + np.flatnonzero(sizes[low:high])
    into_postings = np.zeros(high, np.int64)
    into_positions = np.zeros(high, np.int64)
    into_postings[low:] = np.cumsum(sizes[low:high]) - sizes[low:high]
    into_positions[low:] = np.cumsum(occurrences[low:high]) - occurrences[low:high]
    docs = np.empty(int(sizes[low:high].sum()), np.uint32)
    counts = np.empty(len(docs), np.uint32)
    positions = np.empty(int(occurrences[low:high].sum()), np.uint32)
    for run in runs:
        part = run.part(low, high)
        run.copy_postings(part, into_postings, docs, counts)
        run.copy_positions(part, into_positions, positions)
    return Batch(
        [texts[place] for place in present.tolist()], sizes[present], docs, counts, positions
    )
