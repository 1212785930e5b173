"""Say what was measured: as tables in Markdown, or as JSON."""

import os
import platform
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from benchmarks.speed.engines import OURS, REFERENCE, SLOW, SLOW_ABOVE
from benchmarks.speed.measuring import Result, Times, by_kind


@dataclass(frozen=True, slots=True)
class Spread:
    """Milliseconds of searches, and how many times those of the reference they are."""

    p50: float
    p95: float
    ratio: float | None

    def __str__(self) -> str:
        ratio = "" if self.ratio is None else f" ({self.ratio:.2f}×)"
        return f"{self.p50:.2f} / {self.p95:.2f}{ratio}"


def environment() -> dict[str, str]:
    """Return what the numbers depend on besides the engines."""
    return {
        "Python": platform.python_version(),
        "numpy": np.__version__,
        "processors": str(os.cpu_count()),
    }


def spread(times: Times, name: str, numbers: Iterable[int]) -> Spread:
    """Return the spread of an engine over the searches `numbers` and all rounds.

    The ratio is the median of those of each search in each round.
    """
    chosen = list(numbers)
    own = np.array([times[name][number] for number in chosen])
    p50, p95 = np.percentile(own, [50, 95]) * 1000
    if name == REFERENCE or REFERENCE not in times:
        return Spread(float(p50), float(p95), None)
    reference = np.array([times[REFERENCE][number] for number in chosen])
    return Spread(float(p50), float(p95), float(np.median(own / reference)))


def as_data(result: Result) -> dict[str, Any]:
    """Return the result as JSON-ready data."""
    kinds = by_kind(result.searches)
    return {
        "articles": result.articles,
        "environment": environment(),
        "engines": {name: _engine_data(result, name, kinds) for name in result.built},
        "disagreements": result.disagreements,
    }


def _engine_data(result: Result, name: str, kinds: dict[str, list[int]]) -> dict[str, Any]:
    built = result.built[name]
    data: dict[str, Any] = {
        "version": result.versions[name],
        "articles a second": round(built.articles_a_second),
        "bytes": built.size,
        "building memory MB": round(built.memory_mb),
    }
    if name in result.fresh:
        data["first answer ms"] = round(result.fresh[name].first_ms, 1)
        data["memory MB"] = round(result.fresh[name].memory_mb)
        every = {"all": range(len(result.searches)), **kinds}
        data["searches"] = {
            kind: _spread_data(spread(result.times, name, numbers))
            for kind, numbers in every.items()
        }
        data["searches, nothing decoded"] = {
            kind: _spread_data(spread(result.cold, name, numbers))
            for kind, numbers in every.items()
        }
    return data


def _spread_data(found: Spread) -> dict[str, float | None]:
    ratio = None if found.ratio is None else round(found.ratio, 3)
    return {"p50 ms": round(found.p50, 3), "p95 ms": round(found.p95, 3), "ratio": ratio}


def as_markdown(result: Result) -> str:
    """Return the result as a heading and two tables: of engines, and of kinds of searches."""
    versions = {**environment(), **result.versions}
    lines = [
        f"## {result.articles:,} articles",
        "",
        ", ".join(f"{name} {version}" for name, version in versions.items()),
        "",
        *_table(_engine_rows(result)),
        "",
        *_left_out(result),
        f"Milliseconds a search, p50 / p95 (times {REFERENCE}):",
        "",
        *_table(_kind_rows(result)),
    ]
    return "\n".join([*lines, *_complaints(result)])


def _engine_rows(result: Result) -> Iterator[list[str]]:
    yield ["engine", "articles/s", "MB", "memory MB, building", "searching", "first answer ms"]
    for name, built in result.built.items():
        fresh = result.fresh[name]
        yield [
            name,
            f"{built.articles_a_second:,.0f}",
            f"{built.size / 1e6:.1f}",
            f"{built.memory_mb:.0f}",
            f"{fresh.memory_mb:.0f}",
            f"{fresh.first_ms:.1f}",
        ]


def _kind_rows(result: Result) -> Iterator[list[str]]:
    names = list(result.built)
    cold = [name for name in names if name == OURS]
    yield ["searches", "found (median)", *names, *(f"{name}, nothing decoded" for name in cold)]
    kinds = {**by_kind(result.searches), "all": list(range(len(result.searches)))}
    for kind, numbers in kinds.items():
        found = np.median([result.totals[number] for number in numbers])
        cells = [str(spread(result.times, name, numbers)) for name in names]
        cells += [str(spread(result.cold, name, numbers)) for name in cold]
        yield [kind, f"{found:.0f}", *cells]


def _left_out(result: Result) -> list[str]:
    if result.articles <= SLOW_ABOVE or SLOW in result.built:
        return []
    return [
        f"{SLOW} is left out: indexing more than {SLOW_ABOVE:,} articles takes it too long.",
        "",
    ]


def _table(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    for number, cells in enumerate(rows):
        yield f"| {' | '.join(cells)} |"
        if number == 0:
            yield f"| --- |{' ---: |' * (len(cells) - 1)}"


def _complaints(result: Result) -> list[str]:
    if not result.disagreements:
        return ["", "All engines found and counted the same."]
    return ["", "The engines disagree:", "", *(f"- {found}" for found in result.disagreements)]
