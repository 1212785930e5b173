"""Phrases and words near each other, found in the sorted positions of their words."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from haberdar.index.leaves import POSITION_BITS, Ids, TermArrays

Keys = NDArray[np.int64]

# Up to this many times the smaller array, merging two is faster than looking each number up.
_MERGED = 4


def phrase_docs(words: Sequence[TermArrays], slop: int) -> Ids:
    """Return the documents where each word follows the one before it within `slop` positions.

    The same as Whoosh's SpanNear2 with ordered=True: of each word, those places count that are one
    to `slop` after a place that counts of the word before it.
    """
    keys = [word.keys for word in words]
    ends = _adjacent(keys) if slop == 1 else _within(keys, slop)
    docs = ends >> POSITION_BITS
    return docs[np.diff(docs, prepend=-1) > 0].astype(np.intp)


def _adjacent(keys: Sequence[Keys]) -> Keys:
    """Return where phrases start whose words are side by side, beginning with the rarest word."""
    order = sorted(range(len(keys)), key=lambda word: len(keys[word]))
    starts = keys[order[0]] - order[0]
    for word in order[1:]:
        starts = _common(starts, keys[word] - word)
    return starts


def _common(few: Keys, many: Keys) -> Keys:
    """Return the numbers that two ascending arrays share, neither of which has one twice."""
    if len(many) < _MERGED * len(few):
        merged = np.concatenate([few, many])
        merged.sort(kind="stable")  # Timsort, which finds that these are two runs and merges them
        twice: Keys = merged[1:][merged[1:] == merged[:-1]]
        return twice
    places = np.minimum(np.searchsorted(many, few), len(many) - 1)
    found: Keys = few[many[places] == few]
    return found


def _within(keys: Sequence[Keys], slop: int) -> Keys:
    ends = keys[0]
    for word in keys[1:]:
        if not len(ends):
            break
        # The nearest place before a word is the one to measure from.
        before = np.searchsorted(ends, word) - 1
        near = (before >= 0) & (word - ends[before] <= slop)
        ends = word[near]
    return ends
