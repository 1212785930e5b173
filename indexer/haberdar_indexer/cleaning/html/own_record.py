"""The record of its text that a page keeps in JSON-LD, set against the text that it shows."""

import re

from haberdar_indexer.cleaning.html.trees import letters
from haberdar_indexer.cleaning.markup import plain_paragraphs

_SHARE_AROUND = 0.1
_SHARE_SHOWN = 0.5
_SHORTEST_RECORD = 300
_SHINGLE = 4


def reconciled(record: str, shown: list[str]) -> list[str]:
    """Return the text of an article: `record` is the page's own of it, `shown` what was found.

    Kickers, bylines and what follows the text are left out where the record lacks them. Where the
    record is a whole text that was not found, the page does not show it and the record is taken.
    """
    lines = [line for line in map(str.strip, plain_paragraphs(record)) if line]
    recorded = "\n".join(lines)
    if len(recorded) >= max(_SHORTEST_RECORD, sum(map(len, shown))) and (
        _share_in(recorded, "\n".join(shown)) < _SHARE_SHOWN
    ):
        return lines
    return _within(recorded, shown)


def _share_in(text: str, other: str) -> float:
    """Return how much of `text`, by runs of words, is also in `other`."""
    runs = _runs(text)
    return len(runs & _runs(other)) / len(runs) if runs else 0.0


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return {tuple(words[start : start + _SHINGLE]) for start in range(len(words) - _SHINGLE + 1)}


def _within(record: str, paragraphs: list[str]) -> list[str]:
    """Return the paragraphs from that with which the record starts to that with which it ends.

    Where more would be lost than stands before a text or after it, the record is an excerpt.
    """
    recorded, own = letters(record), [letters(paragraph) for paragraph in paragraphs]
    whole = len("".join(own))
    first = next((i for i, text in enumerate(own) if text and recorded.startswith(text)), None)
    last = next((i for i, text in enumerate(own[::-1]) if text and recorded.endswith(text)), None)
    if first is None or last is None:
        return paragraphs
    end = len(own) - last
    if len("".join(own[:first])) > _SHARE_AROUND * whole:
        first = 0
    if len("".join(own[end:])) > _SHARE_AROUND * whole:
        end = len(own)
    return paragraphs[first:end]
