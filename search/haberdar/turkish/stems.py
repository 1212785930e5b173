"""The stem of a word: its lemma where simplemma's dictionary has it, else Snowball's stem."""

from functools import lru_cache
from importlib.metadata import version

import snowballstemmer
from simplemma.strategies import DictionaryLookupStrategy

from haberdar.turkish.letters import lower, spellings

SHORTEST_STEM = 3

_dictionary = DictionaryLookupStrategy()
# Uses PyStemmer, the same algorithm in C, where it is installed.
_snowball = snowballstemmer.stemmer("turkish")


def versions() -> dict[str, str]:
    """Return the versions of the packages whose data and rules decide the stems."""
    return {name: version(name) for name in ("simplemma", "snowballstemmer")}


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return the stem of lowercase `word`; never shorter than three letters unless the word is.

    Words with digits are kept whole.
    """
    if len(word) <= SHORTEST_STEM or not word.isalpha():
        return word
    found = lemma(word)
    candidate = _snowball.stemWord(word) if found is None else found
    return candidate if len(candidate) >= SHORTEST_STEM else word


def lemma(word: str) -> str | None:
    """Return the dictionary form of lowercase `word`, or None where the dictionary lacks it."""
    found = _dictionary.get_lemma(word, "tr")
    return None if found is None else lower(found)


@lru_cache(maxsize=100_000)
def stems_of_unaccented(word: str) -> frozenset[str]:
    """Return the stems of the known words that `word`, typed as ASCII, may stand for.

    Empty where the dictionary knows the word as it is typed: ``kar`` is not read as ``kâr`` here.
    """
    if not word.isalpha() or lemma(word) is not None:
        return frozenset()
    return frozenset(stem(spelling) for spelling in spellings(word) if lemma(spelling) is not None)
