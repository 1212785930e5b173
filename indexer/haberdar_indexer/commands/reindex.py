"""`haberdar reindex`: bring the index of files and folders up to date."""

import argparse
import datetime as dt
import json
import os
import sys
import time
from contextlib import closing
from pathlib import Path

from haberdar import HaberdarError
from haberdar.cli.command import (
    FAILED,
    INCOMPLETE,
    Command,
    add_index_option,
    add_json_option,
    positive,
)
from haberdar_indexer.commands.progress import Progress
from haberdar_indexer.reindexing import Options, plan_only, reindex
from haberdar_indexer.report import NAME, Report
from haberdar_indexer.sources import ReadingOptions
from haberdar_indexer.watching import changes

# Refusals that are shown; all of them are in the index folder.
_SHOWN = 20


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help="files and folders; - is standard input",
    )
    add_index_option(parser)
    parser.add_argument("--full", action="store_true", help="read all files again")
    parser.add_argument("--dry-run", action="store_true", help="only tell what would be done")
    parser.add_argument(
        "--allow-delete", action="store_true", help="let a large part of the articles go"
    )
    parser.add_argument(
        "--since", type=_day, metavar="DAY", help="read only files that changed since (2024-12-27)"
    )
    parser.add_argument(
        "--field",
        type=_field,
        action="append",
        default=[],
        metavar="FIELD=NAME",
        help="the name that records use for a field, as in text=govde; may be given several times",
    )
    parser.add_argument("--watch", action="store_true", help="go on, and follow changes of files")
    parser.add_argument(
        "--workers",
        type=positive,
        metavar="N",
        help="processes to clean articles with (default: one for each processor it may use)",
    )
    add_json_option(parser)


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as exc:
        raise argparse.ArgumentTypeError(f"not a day of the form 2024-12-27: {text!r}") from exc


def _field(text: str) -> tuple[str, str]:
    field, equals, name = text.partition("=")
    if not equals or not name:
        raise argparse.ArgumentTypeError(f"not of the form FIELD=NAME: {text!r}")
    return field, name


def _processors() -> int:
    """Return how many processors this process may use, where the system tells."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def _run(options: argparse.Namespace) -> int:
    how = Options(
        full=options.full,
        allow_delete=options.allow_delete,
        since=options.since,
        reading=ReadingOptions(dict(options.field)),
        workers=options.workers or _processors(),
    )
    if options.dry_run:
        return _tell_plan(plan_only(options.paths, options.index, how), options)
    return _follow(options, how) if options.watch else _once(options, how)


def _follow(options: argparse.Namespace, how: Options) -> int:
    code = 0
    for _ in changes(options.paths, options.index):
        try:
            code = _once(options, how)
        except HaberdarError as error:
            # Half a copy of an archive, another writer: the next change may mend it.
            print(f"haberdar: {error}", file=sys.stderr, flush=True)
            code = FAILED
    return code


def _once(options: argparse.Namespace, how: Options) -> int:
    began = time.monotonic()
    with closing(Progress()) as progress:
        report = reindex(
            options.paths, options.index, how, started=progress.start, progress=progress.advance
        )
    for note in report.notes:
        print(f"note: {note}", file=sys.stderr)
    for rejected in report.rejected[:_SHOWN]:
        print(f"rejected: {rejected}", file=sys.stderr)
    if len(report.rejected) > _SHOWN:
        more = len(report.rejected) - _SHOWN
        print(f"{more} more are in {Path(options.index, NAME)}", file=sys.stderr)
    if options.json:
        print(json.dumps(_summary(report, time.monotonic() - began), ensure_ascii=False))
    else:
        print(_sentence(report, time.monotonic() - began, options.index), flush=True)
    return INCOMPLETE if report.rejected else 0


def _sentence(report: Report, seconds: float, index: str) -> str:
    written = report.written
    counts = {
        "removed": report.removed,
        "kept as they were": written.kept,
        "taken over from the index": written.carried,
        "done by a run before": written.resumed,
        "tagged by what others explain": report.learnt,
        "left out as copies": len(report.copies),
        "rejected": len(report.rejected),
    }
    first = (
        f"{index} is up to date"
        if report.unchanged
        else f"{written.added} article{'s' * (written.added != 1)} indexed in {seconds:.1f} s"
    )
    return ", ".join([first, *(f"{count} {what}" for what, count in counts.items() if count)])


def _summary(report: Report, seconds: float) -> dict[str, object]:
    plan, written = report.plan, report.written
    return {
        "unchanged": report.unchanged,
        "files": {
            "new": plan.new,
            "changed": plan.changed,
            "unchanged": plan.unchanged,
            "vanished": len(plan.vanished),
        },
        "indexed": written.added,
        "kept": written.kept,
        "carried": written.carried,
        "resumed": written.resumed,
        "removed": report.removed,
        "learnt": report.learnt,
        "copies": len(report.copies),
        "rejected": len(report.rejected),
        "seconds": round(seconds, 3),
        "notes": report.notes,
    }


def _tell_plan(report: Report, options: argparse.Namespace) -> int:
    plan = report.plan
    if options.json:
        listed = {"read": sorted(plan.read), "remove": plan.vanished}
        print(json.dumps(_summary(report, 0.0) | listed, ensure_ascii=False))
    else:
        for path in plan.read:
            print(f"read {path}")
        for path in plan.vanished:
            print(f"remove {path}")
        print(
            f"{plan.new} new, {plan.changed} changed, {plan.unchanged} unchanged, "
            f"{len(plan.vanished)} gone; nothing was done"
        )
    return 0


command = Command("Bring the index of files and folders up to date.", _configure, _run)
