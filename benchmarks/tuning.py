"""Try weights of the ranking on sets of questions, and print what each gives.

    python -m benchmarks.tuning ../shared/data/xquad-tr ../shared/data/ozetnews-knownitem

Starts from the weights in use and changes one at a time to each of the values tried; a line is the
mean reciprocal rank at 10 on each set and their mean. The sets are only measured: nothing of them
enters the weights but these figures.
"""

import argparse
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from unittest.mock import patch

from benchmarks.relevance.collection import Collection, read_collection
from benchmarks.relevance.metrics import DEPTH, reciprocal_rank
from benchmarks.relevance.systems import open_ours
from haberdar.query import compiling
from haberdar.query.weighting import Relevance

# What is tried of each weight, the one in use among them or not.
TRIED: Mapping[str, tuple[float, ...]] = {
    "exact": (0.0, 0.2, 0.4, 0.6, 0.9, 1.2),
    "stem": (0.6, 0.8, 1.2, 1.5),
    "folded": (0.0, 0.1, 0.2, 0.3, 0.5),
    "beginning": (0.0, 0.3, 0.6, 1.0, 1.4),
    "K1": (0.5, 0.7, 0.9, 1.2, 1.6),
    "B": (0.5, 0.65, 0.75, 0.85),
    "IDF_POWER": (1.0, 1.25, 1.5, 1.75, 2.0),
}


def in_use() -> dict[str, float]:
    """Return the weights in use."""
    weighting = Relevance()
    return {
        **compiling.EVIDENCE_WEIGHTS,
        "beginning": compiling.BEGINNING_WEIGHT,
        "K1": weighting.K1,
        "B": weighting.B,
        "IDF_POWER": weighting.IDF_POWER,
    }


@contextmanager
def weighing(weights: Mapping[str, float]) -> Iterator[None]:
    """Search with other weights; an index must be opened inside to be searched so."""
    make = Relevance.__init__

    def init(self: Relevance) -> None:
        make(self)
        self.K1, self.B = weights["K1"], weights["B"]

    evidences = {name: weights[name] for name in compiling.EVIDENCE_WEIGHTS}
    with ExitStack() as stack:
        for patched in (
            patch.object(compiling, "EVIDENCE_WEIGHTS", evidences),
            patch.object(compiling, "BEGINNING_WEIGHT", weights["beginning"]),
            patch.object(Relevance, "IDF_POWER", weights["IDF_POWER"]),
            patch.object(Relevance, "__init__", init),
        ):
            stack.enter_context(patched)
        yield


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m benchmarks.tuning")
    parser.add_argument("sets", nargs="+", type=Path, metavar="DIR", help="as benchmarks.relevance")
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", dest="start")
    arguments = parser.parse_args()
    sets = {folder.name: read_collection(folder) for folder in arguments.sets}
    start = in_use() | {
        name: float(value) for name, _, value in (pair.partition("=") for pair in arguments.start)
    }
    print(*sets, "mean", "weights", sep="\t")
    _try("in use", start, sets)
    for name, values in TRIED.items():
        for value in values:
            if value != start[name]:
                _try(f"{name} {value:g}", start | {name: value}, sets)


def _try(title: str, weights: Mapping[str, float], sets: Mapping[str, Collection]) -> None:
    with weighing(weights):
        found = [_reciprocal_rank(collection) for collection in sets.values()]
    figures = [f"{value:.4f}" for value in (*found, sum(found) / len(found))]
    print(*figures, title, sep="\t", flush=True)


def _reciprocal_rank(collection: Collection) -> float:
    with open_ours(collection.documents) as search:
        found = [
            reciprocal_rank(search(query.text, DEPTH), query.grades) for query in collection.queries
        ]
    return sum(found) / len(found)


if __name__ == "__main__":
    main()
