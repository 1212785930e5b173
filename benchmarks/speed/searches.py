"""The log of searches: of every kind some, made of the words of the archive they are run on."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from benchmarks.speed.corpus import MONTHS, Corpus
from haberdar.index.schema import PARTS, text_field
from haberdar.query.compiling import EVIDENCE_WEIGHTS, PART_WEIGHTS
from haberdar.turkish.analyzer import FUNCTION_WORDS, evidence

OF_EACH_KIND = 8
_SEED = 1453
_PREFIX_LETTERS = (4, 5)
_MONTHS_SEARCHED = 36


class TermOf(NamedTuple):
    """A term of a field; what it scores counts `boost` times."""

    field: str
    term: str
    boost: float


class PhraseOf(NamedTuple):
    """Terms of a field that stand next to each other."""

    field: str
    terms: tuple[str, ...]
    boost: float


class PrefixOf(NamedTuple):
    """All terms of a field that start alike; they only match, and score nothing of their own."""

    field: str
    prefix: str


Clause = tuple[TermOf | PhraseOf | PrefixOf, ...]
"""Alternatives, any of which will do."""


@dataclass(frozen=True, slots=True)
class Search:
    """A search for what has all `required` and passes the filters; `text` is it as typed.

    `since` and `until` are months, both within; a filter of several names asks for any of them.
    """

    kind: str
    text: str = ""
    required: tuple[Clause, ...] = ()
    ministries: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None

    @property
    def filters(self) -> frozenset[str]:
        """The facets in which something is selected."""
        chosen = {
            "month": self.since or self.until,
            "ministry": self.ministries,
            "organization": self.organizations,
        }
        return frozenset(facet for facet, selected in chosen.items() if selected)


def word(letters: str) -> Clause:
    """Return the clause that a word typed in a query is compiled to."""
    found = evidence(letters)
    terms = {"exact": (found.exact,), "stem": (found.stem,), "folded": found.folded}
    return tuple(
        TermOf(text_field(part, name), term, _weight(part, name))
        for part in PARTS
        for name, forms in terms.items()
        for term in forms
    )


def phrase(words: Sequence[str]) -> Clause:
    """Return the clause of a phrase, on the evidences that have one term at each position."""
    found = [evidence(letters) for letters in words]
    terms = {"exact": [w.exact for w in found], "stem": [w.stem for w in found]}
    return tuple(
        PhraseOf(text_field(part, name), tuple(forms), _weight(part, name))
        for part in PARTS
        for name, forms in terms.items()
    )


def _weight(part: str, name: str) -> float:
    return PART_WEIGHTS[part] * EVIDENCE_WEIGHTS[name]


def make_log(corpus: Corpus, frequencies: Counter[str], articles: int) -> list[Search]:
    """Return the searches for an archive; `frequencies` says in how many bodies a stem is.

    Single words are searched by their stems, since any form of a word finds all of them.
    """
    return list(_Log(corpus, frequencies, articles).searches())


class _Log:
    def __init__(self, corpus: Corpus, frequencies: Counter[str], articles: int) -> None:
        self._corpus = corpus
        self._chance = random.Random(_SEED)
        content = [(count, w) for w, count in frequencies.items() if w not in FUNCTION_WORDS]
        self._ranked = sorted(content, key=lambda found: (-found[0], found[1]))
        self._articles = articles
        self._common = self._words(0.1, 0.3, 3 * OF_EACH_KIND)
        self._middling = self._words(0.01, 0.1, 3 * OF_EACH_KIND)
        # One of those that are the same by stem (milyar dolar, milyar dolara); frequent ones first.
        self._phrases = list(
            {
                tuple(evidence(letters).stem for letters in said): said
                for said in reversed(corpus.vocabulary.collocations[:1000])
            }.values()
        )[::-1]

    def _words(self, least: float, most: float, count: int = OF_EACH_KIND) -> list[str]:
        """Draw words that so large a share of the articles has; the nearest where none has."""
        shares = [found / self._articles for found, _ in self._ranked]
        inside = [w for s, (_, w) in zip(shares, self._ranked, strict=True) if least <= s <= most]
        shuffled = self._chance.sample(inside, len(inside))
        drawn = list(islice(filter(_is_own_stem, shuffled), count))
        if len(drawn) == count:
            return drawn
        nearest = sorted(self._ranked, key=lambda f: (abs(f[0] / self._articles - least), f[1]))
        return [found for _, found in nearest[:count]]

    def searches(self) -> Iterator[Search]:
        yield Search("everything")
        yield from (_of_words("rare word", w) for w in self._words(0.00008, 0.00012))
        yield from (_of_words("common word", w) for w in self._common[:OF_EACH_KIND])
        yield from (_of_words("very common word", w) for w in self._words(0.95, 1.0))
        for index in range(OF_EACH_KIND):
            common, middling = self._common[index::OF_EACH_KIND], self._middling[index]
            yield _of_words("two words", common[0], middling)
            yield _of_words("three words", *common)
            yield self._phrase(index)
            yield self._prefix(self._middling[-1 - index], index)
            yield self._in_ministry(common[1], index)
            yield self._of_organization(common[2], common[0])

    def _phrase(self, index: int) -> Search:
        said = self._phrases[index * index]
        return Search("phrase", f'"{" ".join(said)}"', (phrase(said),))

    def _prefix(self, letters: str, index: int) -> Search:
        start = evidence(letters).stem[: _PREFIX_LETTERS[index % 2]]
        field = text_field("body", "stem")
        return Search("prefix", f"{start}*", ((PrefixOf(field, start),),))

    def _in_ministry(self, letters: str, index: int) -> Search:
        chosen = (self._corpus.ministries[index],)
        return Search("word in ministry", letters, (word(letters),), ministries=chosen)

    def _of_organization(self, first: str, second: str) -> Search:
        start = self._chance.randrange(len(MONTHS) - _MONTHS_SEARCHED)
        return Search(
            "two words of organization and months",
            f"{first} {second}",
            (word(first), word(second)),
            organizations=(self._chance.choice(self._corpus.organizations[:OF_EACH_KIND]),),
            since=MONTHS[start],
            until=MONTHS[start + _MONTHS_SEARCHED],
        )


def _is_own_stem(letters: str) -> bool:
    """Tell whether `letters`, a stem, are not cut further where they are typed as a word."""
    return evidence(letters).stem == letters


def _of_words(kind: str, *words: str) -> Search:
    return Search(kind, " ".join(words), tuple(map(word, words)))
