"""Ways to bring the forms of a Turkish word together that a measurement compares with ours."""

from collections.abc import Callable

import simplemma
import snowballstemmer

from haberdar.turkish.letters import lower

Conflate = Callable[[str], str]

_PREFIX = 5
_snowball = snowballstemmer.stemmer("turkish")


def as_written(word: str) -> str:
    """Return `word`: no form meets another."""
    return word


def snowball(word: str) -> str:
    """Return Snowball's stem, as Lucene's TurkishAnalyzer does."""
    return str(_snowball.stemWord(word))


def first_five(word: str) -> str:
    """Return the first five letters."""
    return word[:_PREFIX]


def lemma(word: str) -> str:
    """Return simplemma's lemma, or `word` where its dictionary lacks it."""
    return lower(simplemma.lemmatize(word, lang="tr", greedy=False))


# Each takes a lowercase word without apostrophe.
CONFLATIONS: dict[str, Conflate] = {
    "lowercase": as_written,
    "snowball": snowball,
    "f5": first_five,
    "simplemma": lemma,
}
