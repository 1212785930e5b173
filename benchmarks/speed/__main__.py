"""Compare faceted search of ours with that of other engines.

    python -m benchmarks.speed --articles 5000 20000

Prints tables in Markdown, or JSON with --json. Ends with 1 where engines do not find and count the
same. With --quick, runs every search once on a few articles and compares the answers only.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.speed.building import make_archive
from benchmarks.speed.corpus import Corpus, read_texts
from benchmarks.speed.engines import DEFAULT, ENGINES, SLOW, SLOW_ABOVE
from benchmarks.speed.measuring import Result, measure
from benchmarks.speed.report import as_data, as_markdown

_QUICK_ARTICLES = 300
_FEW_ARTICLES = 5000


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure as the command line asks; return its exit code."""
    options = _parser().parse_args(arguments)
    files = [given for given in options.articles if isinstance(given, Path)]
    sizes = [given for given in options.articles if isinstance(given, int)] or [_FEW_ARTICLES]
    sources: list[Path | None] = [*files] or [None]
    corpus = Corpus([text for source in sources for text in read_texts(source)])
    results = [
        _run(corpus, size, options) for size in ([_QUICK_ARTICLES] if options.quick else sizes)
    ]
    if options.json:
        print(json.dumps([as_data(result) for result in results], ensure_ascii=False, indent=2))
    return 1 if any(result.disagreements for result in results) else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.speed",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--articles",
        type=_number_or_file,
        nargs="+",
        default=[_FEW_ARTICLES],
        metavar="N|FILE",
        help='how many to make, one archive a number; and JSON lines with "title" and "text" whose '
        "words to make them of (default: those of corpus/)",
    )
    parser.add_argument("--rounds", type=int, default=5, metavar="R")
    parser.add_argument("--engines", nargs="+", choices=ENGINES, metavar="NAME")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--json", action="store_true")
    return parser


def _number_or_file(text: str) -> int | Path:
    if text.isdecimal() and int(text) > 0:
        return int(text)
    if Path(text).is_file():
        return Path(text)
    raise argparse.ArgumentTypeError(f"neither a number of articles nor a file: {text!r}")


def _run(corpus: Corpus, articles: int, options: argparse.Namespace) -> Result:
    names = options.engines or _default_engines(articles)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        archive = make_archive(corpus, articles, folder)
        result = measure(archive, names, folder, 0 if options.quick else options.rounds)
    if options.quick:
        _print_quick(result)
    elif not options.json:
        print(as_markdown(result), end="\n\n", flush=True)
    return result


def _default_engines(articles: int) -> list[str]:
    if articles <= SLOW_ABOVE:
        return list(DEFAULT)
    return [name for name in DEFAULT if name != SLOW]


def _print_quick(result: Result) -> None:
    searches = f"{len(result.searches)} searches on {', '.join(result.built)}"
    print(f"{searches}: {len(result.disagreements)} disagreements", file=sys.stderr)
    for found in result.disagreements:
        print(found, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
