"""The postings of one field: written in batches of sorted terms, read term by term as arrays.

For every term its documents (ascending, as differences), how often it is in each, and at which
positions (as differences within the document). `packing` says how they are made small.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from haberdar.errors import IndexUnusableError
from haberdar.index.flat.container import Array, Container, ContainerWriter
from haberdar.index.flat.dictionary import TermDictionary
from haberdar.index.flat.packing import (
    WIDTHS,
    PackedCounts,
    pack_counts,
    pack_groups,
    unpack,
    unpack_counts,
)

Numbers = NDArray[np.int32]

# The byte that says how a term's postings are packed: the width of the documents' differences and
# whether they are patched, the same of the positions' three bits further up, and of the counts
# whether some are patched, or all are 1.
_PATCHED, _COUNTS_PATCHED, _ALL_ONCE = 4, 64, 128
_POSITIONS_CODE = 3
_MOST = 2**32 - 1


@dataclass(frozen=True, slots=True)
class Batch:
    """Postings of some terms: `sizes[i]` documents of `docs` belong to `terms[i]`, in order.

    `counts`, from 1, says how often; it is None where a field only knows that a term is there.
    `positions` holds `counts[j]` ascending numbers for posting j, or is None.
    """

    terms: Sequence[bytes]
    sizes: NDArray[np.int64]
    docs: NDArray[np.uint32]
    counts: NDArray[np.uint32] | None = None
    positions: NDArray[np.uint32] | None = None


def differences(values: NDArray[np.uint32], starts: NDArray[np.int64]) -> NDArray[np.uint32]:
    """Return each value less the one before it; those at `starts` are kept as they are."""
    found = np.diff(values, prepend=np.uint32(0))
    found[starts] = values[starts]
    return found


def sums(
    steps: NDArray[np.uint32], sizes: NDArray[np.int64], starts: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Undo `differences`: running sums that begin anew at every one of `starts`."""
    totals = np.cumsum(steps, dtype=np.int64)
    return totals - np.repeat(totals[starts] - steps[starts], sizes)


