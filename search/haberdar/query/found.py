"""What a part of a query finds in one segment, and how two such parts combine.

Scores are above 0: a document with score 0 does not match.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from haberdar.index.leaves import Ids, Mask

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sparse:
    """Few documents: their numbers, ascending, and a score for each."""

    ids: Ids
    scores: Scores

    def kept(self, keep: Mask) -> "Sparse":
        """Return the documents where `keep`, which runs along with them, is true."""
        return Sparse(self.ids[keep], self.scores[keep])

    def dense(self, size: int) -> "Dense":
        """Return the same as scores of `size` documents."""
        scores = np.zeros(size)
        scores[self.ids] = self.scores
        return Dense(scores)

    def at(self, ids: Ids) -> Scores:
        """Return the scores of some documents."""
        if not len(self.ids):
            return np.zeros(len(ids))
        places = np.minimum(np.searchsorted(self.ids, ids), len(self.ids) - 1)
        return np.where(self.ids[places] == ids, self.scores[places], 0)

    def weighed(self, boost: float) -> "Sparse":
        """Return the same documents with scores `boost` times as high."""
        return self if boost == 1.0 else Sparse(self.ids, self.scores * boost)

    def constant(self, score: float) -> "Sparse":
        """Return the same documents, each with `score`."""
        return Sparse(self.ids, np.full(len(self.ids), score))


@dataclass(frozen=True, slots=True)
class Dense:
    """A score for every document, 0 where it does not match."""

    scores: Scores

    def dense(self, size: int) -> "Dense":
        """Return itself, which has scores of `size` documents."""
        del size
        return self

    def at(self, ids: Ids) -> Scores:
        """Return the scores of some documents."""
        return self.scores[ids]

    def weighed(self, boost: float) -> "Dense":
        """Return the same documents with scores `boost` times as high."""
        return self if boost == 1.0 else Dense(self.scores * boost)

    def constant(self, score: float) -> "Dense":
        """Return the same documents, each with `score`."""
        return Dense(np.where(self.scores > 0, score, 0.0))


Found = Sparse | Dense
NOTHING = Sparse(np.empty(0, np.intp), np.empty(0, np.float64))


def union(parts: Sequence[Sparse]) -> Sparse:
    """Return the documents of all parts, with the sums of their scores."""
    filled = [part for part in parts if len(part.ids)]
    if len(filled) <= 1:
        return filled[0] if filled else NOTHING
    ids = np.concatenate([part.ids for part in filled])
    scores = np.concatenate([part.scores for part in filled])
    order = ids.argsort(kind="stable")
    ids = ids[order]
    first = np.ones(len(ids), np.bool_)
    np.not_equal(ids[1:], ids[:-1], out=first[1:])
    # Summed one after the other, as scores of all documents are.
    sums = np.bincount(first.cumsum() - 1, scores[order])
    return Sparse(ids[first], sums.astype(np.float64, copy=False))


def any_of(parts: Sequence[Found], size: int, few: float) -> Found:
    """Return the documents of any part, of `size` documents, with the sums of their scores.

    Sparse parts that have no more than `few` documents together stay sparse.
    """
    sparse = [part for part in parts if isinstance(part, Sparse)]
    if len(sparse) == len(parts) and sum(len(part.ids) for part in sparse) <= few:
        return union(sparse)
    scores = np.zeros(size)
    for part in parts:
        if isinstance(part, Sparse):
            scores[part.ids] += part.scores
        else:
            scores += part.scores
    return Dense(scores)


def both(one: Dense, other: Found) -> Found:
    """Return the documents of both, with the sums of their scores."""
    if isinstance(other, Sparse):
        scores = one.scores[other.ids]
        return Sparse(other.ids, other.scores + scores).kept(scores > 0)
    return Dense((one.scores + other.scores) * ((one.scores > 0) & (other.scores > 0)))
