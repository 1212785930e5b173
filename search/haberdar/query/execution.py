"""Run a compiled query over every document of an index: which match, and with what score."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from whoosh import query as whoosh
from whoosh.searching import Searcher

from haberdar.index.columns import Mask


class Matches(NamedTuple):
    """The documents that match (a mask over all), and the score of every document."""

    mask: Mask
    scores: NDArray[np.float64]


def run(searcher: Searcher, compiled: whoosh.Query) -> Matches:
    """Return the live documents that match `compiled`, with their BM25F scores."""
    size = searcher.reader().doc_count_all()
    mask = np.zeros(size, dtype=np.bool_)
    scores = np.zeros(size, dtype=np.float64)
    context = searcher.context()
    for leaf, offset in searcher.leaf_searchers():
        matcher = compiled.matcher(leaf, context)
        while matcher.is_active():
            number = offset + matcher.id()
            mask[number] = True
            scores[number] = matcher.score()
            matcher.next()
    return Matches(mask, scores)
