"""The words of text without their places in it: what indexing needs, at many times the speed.

Tokens never reach across white space, so that what stands between two spaces can be cut into words
once and remembered. News repeats itself: nearly all of a text is then one look-up a word.
"""

from collections.abc import Sequence
from typing import NamedTuple

from haberdar.turkish.letters import lower
from haberdar.turkish.tokens import tokenize

# About 200 MB when full; then all are forgotten, and the frequent ones are soon back.
_MOST_REMEMBERED = 1_000_000


class Numbered(NamedTuple):
    """The words of a text as numbers, and the position of each; positions never fall."""

    words: list[int]
    positions: list[int]


# What stands between two spaces: one word, or words with their positions and how many there are.
_Chunk = int | tuple[tuple[int, ...], tuple[int, ...], int]


class WordNumbers:
    """Numbers words in the order in which they first come."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._chunks: dict[str, _Chunk] = {}
        self.words: list[str] = []

    def read(self, text: str) -> Numbered:
        """Return the words of `text`, the same that `Analyzer.analyze` finds."""
        chunks = self._chunks
        words: list[int] = []
        positions: list[int] = []
        position = 0
        for text_chunk in lower(text).split():
            chunk = chunks.get(text_chunk)
            if chunk is None:
                chunk = self._remember(text_chunk)
            if isinstance(chunk, int):
                words.append(chunk)
                positions.append(position)
                position += 1
            else:
                words += chunk[0]
                positions += [position + place for place in chunk[1]]
                position += chunk[2]
        return Numbered(words, positions)

    def number(self, words: Sequence[str]) -> Numbered:
        """Return words that are cut already, each at a position of its own."""
        return Numbered([self._number(word) for word in words], list(range(len(words))))

    def _remember(self, text: str) -> _Chunk:
        if len(self._chunks) >= _MOST_REMEMBERED:
            self._chunks.clear()
        spans = list(tokenize(text))
        numbers = tuple(self._number(span.text) for span in spans)
        positions = tuple(span.position for span in spans)
        chunk: _Chunk = (numbers, positions, positions[-1] + 1 if positions else 0)
        if positions == (0,):
            chunk = numbers[0]
        self._chunks[text] = chunk
        return chunk

    def _number(self, word: str) -> int:
        number = self._numbers.get(word)
        if number is None:
            number = self._numbers[word] = len(self.words)
            self.words.append(word)
        return number
