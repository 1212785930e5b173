"""One segment as arrays: the decoded postings of its terms, kept within a bound of memory."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Any, Self, TypeVar

import numpy as np
from numpy.typing import NDArray
from whoosh.reading import IndexReader, SegmentReader

from haberdar.errors import IndexCorruptError
from haberdar.index.caching import ArrayCache
from haberdar.index.flat.postings import Postings
from haberdar.index.flat.sequences import Sequences
from haberdar.index.flat.terms import FlatTermsReader
from haberdar.index.schema import COMPLETED, SIGNATURE
from haberdar.index.stories.signing import SIGNATURE_TYPE, Signatures

Kept = TypeVar("Kept")
Ids = NDArray[np.intp]
Mask = NDArray[np.bool_]
Codes = NDArray[np.uint16]
Keys = NDArray[Any]  # int64 or uint32

# A posting's code is its count (up to this) times 256 plus its document's length code; code 0 is
# no posting.
LARGEST_COUNT = 255
# Terms in more than this part of the documents are kept as one code for every document.
_DENSE = 0.5
# No word of a phrase may be further than this from the one before, nor the phrase have more words.
LONGEST_PHRASE = 512


# What an entry of the cache takes beside its arrays.
_ENTRY_BYTES = 800


class TermArrays:
    """The postings of one term of one segment, decoded; arrays of their own, none of a file's.

    `codes` run along with `docs`, which ascend; or, where the term is in most documents (`dense`),
    there is a code for every document of the segment, 0 where the term is not.
    """

    __slots__ = ("_docs", "codes", "counts", "dense", "largest_count", "nbytes", "size")

    def __init__(
        self,
        docs: NDArray[np.int32],
        counts: NDArray[np.unsignedinteger],
        lengths: NDArray[np.uint8],
    ) -> None:
        """Keep a term that is in `docs`, `counts` times; `lengths` are codes of all documents."""
        self.size = len(docs)
        self.largest_count = int(counts.max())
        # Where a count does not fit into a code, the counts themselves are kept.
        self.counts = counts if self.largest_count > LARGEST_COUNT else None
        self.codes = posting_codes(counts, lengths[docs])
        self.dense = self.counts is None and self.size > _DENSE * len(lengths)
        self._docs: NDArray[np.int32] | None = None if self.dense else docs
        if self.dense:
            codes = np.zeros(len(lengths), np.uint16)
            codes[docs] = self.codes
            self.codes = codes
        kept = (self.codes, self._docs, self.counts)
        self.nbytes = _ENTRY_BYTES + sum(array.nbytes for array in kept if array is not None)

    @classmethod
    def of_term(cls, postings: Postings, number: int, lengths: NDArray[np.uint8]) -> Self:
        """Decode a term."""
        return cls(postings.docs(number), postings.counts(number), lengths)

    @classmethod
    def of_terms(
        cls, postings: Postings, terms: range, most: int | None, lengths: NDArray[np.uint8]
    ) -> Self:
        """Decode terms that follow each other, as though every word of theirs were one term.

        Of more than `most` terms, those are taken that most documents have.
        """
        if most is None or len(terms) <= most:
            docs, _ = postings.docs_of_range(terms)
            counts = postings.counts_of_range(terms)
        else:
            sizes = postings.sizes[terms.start : terms.stop].astype(np.int64)
            chosen = (np.argsort(-sizes, kind="stable")[:most] + terms.start).tolist()
            docs = np.concatenate([postings.docs(term) for term in chosen])
            counts = np.concatenate([postings.counts(term) for term in chosen])
        order = np.argsort(docs, kind="stable")
        docs = docs[order]
        firsts = np.flatnonzero(np.diff(docs, prepend=-1))
        sums = np.add.reduceat(counts[order], firsts, dtype=np.uint32)
        return cls(docs[firsts], sums, lengths)

    @property
    def docs(self) -> Ids:
        """The documents that have the term, ascending."""
        # NumPy looks up fastest by numbers as wide as addresses; kept half as wide, more fit.
        return self.codes.nonzero()[0] if self._docs is None else self._docs.astype(np.intp)


class Places:
    """Where a term stands, as one ascending number for each place.

    The number is (document + 1) × 2^`bits` + position. Between the last position and the next
    document there is room for a phrase, so that no two documents come near each other. The numbers
    have 32 bits where that is enough.
    """

    __slots__ = ("bits", "keys", "nbytes")

    def __init__(self, postings: Postings, number: int, documents: int) -> None:
        counts = postings.counts(number)
        self.bits = (postings.last_position + LONGEST_PHRASE).bit_length()
        narrow = self.bits + (documents + 1).bit_length() <= 32
        docs = postings.docs(number).astype(np.int64) + 1 << self.bits
        keys = np.repeat(docs, counts) + postings.positions(number, counts)
        # A word and a part of it can give the same term at one position.
        keys = keys[np.diff(keys, prepend=-1) > 0]
        self.keys: Keys = keys.astype(np.uint32) if narrow else keys
        self.nbytes = _ENTRY_BYTES + self.keys.nbytes


def posting_codes(counts: NDArray[np.unsignedinteger], lengths: NDArray[np.uint8]) -> Codes:
    """Return the codes of postings with these counts and length codes."""
    codes: Codes = np.minimum(counts, LARGEST_COUNT).astype(np.uint16)
    codes <<= 8
    codes |= lengths
    return codes


@contextmanager
def damage_told(name: str) -> Iterator[None]:
    """Raise IndexCorruptError where what is read of the file `name` does not fit together."""
    try:
        yield
    except (ValueError, IndexError) as exc:
        raise IndexCorruptError(f"{name} is damaged ({exc})") from exc


class Absent:
    """Stands for a term that the segment does not have."""

    nbytes = _ENTRY_BYTES


ABSENT = Absent()


class Leaf:
    """A segment, its first document's number in the index (`base`), and its decoded terms."""

    def __init__(self, reader: SegmentReader, base: int, cache: ArrayCache[Any]) -> None:
        self.reader = reader
        self.base = base
        self.size: int = reader.doc_count_all()
        segment = reader.segment()
        self.segment_id = "" if segment is None else segment.segment_id()
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

    def count(self, postings: Postings, number: int) -> int:
        """Return how many documents that are not deleted have a term."""
        if self.live is None:
            return postings.size(number)
        return int(self.live[postings.docs(number)].sum())

    def lengths(self, field: str) -> NDArray[np.uint8]:
        """Return the length code of a field in every document."""
        lengths: NDArray[np.uint8] = self._documents.lengths(field)
        return lengths

    def signatures(self) -> Signatures:
        """Return the signature of every document."""
        signatures: Signatures = self._documents.values(SIGNATURE, SIGNATURE_TYPE)
        return signatures

    def term(self, field: str, text: bytes) -> TermArrays | None:
        """Return the postings of a term, or None where the segment does not have it."""
        found = self._cache.get(
            (self.segment_id, field, text), lambda: self._decode(field, text, TermArrays.of_term)
        )
        return found if isinstance(found, TermArrays) else None

    def beginning(self, field: str, prefix: bytes, most: int | None) -> TermArrays | None:
        """Return all terms with a prefix as though they were one, or None where there is none.

        Of more than `most` terms, those are taken that most documents have.
        """
        found = self._cache.get(
            (self.segment_id, field, prefix, most, "beginning"),
            lambda: self._decode_beginning(field, prefix, most),
        )
        return found if isinstance(found, TermArrays) else None

    def terms_with(self, field: str, prefix: bytes) -> range:
        """Return the numbers of the terms of a field that begin with `prefix`."""
        postings = self.terms.postings(field)
        return range(0) if postings is None else postings.terms.with_prefix(prefix)

    def places(self, field: str, text: bytes) -> Places | None:
        """Return where a term stands, or None where the segment does not have it."""
        found = self._cache.get(
            (self.segment_id, field, text, "places"),
            lambda: self._decode(field, text, lambda p, n, _: Places(p, n, self.size)),
        )
        return found if isinstance(found, Places) else None

    def _decode_beginning(self, field: str, prefix: bytes, most: int | None) -> TermArrays | Absent:
        terms = self.terms_with(field, prefix)
        postings = self.terms.postings(field)
        if not terms or postings is None:
            return ABSENT
        with damage_told(postings.container.name):
            return TermArrays.of_terms(postings, terms, most, self.lengths(field))

    def _decode(
        self, field: str, text: bytes, make: Callable[[Postings, int, NDArray[np.uint8]], Kept]
    ) -> Kept | Absent:
        found = self.terms.find(field, text)
        if found is None:
            return ABSENT
        postings, number = found
        with damage_told(postings.container.name):
            return make(postings, number, self.lengths(field))

    @cached_property
    def titles(self) -> Sequences | None:
        """The words of the titles in order; None where no title has any."""
        postings = self.terms.postings(COMPLETED)
        if postings is None:
            return None
        with damage_told(postings.container.name):
            return Sequences.read(postings.container, self.size)

    def docs(self, field: str, text: bytes) -> NDArray[np.int32]:
        """Return the documents that have a term, read anew and not kept."""
        found = self.terms.find(field, text)
        return np.empty(0, np.int32) if found is None else found[0].docs(found[1])

    def document_counts(self) -> set[int]:
        """Return how many documents the segment has, as each of its files tells it."""
        containers = [self._documents.container]
        for field in self.terms.indexed_field_names():
            postings = self.terms.postings(field)
            if postings is not None:
                containers.append(postings.container)
        listed = int(self._documents.segment.doc_count_all())
        stored = len(self._documents.container.array("stored_ends"))
        return {listed, stored, *(int(each.meta["documents"]) for each in containers)}

    def faults(self) -> Iterator[str]:
        """Yield a sentence for every part of the segment's files that is not what was written."""
        yield from self._documents.container.faults()
        for field in self.terms.indexed_field_names():
            postings = self.terms.postings(field)
            if postings is not None:
                yield from postings.container.faults()


def leaves_of(reader: IndexReader, cache: ArrayCache[Any]) -> list[Leaf]:
    """Return the segments that `reader` reads, in order; what they decode is kept in `cache`."""
    return [
        Leaf(segment, base, cache)
        for segment, base in reader.leaf_readers()
        if isinstance(segment, SegmentReader)  # and not that of an empty index
    ]
