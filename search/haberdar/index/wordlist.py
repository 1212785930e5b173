"""The distinct words of an index as they were typed, kept small and searched for near ones.

Words are kept in the one-byte encoding of Turkish, ISO 8859-9, sorted, those of one length side by
side: about 24 bytes a word with what is known of it. Each has a signature of its letters. Words
that are few edits apart have signatures that differ in few bits, so that a look-up compares the
signatures of all words of about that length by array operations, and has edits counted by rapidfuzz
for the few words that are left.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from haberdar.index import schema
from haberdar.index.flat.postings import Postings
from haberdar.index.leaves import Ids, Leaf, damage_told
from haberdar.turkish.letters import fold, lower

# What is shorter has too many near words to mean any; what is longer is no word.
SHORTEST, LONGEST = 3, 30
_ENCODING = "iso8859-9"
_CHARACTERS = bytes(range(256)).decode(_ENCODING)
_IS_LETTER = np.array([char.isalpha() and lower(char) == char for char in _CHARACTERS])
_FOLDED = "".join(map(fold, _CHARACTERS)).encode(_ENCODING)
# One bit for each letter of the ASCII alphabet; other letters have none.
_BITS = np.array(
    [1 << char - ord("a") if chr(char) in "abcdefghijklmnopqrstuvwxyz" else 0 for char in _FOLDED],
    np.uint32,
)
_TERMS_AT_ONCE = 1 << 16

Words = NDArray[np.bytes_]
Frequencies = NDArray[np.int64]


class SimilarWord(NamedTuple):
    """A word, its edits from another when both are folded, and how many articles have it."""

    word: str
    edits: int
    frequency: int


class Terms(NamedTuple):
    """Sorted terms as an index has them: UTF-8, one after the other, their ends and articles."""

    letters: NDArray[np.uint8]
    ends: NDArray[np.int64]
    frequencies: NDArray[np.integer]


class _Bucket(NamedTuple):
    """The words of one length, ascending."""

    words: Words
    frequencies: Frequencies


class _Searchable(NamedTuple):
    """The words of one length, ascending, with the signatures of their letters."""

    words: Words
    frequencies: NDArray[np.uint32]
    signatures: NDArray[np.uint64]


class WordList:
    """The words of 3–30 Turkish letters with the number of articles that have each.

    An article that has a word in its title only may be left out of the number, and deleted articles
    are in it until their segment is merged. Nothing in it changes once it is made.
    """

    def __init__(self, segments: Iterable[Iterable[Terms]]) -> None:
        """Join the terms of segments; each gives those of its title and of its body."""
        parts: dict[int, list[_Bucket]] = {}
        for fields in segments:
            for length, bucket in _of_segment(fields).items():
                parts.setdefault(length, []).append(bucket)
        # A part is let go as soon as it was joined.
        self._buckets = {
            length: _searchable(_joined(parts.pop(length), np.add), length)
            for length in sorted(parts)
        }

        self.highest_frequency = max(
            (int(bucket.frequencies.max()) for bucket in self._buckets.values()), default=0
        )

    @classmethod
    def read(cls, leaves: Iterable[Leaf]) -> "WordList":
        """Return the words of the index that has these segments. Raises IndexCorruptError."""
        with damage_told("the words of the index"):
            return cls(map(_terms_of, leaves))

    def __len__(self) -> int:
        return sum(len(bucket.words) for bucket in self._buckets.values())

    @property
    def nbytes(self) -> int:
        """The bytes of memory it takes."""
        return sum(array.nbytes for bucket in self._buckets.values() for array in bucket)

    def frequency(self, word: str) -> int:
        """Return how many articles have `word`, which is lowercase, in just this spelling."""
        bucket = self._buckets.get(len(word))
        if bucket is None:
            return 0
        encoded = word.encode(_ENCODING, "replace")
        place = int(np.searchsorted(bucket.words, np.bytes_(encoded)))
        found = place < len(bucket.words) and bucket.words[place] == encoded
        return int(bucket.frequencies[place]) if found else 0

    def similar(self, word: str, edits: int) -> list[SimilarWord]:
        """Return the words that are at most so many edits from `word` when both are folded.

        An edit adds, drops or replaces a letter, or swaps two neighbours (optimal string
        alignment). The word itself and its spellings with other Turkish letters have 0 edits.
        """
        if not SHORTEST <= len(word) <= LONGEST + edits:
            return []
        folded = fold(word).encode(_ENCODING, "replace")
        lengths = range(len(folded) - edits, len(folded) + edits + 1)
        buckets = [self._buckets[length] for length in lengths if length in self._buckets]
        return [found for bucket in buckets for found in _similar(bucket, folded, edits)]


def _terms_of(leaf: Leaf) -> Iterator[Terms]:
    for part in schema.PARTS:
        postings = leaf.terms.postings(schema.text_field(part, "exact"))
        if postings is not None:
            yield from _pieces(postings)


def _pieces(postings: Postings) -> Iterator[Terms]:
    """Yield the terms of a field piece by piece, none so large that unpacking it takes memory."""
    terms, sizes = postings.terms, postings.sizes
    for first in range(0, len(terms), _TERMS_AT_ONCE):
        ends = terms.ends[first : first + _TERMS_AT_ONCE].astype(np.int64)
        start = int(terms.ends[first - 1]) if first else 0
        yield Terms(terms.letters[start : ends[-1]], ends - start, sizes[first : first + len(ends)])


def _of_segment(fields: Iterable[Terms]) -> dict[int, _Bucket]:
    """Return a segment's words by length: a word of title and body counts where it is in more."""
    parts: dict[int, list[_Bucket]] = {}
    for terms in fields:
        for length, bucket in _by_length(terms):
            parts.setdefault(length, []).append(bucket)
    return {length: _joined(parts.pop(length), np.maximum) for length in sorted(parts)}


