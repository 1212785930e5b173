"""Cut text into words, numbers and what stands after an apostrophe, with offsets into the text.

A word's suffix after an apostrophe is cut (``İKMİB’e`` → ``İKMİB``); an apostrophe inside a name
stays (``L'Oréal'in`` → ``LOréal``). A compound with a hyphen yields its parts and, at the place of
the first part, the whole without the hyphen (``Ar-Ge`` → ``ArGe``, ``Ar``, ``Ge``), so that each
way of writing it meets the others.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from haberdar.turkish.letters import compose, lower

# What is typed or printed for an apostrophe; U+0091 and U+0092 are windows-1252 read as Latin-1.
APOSTROPHES = "'’‘‛ʼʹʻ´`′＇\x91\x92"
_HYPHENS = "-‐‑"

# Some apostrophes are letters to Unicode. What a possessive quantifier took it never gives back,
# which keeps every pattern here linear.
_ALPHANUMERIC = rf"[^\W_{APOSTROPHES}]"
_REST = rf"(?:{_ALPHANUMERIC}++|[\u0300-\u036f])*+"
_LETTERS = rf"(?!\d){_ALPHANUMERIC}{_REST}"
_PART = rf"(?:{_LETTERS}|\d{_REST}(?![.,]\d))"  # of F-16, not of Ek-1.650
_TOKEN = re.compile(
    rf"""
    (?P<number>\d+(?:[.,]\d+)*)(?P<unit>{_LETTERS})?
    | (?P<word>{_LETTERS}(?P<hyphenated>(?:[{_HYPHENS}]{_PART})++)?)
    | (?P<percent>%)
    """,
    re.VERBOSE,
)
# A suffix also follows what closes abbreviations, brackets and quotation marks: A.Ş.'nin, (TİM)'in.
_AFTER_APOSTROPHE = re.compile(
    rf"(?P<closing>[.)”{APOSTROPHES}])?[{APOSTROPHES}](?P<tail>{_LETTERS})"
)
_BETWEEN_HYPHENS = re.compile(rf"[^{_HYPHENS}]+")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_DECIMAL = re.compile(r"\d+,\d+")
_DIGITS = re.compile(r"\d+")

# Compounds that are also written as one word, and how long their first part is.
_WRITTEN_AS_ONE = {"arge": 2, "urge": 2, "ürge": 2}

# Case, possessive, plural, copula and the productive derivations (-lik, -li, -ci, -ce) that news
# writes after an apostrophe; a tail that is a chain of these is grammar, anything else is a name.
_SUFFIX = re.compile(
    r"""
      n?[ıiuü]n | [yns]?[ıiuü] | [yn]?[ae] | n?[dt][ae]n? | y?l[ae] | n?[cç][ae] | ki
    | l[ae]r | [ıiuü]?m(?:[ıiuü]z)? | [ıiuü]?n[ıiuü]z | l[ıiuü][kğg]? | s[ıiuü]z | [cç][ıiuü]
    | [dt][ıiuü]r | y?[dt][ıiuü] | y?m[ıiuü][şs] | y?s[ae] | y?[ıiuü]z | y?ken
    | [şs]?[ae]r | [ıiuü]?nc[ıiuü]
    """,
    re.VERBOSE,
)
_LONGEST_SUFFIX = 4


class Span(NamedTuple):
    """A word of the text: its characters without suffix, and where it stands.

    `start` and `end` cut the original text; `end` includes a suffix after an apostrophe, so that
    marking the span marks the word as a reader sees it. `position` counts words.
    """

    text: str
    start: int
    end: int
    position: int


@lru_cache(maxsize=20_000)  # the same few stand behind all names
def is_suffix(tail: str) -> bool:
    """Tell whether `tail`, found after an apostrophe, is a chain of Turkish suffixes.

    A chain can be cut into suffixes in many ways, so each place is asked once whether a chain can
    end there; trying the ways one by one would take exponential time.
    """
    letters = compose(lower(tail))
    ends = {0}
    for end in range(1, len(letters) + 1):
        starts = range(max(0, end - _LONGEST_SUFFIX), end)
        if any(start in ends and _SUFFIX.fullmatch(letters, start, end) for start in starts):
            ends.add(end)
    return letters != "" and len(letters) in ends


def tokenize(text: str) -> Iterator[Span]:
    """Yield the words and numbers of `text` in order."""
    position = 0
    scan_from = 0
    while match := _TOKEN.search(text, scan_from):
        name, end, scan_from = _after_apostrophe(match)
        if match["percent"]:
            spans: Sequence[Span] = (Span("yüzde", match.start(), end, position),)
        elif match["number"] is None:
            spans = _word_spans(match, name, end, position)
        else:
            spans = _number_spans(match, end, position)
        yield from spans
        position = spans[-1].position + 1


def parts(text: str) -> list[Span]:
    """Return the words and numbers of `text` in order, of compounds only the parts."""
    # A compound comes before its first part, at the same position.
    return list({span.position: span for span in tokenize(text)}.values())


def _after_apostrophe(match: re.Match[str]) -> tuple[str, int, int]:
    """Return what belongs to a name after `match`, where its span ends, and where to read on."""
    name, end = "", match.end()
    after = _AFTER_APOSTROPHE.match(match.string, end)
    if after is None:
        return name, end, end
    if match["word"] and not after["closing"] and not is_suffix(after["tail"]):
        name, end = after["tail"], after.end()
        after = _AFTER_APOSTROPHE.match(match.string, end)
    if after is None or not is_suffix(after["tail"]):
        return name, end, end
    return name, end if after["closing"] else after.end(), after.end()


def _word_spans(match: re.Match[str], name: str, end: int, position: int) -> Sequence[Span]:
    cuts = _compound_cuts(match)
    if not cuts:
        return (Span(match["word"] + name, match.start(), end, position),)
    *spans, last = (
        Span(match.string[part_start:part_end], part_start, part_end, position + index)
        for index, (part_start, part_end) in enumerate(cuts)
    )
    spans.append(last._replace(text=last.text + name, end=end))
    whole = "".join(part.text for part in spans)
    return (Span(whole, match.start(), end, position), *spans)


def _compound_cuts(match: re.Match[str]) -> list[tuple[int, int]]:
    """Return where the parts of a compound start and end; nothing for a plain word."""
    start, end = match.span("word")
    if match["hyphenated"]:
        return [part.span() for part in _BETWEEN_HYPHENS.finditer(match.string, start, end)]
    first = _WRITTEN_AS_ONE.get(match["word"].lower())
    return [] if first is None else [(start, start + first), (start + first, end)]


def _number_spans(match: re.Match[str], end: int, position: int) -> Sequence[Span]:
    start, number_end = match.span("number")
    value = _plain_number(match["number"])
    if value is not None:
        words = [(value, start, number_end)]
    else:
        words = [(run[0], *run.span()) for run in _DIGITS.finditer(match.string, start, number_end)]
    if match["unit"] is not None:
        words.append((match["unit"], *match.span("unit")))
    spans = [Span(*word, position + index) for index, word in enumerate(words)]
    spans[-1] = spans[-1]._replace(end=end)
    return spans


def _plain_number(number: str) -> str | None:
    """Return ``1.650`` as ``1650`` and ``12,5`` as it is; None for what is no single number."""
    if _GROUPED.fullmatch(number):
        return number.replace(".", "")
    if number.isdecimal() or _DECIMAL.fullmatch(number):
        return number
    return None
