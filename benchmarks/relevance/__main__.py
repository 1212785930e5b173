"""How well the right document is found: ours beside BM25 over other ways to stem Turkish.

    python -m benchmarks.relevance DIR

DIR holds, gzipped or not, ``corpus.jsonl`` and ``queries.jsonl`` (an "id" and a "text" a line) and
``qrels.tsv`` (question id, id of a document that answers it, and, if any, its grade). Titles are
not indexed. Prints JSON.
"""

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.relevance.bm25 import Occurrences
from benchmarks.relevance.collection import Collection, read_collection
from benchmarks.relevance.measuring import measure
from benchmarks.relevance.systems import OURS, SYSTEMS, open_baseline, open_ours
from haberdar import Analyzer


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure as the command line asks."""
    options = _parser().parse_args(arguments)
    collection = read_collection(options.folder)
    result = collection.sizes()
    if OURS in options.only:
        Analyzer().analyze("sözlük")  # loaded once a process, whatever the number of documents
        result[OURS] = measure(open_ours(collection.documents), collection, options.misses)
    result |= _measure_baselines(collection, options)
    print(json.dumps(result, ensure_ascii=False, indent=2))


def _measure_baselines(collection: Collection, options: argparse.Namespace) -> dict[str, Any]:
    names = [name for name in options.only if name != OURS]
    if not names:
        return {}
    started = time.perf_counter()
    occurrences = Occurrences(collection.documents)
    seconds = round(time.perf_counter() - started, 2)
    return {
        "seconds to read the words of all baselines": seconds,
        **{
            name: measure(open_baseline(name, occurrences), collection, options.misses)
            for name in names
        },
    }


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.relevance",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--only", nargs="+", choices=SYSTEMS, default=SYSTEMS, metavar="SYSTEM")
    parser.add_argument(
        "--misses",
        type=int,
        default=0,
        metavar="N",
        help="show the N questions of each system whose answer is furthest from the top",
    )
    return parser


if __name__ == "__main__":
    main()