class PostingsWriter:
    """Writes a field's postings into a container, batch by batch in the order of the terms."""

    def __init__(self, container: ContainerWriter) -> None:
        self._container = container
        self._postings = 0
        self._occurrences = 0
        self.last_position = 0
        self._region_sizes = {"docs": [0, 0, 0], "positions": [0, 0, 0]}
        self._letters = 0
        self._waiting = np.empty(0, np.uint32)  # a count whose half of a byte is not full
        self._waiting_place = 0
        open_ = container.section
        self._sections = {
            name: open_(name, dtype)
            for name, dtype in (
                ("terms", "<u1"), ("term_ends", "<u4"), ("shapes", "<u1"), ("first", "<u4"),
                ("docs_start", "<u4"), ("docs_1", "<u1"), ("docs_2", "<u2"), ("docs_4", "<u4"),
                ("docs_misfit", "<u4"), ("docs_high", "<u4"),
                ("first_occurrence", "<u4"), ("counts", "<u1"),
                ("counts_misfit", "<u4"), ("counts_whole", "<u4"),
                ("positions_start", "<u4"), ("positions_1", "<u1"), ("positions_2", "<u2"),
                ("positions_4", "<u4"), ("positions_misfit", "<u4"), ("positions_high", "<u4"),
            )
        }  # fmt: skip

    def append(self, batch: Batch) -> None:
        """Add the postings of terms that come after all those before.

        Raises IndexUnusableError where the field grows beyond what 32 bits can count.
        """
        if not len(batch.terms):
            return
        sizes = batch.sizes
        starts = np.cumsum(sizes) - sizes
        self._put("first", starts + self._postings)
        shapes = self._append_groups("docs", differences(batch.docs, starts), sizes)
        occurrences = sizes
        if batch.counts is not None:
            shapes |= self._append_counts(batch.counts, starts)
            occurrences = np.add.reduceat(batch.counts, starts, dtype=np.int64)
        self._put("first_occurrence", np.cumsum(occurrences) - occurrences + self._occurrences)
        if batch.positions is not None and batch.counts is not None:
            posting_starts = np.cumsum(batch.counts, dtype=np.int64) - batch.counts
            steps = differences(batch.positions, posting_starts)
            shapes |= self._append_groups("positions", steps, occurrences) << _POSITIONS_CODE
            self.last_position = max(self.last_position, int(batch.positions.max()))
        self._put("shapes", shapes)
        self._append_terms(batch.terms)
        self._postings += len(batch.docs)
        self._occurrences += int(occurrences.sum())
        if max(self._postings, self._occurrences, self._letters) > _MOST:
            raise IndexUnusableError(
                "a field of one segment holds at most 4,294,967,295 words; index fewer at once"
            )

    def _put(self, name: str, values: Array) -> None:
        self._sections[name].append(values)

    def _append_terms(self, terms: Sequence[bytes]) -> None:
        lengths = np.fromiter(map(len, terms), np.int64, len(terms))
        self._put("terms", np.frombuffer(b"".join(terms), np.uint8))
        self._put("term_ends", np.cumsum(lengths) + self._letters)
        self._letters += int(lengths.sum())

    def _append_groups(
        self,
        kind: Literal["docs", "positions"],
        steps: NDArray[np.uint32],
        sizes: NDArray[np.int64],
    ) -> NDArray[np.uint8]:
        """Write packed groups; return what the terms' shapes have to say of them."""
        packed = pack_groups(steps, sizes)
        filled = self._region_sizes[kind]
        self._put(f"{kind}_start", packed.starts + np.array(filled)[packed.codes])
        for code, region in enumerate(packed.regions):
            self._put(f"{kind}_{WIDTHS[code]}", region)
            filled[code] += len(region)
        done = self._postings if kind == "docs" else self._occurrences
        self._put(f"{kind}_misfit", packed.exception_places + done)
        self._put(f"{kind}_high", packed.exception_highs)
        return packed.codes | np.where(packed.patched, _PATCHED, 0).astype(np.uint8)

    def _append_counts(
        self, counts: NDArray[np.uint32], starts: NDArray[np.int64]
    ) -> NDArray[np.uint8]:
        largest = np.maximum.reduceat(counts, starts)
        waiting = np.concatenate([self._waiting, counts])
        self._waiting = waiting[len(waiting) & ~1 :]
        packed = pack_counts(waiting[: len(waiting) & ~1])
        self._put_counts(packed, len(packed.nibbles) * 2)
        shapes = np.where(largest == 1, _ALL_ONCE, 0)
        return (shapes | np.where(largest > 16, _COUNTS_PATCHED, 0)).astype(np.uint8)

    def _put_counts(self, packed: PackedCounts, length: int) -> None:
        self._put("counts", packed.nibbles)
        self._put("counts_misfit", packed.exception_places + self._waiting_place)
        self._put("counts_whole", packed.exception_counts)
        self._waiting_place += length

    def finish(self) -> None:
        """Write what was waiting; nothing can be added afterwards."""
        if len(self._waiting):
            self._put_counts(pack_counts(self._waiting), 1)
        self._put("first", np.array([self._postings]))
        self._put("first_occurrence", np.array([self._occurrences]))


