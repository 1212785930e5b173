"""Phrases and words near each other, found in the sorted positions of their words."""

from collections.abc import Sequence

import numpy as np

from haberdar.index.leaves import Ids, Keys, Places

# Up to this many times the smaller array, merging two is faster than looking each number up.
_MERGED = 4


def phrase_docs(words: Sequence[Places], slop: int) -> Ids:
    """Return the documents where each word follows the one before it within `slop` positions.

    The same as Whoosh's SpanNear2 with ordered=True: of each word, those places count that are one
    to `slop` after a place that counts of the word before it. Neither the number of words nor
    `slop` may be larger than LONGEST_PHRASE.
    """
    keys = [word.keys for word in words]
    return _docs(_adjacent(keys) if slop == 1 else _within(keys, slop), words[0].bits)


def leading_docs(word: Places, limit: int) -> Ids:
    """Return the documents that have the word at a position up to `limit`."""
    positions = word.keys & word.keys.dtype.type((1 << word.bits) - 1)
    return _docs(word.keys[positions <= limit], word.bits)


def _docs(keys: Keys, bits: int) -> Ids:
    docs = (keys >> bits).astype(np.intp) - 1
    return docs[np.diff(docs, prepend=-1) > 0]


def _adjacent(keys: Sequence[Keys]) -> Keys:
    """Return where phrases start whose words are side by side, beginning with the rarest word."""
    order = sorted(range(len(keys)), key=lambda word: len(keys[word]))
    # Of the type of the keys, so that 32 bits stay 32.
    steps = [key.dtype.type(place) for place, key in enumerate(keys)]
    starts: Keys = keys[order[0]] - steps[order[0]]
    for word in order[1:]:
        starts = _common(starts, keys[word] - steps[word])
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
