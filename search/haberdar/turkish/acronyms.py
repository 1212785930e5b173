"""Find where a text says what an acronym stands for: ``Türkiye İhracatçılar Meclisi (TİM)``.

A name is believed where its words, written with capitals, give the letters of the acronym in
order, each its first or its first few: ``TÜBİTAK`` is TÜrkiye Bİlimsel ve Teknolojik Araştırma
Kurumu. Whatever else stands in brackets teaches nothing.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from haberdar.turkish.analyzer import FUNCTION_WORDS, evidence
from haberdar.turkish.letters import compose, fold, lower
from haberdar.turkish.tokens import APOSTROPHES, is_suffix

SHORTEST, LONGEST = 2, 10
MOST_WORDS, _LONGEST_NAME = 15, 200
_LONGEST_SUFFIX = 10
_MOST_LETTERS_OF_A_WORD = 4
# From so many letters on, one word may give none: İKMİB has one M for Maddeler ve Mamulleri.
_LONG = 4

_LETTER = rf"[^\W\d_{APOSTROPHES}]"
_QUOTE = '["“”„«»]'
_SUFFIX = rf"(?:[{APOSTROPHES}](?P<tail>{_LETTER}{{1,{_LONGEST_SUFFIX}}}+))?"
_ACRONYM = rf"(?<![^\W_])(?P<letters>{_LETTER}{{{SHORTEST},{LONGEST}}}+){_SUFFIX}"
_BRACKETS = re.compile(rf"\((?P<inner>[^()\n]{{{SHORTEST},{_LONGEST_NAME}}}+)\)")
_ONLY_ACRONYM = re.compile(rf"{_QUOTE}?{_ACRONYM}{_QUOTE}?")
# What may stand between an acronym or a name and a bracket after it.
_END = rf"{_QUOTE}?[ \xa0]?\Z"
_ACRONYM_AT_END = re.compile(_ACRONYM + _END)
_NAME_END = re.compile(_SUFFIX + _END)
_WORD = re.compile(rf"(?<![^\W_]){_LETTER}++(?![\d_])")
_BETWEEN_WORDS = re.compile(r",?[ \xa0]|-")
_LITTLE_WORDS = FUNCTION_WORDS | frozenset("and for in of on the".split())


class Acronym(NamedTuple):
    """An acronym and the name it stands for, as they are written but for a suffix at the end."""

    letters: str
    name: str


def acronyms_in(text: str) -> Iterator[Acronym]:
    """Yield what the brackets of composed (NFC) `text` explain, in order.

    Takes time in proportion to the length of `text`.
    """
    for brackets in _BRACKETS.finditer(text):
        found = _named_before(brackets) or _named_inside(brackets)
        if found is not None:
            yield found


def acronym_key(letters: str) -> str:
    """Return what all ways to write an acronym have in common."""
    return fold(compose(lower(letters))).replace("-", "")


def name_key(name: str) -> str:
    """Return what the forms of a name have in common: the folded stems of its words."""
    words = (evidence(lower(match[0])) for match in _WORD.finditer(name))
    return " ".join(fold(word.stem) for word in words)


def _named_before(brackets: re.Match[str]) -> Acronym | None:
    """Return the acronym that the brackets hold, with the shortest name before them that fits."""
    letters = _letters(_ONLY_ACRONYM.fullmatch(brackets["inner"]))
    if not letters:
        return None
    end = brackets.start()
    name = _Name.at_end(brackets.string, max(0, end - _LONGEST_NAME), end)
    for skips in (0, 1) if len(letters) >= _LONG else (0,):
        for first in range(len(name.words) - 2, -1, -1):
            if _fits(letters, name.words[first:], skips):
                return Acronym(letters, name.text_from(first))
    return None


def _named_inside(brackets: re.Match[str]) -> Acronym | None:
    """Return the acronym before the brackets, with the name that is all they hold."""
    text, (start, end) = brackets.string, brackets.span("inner")
    name = _Name.at_end(text, start, end)
    if len(name.words) < 2 or name.words[0].start() != start:
        return None
    earliest = max(0, start - LONGEST - _LONGEST_SUFFIX)
    letters = _letters(_ACRONYM_AT_END.search(text, earliest, start - 1))
    return Acronym(letters, name.text_from(0)) if _fits(letters, name.words, 0) else None


def _letters(acronym: re.Match[str] | None) -> str:
    """Return the letters of an acronym without its suffix; empty where it is none."""
    if acronym is None or not acronym["letters"].isupper():
        return ""
    return acronym["letters"] if not acronym["tail"] or is_suffix(acronym["tail"]) else ""


class _Name(NamedTuple):
    """Words that may be a name, side by side, all but little ones with a capital."""

    words: Sequence[re.Match[str]]

    @classmethod
    def at_end(cls, text: str, start: int, end: int) -> "_Name":
        """Return the last words of a piece of text, without a suffix after an apostrophe."""
        closing = _NAME_END.search(text, max(start, end - _LONGEST_SUFFIX - 3), end)
        if closing is not None and is_suffix(closing["tail"] or "de"):
            end = closing.start()
        words: list[re.Match[str]] = []
        for word in reversed(list(_WORD.finditer(text, start, end))[-MOST_WORDS:]):
            is_next = (
                _BETWEEN_WORDS.fullmatch(text, word.end(), end) if words else word.end() == end
            )
            if not is_next or not (word[0][0].isupper() or word[0] in _LITTLE_WORDS):
                break
            words.append(word)
            end = word.start()
        return cls(words[::-1])

    def text_from(self, first: int) -> str:
        """Return the text from one of its words on."""
        return self.words[0].string[self.words[first].start() : self.words[-1].end()]


def _fits(letters: str, words: Sequence[re.Match[str]], skips: int) -> bool:
    """Tell whether `words` give the letters in order, but for so many in between that give none.

    Little words may always give none, but neither begin a name nor end it.
    """
    first, last = words[0][0], words[-1][0]
    if not letters or first[0].islower() or last[0].islower():
        return False
    wanted = acronym_key(letters)
    # How many letters were given so far, by how many words that gave none.
    given = {(0, 0)}
    for place, word in enumerate(words):
        here = acronym_key(word[0])
        longest = range(1, min(_MOST_LETTERS_OF_A_WORD, len(here)) + 1)
        now = {
            (count + length, skipped)
            for count, skipped in given
            for length in longest
            if wanted.startswith(here[:length], count)
        }
        if word[0] in _LITTLE_WORDS:
            now |= given
        elif 0 < place < len(words) - 1:
            now |= {(count, skipped + 1) for count, skipped in given if skipped < skips}
        if not now:
            return False
        given = now
    return any(count == len(wanted) for count, _ in given)
