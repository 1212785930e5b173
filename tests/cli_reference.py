"""Print docs/cli.md: every command and option as the parser knows it.

Run as ``python tests/cli_reference.py > docs/cli.md``; test_docs.py checks that this was done.
"""

import argparse
from collections.abc import Iterator

from haberdar.cli import make_parser

HEAD = """\
# The commands

Exit codes: 0 done · 1 failed, with the reason on standard error · 2 wrong usage · 3 done, but some
input was rejected (`reindex`, `clean`), an article could not be read (`export`) or the index has
faults (`verify`) · 130 interrupted by Ctrl-C.
"""


def reference() -> str:
    """Return the reference as Markdown."""
    (commands,) = (
        action
        for action in make_parser()._actions
        if isinstance(action, argparse._SubParsersAction)
    )
    parts = [HEAD, *(_command(name, parser) for name, parser in sorted(commands.choices.items()))]
    return "\n".join(parts)


def _command(name: str, parser: argparse.ArgumentParser) -> str:
    rows = "\n".join(_rows(parser))
    return (
        f"## haberdar {name}\n\n{parser.description}\n\n| argument | meaning |\n|---|---|\n{rows}\n"
    )


def _rows(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        if isinstance(action, argparse._HelpAction):
            continue
        meaning = (action.help or "") % {"default": action.default}
        if action.choices:
            meaning = " ".join(filter(None, (meaning, "one of " + ", ".join(action.choices))))
        yield f"| `{_usage(action)}` | {meaning} |"


def _usage(action: argparse.Action) -> str:
    value = action.metavar or action.dest.upper()
    if not action.option_strings:
        return f"{value} …" if action.nargs in ("+", "*") else str(action.metavar or action.dest)
    flag = action.option_strings[-1]
    return flag if action.nargs == 0 else f"{flag} {value}"


if __name__ == "__main__":
    print(reference(), end="")
