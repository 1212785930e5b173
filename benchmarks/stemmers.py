"""Ways to bring the forms of a Turkish word together that measurements compare with ours."""

from collections.abc import Callable

import simplemma
import snowballstemmer

from haberdar.turkish.letters import lower

Stemmer = Callable[[str], str]

_PREFIX = 5
_snowball = snowballstemmer.stemmer("turkish")


def snowball(word: str) -> str:
    """Return Snowball's stem, which is what Lucene's TurkishAnalyzer matches on."""
    return str(_snowball.stemWord(word))


def first_five(word: str) -> str:
    """Return the first five letters."""
    return word[:_PREFIX]


def lemma(word: str) -> str:
    """Return simplemma's lemma, or `word` where its dictionary lacks it."""
    return lower(simplemma.lemmatize(word, lang="tr", greedy=False))


# Each takes a lowercase word without a suffix after an apostrophe.
STEMMERS: dict[str, Stemmer] = {"snowball": snowball, "f5": first_five, "simplemma": lemma}
