"""What the scores of articles are made of."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from whoosh import query as whoosh

from haberdar.index.leaves import Ids
from haberdar.query.execution import run
from haberdar.query.nodes import AtLeast, Beginning, Leading
from haberdar.query.reading import ScorePart
from haberdar.query.scoring import Scoring

_Leaf = whoosh.Term | whoosh.Phrase | whoosh.Prefix | Leading
_Matched = NDArray[np.bool_]


def explain(
    scoring: Scoring, compiled: whoosh.Query, numbers: Sequence[int]
) -> Mapping[int, tuple[ScorePart, ...]]:
    """Return what adds up to the score of each of some documents, the most first."""
    ids = np.unique(np.array(numbers, np.intp))
    explaining = _Explaining(scoring, ids)
    matched = explaining.matched(compiled)
    explaining.take(compiled, matched)
    return {
        number: tuple(sorted(parts, key=lambda part: -part.score))
        for number, parts in explaining.parts.items()
    }


class _Explaining:
    """Walks a query down to what its documents match; an alternative that fails adds nothing."""

    def __init__(self, scoring: Scoring, ids: Ids) -> None:
        self._scoring, self._ids = scoring, ids
        self.parts: dict[int, list[ScorePart]] = {number: [] for number in ids.tolist()}

    def matched(self, node: whoosh.Query) -> _Matched:
        """Tell of each document whether it matches."""
        return np.isin(self._ids, run(self._scoring, node).selection.ids)

    def take(self, node: whoosh.Query, matched: _Matched) -> None:
        """Take in what `node` adds to the documents that it is matched in."""
        if not matched.any():
            return
        match node:
            case whoosh.Term() | whoosh.Phrase() | whoosh.Prefix() | Leading():
                self._take_leaf(node, matched)
            case whoosh.And() | whoosh.Or() | AtLeast():
                for child in node.subqueries:
                    self.take(child, matched & self.matched(child))
            case whoosh.AndMaybe():
                self.take(node.a, matched)
                self.take(node.b, matched & self.matched(node.b))
            case whoosh.AndNot():
                self.take(node.a, matched)

    def _take_leaf(self, leaf: _Leaf, matched: _Matched) -> None:
        found = run(self._scoring, leaf)
        ids = self._ids[matched]
        for number, score in zip(ids.tolist(), found.scores(ids).tolist(), strict=True):
            self.parts[number].append(_part(leaf, found.selection.total, score))


def _part(leaf: _Leaf, frequency: int, score: float) -> ScorePart:
    if isinstance(leaf, Leading):
        found = _part(leaf.term, frequency, score)
        return replace(found, evidence=f"first words, {found.evidence}")
    part, _, evidence = leaf.fieldname.partition("_")
    match leaf:
        case whoosh.Phrase():
            text, evidence = " ".join(leaf.words), f"phrase, {evidence}"
        case Beginning():
            text, evidence = f"{leaf.text}*", "beginning"
        case _:
            text = leaf.text
    return ScorePart(text, part, evidence, leaf.boost, frequency, round(score, 4))
