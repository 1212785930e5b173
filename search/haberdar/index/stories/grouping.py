"""Which articles are the same story, by their signatures and their dates.

Pairs that may be alike are found by sorting (locality-sensitive hashing: two neighbouring bins
agree), compared by their signatures, and put into groups around the article that has most others
like it. So every version is like the one in the middle, and no chain of versions leads from one
story to another.
"""

from collections.abc import Iterator
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from haberdar.index.stories.signing import (
    BINS,
    EMPTY,
    NUMBER_BITS,
    SIGNATURE_TYPE,
    SPREAD,
    Signatures,
)

Days = NDArray[np.int32]
Numbers = NDArray[np.int64]

# Days are counted as `datetime.date` does, from 1.
ANY_DAY = (0, 9_999 * 366)

# Versions have so much of their shingles in common, and the shorter has so much of its own.
_LEAST_SHARED = 0.2
_LEAST_CONTAINED = 0.5
# So much of their numbers agrees, where each has as many as this.
_LEAST_NUMBERS_SHARED = 0.75
_FEWEST_NUMBERS = 2
# Agreement in fewer bins is chance, or a phrase.
_FEWEST_BINS = 6
# Versions are published within so many days.
_MOST_DAYS = 7
# Of many articles that agree in the same bins, which are notes of the day in the same words, each
# is compared with so many that follow it in time.
_NEIGHBOURS = 32
# Where more articles than this agree, each is compared with fewer, so that a paragraph which
# stands in half of an archive costs no minute.
_MANY = 256
_FEWER_NEIGHBOURS = 4
# Articles and pairs that are looked at at a time, about a kilobyte each.
_AT_ONCE = 1 << 14
# So many bins are sorted by, two at a time: of texts that share a quarter, nearly nine in ten pairs
# agree in two of them.
_SORTED_BINS = 64
# An empty bin tries so many others. Of a text with a dozen shingles, most find a filled one.
_TRIES = 32


class Dates(NamedTuple):
    """The first and the last day that each article may be of; an undated one's are `ANY_DAY`."""

    first: Days
    last: Days

    def only(self, kept: Numbers) -> Self:
        """Return the dates of some articles."""
        return type(self)(self.first[kept], self.last[kept])

    @property
    def vagueness(self) -> Days:
        """How many other days each article may be of."""
        return self.last - self.first

    def near(self, one: Numbers, other: Numbers) -> NDArray[np.bool_]:
        """Tell of pairs whether they may be near enough to be one story."""
        starts = np.maximum(self.first[one], self.first[other])
        ends = np.minimum(self.last[one], self.last[other])
        return starts - ends <= _MOST_DAYS


def group(signatures: Signatures, dates: Dates) -> NDArray[np.int32]:
    """Return the story of each article, 0 for one that has no other version.

    Stories are numbered from 1 in the order of their first articles. The order of the articles
    decides nothing else.
    """
    groups = np.zeros(len(signatures), np.int32)
    filled = np.count_nonzero(signatures["bins"] != EMPTY, axis=1)
    enough = np.flatnonzero(filled >= _FEWEST_BINS)
    firsts, same_as = _different(_digests(signatures)[enough], dates.only(enough))
    different = enough[firsts]
    dates = dates.only(different)
    middles = _middles(_similar(signatures, different, dates), dates.vagueness)
    groups[enough] = _numbered(middles[same_as])
    return groups


def _different(digests: NDArray[np.uint64], dates: Dates) -> tuple[Numbers, Numbers]:
    """Return one of each articles that have one date and signature, and which stands for each.

    They come in the order of their dates, then of their digests.
    """
    keys = (digests, dates.last, dates.first)
    order = np.lexsort(keys)
    new = np.ones(len(order), np.bool_)
    new[1:] = np.any([np.diff(key[order]) != 0 for key in keys], axis=0)
    same_as = np.empty(len(order), np.int64)
    same_as[order] = np.cumsum(new) - 1
    return order[new], same_as


def _digests(signatures: Signatures) -> NDArray[np.uint64]:
    """Return a hash of each signature, the same in every process."""
    size = SIGNATURE_TYPE.itemsize // 8
    parts = signatures.view("<u8").reshape(len(signatures), size)
    factors = [pow(SPREAD, place + 1, 1 << 64) for place in range(size)]
    digests: NDArray[np.uint64] = parts @ np.array(factors, np.uint64)
    return digests


def _similar(signatures: Signatures, chosen: Numbers, dates: Dates) -> Numbers:
    """Return the pairs of chosen articles, which have `dates`, that are alike, by their places.

    They are two rows, the earlier of each pair in the first.
    """
    found = [np.empty(0, np.int64)]
    count = len(chosen)
    for one, other in _candidates(_bins_by_place(signatures, chosen)):
        near = dates.near(one, other)
        found.append(one[near] * count + other[near])
    pairs = np.stack(np.divmod(np.unique(np.concatenate(found)), max(count, 1)))
    parts = (pairs[:, low : low + _AT_ONCE] for low in range(0, pairs.shape[1], _AT_ONCE))
    alike = [_alike(signatures[chosen[one]], signatures[chosen[other]]) for one, other in parts]
    return pairs[:, np.concatenate([np.empty(0, np.bool_), *alike])]


def _bins_by_place(signatures: Signatures, chosen: Numbers) -> NDArray[np.uint16]:
    """Return the bins to sort by: for each of them the values of all chosen articles."""
    bins = np.empty((_SORTED_BINS, len(chosen)), np.uint16)
    for low in range(0, len(chosen), _AT_ONCE):
        part = chosen[low : low + _AT_ONCE]
        bins[:, low : low + _AT_ONCE] = _filled(signatures["bins"][part]).T
    return bins


