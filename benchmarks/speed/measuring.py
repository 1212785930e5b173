"""Run the engines on an archive: index it, open it, and search it in turns."""

import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.speed.agreement import disagreements, wrong_hits
from benchmarks.speed.building import Archive, Built, build
from benchmarks.speed.engines import ENGINES
from benchmarks.speed.engines.protocol import Contender
from benchmarks.speed.fresh import Fresh, apart, open_and_search
from benchmarks.speed.searches import Search

Times = dict[str, list[list[float]]]
"""Seconds by engine: a list for each search, with the time of each round."""


@dataclass(frozen=True, slots=True)
class Result:
    """What was measured on one archive; `totals` is how many articles each search found."""

    articles: int
    searches: list[Search]
    totals: list[int]
    versions: dict[str, str]
    built: dict[str, Built]
    disagreements: list[str]
    fresh: dict[str, Fresh] = field(default_factory=dict)
    times: Times = field(default_factory=dict)
    cold: Times = field(default_factory=dict)


def measure(archive: Archive, names: Sequence[str], folder: Path, rounds: int) -> Result:
    """Measure the engines `names` in `folder`; without rounds, only compare their answers."""
    engines = {name: ENGINES[name]() for name in names}
    built = {name: apart(build, name, archive, folder / name) for name in names}
    fresh = {}
    if rounds:
        for name in names:
            fresh[name] = apart(open_and_search, name, built[name].folder, archive.searches)
    for name, engine in engines.items():
        engine.open(built[name].folder)
    try:
        totals, found = _compare(engines, archive.searches)
        times = _in_turns(engines, archive.searches, rounds)
        cold = _in_turns(engines, archive.searches, min(rounds, 1), forgetting=True)
    finally:
        for engine in engines.values():
            engine.close()
    versions = {name: engine.version() for name, engine in engines.items()}
    return Result(
        archive.articles, archive.searches, totals, versions, built, found, fresh, times, cold
    )


def _compare(
    engines: Mapping[str, Contender], searches: Sequence[Search]
) -> tuple[list[int], list[str]]:
    """Return how many articles each search finds, and what engines do not agree on."""
    totals: list[int] = []
    found: list[str] = []
    for search in searches:
        answers = {}
        for name, engine in engines.items():
            answers[name] = engine.search(search)
            found += wrong_hits(search, name, answers[name], engine.ids(answers[name]))
        found += disagreements(search, answers)
        totals.append(next(iter(answers.values())).total)
    return totals, found


def _in_turns(
    engines: Mapping[str, Contender],
    searches: Sequence[Search],
    rounds: int,
    *,
    forgetting: bool = False,
) -> Times:
    """Time every search in each round, engine after engine, each round starting with another.

    So whatever slows the machine down for a while slows all engines down. When `forgetting`, each
    search finds nothing decoded by those before.
    """
    times: Times = {name: [[] for _ in searches] for name in engines}
    names = list(engines)
    for number in range(rounds):
        start = number % len(names)
        for name in names[start:] + names[:start]:
            engine = engines[name]
            for search, of_search in zip(searches, times[name], strict=True):
                if forgetting:
                    engine.forget()
                started = time.perf_counter()
                engine.search(search)
                of_search.append(time.perf_counter() - started)
    return times


def by_kind(searches: Sequence[Search]) -> dict[str, list[int]]:
    """Return the numbers of the searches of each kind."""
    kinds: defaultdict[str, list[int]] = defaultdict(list)
    for number, search in enumerate(searches):
        kinds[search.kind].append(number)
    return dict(kinds)
