"""What a subcommand of `haberdar` is."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass

# Exit codes; 2, wrong usage, is argparse's own.
FAILED = 1
INCOMPLETE = 3
INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Command:
    """A subcommand: a line of help, its arguments, and a function that returns the exit code."""

    help: str
    configure: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


def add_index_option(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the option that names the index folder."""
    parser.add_argument(
        "--index", default="index_data", metavar="DIR", help="the index folder (%(default)s)"
    )


def add_json_option(parser: argparse._ActionsContainer) -> None:
    """Give `parser`, or a group of its options, the option for output that programs read."""
    parser.add_argument("--json", action="store_true", help="print JSON")


def positive(text: str) -> int:
    """Read a number from 1 on, for argparse."""
    if not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"not a number from 1 on: {text!r}")
    return int(text)