def _by_length(terms: Terms) -> Iterator[tuple[int, _Bucket]]:
    """Yield the words among `terms`, those of one length at a time."""
    encoded = terms.letters.tobytes().decode().encode(_ENCODING, "replace")
    letters = np.frombuffer(encoded, np.uint8)
    # Bytes of UTF-8 that go on with a character begin with the bits 10.
    ends = _running(terms.letters & 0xC0 != 0x80)[terms.ends]
    lengths = np.diff(ends, prepend=0)
    starts = ends - lengths
    others = _running(~_IS_LETTER[letters])
    lengths[others[starts] != others[ends]] = 0
    for length in range(SHORTEST, LONGEST + 1):
        rows = np.flatnonzero(lengths == length)
        if len(rows):
            words = letters[starts[rows, np.newaxis] + np.arange(length)]
            frequencies = terms.frequencies[rows].astype(np.int64)
            yield length, _Bucket(words.view(f"S{length}").ravel(), frequencies)


def _running(flags: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return for every place, the end included, how many flags before it are set."""
    return np.concatenate([[0], np.cumsum(flags)])


def _joined(buckets: Sequence[_Bucket], combine: np.ufunc) -> _Bucket:
    words = np.concatenate([bucket.words for bucket in buckets])
    # Runs that are sorted already, as these nearly are, are merged by a stable sort.
    order = words.argsort(kind="stable")
    words = words[order]
    first = np.flatnonzero(np.concatenate([[True], words[1:] != words[:-1]]))
    frequencies = np.concatenate([bucket.frequencies for bucket in buckets])[order]
    return _Bucket(words[first], combine.reduceat(frequencies, first))


def _searchable(bucket: _Bucket, length: int) -> _Searchable:
    letters = bucket.words.view(np.uint8).reshape(-1, length)
    return _Searchable(bucket.words, bucket.frequencies.astype(np.uint32), _signatures(letters))


def _signatures(letters: NDArray[np.uint8]) -> NDArray[np.uint64]:
    """Return for each row of letters a bit for each that it has, and one for each it has twice.

    An edit takes at most one bit away and adds at most one.
    """
    once, twice = np.zeros((2, len(letters)), np.uint32)
    for column in letters.T:
        bits = _BITS[column]
        twice |= once & bits
        once |= bits
    return once.astype(np.uint64) << np.uint64(32) | twice


def _similar(bucket: _Searchable, folded: bytes, edits: int) -> Iterator[SimilarWord]:
    candidates = _candidates(bucket, folded, edits)
    if not len(candidates):
        return
    words = b"\n".join(bucket.words[candidates].tolist())
    choices = words.translate(_FOLDED).split(b"\n")
    # More edits than the cutoff are given as one more.
    counted = process.cdist(
        [folded], choices, scorer=OSA.distance, score_cutoff=edits, dtype=np.uint8
    )[0]
    spelt = words.decode(_ENCODING).split("\n")
    for place in np.flatnonzero(counted <= edits).tolist():
        frequency = int(bucket.frequencies[candidates[place]])
        yield SimilarWord(spelt[place], int(counted[place]), frequency)


def _candidates(bucket: _Searchable, folded: bytes, edits: int) -> Ids:
    """Return the places of the words that `edits` could turn into `folded`, and of some others."""
    signature = _signatures(np.frombuffer(folded, np.uint8).reshape(1, -1))
    missing = np.bitwise_count(signature & ~bucket.signatures) <= edits
    added = np.bitwise_count(bucket.signatures & ~signature) <= edits
    return np.flatnonzero(missing & added)
