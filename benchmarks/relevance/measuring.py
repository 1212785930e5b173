"""Ask a system every question; score what it finds and take the time."""

import statistics
import time
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any

from benchmarks.relevance.collection import Collection, Document, Query
from benchmarks.relevance.metrics import DEPTH, first_rank, score
from benchmarks.relevance.systems import Search

_DEEP = 100  # how far down the answer to a missed question is looked for
_SHOWN_ABOVE = 3
_SHOWN_LETTERS = 200


def measure(
    system: AbstractContextManager[Search], collection: Collection, misses: int
) -> dict[str, Any]:
    """Return the mean of every measure, the times, and the `misses` worst questions."""
    started = time.perf_counter()
    with system as search:
        indexing = time.perf_counter() - started
        times, scores = [], []
        for query in collection.queries:
            started = time.perf_counter()
            ranked = search(query.text, DEPTH)
            times.append(time.perf_counter() - started)
            scores.append(score(ranked, query.grades))
        result: dict[str, Any] = {
            **{name: round(statistics.fmean(s[name] for s in scores), 4) for name in scores[0]},
            "indexing seconds": round(indexing, 2),
            "ms a query": _milliseconds(times),
        }
        if misses:
            result["misses"] = _worst(search, collection, misses)
    return result


def _milliseconds(times: Sequence[float]) -> dict[str, float]:
    ordered = sorted(times)
    return {
        "mean": round(1000 * statistics.fmean(times), 2),
        "p95": round(1000 * ordered[int(0.95 * (len(ordered) - 1))], 2),
    }


def _worst(search: Search, collection: Collection, count: int) -> list[dict[str, Any]]:
    """Describe the questions whose first answer is furthest down, of those not ranked first."""
    documents = {document.id: document for document in collection.documents}
    missed = []
    for query in collection.queries:
        ranked = search(query.text, _DEEP)
        rank = first_rank(ranked, query.grades)
        if rank != 1:
            missed.append((rank, query, ranked[:_SHOWN_ABOVE]))
    missed.sort(key=lambda miss: miss[0] or _DEEP + 1, reverse=True)
    return [_describe(rank, query, top, documents) for rank, query, top in missed[:count]]


def _describe(
    rank: int | None, query: Query, top: Sequence[str], documents: Mapping[str, Document]
) -> dict[str, Any]:
    """Show the question beside its answers and what ranks above; no rank: not in the first 100."""
    above = top if rank is None else top[: rank - 1]
    return {
        "question": query.text,
        "rank": rank,
        "answers": {name: _beginning(documents.get(name)) for name in query.grades},
        "above": {name: _beginning(documents[name]) for name in above},
    }


def _beginning(document: Document | None) -> str:
    return "" if document is None else " ".join(document.paragraphs)[:_SHOWN_LETTERS]
