"""Precision, recall and F1 of tags: by the labels alone, and with what was judged."""

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any

from benchmarks.tagging.agreement import Agreement
from benchmarks.tagging.judging import Judgements, Key

_ERRORS = frozenset({"unjudged", "wrong", "missed"})


def figures(agreements: Sequence[Agreement], judgements: Judgements) -> dict[str, Any]:
    """Return the figures of one kind of entity.

    A label that nothing was to be found for counts no more once judged; a tag that is right though
    no label has it counts for precision alone, as nobody knows how many more there are.
    """
    disagreements = [one for agreement in agreements for one in agreement.disagreements]
    verdicts: dict[str, Counter[str]] = {"tag": Counter(), "label": Counter()}
    for one in disagreements:
        verdicts[one.side][judgements.get(Key.of(one), "unjudged")] += 1
    tags, labels = verdicts["tag"], verdicts["label"]
    matched = sum(agreement.tags for agreement in agreements)
    bodies = sum(agreement.bodies for agreement in agreements)
    return {
        "tags": matched + tags.total(),
        "bodies that labels name": bodies + labels.total(),
        "labels left out, not in the text": sum(agreement.left_out for agreement in agreements),
        "by the labels": _scores(matched, tags.total(), bodies, labels.total()),
        "as judged": _scores(
            matched + tags["right"],
            _errors(tags),
            bodies + labels["found"],
            _errors(labels),
        ),
        "disagreements": {"tags": dict(tags), "labels": dict(labels)},
    }


def stale(judgements: Judgements, disagreements: Collection[Key], articles: Collection[str]) -> int:
    """Count the judgements of `articles` about what is no disagreement any more."""
    return sum(key.article in articles and key not in disagreements for key in judgements)


def _errors(verdicts: Counter[str]) -> int:
    return sum(verdicts[verdict] for verdict in _ERRORS)


def _scores(right: int, wrong: int, found: int, missed: int) -> dict[str, float]:
    precision = right / (right + wrong) if right + wrong else 1.0
    recall = found / (found + missed) if found + missed else 1.0
    both = precision + recall
    f1 = 2 * precision * recall / both if both else 0.0
    return {"precision": round(precision, 3), "recall": round(recall, 3), "F1": round(f1, 3)}
