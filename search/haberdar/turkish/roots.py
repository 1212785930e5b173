"""What a stem is derived from: ``ihracatçı`` → ``ihracat``, ``yükselt`` → ``yüksel``.

A derivation is undone only where the dictionary has what is left as a word of the right kind: a
verb where a suffix follows verbs, a word of four letters or more where it follows nouns (shorter
ones are met by chance: ``takı-m``, ``top-la``). The suffixes are the productive ones of Göksel and
Kerslake, Turkish: A Comprehensive Grammar (2005), chapters 7 and 8.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from haberdar.turkish.stems import infinitive, lemma

_SHORTEST_WORD, _SHORTEST_VERB, _SHORTEST_NOUN = 2, 3, 4
_MOST_STEPS = 3


def _suffixes(patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern + r"\Z") for pattern in patterns.split())


# Noun → noun: who deals with it and the trade of it, what is made of it, with it, without it, of
# its kind.
_AFTER_NOUN = _suffixes("[cç][ıiuü]  [cç][ıiuü]l[ıiuü]k  l[ıiuü]k  l[ıiuü]  s[ıiuü]z  s[ae]l")
# Noun → verb: to become it, to furnish with it.
_VERB_OF_NOUN = _suffixes("l[ae]  l[ae][nş]  l[ae][nş]t[ıiuü]r")
# Verb → verb: to make somebody do it.
_VERB_OF_VERB = _suffixes("t  [dt][ıiuü]r  [ıiuü]r")
# Verb → noun: doing it, what is done, who does it.
_NOUN_OF_VERB = _suffixes("m[ae]  [ıiuü]m  y?[ıiuü]ş  y?[ıiuü]c[ıiuü]")

# What only looks derived, or has a meaning of its own that trade news keeps apart.
_NOT_DERIVED = frozenset(
    """
    açıkla bilim biçim bölüm dilim durum geçici geçir girişim giyim kaldır kasım kesim kısım konum
    kurum metalik özellik sabancı seçim sorum takım yarat üret yorum çiftçi
    """.split()
)


def bases(word: str, stem: str) -> set[str]:
    """Return what lowercase `word` with this stem comes from, beside the stem.

    That is the word that its stem is derived from, and a noun too short to be a stem (``işler`` →
    ``iş``).
    """
    found = {_root(stem)}
    short = lemma(word)
    if short is not None and len(short) == _SHORTEST_WORD and not infinitive(short):
        found.add(short)
    return found


@lru_cache(maxsize=50_000)
def _root(stem: str) -> str:
    found = stem
    for _ in range(_MOST_STEPS):
        base = _base(found)
        if base is None:
            break
        found = base
    return found


def _base(word: str) -> str | None:
    if word in _NOT_DERIVED or not word.isalpha():
        return None
    of_verb, of_noun = (
        (_VERB_OF_VERB, _VERB_OF_NOUN) if infinitive(word) else (_NOUN_OF_VERB, _AFTER_NOUN)
    )
    verbs = (base for base in _without(of_verb, word) if len(base) >= _SHORTEST_VERB)
    nouns = (base for base in _without(of_noun, word) if len(base) >= _SHORTEST_NOUN)
    return next(filter(infinitive, verbs), None) or next(
        (base for base in nouns if lemma(base) == base), None
    )


def _without(suffixes: Iterable[re.Pattern[str]], word: str) -> Iterator[str]:
    """Yield what is left of `word` without each of the suffixes that it ends in."""
    for suffix in suffixes:
        match = suffix.search(word)
        if match is not None:
            yield word[: match.start()]
