"""`haberdar rollback`: return to a former generation of the index."""

import argparse
from pathlib import Path

from haberdar.cli.command import Command, add_index_option
from haberdar.cli.showing import generation_line
from haberdar.index.history import generations, rollback


def _configure(parser: argparse.ArgumentParser) -> None:
    add_index_option(parser)
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument(
        "--to",
        metavar="NAME",
        help="this generation, newer ones too (default: the one before the live one)",
    )
    choice.add_argument(
        "--list", action="store_true", help="list the generations, and change nothing"
    )


def _run(options: argparse.Namespace) -> int:
    root = Path(options.index)
    if not options.list:
        rollback(root, options.to)
    for generation in generations(root):
        print(generation_line(generation))
    return 0


command = Command("Return to a former generation of the index.", _configure, _run)
