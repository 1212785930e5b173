"""`haberdar verify`: check the whole index, say what is wrong with it, and what to do about it."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from haberdar.cli.command import INCOMPLETE, Command, add_index_option, add_json_option
from haberdar.cli.showing import counted, generation_line
from haberdar.errors import IndexCorruptError
from haberdar.index.generations import live_generation
from haberdar.index.history import Generation, generations, last_usable
from haberdar.index.verifying import Fault, damaged_files
from haberdar.news import open_index

# Reading 20,000 articles takes a second, looking for so many by their words three quarters of a
# minute.
_SAMPLE = 1_000
_SHOWN_EVERY = 100


@dataclass(frozen=True, slots=True)
class _Result:
    """What was done and found.

    `articles` is how many there are, or None where the index cannot be opened, `looked_for` how
    many were looked for by their words.
    """

    articles: int | None
    looked_for: int
    faults: list[Fault]
    generations: tuple[Generation, ...]
    advice: list[str]


def _configure(parser: argparse.ArgumentParser) -> None:
    add_index_option(parser)
    parser.add_argument(
        "--all",
        action="store_true",
        help=f"look for every article by its words, and not for {_SAMPLE:,} of them alone",
    )
    add_json_option(parser)


def _run(options: argparse.Namespace) -> int:
    result = _verify(options)
    if options.json:
        print(json.dumps(asdict(result), ensure_ascii=False, indent=2))
    else:
        _print(result)
    return INCOMPLETE if result.faults else 0


def _verify(options: argparse.Namespace) -> _Result:
    root = Path(options.index)
    articles, looked_for = None, 0
    try:
        with open_index(root) as news:
            # Whatever else is damaged, the list of segments tells how many there are.
            articles = next(each.articles or 0 for each in generations(root) if each.is_live)
            looked_for = articles if options.all else min(_SAMPLE, articles)
            progress = _Progress(articles + looked_for)
            faults = list(news.verify(sample=looked_for, progress=progress.add))
            progress.end()
    except IndexCorruptError as error:
        faults = _damage(root, error)
    if _is_damaged(faults):
        looked_for = 0
    advice = list(_advice(root, faults)) if faults else []
    return _Result(articles, looked_for, faults, generations(root), advice)


def _damage(root: Path, met: IndexCorruptError) -> list[Fault]:
    """Return which files keep the index from being opened, or what opening it has met."""
    try:
        found = list(damaged_files(live_generation(root)))
    except IndexCorruptError:
        found = []
    return found or [Fault("file", met.what)]


def _is_damaged(faults: Sequence[Fault]) -> bool:
    return any(fault.kind == "file" for fault in faults)


class _Progress:
    """A line that counts on a terminal; without one, nothing."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._is_shown = sys.stderr.isatty()

    def add(self, number: int) -> None:
        """Count `number` more."""
        self._done += number
        if self._is_shown and self._done % _SHOWN_EVERY == 0:
            print(f"\r{self._done / self._total:4.0%}", end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        """Remove the line."""
        if self._is_shown:
            print("\r    \r", end="", file=sys.stderr, flush=True)


def _advice(root: Path, faults: Sequence[Fault]) -> Iterator[str]:
    rebuild = f"haberdar reindex --full PATH… --index {root}"
    if all(fault.kind == "words" for fault in faults):
        yield f"Index the articles again with the words of today: {rebuild}"
        return
    former = last_usable(root)
    if former is not None:
        held = counted(former.articles or 0, "article")
        yield (
            f"Return to what was live before ({held}, {former.created}): "
            f"haberdar rollback --to {former.name} --index {root}"
        )
    else:
        yield "There is no whole generation to return to."
    yield f"Or save what can be read: haberdar export --output FILE --index {root}"
    yield f"And build the index anew: {rebuild}"


def _print(result: _Result) -> None:
    for fault in result.faults:
        print(fault)
    if result.articles is None:
        print("the index cannot be opened")
    elif _is_damaged(result.faults):
        print(f"files are damaged; {counted(result.articles, 'article')} not checked")
    else:
        print(
            f"{counted(result.articles, 'article')} read, {result.looked_for} looked for by their"
            f" words, {counted(len(result.faults), 'fault')}"
        )
    for line in result.advice:
        print(line)
    for generation in result.generations:
        if not generation.is_live:
            print(f"also there: {generation_line(generation)}")


command = Command("Check the whole index.", _configure, _run)
