"""The postings of one field, read term by term as arrays.

For every term its documents (ascending, as differences), how often it is in each, and at which
positions (as differences within the document). `packing` says how they are made small,
`postings_writer` writes them.
"""

from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from haberdar.index.flat.container import Container
from haberdar.index.flat.dictionary import TermDictionary
from haberdar.index.flat.packing import WIDTHS, unpack, unpack_counts

Numbers = NDArray[np.int32]

# The byte that says how a term's postings are packed: the width of the documents' differences and
# whether they are patched, the same of the positions' three bits further up, and of the counts
# whether some are patched, or all are 1.
PATCHED, COUNTS_PATCHED, ALL_ONCE = 4, 64, 128
POSITIONS_CODE = 3


def sums(
    steps: NDArray[np.uint32], sizes: NDArray[np.int64], starts: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Undo `differences`: running sums that begin anew at every one of `starts`."""
    totals = np.cumsum(steps, dtype=np.int64)
    return totals - np.repeat(totals[starts] - steps[starts], sizes)


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

    @property
    def sizes(self) -> NDArray[np.uint32]:
        """The number of documents that have each term."""
        sizes: NDArray[np.uint32] = np.diff(self.container.array("first"))
        return sizes

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
            shape >>= POSITIONS_CODE
        code = shape & 3
        start = int(array(f"{kind}_start")[term])
        region = array(f"{kind}_{WIDTHS[code]}")[start : start + end - first]
        misfits, highs = array(f"{kind}_misfit"), array(f"{kind}_high")
        low, high = 0, 0
        if shape & PATCHED:
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
        if shape & ALL_ONCE or not self._has_counts:
            return np.ones(end - first, np.uint8)
        if not shape & COUNTS_PATCHED:
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