class Postings:
    """A field's postings in an open container. A term is named by its number in `terms`."""

    def __init__(self, container: Container) -> None:
        self.container = container
        self.terms = TermDictionary(container.array("terms"), container.array("term_ends"))
        self._first = container.array("first").data
        self._shapes = container.array("shapes").data

    @cached_property
    def _has_counts(self) -> bool:
        return len(self.container.array("counts")) > 0

    @cached_property
    def has_positions(self) -> bool:
        """Whether the field knows where in a document its terms stand."""
        return len(self.container.array("positions_start")) > 0

    @property
    def last_position(self) -> int:
        """The largest position of any term."""
        return int(self.container.meta["last_position"])

    def size(self, term: int) -> int:
        """Return the number of documents that have the term."""
        return int(self._first[term + 1] - self._first[term])

    def occurrences(self, term: int) -> int:
        """Return how often the term is in all documents together."""
        first = self.container.array("first_occurrence")
        return int(first[term + 1]) - int(first[term])

    def docs(self, term: int) -> Numbers:
        """Return the documents that have the term, ascending."""
        first, end = self._first[term], self._first[term + 1]
        return np.cumsum(self._steps("docs", term, first, end), dtype=np.int32)

    def _steps(
        self, kind: Literal["docs", "positions"], term: int, first: int, end: int
    ) -> NDArray[np.uint32]:
        """Unpack what `PostingsWriter._append_groups` packed of the group `first` to `end`."""
        array = self.container.array
        shape = self._shapes[term]
        if kind == "positions":
            shape >>= _POSITIONS_CODE
        code = shape & 3
        start = int(array(f"{kind}_start")[term])
        region = array(f"{kind}_{WIDTHS[code]}")[start : start + end - first]
        misfits, highs = array(f"{kind}_misfit"), array(f"{kind}_high")
        low, high = 0, 0
        if shape & _PATCHED:
            low, high = np.searchsorted(misfits, np.array([first, end], misfits.dtype))
        return unpack(region, code, misfits[low:high], highs[low:high], first)

    def docs_of_range(self, terms: range) -> tuple[Numbers, NDArray[np.int64]]:
        """Return the documents of terms that follow each other, and how many each term has.

        The groups of one width lie side by side in its region, so that all are read at once.
        """
        bounds = self.container.array("first")[terms.start : terms.stop + 1].astype(np.int64)
        sizes = np.diff(bounds)
        codes = self.container.array("shapes")[terms.start : terms.stop] & 3
        steps = np.empty(bounds[-1] - bounds[0], np.uint32)
        code_of = np.repeat(codes, sizes)
        starts = self.container.array("docs_start")[terms.start : terms.stop]
        for code, width in enumerate(WIDTHS):
            here = codes == code
            if here.any():
                start = int(starts[here][0])
                region = self.container.array(f"docs_{width}")
                steps[code_of == code] = region[start : start + int(sizes[here].sum())]
        self._patch(steps, code_of, bounds)
        docs = sums(steps, sizes, bounds[:-1] - bounds[0])
        return docs.astype(np.int32), sizes

    def _patch(
        self, steps: NDArray[np.uint32], code_of: NDArray[np.uint8], bounds: NDArray[np.int64]
    ) -> None:
        misfits = self.container.array("docs_misfit")
        low, high = np.searchsorted(misfits, bounds[[0, -1]].astype(misfits.dtype))
        places = misfits[low:high].astype(np.int64) - bounds[0]
        shifts = np.uint32(8) << code_of[places]
        steps[places] |= self.container.array("docs_high")[low:high] << shifts

    def counts_of_range(self, terms: range) -> NDArray[np.unsignedinteger]:
        """Return the counts of terms that follow each other."""
        return self._counts(self._first[terms.start], self._first[terms.stop])

    def counts(self, term: int) -> NDArray[np.unsignedinteger]:
        """Return how often the term is in each of its documents, in one byte where that will do."""
        first, end = self._first[term], self._first[term + 1]
        shape = self._shapes[term]
        if shape & _ALL_ONCE or not self._has_counts:
            return np.ones(end - first, np.uint8)
        if not shape & _COUNTS_PATCHED:
            return unpack_counts(self.container.array("counts"), first, end)
        return self._counts(first, end)

    def _counts(self, first: int, end: int) -> NDArray[np.unsignedinteger]:
        if not self._has_counts:
            return np.ones(end - first, np.uint8)
        counts = unpack_counts(self.container.array("counts"), first, end)
        misfits = self.container.array("counts_misfit")
        low, high = np.searchsorted(misfits, np.array([first, end], misfits.dtype))
        if low == high:
            return counts
        whole = counts.astype(np.uint32)
        places = misfits[low:high].astype(np.int64) - first
        whole[places] = self.container.array("counts_whole")[low:high]
        return whole

    def positions(self, term: int, counts: NDArray[np.unsignedinteger]) -> NDArray[np.int64]:
        """Return the positions of the term, document after document; `counts` are its counts."""
        array = self.container.array("first_occurrence")
        first, end = int(array[term]), int(array[term + 1])
        steps = self._steps("positions", term, first, end)
        sizes = counts.astype(np.int64)
        return sums(steps, sizes, np.cumsum(sizes) - sizes)
