"""Cut text into words, numbers and what stands after an apostrophe, with offsets into the text.

A word's suffix after an apostrophe is cut (``İKMİB’e`` → ``İKMİB``); an apostrophe inside a name
stays (``L'Oréal``). A compound with a hyphen yields its parts and, at the place of the first part,
the whole without the hyphen (``Ar-Ge`` → ``ArGe``, ``Ar``, ``Ge``), so that each way of writing it
meets the others.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from haberdar.turkish.letters import lower, normalize

# ' ’ ‘ ʼ ´ ` ′ and U+0092, which is what a windows-1252 apostrophe read as Latin-1 becomes.
APOSTROPHES = "'’‘ʼ´`′\x92"
_HYPHENS = "-‐‑"

_LETTERS = r"[^\W\d_](?:[^\W_]|[\u0300-\u036f])*"
_TOKEN = re.compile(
    rf"""
    (?P<number>\d+(?:[.,]\d+)*)(?P<unit>{_LETTERS})?
    | (?P<word>{_LETTERS}(?:[{_HYPHENS}]{_LETTERS})*)
    """,
    re.VERBOSE,
)
_AFTER_APOSTROPHE = re.compile(rf"[{APOSTROPHES}](?P<tail>{_LETTERS})")
_PART = re.compile(rf"[^{_HYPHENS}]+")
_COMBINING = re.compile(r"[\u0300-\u036f]")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_DECIMAL = re.compile(r"\d+,\d+")
_DIGITS = re.compile(r"\d+")

# Case, possessive, plural, copula and the productive derivations (-lik, -li, -ci, -ce) that news
# writes after an apostrophe; a tail that is a chain of these is grammar, anything else is a name.
_SUFFIX_CHAIN = re.compile(
    r"""(?:
      n?[ıiuü]n | [yns]?[ıiuü] | [yn]?[ae] | n?[dt][ae]n? | y?l[ae] | n?[cç][ae] | ki
    | l[ae]r | [ıiuü]?m(?:[ıiuü]z)? | [ıiuü]?n[ıiuü]z | l[ıiuü][kğ]? | s[ıiuü]z | [cç][ıiuü]
    | [dt][ıiuü]r | y?[dt][ıiuü] | y?m[ıiuü]ş | y?s[ae] | yken | ş[ae]r | [ıiuü]nc[ıiuü]
    )+""",
    re.VERBOSE,
)


class Span(NamedTuple):
    """A word of the text: its characters without suffix, and where it stands.

    `start` and `end` cut the original text; `end` includes a suffix after an apostrophe, so that
    marking the span marks the word as a reader sees it. `position` counts words.
    """

    text: str
    start: int
    end: int
    position: int


def is_suffix(tail: str) -> bool:
    """Tell whether `tail`, found after an apostrophe, is a chain of Turkish suffixes."""
    return _SUFFIX_CHAIN.fullmatch(lower(tail)) is not None


def tokenize(text: str) -> Iterator[Span]:
    """Yield the words and numbers of `text` in order."""
    position = 0
    scan_from = 0
    while match := _TOKEN.search(text, scan_from):
        end, tail = _take_apostrophe(text, match)
        for span in _spans(match, end, tail, position):
            yield span
            position = span.position + 1
        scan_from = end


def _take_apostrophe(text: str, match: re.Match[str]) -> tuple[int, str]:
    """Return where the token ends, apostrophe and all, and the tail if it is part of a name."""
    after = _AFTER_APOSTROPHE.match(text, match.end())
    if after is None:
        return match.end(), ""
    tail = normalize(after["tail"])
    if is_suffix(tail):
        return after.end(), ""
    if match["word"] is None:
        return match.end(), ""
    return after.end(), tail


def _spans(match: re.Match[str], end: int, tail: str, position: int) -> Iterator[Span]:
    if match["number"] is not None:
        yield from _number_spans(match, end, position)
        return
    word = _composed(match["word"])
    if tail:
        yield Span(word + tail, match.start(), end, position)
        return
    parts = list(_PART.finditer(match["word"]))
    if len(parts) == 1:
        yield Span(word, match.start(), end, position)
        return
    whole = "".join(_composed(part[0]) for part in parts)
    yield Span(whole, match.start(), end, position)
    last = len(parts) - 1
    for index, part in enumerate(parts):
        part_end = end if index == last else match.start() + part.end()
        yield Span(_composed(part[0]), match.start() + part.start(), part_end, position + index)


def _number_spans(match: re.Match[str], end: int, position: int) -> Iterator[Span]:
    number, unit = match["number"], match["unit"]
    number_end = end if unit is None else match.end("number")
    value = _plain_number(number)
    if value is not None:
        yield Span(value, match.start(), number_end, position)
        position += 1
    else:
        digits = list(_DIGITS.finditer(number))
        for index, run in enumerate(digits):
            run_end = number_end if index == len(digits) - 1 else match.start() + run.end()
            yield Span(run[0], match.start() + run.start(), run_end, position)
            position += 1
    if unit is not None:
        yield Span(_composed(unit), match.start("unit"), end, position)


def _plain_number(number: str) -> str | None:
    """Return ``1.650`` as ``1650`` and ``12,5`` as it is; None for what is no single number."""
    if _GROUPED.fullmatch(number):
        return number.replace(".", "")
    if number.isdecimal() or _DECIMAL.fullmatch(number):
        return number
    return None


def _composed(text: str) -> str:
    return normalize(text) if _COMBINING.search(text) else text
