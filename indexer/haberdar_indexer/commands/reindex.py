"""`haberdar reindex`: build the index of files and folders."""

import argparse
import json
import os
import sys
import time

from tqdm import tqdm

from haberdar.cli.command import (
    INCOMPLETE,
    Command,
    add_index_option,
    add_json_option,
    positive,
)
from haberdar_indexer.reindexing import Report, reindex


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH", help="files and folders of articles")
    add_index_option(parser)
    parser.add_argument("--full", action="store_true", help="even if nothing has changed")
    parser.add_argument(
        "--workers",
        type=positive,
        metavar="N",
        help="processes to read many articles with (default: one for each processor it may use)",
    )
    add_json_option(parser)


def _processors() -> int:
    """Return how many processors this process may use, where the system tells."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def _run(options: argparse.Namespace) -> int:
    started = time.monotonic()
    # disable=None keeps the bar to terminals.
    with tqdm(unit=" articles", disable=None, leave=False) as bar:
        report = reindex(
            options.paths,
            options.index,
            full=options.full,
            workers=options.workers or _processors(),
            progress=bar.update,
        )
    for rejected in report.rejected:
        print(f"rejected: {rejected}", file=sys.stderr)
    _print_summary(report, time.monotonic() - started, options)
    return INCOMPLETE if report.rejected else 0


def _print_summary(report: Report, seconds: float, options: argparse.Namespace) -> None:
    if options.json:
        summary = {
            "indexed": report.indexed,
            "learnt": report.learnt,
            "unchanged": report.unchanged,
            "seconds": round(seconds, 3),
            "rejected": [
                {"path": r.origin.path, "line": r.origin.line, "reason": r.reason}
                for r in report.rejected
            ],
        }
        print(json.dumps(summary, ensure_ascii=False, indent=2))
    elif report.unchanged:
        print(f"{options.index} is up to date")
    else:
        rejected = f", {len(report.rejected)} rejected" if report.rejected else ""
        learnt = f", {report.learnt} tagged by what others explain" if report.learnt else ""
        print(f"{report.indexed} articles indexed in {seconds:.1f} s{rejected}{learnt}")


command = Command("Build the index of files and folders.", _configure, _run)
