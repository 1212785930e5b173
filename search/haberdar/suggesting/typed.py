"""What has been typed so far, and where a text has it.

Words are compared as an ASCII keyboard writes them, without suffixes after an apostrophe; of a
compound with a hyphen only the parts count.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self

from haberdar.turkish.letters import compose, fold, lower
from haberdar.turkish.tokens import APOSTROPHES, parts

# Longer than any title; nothing completes what is longer.
LONGEST_TYPED = 200
# Without a vowel yet, what follows an apostrophe is a suffix that was begun.
_BEGUN_SUFFIX = re.compile(rf"[{APOSTROPHES}][^\W\d_aeıioöuüâîû]+$")


class Word(NamedTuple):
    """A word of a text, folded; `start` and `end` cut the text, its suffix included."""

    start: int
    end: int
    folded: str


def words_of(text: str) -> list[Word]:
    """Return the words of `text` in order."""
    spans = parts(lower(text))
    return [Word(span.start, span.end, fold(compose(span.text))) for span in spans]


@dataclass(frozen=True, slots=True)
class Typed:
    """The folded words of what was typed; `finished` tells whether the last one is whole."""

    words: tuple[str, ...]
    finished: bool

    @classmethod
    def read(cls, text: str) -> Self:
        """Read what was typed; there are no words in what is too long to be completed."""
        if len(text) > LONGEST_TYPED:
            return cls((), finished=False)
        begun = _BEGUN_SUFFIX.search(lower(text))
        said = text if begun is None else text[: begun.start()]
        words = tuple(word.folded for word in words_of(said))
        return cls(words, finished=text[-1:].isspace())

    def begins(self, words: Sequence[str]) -> bool:
        """Tell whether `words` begin with what was typed."""
        *before, last = self.words
        place = len(before)
        if len(words) <= place or list(words[:place]) != before:
            return False
        return words[place] == last if self.finished else words[place].startswith(last)

    def marks(self, text: str) -> tuple[tuple[int, int], ...]:
        """Return the first place of `text` that begins with what was typed, word by word.

        Nothing where it is not there.
        """
        found = words_of(text)
        folded = [word.folded for word in found]
        for place in range(len(found) - len(self.words) + 1):
            if self.begins(folded[place : place + len(self.words)]):
                here = found[place : place + len(self.words)]
                return tuple(
                    (word.start, end_in(text, word, typed))
                    for word, typed in zip(here, self.words, strict=True)
                )
        return ()


def end_in(text: str, word: Word, beginning: str) -> int:
    """Return where `beginning`, with which `word` of `text` begins, ends; else the word's end.

    A word that is not written as it is read, like ``1.650``, has no such place.
    """
    end = word.start + len(beginning)
    written = fold(compose(lower(text[word.start : end])))
    return end if written == beginning else word.end
