"""What the score of an article is made of."""

from collections.abc import Iterator

import numpy as np
from whoosh import query as whoosh

from haberdar.query.execution import run
from haberdar.query.nodes import Beginning
from haberdar.query.reading import ScorePart
from haberdar.query.scoring import Scoring

_Leaf = whoosh.Term | whoosh.Phrase | whoosh.Prefix


def explain(scoring: Scoring, compiled: whoosh.Query, number: int) -> tuple[ScorePart, ...]:
    """Return what adds to the score of document `number`, the most first."""
    parts = []
    for leaf in _leaves(compiled):
        matches = run(scoring, leaf)
        ids = matches.selection.ids
        if number in ids:
            score = float(matches.scores(np.array([number]))[0])
            parts.append(_part(leaf, len(ids), score))
    return tuple(sorted(parts, key=lambda part: -part.score))


def _leaves(node: whoosh.Query) -> Iterator[_Leaf]:
    """Yield what can add to a score, which what is excluded cannot."""
    match node:
        case whoosh.Term() | whoosh.Phrase() | whoosh.Prefix():
            yield node
        case whoosh.AndNot():
            yield from _leaves(node.a)
        case whoosh.Not():
            return
        case _:
            for child in node.children():
                yield from _leaves(child)


def _part(leaf: _Leaf, frequency: int, score: float) -> ScorePart:
    part, _, evidence = leaf.fieldname.partition("_")
    match leaf:
        case whoosh.Phrase():
            text, evidence = " ".join(leaf.words), f"phrase, {evidence}"
        case Beginning():
            text, evidence = leaf.text, "beginning"
        case _:
            text = leaf.text
    return ScorePart(text, part, evidence, leaf.boost, frequency, round(score, 4))
