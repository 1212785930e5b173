"""`haberdar export`: all articles of the index as a file that other programs read."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from haberdar.cli.command import INCOMPLETE, Command, add_index_option
from haberdar.cli.showing import counted
from haberdar.exporting import FORMATS, new_file
from haberdar.index.stored import stored_articles


def _configure(parser: argparse.ArgumentParser) -> None:
    add_index_option(parser)
    parser.add_argument(
        "--format", choices=FORMATS, default="jsonl", help="the form of the file (%(default)s),"
    )
    parser.add_argument(
        "--output",
        type=Path,
        metavar="FILE",
        help="the file, which is there when it is whole (default: standard output; Parquet needs"
        " a file)",
    )
    parser.set_defaults(refuse=parser.error)


def _run(options: argparse.Namespace) -> int:
    if options.format == "parquet" and options.output is None:
        options.refuse("--format parquet needs --output FILE")
    unreadable: list[str] = []
    articles = stored_articles(Path(options.index), unreadable.append)
    with _opened(options.output) as file:
        count = FORMATS[options.format](articles, file)
    for what in unreadable:
        print(f"not exported: {what}", file=sys.stderr)
    print(f"{counted(count, 'article')} exported", file=sys.stderr)
    return INCOMPLETE if unreadable else 0


@contextmanager
def _opened(output: Path | None) -> Iterator[IO[bytes]]:
    if output is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    else:
        with new_file(output) as file:
            yield file


command = Command("Write all articles of the index to a file.", _configure, _run)
