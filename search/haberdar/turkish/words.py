"""The words of text without their places in it: what indexing needs, at many times the speed.

Tokens never reach across white space, so that what stands between two spaces can be cut into words
once and remembered. News repeats itself: nearly all of a text is then one look-up a word.
"""

from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from haberdar.turkish.analyzer import LONGEST_REMEMBERED
from haberdar.turkish.letters import compose, lower
from haberdar.turkish.numbers import is_numeral, is_scale, written_numbers
from haberdar.turkish.tokens import tokenize

# About 200 MB when full; then all are forgotten, and the frequent ones are soon back.
_MOST_REMEMBERED = 1_000_000


class Numbered(NamedTuple):
    """The words of a text as numbers, and the position of each; positions never fall."""

    words: list[int]
    positions: Sequence[int]


class _Compounds(NamedTuple):
    """Words of which some stand at one position, and how many positions they take."""

    words: tuple[int, ...]
    positions: tuple[int, ...]
    length: int


# What stands between two spaces: one word, words at positions of their own, or compounds.
_Chunk = int | tuple[int, ...] | _Compounds


class Numbering(dict[str, int]):
    """Gives a word that it does not know the next number."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number


class WordNumbers:
    """Numbers words in the order in which they first come."""

    def __init__(self) -> None:
        self._numbers = Numbering()
        self._told = 0
        self._chunks: dict[str, _Chunk] = {}
        self._numerals: dict[int, str] = {}  # what can be part of a number of several words
        self._scales: set[int] = set()

    def new_words(self) -> list[str]:
        """Return the words that were numbered since it was last called, in order."""
        new = list(islice(reversed(self._numbers), len(self._numbers) - self._told))
        self._told = len(self._numbers)
        return new[::-1]

    def read(self, text: str) -> Numbered:
        """Return the words of `text`, the same that `Analyzer.analyze` finds."""
        known = self._chunks.get
        words: list[int] = []
        compounds: list[tuple[int, _Compounds]] = []
        for piece in lower(text).split():
            chunk = known(piece)
            if chunk is None:
                chunk = self._remember(piece)
            if isinstance(chunk, int):
                words.append(chunk)
            elif isinstance(chunk, _Compounds):
                compounds.append((len(words), chunk))
                words += chunk.words
            else:
                words += chunk
        numbered = Numbered(words, _positions(len(words), compounds))
        return numbered if self._scales.isdisjoint(words) else self._with_numbers(numbered)

    def _with_numbers(self, text: Numbered) -> Numbered:
        """Return `text` with the numbers that are written with several words."""
        numeral = self._numerals.get
        written = [numeral(word, "") for word in text.words]
        positions = list(text.positions)
        for first, _, digits in reversed(list(written_numbers(written, positions))):
            text.words.insert(first, self._numbers[digits])
            positions.insert(first, positions[first])
        return Numbered(text.words, positions)

    def number(self, words: Sequence[str]) -> Numbered:
        """Return words that are cut already, each at a position of its own."""
        return Numbered(list(map(self._numbers.__getitem__, words)), range(len(words)))

    def _number(self, word: str) -> int:
        number = self._numbers[word]
        composed = compose(word)
        if is_numeral(composed):
            self._numerals[number] = composed
            if is_scale(composed):
                self._scales.add(number)
        return number

    def _remember(self, text: str) -> _Chunk:
        if len(self._chunks) >= _MOST_REMEMBERED:
            self._chunks.clear()
        spans = list(tokenize(text))
        words = tuple(self._number(span.text) for span in spans)
        positions = tuple(span.position for span in spans)
        chunk: _Chunk = words
        if positions != tuple(range(len(words))):
            chunk = _Compounds(words, positions, positions[-1] + 1)
        elif len(words) == 1:
            chunk = words[0]
        if len(text) <= LONGEST_REMEMBERED:
            self._chunks[text] = chunk
        return chunk


def _positions(length: int, compounds: Sequence[tuple[int, _Compounds]]) -> Sequence[int]:
    """Return the positions of so many words; compounds are given with the place of their first."""
    if not compounds:
        return range(length)
    positions: list[int] = []
    position = 0
    for place, chunk in compounds:
        position += place - len(positions)
        positions += range(position - (place - len(positions)), position)
        positions += [position + within for within in chunk.positions]
        position += chunk.length
    positions += range(position, position + length - len(positions))
    return positions
