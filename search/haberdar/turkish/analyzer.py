"""The one analyzer that indexing, searching and highlighting share.

The recipe, in order: lowercase the Turkish way, one character for one → cut into words without
apostrophe suffixes → compose (NFC) → three evidences for each word: as written, its stem, its forms
on an ASCII keyboard. Numbers of several words are read over the words.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from haberdar.turkish.letters import compose, fold, lower
from haberdar.turkish.numbers import is_scale, written_numbers
from haberdar.turkish.roots import bases
from haberdar.turkish.stems import stem, stems_of_unaccented, versions
from haberdar.turkish.tokens import tokenize

# Only words without content of their own, and some of them as typed on an ASCII keyboard; a query
# drops them unless it has nothing else.
FUNCTION_WORDS = frozenset(
    "ama ancak bir bu çünkü cunku da de dahi diye en fakat gibi hem her ile ise için icin kadar ki "
    "lakin mı mi mu mü o oysa öyle oyle şu üzere uzere ve veya ya yani zira".split()
)


class Evidence(NamedTuple):
    """What a word gives to match on: as written, its stem, and its ASCII forms."""

    exact: str
    stem: str
    folded: tuple[str, ...]


class Token(NamedTuple):
    """An analyzed word; `start` and `end` cut the original text, `position` counts words."""

    start: int
    end: int
    position: int
    evidence: Evidence


def content_words(tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield the words that say what a text is about: no function words, no numbers."""
    for token in tokens:
        if token.evidence.stem.isalpha() and token.evidence.exact not in FUNCTION_WORDS:
            yield token


class Analyzer:
    """Turn Turkish text into tokens. Stateless: any two instances agree."""

    name = "turkish"
    version = 2

    def fingerprint(self) -> dict[str, str]:
        """Return what decides the terms of an index; two indexes agree only where these do."""
        return {"analyzer": f"{self.name}-{self.version}", **versions()}

    def analyze(self, text: str) -> list[Token]:
        """Return the tokens of `text` in order.

        A number that is written with several words is there too, at the place of the first.
        """
        found: list[Token] = []
        position = 0
        for start, chunk in chunks(text):
            tokens = tokens_of(chunk)
            found += [
                Token(start + first, start + end, position + place, word)
                for first, end, place, word in tokens
            ]
            position += tokens[-1].position + 1 if tokens else 0
        return _with_numbers(found)


def _with_numbers(tokens: list[Token]) -> list[Token]:
    words = [token.evidence.exact for token in tokens]
    if not any(map(is_scale, words)):
        return tokens
    numbers = list(written_numbers(words, [token.position for token in tokens]))
    for first, end, digits in reversed(numbers):
        start, position = tokens[first].start, tokens[first].position
        tokens.insert(first, Token(start, tokens[end - 1].end, position, evidence(digits)))
    return tokens


_BETWEEN_SPACES = re.compile(r"\S+")


def chunks(text: str) -> Iterator[tuple[int, str]]:
    """Yield what stands between the spaces of lowercased `text`, and where each begins."""
    return ((match.start(), match[0]) for match in _BETWEEN_SPACES.finditer(lower(text)))


# No Turkish word is longer, however many suffixes it has; what is would fill the cache.
LONGEST_REMEMBERED = 40


def tokens_of(chunk: str) -> tuple[Token, ...]:
    """Return the tokens of lowercase text between two spaces, which no token reaches across."""
    return _remembered(chunk) if len(chunk) <= LONGEST_REMEMBERED else _tokens_of(chunk)


def _tokens_of(chunk: str) -> tuple[Token, ...]:
    return tuple(
        Token(start, end, position, evidence(word))
        for word, start, end, position in tokenize(chunk)
    )


_remembered = lru_cache(maxsize=50_000)(_tokens_of)  # about 40 MB when full


@lru_cache(maxsize=100_000)  # about 40 MB when full
def evidence(letters: str) -> Evidence:
    """Return the evidences of the word in `letters`, which are lowercase, composed or not.

    The folded forms are those of the word, of its stem, of what that is derived from, and of the
    stems of every known word that it may stand for when typed without Turkish letters
    (``ihracatcilarin`` → ``ihracatci``). Index and query make them alike, so that either side may
    be the derived one, or the one without Turkish letters.
    """
    word = compose(letters)
    word_stem = stem(word)
    forms = {word, word_stem, *bases(word, word_stem), *stems_of_unaccented(word)}
    return Evidence(word, word_stem, tuple(sorted({fold(form) for form in forms})))
