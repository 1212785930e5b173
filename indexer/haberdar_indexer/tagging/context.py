"""What the words around a name say: whether it is another country's, a former holder's, a word."""

import re
from functools import cache
from importlib.resources import files

from haberdar.turkish.letters import lower
from haberdar.turkish.tokens import APOSTROPHES, is_suffix

_WINDOW = 60
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\W*$")
_AFTER = re.compile(r"[^\W\d_]*")
_APOSTROPHE_TAIL = re.compile(rf"[{APOSTROPHES}]([^\W\d_]+)")
_SENTENCE_END = ".!?…:"


@cache
def _foreign() -> re.Pattern[str]:
    """Match a country's name, with or without a suffix, at the end of a lowercase text."""
    lines = files("haberdar_indexer.tagging").joinpath("countries.txt").read_text("utf-8")
    names = [lower(line) for line in lines.splitlines() if line and not line.startswith("#")]
    names.sort(key=len, reverse=True)
    suffix = rf"(?:[{APOSTROPHES}]?n?[ıiuü]n)?"
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))}){suffix}\s+$")


def is_foreign(lowered: str, start: int) -> bool:
    """Tell whether a country's name stands right before `start`."""
    return _foreign().search(lowered[max(0, start - _WINDOW) : start]) is not None


def is_former(lowered: str, start: int) -> bool:
    """Tell whether the title at `start` is said of somebody who no longer has it."""
    before = _WORD_BEFORE.search(lowered[max(0, start - _WINDOW) : start])
    return before is not None and before[1] == "eski"


def starts_sentence(text: str, start: int) -> bool:
    """Tell whether `start` begins a sentence or paragraph, where any word has a capital."""
    before = text[max(0, start - _WINDOW) : start].rstrip(" \t\"“”‘'(")
    return not before or before[-1] in _SENTENCE_END or before[-1] == "\n"


def is_in_capitals(text: str, start: int, end: int) -> bool:
    """Tell whether the line around `start`–`end` is written all in capitals."""
    line_start = text.rfind("\n", max(0, start - _WINDOW), start) + 1 or max(0, start - _WINDOW)
    line_end = text.find("\n", end, end + _WINDOW)
    around = text[line_start:start] + text[end : line_end if line_end >= 0 else end + _WINDOW]
    letters = [char for char in around if char.isalpha()]
    return len(letters) > 1 and all(char == char.upper() for char in letters)


def word_end(text: str, end: int, *, inflects: bool) -> int | None:
    """Return where the word of a name that ends at `end` ends, suffixes included.

    None where the name is only the beginning of another word. `inflects` allows suffixes without an
    apostrophe (``Ticaret Bakanlığının``).
    """
    tail = _AFTER.match(text, end)
    if tail is not None and tail[0]:
        return tail.end() if inflects and is_suffix(tail[0]) else None
    if end < len(text) and text[end].isdigit():
        return None
    after = _APOSTROPHE_TAIL.match(text, end)
    return after.end() if after is not None and is_suffix(after[1]) else end