def _candidates(bins: NDArray[np.uint16]) -> Iterator[tuple[Numbers, Numbers]]:
    """Yield pairs, the earlier first, in which two neighbouring bins agree; some several times."""
    for values, others in zip(bins[::2], bins[1::2], strict=True):
        usable = np.flatnonzero((values != EMPTY) & (others != EMPTY))
        keys, docs = _repeated(values[usable], others[usable], usable)
        places = np.arange(len(docs))
        for step in range(1, _NEIGHBOURS + 1):
            places = places[places + step < len(docs)]
            places = places[keys[places] == keys[places + step]]
            if step > _FEWER_NEIGHBOURS:
                ahead = np.minimum(places + _MANY, len(keys) - 1)
                places = places[keys[places] != keys[ahead]]
            if not len(places):
                break
            yield docs[places], docs[places + step]


def _filled(bins: NDArray[np.uint16]) -> NDArray[np.uint16]:
    """Return the bins to sort by, empty ones filled from others, tried in one order in every text.

    Filled so, bins agree as often as shingles are shared, in short texts too: optimal
    densification (Shrivastava, 2017).
    """
    full = bins[:, :_SORTED_BINS].copy()
    docs, empty = np.nonzero(full == EMPTY)
    for attempt in range(1, _TRIES + 1):
        values = bins[docs, (empty * (2 * attempt + 1) + attempt * attempt) % BINS]
        full[docs, empty] = values
        still = values == EMPTY
        docs, empty = docs[still], empty[still]
    return full


def _repeated(
    values: NDArray[np.uint16], others: NDArray[np.uint16], docs: Numbers
) -> tuple[NDArray[np.uint64], Numbers]:
    """Return the pairs of values that several documents have, in order, with those documents."""
    together = values.astype(np.uint64)
    for part, width in ((others, 16), (docs, 32)):
        together = together << np.uint64(width) | part.astype(np.uint64)
    together.sort()
    keys = together >> np.uint64(32)
    again = keys[1:] == keys[:-1]
    several = np.zeros(len(keys), np.bool_)
    several[1:] |= again
    several[:-1] |= again
    return keys[several], (together[several] & np.uint64(0xFFFFFFFF)).astype(np.int64)


def _alike(one: Signatures, other: Signatures) -> NDArray[np.bool_]:
    """Tell of pairs of signatures whether they are of the same story."""
    filled = (one["bins"] != EMPTY) | (other["bins"] != EMPTY)
    agreeing = np.count_nonzero((one["bins"] == other["bins"]) & filled, axis=1)
    shared = agreeing / np.maximum(np.count_nonzero(filled, axis=1), 1)
    in_both = shared / (1 + shared) * (one["shingles"] + other["shingles"])
    alike: NDArray[np.bool_] = (
        (agreeing >= _FEWEST_BINS)
        & (shared >= _LEAST_SHARED)
        & (in_both >= _LEAST_CONTAINED * np.minimum(one["shingles"], other["shingles"]))
        & _same_numbers(one, other)
    )
    return alike


def _same_numbers(one: Signatures, other: Signatures) -> NDArray[np.bool_]:
    """Tell of pairs whether the numbers of one are those of the other, rounded or not.

    True too where either has few.
    """
    fewer = np.minimum(_bits(one["exact"]), _bits(other["exact"]))
    shared = np.maximum(
        _shared_numbers(one["exact"], other["rounded"]),
        _shared_numbers(other["exact"], one["rounded"]),
    )
    return (fewer < _FEWEST_NUMBERS) | (shared >= _LEAST_NUMBERS_SHARED * fewer)


def _shared_numbers(exact: NDArray[np.uint8], rounded: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Return about how many bits of `exact` are in `rounded` for a reason.

    Of the others, as many are there by chance as `rounded` is full.
    """
    chance = _bits(rounded) / NUMBER_BITS
    found: NDArray[np.float64] = _bits(exact & rounded) - _bits(exact) * chance
    return found / np.maximum(1 - chance, 1 / NUMBER_BITS)


def _bits(bitmaps: NDArray[np.uint8]) -> NDArray[np.int64]:
    counts: NDArray[np.int64] = np.bitwise_count(bitmaps).sum(axis=1, dtype=np.int64)
    return counts


def _middles(pairs: Numbers, vagueness: Days) -> Numbers:
    """Return the middle of each article's group; one that is alone is its own.

    The most exactly dated come first, so that those of a story that are dated to the day are all
    near one day: a middle with a vaguer date gets none, for each would have taken it in.
    """
    one, other = np.concatenate([pairs, pairs[::-1]], axis=1)
    neighbours = other[np.argsort(one, kind="stable")]
    degrees = np.bincount(one, minlength=len(vagueness))
    ends = np.cumsum(degrees)
    middles = np.arange(len(vagueness))
    free = np.ones(len(vagueness), np.bool_)
    linked = np.flatnonzero(degrees)
    for middle in linked[np.lexsort((-degrees[linked], vagueness[linked]))].tolist():
        if free[middle]:
            around = neighbours[ends[middle] - degrees[middle] : ends[middle]]
            around = around[free[around]]
            middles[around] = middle
            free[around] = False
            free[middle] = False
    return middles


def _numbered(middles: Numbers) -> NDArray[np.int32]:
    """Return groups numbered from 1 in the order in which they first come; 0 where one is alone."""
    _, first, groups, sizes = np.unique(
        middles, return_index=True, return_inverse=True, return_counts=True
    )
    numbers = np.zeros(len(first), np.int32)
    several = np.flatnonzero(sizes > 1)
    numbers[several[np.argsort(first[several])]] = np.arange(1, len(several) + 1)
    return numbers[groups]
