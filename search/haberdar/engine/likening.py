"""Find articles about the same as another one in a snapshot of the index."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from haberdar.index.snapshot import Snapshot
from haberdar.query.execution import run
from haberdar.query.folding import Versions
from haberdar.query.likeness import compile_like
from haberdar.query.scoring import Scoring
from haberdar.request import SearchRequest
from haberdar.turkish.analyzer import Analyzer

# What scores less than this part of what the article itself does shares little but common words.
_LEAST_ALIKE = 0.12


class Like(NamedTuple):
    """A document about the same: its score, and how many other versions of its story are too."""

    number: int
    score: float
    similar: int


def find_like(
    number: int, size: int, snapshot: Snapshot, scoring: Scoring, analyzer: Analyzer
) -> Iterator[Like]:
    """Yield up to `size` documents about the same as document `number`, the most alike first.

    No version of its story is among them, and one of every other story.
    """
    matches = run(scoring, compile_like(snapshot.article(number), analyzer, scoring))
    matched = matches.selection
    if not matched.mask[number]:  # nothing of it is said elsewhere
        return
    passing = np.zeros(snapshot.size, np.bool_)
    scores = matches.scores(matched.ids)
    least = _LEAST_ALIKE * matches.scores(np.array([number]))[0]
    passing[matched.ids[scores >= least]] = True
    passing[snapshot.stories.versions(number)] = False
    versions = Versions.among(matched.only(passing), snapshot.stories)
    keys = (matches.order, snapshot.dates.rank)
    hits = versions.page(keys, SearchRequest(size=size))
    for hit, score, similar in zip(
        hits.tolist(), matches.scores(hits).tolist(), versions.others(hits).tolist(), strict=True
    ):
        yield Like(hit, score, similar)
