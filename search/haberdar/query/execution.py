"""Run a Whoosh query over a whole index by array operations: which documents match, and how well.

What arrays cannot do goes through Whoosh's own matchers: queries of other kinds than those in
`SegmentRun.evaluate`, other weightings than BM25F, and boosts of 0 and less (scores below 0 become
the smallest above 0 there).
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh import query as whoosh

from haberdar.index.leaves import Ids, Leaf
from haberdar.index.selecting import Selection
from haberdar.query.found import Dense, Found, Scores, Sparse
from haberdar.query.scoring import Scoring
from haberdar.query.segment_run import SegmentRun


class Matches:
    """The live documents of an index that match, and their scores."""

    def __init__(self, selection: Selection, scores: Scores) -> None:
        """Give the scores of the documents of `selection`, or of all documents."""
        self.selection = selection
        self._scores = scores

    def order(self, ids: Ids) -> NDArray[np.float32]:
        """Return scores to order by, in which those that differ by rounding alone are equal.

        Sums of the same numbers differ in their last bits with the order of the summands, which is
        not the same in every segment.
        """
        return self.scores(ids).astype(np.float32)

    def scores(self, ids: Ids) -> Scores:
        """Return the scores of documents that match."""
        if len(self._scores) == self.selection.size:
            return self._scores[ids]
        return self._scores[np.searchsorted(self.selection.ids, ids)]


def run(scoring: Scoring, compiled: whoosh.Query) -> Matches:
    """Return the live documents of an index that match `compiled`, scored by `scoring`."""
    leaves = scoring.leaves
    found = [_run_leaf(leaf, scoring, compiled) for leaf in leaves]
    size = sum(leaf.size for leaf in leaves)
    sparse = [part for part in found if isinstance(part, Sparse)]
    if len(sparse) == len(found):
        ids = [leaf.base + part.ids for leaf, part in zip(leaves, sparse, strict=True)]
        scores = [part.scores for part in sparse]
        return Matches(Selection(size, ids=_joined(ids, np.intp)), _joined(scores, np.float64))
    parts = [part.dense(leaf.size).scores for leaf, part in zip(leaves, found, strict=True)]
    scores_of_all = _joined(parts, np.float64)
    return Matches(Selection(size, mask=scores_of_all > 0), scores_of_all)


def _joined(arrays: Sequence[NDArray[Any]], dtype: Any) -> NDArray[Any]:
    return arrays[0] if len(arrays) == 1 else np.concatenate([np.empty(0, dtype), *arrays])


def _run_leaf(leaf: Leaf, scoring: Scoring, compiled: whoosh.Query) -> Found:
    segment = SegmentRun(leaf, scoring)
    found = segment.evaluate(compiled) if scoring.is_known else segment.walk(compiled)
    if leaf.live is None:
        return found
    if isinstance(found, Sparse):
        return found.kept(leaf.live[found.ids])
    return Dense(found.scores * leaf.live)
