"""Tell how well and how fast articles that tell the same story are found.

    python -m benchmarks.stories [FILE …] [--articles N …]

FILE is news as JSON lines (`text`, perhaps `title`), gzipped or not; without any, the texts of the
sample corpus are taken. Versions of them are made by what outlets do to the copy of an agency, and
beside them what only looks like a version (see `collection`). Prints as JSON, for pairs of articles
of one story, the precision and recall of the index and of two simple methods, and with --articles
the seconds of processor time that archives of so many articles take, three in ten of them made as
versions of others.
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.stories.collection import Told, make_collection
from benchmarks.stories.speed import measure
from benchmarks.stories.systems import SYSTEMS, System, pairs_in
from benchmarks.stories.texts import read_copies


def judge(told: Sequence[Told], system: System) -> dict[str, float]:
    """Return the pairwise precision and recall of a system."""
    groups = system([each.article for each in told]).tolist()
    stories = [each.story for each in told]
    grouped = [(group, story) for group, story in zip(groups, stories, strict=True) if group]
    right = sum(pairs_in(grouped))
    found = sum(pairs_in(group for group, _ in grouped))
    return {
        "precision": round(right / found, 4) if found else 1.0,
        "recall": round(right / sum(pairs_in(stories)), 4),
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure as the command line says."""
    options = _parser().parse_args(arguments)
    copies = read_copies(options.files)
    told = make_collection(copies)
    figures = {
        "texts": len(copies),
        "articles": dict(Counter(each.kind for each in told)),
        "pairs": sum(pairs_in(each.story for each in told)),
        "quality": {name: judge(told, system) for name, system in SYSTEMS.items()},
        "speed": [measure(copies, size) for size in options.articles],
    }
    print(json.dumps(figures, ensure_ascii=False, indent=2))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.stories",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--articles", nargs="+", type=int, default=(), metavar="N")
    return parser


if __name__ == "__main__":
    main()
