"""What stands around a name: whether it is a former holder's, a stadium's or a mere word."""

import re

from haberdar.turkish.tokens import APOSTROPHES, is_suffix
from haberdar_indexer.tagging.forms import Text

_WINDOW = 60
_FORMER = re.compile(r"(?<!\w)(?:eski(?: bir)?|sabik|onceki(?: donem)?)\s+$")
_AFTER = re.compile(rf"[^\W\d_{APOSTROPHES}]*")
_APOSTROPHE_TAIL = re.compile(rf"[{APOSTROPHES}]([^\W\d_]+)")
_WORD_BEFORE = re.compile(r"([^\W\d_]+) $")
_WORD_BEHIND = re.compile(r" ([^\W\d_]+)")
_SENTENCE_END = ".!?…:"
_PUBLISHERS = ("bist", "msci", "nasdaq")
_INDEX = re.compile(r"[a-z]+\s+(?:\d|bilesik|(?:[a-z]+\s+){0,3}endeks)")
_RATING = re.compile("[a-d]+")
_LONGEST_RATING = 3
_AROUND_A_RATING = frozenset("+-\"“”‘'")
_SPONSORED = re.compile(
    r"\s+(?:arena|stad[iy]\w*|park(?!\w)|spor salonu|spor ve etkinlik|(?:avrupa|super) lig"
    r"|(?:kultur )?yayinlari|sanat(?!\w)|(?:turkiye )?kupasi|sahnesi)"
)


def is_former(text: Text, start: int) -> bool:
    """Tell whether the title at `start` is said of somebody who no longer has it."""
    return _FORMER.search(text.folded, max(0, start - _WINDOW), start) is not None


def names_what_it_sponsors(text: Text, end: int) -> bool:
    """Tell whether what a name means goes on after `end`: Vodafone Park, Yapı Kredi Yayınları."""
    return _SPONSORED.match(text.folded, end) is not None


def is_a_rating(text: Text, start: int, end: int) -> bool:
    """Tell whether letters are a credit rating: "AA", AA-."""
    if end - start > _LONGEST_RATING or not _RATING.fullmatch(text.folded, start, end):
        return False
    around = text.original[max(0, start - 1) : start] + text.original[end : end + 1]
    return not _AROUND_A_RATING.isdisjoint(around)


def names_an_index(text: Text, start: int) -> bool:
    """Tell whether a body's name is that of its index: BIST 100, Nasdaq bileşik endeksi."""
    is_of_one = text.folded.startswith(_PUBLISHERS, start)
    return is_of_one and _INDEX.match(text.folded, start) is not None


def starts_sentence(text: str, start: int) -> bool:
    """Tell whether `start` begins a sentence or paragraph, where any word has a capital."""
    before = text[max(0, start - _WINDOW) : start].rstrip(" \t\"“”‘'(")
    return not before or before[-1] in _SENTENCE_END or before[-1] == "\n"


def is_in_capitals(text: str, start: int, end: int) -> bool:
    """Tell whether a name and the line around it are written all in capitals."""
    if not text[start:end].isupper():
        return False
    line_start = text.rfind("\n", max(0, start - _WINDOW), start) + 1 or max(0, start - _WINDOW)
    line_end = text.find("\n", end, end + _WINDOW)
    around = text[line_start:start] + text[end : line_end if line_end >= 0 else end + _WINDOW]
    return around == around.upper() and sum(map(str.isalpha, around)) > 1


def is_shouted(text: str, start: int, end: int) -> bool:
    """Tell whether a name stands among words in capitals, which tell no name from others."""
    if not text[start:end].isupper():
        return False
    around = (
        _WORD_BEFORE.search(text, max(0, start - _WINDOW), start),
        _WORD_BEHIND.match(text, end),
    )
    return any(word is not None and len(word[1]) > 1 and word[1].isupper() for word in around)


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
