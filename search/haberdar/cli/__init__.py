"""The `haberdar` command: finds the subcommands that are installed and runs one.

Exit codes: 0 done · 1 failed, with the reason on standard error · 2 wrong usage · 3 done, but some
input was rejected (`reindex`, `clean`), an article could not be read (`export`) or the index has
faults (`verify`) · 130 interrupted by Ctrl-C.
"""

import argparse
import io
import os
import sys
from collections.abc import Sequence
from importlib.metadata import EntryPoint, entry_points, version

from haberdar.cli.command import FAILED, INTERRUPTED, Command
from haberdar.errors import HaberdarError, MissingExtraError

_GROUP = "haberdar.commands"
_EXTRAS = {"haberdar_indexer": "indexer", "haberdar_web": "web"}


def main(argv: Sequence[str] | None = None) -> int:
    """Run the subcommand that `argv` names and return its exit code."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal of another encoding, a file name that is no text: show what can be shown.
        sys.stdout.reconfigure(errors="backslashreplace")
    arguments = sys.argv[1:] if argv is None else list(argv)
    try:
        options = make_parser(arguments[:1]).parse_args(arguments)
        code: int = options.run(options)
        sys.stdout.flush()
    except HaberdarError as error:
        print(f"haberdar: {error}", file=sys.stderr)
        return FAILED
    except BrokenPipeError:
        # The reader of a pipe has seen enough; say nothing when Python flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        # A full disk, a folder that may not be written: the system's own words say it best.
        print(f"haberdar: {error}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


def make_parser(wanted: Sequence[str] = ()) -> argparse.ArgumentParser:
    """Return the parser; only the command in `wanted` is loaded, or all where it names none.

    Raises MissingExtraError where the wanted command lacks packages; among all, it is listed so.
    """
    parser = argparse.ArgumentParser(
        prog="haberdar", description="Search over Turkish trade and industry news."
    )
    parser.add_argument("--version", action="version", version=f"haberdar {version('haberdar')}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    known = {entry.name: entry for entry in sorted(entry_points(group=_GROUP))}
    chosen = [known[name] for name in wanted if name in known]
    for entry in chosen:
        _add(commands, entry.name, _load(entry))
    for entry in () if chosen else known.values():
        try:
            _add(commands, entry.name, _load(entry))
        except MissingExtraError as error:
            commands.add_parser(entry.name, help=f"(not installed: {error})")
    return parser


def _add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, command: Command
) -> None:
    parser = commands.add_parser(name, help=command.help, description=command.help)
    command.configure(parser)
    parser.set_defaults(run=command.run)


def _load(entry: EntryPoint) -> Command:
    """Return the command; raise MissingExtraError, naming the extra, where it lacks packages."""
    try:
        command: Command = entry.load()
    except ModuleNotFoundError as error:
        package = entry.module.partition(".")[0]
        if package not in _EXTRAS or (error.name or "").startswith("haberdar"):
            raise
        advice = f"pip install 'haberdar[{_EXTRAS[package]}]'"
        raise MissingExtraError(f"{entry.name} needs {error.name}: {advice}") from error
    return command
