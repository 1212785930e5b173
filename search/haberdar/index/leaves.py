"""One segment as arrays: the decoded postings of its terms, kept within a bound of memory."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.reading import SegmentReader

from haberdar.index.caching import ArrayCache
from haberdar.index.flat.postings import Postings
from haberdar.index.flat.terms import FlatTermsReader

Ids = NDArray[np.intp]
Mask = NDArray[np.bool_]
Codes = NDArray[np.uint16]

# A posting's code is its count (up to this) times 256 plus its document's length code; code 0 is
# no posting.
LARGEST_COUNT = 255
# Terms in more than this part of the documents are kept as one code for every document.
_DENSE = 0.5
# Positions are kept as document × this + position, so that one sorted array holds a whole term.
POSITION_BITS = 31


class TermArrays:
    """The postings of one term of one segment, decoded.

    `codes` run along with `docs`, which ascend; or, where the term is in most documents (`dense`),
    there is a code for every document of the segment, 0 where the term is not.
    """

    __slots__ = ("_docs", "_keys", "_number", "_postings", "codes", "dense", "largest_count",
                 "nbytes", "size")  # fmt: skip

    def __init__(self, postings: Postings, number: int, lengths: NDArray[np.uint8]) -> None:
        self._postings, self._number = postings, number
        self._keys: NDArray[np.int64] | None = None
        self.size = postings.size(number)
        docs: Ids = postings.docs(number).astype(np.intp)
        counts = postings.counts(number)
        self.largest_count = int(counts.max())
        self.codes = posting_codes(counts, lengths[docs])
        self.dense = self.largest_count <= LARGEST_COUNT and self.size > _DENSE * len(lengths)
        self._docs: Ids | None = None if self.dense else docs
        if self.dense:
            codes = np.zeros(len(lengths), np.uint16)
            codes[docs] = self.codes
            self.codes = codes
        # Positions are decoded when a phrase asks for them, and counted here from the start.
        occurrences = postings.occurrences(number) if postings.has_positions else 0
        self.nbytes = self.codes.nbytes + 8 * (0 if self.dense else self.size) + 8 * occurrences

    @property
    def docs(self) -> Ids:
        """The documents that have the term, ascending."""
        return np.flatnonzero(self.codes) if self._docs is None else self._docs

    @property
    def counts(self) -> NDArray[np.unsignedinteger]:
        """How often the term is in each of its documents."""
        return self._postings.counts(self._number)

    @property
    def keys(self) -> NDArray[np.int64]:
        """Where the term stands: document × 2³¹ + position, ascending, each place once."""
        if self._keys is None:
            counts = self.counts
            positions = self._postings.positions(self._number, counts)
            keys = np.repeat(self.docs << POSITION_BITS, counts) + positions
            # A word and a part of it can give the same term at one position.
            self._keys = keys[np.diff(keys, prepend=-1) > 0]
        return self._keys


def posting_codes(counts: NDArray[np.unsignedinteger], lengths: NDArray[np.uint8]) -> Codes:
    """Return the codes of postings with these counts and length codes."""
    codes: Codes = np.minimum(counts, LARGEST_COUNT).astype(np.uint16)
    codes <<= 8
    codes |= lengths
    return codes


@dataclass(frozen=True, slots=True)
class Absent:
    """Stands for a term that the segment does not have."""

    nbytes: int = 100


class Leaf:
    """A segment, its first document's number in the index (`base`), and its decoded terms."""

    def __init__(self, reader: SegmentReader, base: int, cache: ArrayCache[Any]) -> None:
        self.reader = reader
        self.base = base
        self.size: int = reader.doc_count_all()
        self.segment_id: str = reader._segid  # noqa: SLF001
        self._cache = cache
        # Whoosh has no public way to a segment's codec readers.
        self.terms: FlatTermsReader = reader._terms  # noqa: SLF001
        self._documents = reader._perdoc  # noqa: SLF001

    @cached_property
    def live(self) -> Mask | None:
        """The documents that are not deleted; None where none is."""
        if not self.reader.has_deletions():
            return None
        live = np.ones(self.size, np.bool_)
        live[list(self._documents.deleted_docs())] = False
        return live

    def lengths(self, field: str) -> NDArray[np.uint8]:
        """Return the length code of a field in every document."""
        lengths: NDArray[np.uint8] = self._documents.lengths(field)
        return lengths

    def frequency(self, field: str, text: bytes) -> int:
        """Return how many documents have a term, deleted ones included."""
        term = self.term(field, text)
        return 0 if term is None else term.size

    def term(self, field: str, text: bytes) -> TermArrays | None:
        """Return the postings of a term, or None where the segment does not have it."""
        found = self._cache.get(
            (self.segment_id, field, text), lambda: self._decode(field, text) or Absent()
        )
        return None if isinstance(found, Absent) else found

    def _decode(self, field: str, text: bytes) -> TermArrays | None:
        postings = self.terms.postings(field)
        number = -1 if postings is None else postings.terms.find(text)
        if postings is None or number < 0:
            return None
        return TermArrays(postings, number, self.lengths(field))

    def faults(self) -> Iterator[str]:
        """Yield a sentence for every part of the segment's files that is not what was written."""
        yield from self._documents.container.faults()
        for field in self.terms.indexed_field_names():
            postings = self.terms.postings(field)
            if postings is not None:
                yield from postings.container.faults()
