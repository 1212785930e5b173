"""The signature of an article: what its text is recognized by where another outlet prints it.

Of every four words that follow each other (a *shingle*) a hash is taken, and the smallest in each
of 128 bins is kept: one permutation hashing (Li, Owen and Zhang, 2012). The part of the bins in
which two texts agree estimates the part of their shingles that they share. Numbers are no words
here, so that rounding them changes nothing. They are kept as bits of their own, for they tell the
note of one day from that of the next, which has the same sentences.
"""

from array import array
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import blake2b
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from haberdar.turkish.letters import fold
from haberdar.turkish.numbers import is_numeral

BINS = 128
# The value of a bin that has no shingle.
EMPTY = 0xFFFF
# How many bits the numbers of an article are spread over.
NUMBER_BITS = 256
_SHINGLE = 4

# `shingles` is how many there are. `exact` has a bit for each number of the article,
# `rounded` the same bits and those of what each number can be rounded to.
SIGNATURE_TYPE = np.dtype(
    [
        ("bins", "<u2", BINS),
        ("shingles", "<u8"),
        ("exact", "u1", NUMBER_BITS // 8),
        ("rounded", "u1", NUMBER_BITS // 8),
    ]
)
# An array of `SIGNATURE_TYPE`, whose fields have types of their own.
Signatures = NDArray[Any]
Hashes = NDArray[np.uint64]

# 2⁶⁴ over the golden ratio, which spreads what it is multiplied by over all bits.
SPREAD = 0x9E3779B97F4A7C15
_NUMERAL = 0
_MOST_DIGITS_LEFT = 5


class Word(NamedTuple):
    """The hash of a word; that of a numeral is 0, and it has bits, the first of them its own."""

    hash: int
    bits: tuple[int, ...] = ()


@lru_cache(maxsize=100_000)
def word_of(text: str) -> Word:
    """Return what counts of a lowercase word without a suffix after an apostrophe."""
    if not is_numeral(text):
        return Word(_hash(fold(text)) or 1)
    return Word(_NUMERAL, tuple(_hash(value) % NUMBER_BITS for value in _values(text)))


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little")


def _values(text: str) -> Iterator[str]:
    """Yield the value of a number, then the values it may be rounded to, down or nearest.

    Two of its digits or more are left, of a broken number one may be. A word (``milyon``) has no
    value: numbers that are written with words come as digits too.
    """
    whole, _, fraction = text.partition(",")
    if not (whole + fraction).isdecimal():
        return
    digits = (whole + fraction).lstrip("0")
    point = len(digits) - len(fraction)
    digits = digits.rstrip("0")
    yield _value(digits, point)
    for left in range(1 if fraction else 2, min(len(digits), _MOST_DIGITS_LEFT + 1)):
        down = int(digits[:left])
        yield _value(str(down), point)
        nearest = str(down + (digits[left] >= "5"))
        yield _value(nearest, point + len(nearest) - left)


def _value(digits: str, point: int) -> str:
    return f"{digits.rstrip('0')}e{point}"


class Signer:
    """Signs articles whose words are numbers; it is told each word once."""

    def __init__(self) -> None:
        self._hashes = array("Q")
        self._bits: dict[int, tuple[int, ...]] = {}

    def learn(self, words: Iterable[str]) -> None:
        """Take in words, as `word_of` wants them, which get the next numbers."""
        for number, word in enumerate(map(word_of, words), start=len(self._hashes)):
            self._hashes.append(word.hash)
            if word.bits:
                self._bits[number] = word.bits

    def sign(self, words: NDArray[np.uint32], sizes: NDArray[np.int64]) -> Signatures:
        """Return the signatures of articles: their words one after the other, and how many each."""
        signatures = np.zeros(len(sizes), SIGNATURE_TYPE)
        docs = np.repeat(np.arange(len(sizes)), sizes)
        hashes = np.frombuffer(self._hashes, np.uint64)[words]
        plain = hashes != _NUMERAL
        _sign_words(signatures, docs[plain], hashes[plain])
        self._sign_numbers(signatures, docs[~plain].tolist(), words[~plain].tolist())
        return signatures

    def _sign_numbers(self, signatures: Signatures, docs: list[int], words: list[int]) -> None:
        bits = self._bits
        exact = np.zeros((len(signatures), NUMBER_BITS), np.bool_)
        rounded = np.zeros_like(exact)
        for doc, word in zip(docs, words, strict=True):
            if word in bits:
                exact[doc, bits[word][0]] = True
                rounded[doc, list(bits[word])] = True
        signatures["exact"] = np.packbits(exact, axis=1)
        signatures["rounded"] = np.packbits(rounded, axis=1)


def _sign_words(signatures: Signatures, docs: NDArray[np.intp], hashes: Hashes) -> None:
    """Fill in the bins of articles, given the hash of each of their words and whose it is."""
    bins = np.full((len(signatures), BINS), EMPTY, np.uint16)
    last = _SHINGLE - 1
    if len(docs) > last:
        within = docs[last:] == docs[:-last]
        docs = docs[last:][within]
        shingles = _shingles(hashes)[within]
        places = docs * BINS + (shingles >> np.uint64(57)).astype(np.intp)
        values = (shingles >> np.uint64(41)).astype(np.uint16)
        np.minimum.at(bins.reshape(-1), places, values)
        signatures["shingles"] = np.bincount(docs, minlength=len(signatures))
    signatures["bins"] = bins


def _shingles(hashes: Hashes) -> Hashes:
    """Return a hash of every few words that follow each other."""
    count = len(hashes) - _SHINGLE + 1
    mixed = np.zeros(count, np.uint64)
    for place in range(_SHINGLE):
        mixed = (mixed ^ hashes[place : place + count]) * np.uint64(SPREAD)
        mixed ^= mixed >> np.uint64(32)
    return mixed
