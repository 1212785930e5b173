"""Words that are nearly a word: what was meant by a slip of the fingers, or what is spelt alike.

How near a word is, is an edit distance with weights. That few edits make nearly all misspellings is
Damerau's finding (1964); that letters are doubled and singled, swapped with a neighbour, and vowels
and certain consonants taken for each other more often than others, and that few errors are in the
first letter, is Yannakoudakis and Fawthrop's ("The rules of spelling errors", 1983). Which letters
stand for each other is Turkish: its letters on a keyboard without them, vowels that suffixes
exchange by harmony, consonants that soften or sound alike, and the Turkish Q keyboard.
"""

from collections.abc import Iterator
from itertools import pairwise
from math import log10
from typing import NamedTuple

from haberdar.index.wordlist import WordList
from haberdar.turkish.letters import fold

# How many words a fuzzy word may stand for: each is a walk through its postings.
MOST_NEAR = 50
# Of many near words, those with fewer edits and more articles are weighed; a weighing takes 25 µs.
_MOST_WEIGHED = 200
_LONGEST_WITH_ONE_EDIT = 5

_OTHER_SPELLING, _NEIGHBOUR, _ALIKE, _DOUBLED, _SWAPPED, _ADDED, _REPLACED = (
    0.1, 0.6, 0.6, 0.5, 0.6, 0.7, 1.0,
)  # fmt: skip
_FIRST_LETTER = 1.3
# How many times as many articles make up for an edit: 10 to the power of this.
_EDIT_OVER_FREQUENCY = 3.0

_KEYS = ("qwertyuıopğü", "asdfghjklşi", "zxcvbnmöç")
_SOUND_ALIKE = ("ae", "ıi", "ıu", "iu", "iü", "uü", "ou", "öü", "dt", "bp", "kg", "kğ", "ğy",
                "sz", "cj", "şj", "vw", "mn", "cç")  # fmt: skip


class NearWord(NamedTuple):
    """A word of the index, its weighted distance from what was typed, and its articles."""

    word: str
    distance: float
    frequency: int


def near(word: str, words: WordList, most: int) -> list[NearWord]:
    """Return up to `most` of the words that lowercase `word` may have been meant as, best first.

    They are one edit away from up to 5 letters, two from longer ones, the word itself included.
    """
    similar = words.similar(word, edits_of(word))
    similar.sort(key=lambda found: (found.edits, -found.frequency, found.word))
    weighed = (
        NearWord(found.word, distance(word, found.word), found.frequency)
        for found in similar[: max(most, _MOST_WEIGHED)]
    )
    return sorted(weighed, key=lambda found: (rank(found), found.word))[:most]


def edits_of(word: str) -> int:
    """Return how many edits a word may be away from `word` and still be near it."""
    return 1 if len(word) <= _LONGEST_WITH_ONE_EDIT else 2


def rank(found: NearWord) -> float:
    """Return what orders near words: lower is better; nearness first, then how many articles."""
    return _EDIT_OVER_FREQUENCY * found.distance - log10(found.frequency)


def distance(one: str, other: str) -> float:
    """Return the weighted distance of two lowercase words; 0 only where they are the same.

    Every edit weighs 0.1 to 1, and 1.3 times as much where it is of a first letter.
    """
    before: list[float] = []
    last = [0.0]
    for column in range(1, len(other) + 1):
        last.append(last[-1] + _addition(other, column - 1))
    for row in range(1, len(one) + 1):
        dropped = _addition(one, row - 1)
        current = [last[0] + dropped]
        for column in range(1, len(other) + 1):
            best = min(
                last[column] + dropped,
                current[-1] + _addition(other, column - 1),
                last[column - 1] + _replacement(one, row - 1, other, column - 1),
            )
            if _swapped(one, row, other, column):
                first = row == 2 or column == 2
                best = min(best, before[column - 2] + _SWAPPED * (_FIRST_LETTER if first else 1))
            current.append(best)
        before, last = last, current
    return last[-1]


def _swapped(one: str, row: int, other: str, column: int) -> bool:
    return (
        row > 1
        and column > 1
        and one[row - 1] == other[column - 2]
        and one[row - 2] == other[column - 1]
        and one[row - 1] != one[row - 2]
    )


def _addition(word: str, place: int) -> float:
    """Return the weight of the letter at `place` being one too many."""
    if place == 0:
        return _ADDED * _FIRST_LETTER
    return _DOUBLED if word[place] == word[place - 1] else _ADDED


def _replacement(one: str, row: int, other: str, column: int) -> float:
    """Return the weight of the letter at `row` of one word standing for that of another."""
    letter, meant = one[row], other[column]
    if letter == meant:
        return 0.0
    weight = _WEIGHTS.get((letter, meant), _REPLACED)
    first = (row == 0 or column == 0) and weight != _OTHER_SPELLING
    return weight * _FIRST_LETTER if first else weight


def _neighbours() -> Iterator[tuple[str, str]]:
    """Yield the pairs of keys that touch; each row of the keyboard stands half a key further."""
    for row in _KEYS:
        yield from pairwise(row)
    for upper, below in pairwise(_KEYS):
        yield from zip(upper, below, strict=False)
        yield from zip(upper[1:], below, strict=False)


def _weights() -> dict[tuple[str, str], float]:
    letters = "".join(_KEYS) + "âîû"
    weights = dict.fromkeys(((pair[0], pair[1]) for pair in _SOUND_ALIKE), _ALIKE)
    weights |= dict.fromkeys(_neighbours(), _NEIGHBOUR)
    weights |= {
        (one, other): _OTHER_SPELLING
        for one in letters
        for other in letters
        if one != other and fold(one) == fold(other)
    }
    return weights | {(other, one): weight for (one, other), weight in weights.items()}


_WEIGHTS = _weights()
