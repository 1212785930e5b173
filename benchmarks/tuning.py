"""Try weights of the ranking on sets of questions, and print what each gives.

    python -m benchmarks.tuning DIR… [--try NAME=VALUE …] [--set NAME=VALUE]

Starts from the weights in use and changes one at a time to each of the values tried; a line is the
mean reciprocal rank at 10 on each set and their mean. The sets are only measured: nothing of them
enters the weights but these figures.
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory
from typing import NamedTuple, Self
from unittest.mock import patch

from benchmarks.relevance.collection import Collection, Query, read_collection
from benchmarks.relevance.metrics import DEPTH, reciprocal_rank
from benchmarks.relevance.systems import build_ours, open_built
from haberdar.query import compiling
from haberdar.query.weighting import Relevance

# What is tried of each weight, the one in use among them or not.
TRIED: Mapping[str, tuple[float, ...]] = {
    "exact": (0.0, 0.2, 0.4, 0.6, 0.9, 1.2),
    "stem": (0.6, 0.8, 1.2, 1.5),
    "folded": (0.0, 0.1, 0.2, 0.3, 0.5),
    "beginning": (0.0, 0.3, 0.6, 1.0, 1.4),
    "name": (1.0, 1.15, 1.5),
    "pair": (0.0, 0.05, 0.2),
    "lead": (0.0, 0.1, 0.3),
    "aside": (0.0, 0.25, 1.0),
    "K1": (0.5, 0.7, 0.9, 1.2, 1.6),
    "B": (0.5, 0.65, 0.75, 0.85),
    "IDF_POWER": (1.0, 1.25, 1.5, 1.75, 2.0),
}

_CONSTANTS = {
    name: f"{name.upper()}_WEIGHT" for name in ("beginning", "name", "pair", "lead", "aside")
}


def in_use() -> dict[str, float]:
    """Return the weights in use."""
    weighting = Relevance()
    return {
        **compiling.EVIDENCE_WEIGHTS,
        **{name: getattr(compiling, constant) for name, constant in _CONSTANTS.items()},
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
            patch.multiple(
                compiling, **{constant: weights[name] for name, constant in _CONSTANTS.items()}
            ),
            patch.object(Relevance, "IDF_POWER", weights["IDF_POWER"]),
            patch.object(Relevance, "__init__", init),
        ):
            stack.enter_context(patched)
        yield


def main(arguments: Sequence[str] | None = None) -> None:
    """Try the weights on the sets that the command line names."""
    options = _parser().parse_args(arguments)
    start = in_use() | dict(options.start)
    with TemporaryDirectory() as name:
        sets = [
            _Set.build(read_collection(folder), Path(name, str(number)))
            for number, folder in enumerate(options.sets)
        ]
        print(*(folder.name for folder in options.sets), "mean", "weights", sep="\t")
        _try("in use", start, sets)
        for weight, value in options.tried:
            if value != start[weight]:
                _try(f"{weight} {value:g}", start | {weight: value}, sets)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.tuning",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("sets", nargs="+", type=Path, metavar="DIR", help="as benchmarks.relevance")
    parser.add_argument(
        "--try",
        nargs="*",
        type=_weight,
        default=[(name, value) for name, values in TRIED.items() for value in values],
        metavar="NAME=VALUE",
        dest="tried",
        help="change to these alone, or to none",
    )
    parser.add_argument(
        "--set", action="append", default=[], type=_weight, metavar="NAME=VALUE", dest="start"
    )
    return parser


def _weight(pair: str) -> tuple[str, float]:
    name, _, value = pair.partition("=")
    if name not in TRIED:
        raise argparse.ArgumentTypeError(f"{name!r} is none of {', '.join(TRIED)}")
    try:
        return name, float(value)
    except ValueError as exc:
        raise argparse.ArgumentTypeError(f"{value!r} is no number") from exc


class _Set(NamedTuple):
    """Questions, and the folder of the index of what they are asked of."""

    queries: Sequence[Query]
    index: Path

    @classmethod
    def build(cls, collection: Collection, folder: Path) -> Self:
        build_ours(folder, collection.documents)
        return cls(collection.queries, folder)

    def reciprocal_rank(self) -> float:
        with open_built(self.index) as search:
            return fmean(
                reciprocal_rank(search(query.text, DEPTH), query.grades) for query in self.queries
            )


def _try(title: str, weights: Mapping[str, float], sets: Sequence[_Set]) -> None:
    with weighing(weights):
        found = [each.reciprocal_rank() for each in sets]
    figures = [f"{value:.4f}" for value in (*found, fmean(found))]
    print(*figures, title, sep="\t", flush=True)


if __name__ == "__main__":
    main()
