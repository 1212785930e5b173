"""The usual measures of a ranking, each of one question and from 0 to 1."""

import math
from collections.abc import Iterable, Mapping, Sequence

DEPTH = 10


def score(ranked: Sequence[str], grades: Mapping[str, float]) -> dict[str, float]:
    """Return every measure of `ranked`, ids with the best first, by the name to print."""
    return {
        f"MRR@{DEPTH}": reciprocal_rank(ranked[:DEPTH], grades),
        "recall@1": recall(ranked[:1], grades),
        f"recall@{DEPTH}": recall(ranked[:DEPTH], grades),
        f"nDCG@{DEPTH}": ndcg(ranked, grades, DEPTH),
    }


def first_rank(ranked: Iterable[str], grades: Mapping[str, float]) -> int | None:
    """Return the rank of the first answer, counted from 1; None where there is none."""
    return next((rank for rank, name in enumerate(ranked, 1) if name in grades), None)


def reciprocal_rank(ranked: Iterable[str], grades: Mapping[str, float]) -> float:
    """Return 1 divided by the rank of the first answer, 0 without one."""
    rank = first_rank(ranked, grades)
    return 0.0 if rank is None else 1 / rank


def recall(ranked: Iterable[str], grades: Mapping[str, float]) -> float:
    """Return the share of the answers that are in `ranked`."""
    return len(grades.keys() & set(ranked)) / len(grades)


def ndcg(ranked: Sequence[str], grades: Mapping[str, float], depth: int) -> float:
    """Return the discounted gain down to `depth`, divided by that of the best ranking.

    The gain is the grade itself, as in trec_eval.
    """
    found = _discounted(grades.get(name, 0.0) for name in ranked[:depth])
    return found / _discounted(sorted(grades.values(), reverse=True)[:depth])


def _discounted(gains: Iterable[float]) -> float:
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, 1))
