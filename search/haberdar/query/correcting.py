"""Other spellings of a query: words that the index hardly has, replaced by near ones that it has.

Nothing here changes what is searched for. A spelling is a proposal, to be offered where it finds
more.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from haberdar.index.wordlist import SHORTEST, SimilarWord, WordList
from haberdar.query.language import TypedWord
from haberdar.query.near import NearWord, near, rank
from haberdar.registry import Registry
from haberdar.turkish.analyzer import FUNCTION_WORDS
from haberdar.turkish.letters import fold, lower, upper
from haberdar.turkish.stems import stem
from haberdar.turkish.tokens import is_suffix, tokenize

# Words that the index has are taken for slips where one very near is in so many times as many
# articles; such words are rare, and often right.
_FAR_MORE = 100
_VERY_NEAR = 1.0
# An unknown word may be an edit away for every so many letters; what is further is another word.
_LETTERS_OF_AN_EDIT = 4
# Names that the registry knows are preferred as though so many times as many articles had them.
_NAMES_COUNT = 10
# What a space too few or too many weighs among edits.
_SPACE = 0.7
# A space is only ever wrong between or within words that have so many articles: one for so many of
# the most frequent word's.
_FREQUENT = 250
# The rarer a word, the nearer it has to be: one of so many articles, by the same measure, an edit.
_AN_EDIT_AWAY = 1000
_CONSIDERED = 20
# A second proposal is worth a search where it is not much worse: ten times fewer articles.
_NOT_MUCH_WORSE = 1.0


class Proposal(NamedTuple):
    """A query spelt otherwise, and the (start, end) pairs of it that differ from what was typed."""

    text: str
    marks: tuple[tuple[int, int], ...]


class _Repair(NamedTuple):
    """What to write in place of a piece of the query, and how good that is: lower is better."""

    start: int
    end: int
    text: str
    rank: float


@dataclass(frozen=True)
class Corrector:
    """Proposes spellings in the words of an index, above all those of names in the registry."""

    words: WordList
    registry: Registry

    @cached_property
    def _names(self) -> frozenset[str]:
        """The words of all names and acronyms, folded."""
        names: list[str] = []
        for ministry in self.registry.ministries.values():
            names += (ministry.name, *ministry.aliases, *ministry.acronyms)
        for organization in self.registry.organizations.values():
            names += (organization.name, organization.acronym, *organization.aliases)
        return frozenset(fold(span.text) for name in names for span in tokenize(lower(name)))

    def correct(self, text: str, typed: Sequence[TypedWord]) -> list[Proposal]:
        """Return up to two spellings of the query `text`, the likelier first.

        `typed` are the words to look at, in order; every one costs some milliseconds. Capitals,
        suffixes after an apostrophe and all between the words stay as they are.
        """
        choices = [self._repairs(text, word) for word in typed]
        firsts = [repairs[0] for repairs in choices if repairs]
        best = _apart([*firsts, *self._joins(text, typed)])
        if not best:
            return []
        second = _second(best, choices)
        return [_rewritten(text, repairs) for repairs in (best, second) if repairs]

    def _repairs(self, text: str, typed: TypedWord) -> list[_Repair]:
        """Return what a word may have been meant as, best first; nothing where it is right."""
        end = typed.start + len(typed.word)
        surface = text[typed.start : end]
        if lower(surface) != typed.word or not self._may_be_wrong(typed.word):
            return []
        repairs = [
            _Repair(typed.start, end, _in_style(meant.word, surface), self._rank(meant))
            for meant in self._meant(typed.word)
        ]
        good = [repair for repair in repairs if repair.rank <= self._worst]
        return sorted(good, key=lambda repair: repair.rank)

    @cached_property
    def _worst(self) -> float:
        """The rank that a proposal may have at most."""
        return rank(NearWord("", 1.0, max(1, self.words.highest_frequency // _AN_EDIT_AWAY)))

    def _may_be_wrong(self, word: str) -> bool:
        return (
            len(word) >= SHORTEST
            and word.isalpha()
            and word not in FUNCTION_WORDS
            and fold(word) not in self._names
        )

    def _meant(self, word: str) -> Iterator[NearWord]:
        """Yield the words of which `word` may be a slip, one for each stem.

        Its own spellings with other Turkish letters and its own other forms are what it finds
        anyway: they tell how well the index knows it.
        """
        folded, own_stem = fold(word), stem(word)
        found = near(word, self.words, _CONSIDERED)
        stems = {other: stem(other.word) for other in found}
        same = [o for o in found if fold(o.word) == folded or stems[o] == own_stem]
        known = self._frequency(own_stem) + sum(other.frequency for other in same)
        furthest = _VERY_NEAR if known else len(word) / _LETTERS_OF_AN_EDIT
        told = {stems[other] for other in same}
        for other in found:
            if (
                stems[other] not in told
                and other.distance <= furthest
                and other.frequency >= known * _FAR_MORE
            ):
                told.add(stems[other])
                yield other
        if not known:
            yield from self._split(word)

    def _rank(self, found: NearWord) -> float:
        known = fold(found.word) in self._names
        weight = _NAMES_COUNT if known else 1
        return rank(found._replace(frequency=found.frequency * weight))

    def _split(self, word: str) -> list[NearWord]:
        """Return the best way to write `word` as two frequent words, if there is one."""
        ways: list[NearWord] = []
        for cut in range(SHORTEST, len(word) - SHORTEST + 1):
            first, second = self._spelling(word[:cut]), self._spelling(word[cut:])
            rarer = min(first.frequency, second.frequency)
            if self._is_frequent(rarer) and not is_suffix(word[cut:]):
                ways.append(NearWord(f"{first.word} {second.word}", _SPACE, rarer))
        return sorted(ways, key=rank)[:1]

    def _joins(self, text: str, typed: Sequence[TypedWord]) -> Iterator[_Repair]:
        """Yield neighbours that are one frequent word, where one of them is hardly known."""
        for first, second in pairwise(typed):
            if text[first.start + len(first.word) : second.start].strip():
                continue
            joined = self._spelling(first.word + second.word)
            rarer = min(self._frequency(first.word), self._frequency(second.word))
            if self._is_frequent(joined.frequency) and joined.frequency >= rarer * _FAR_MORE:
                end = second.start + len(second.word)
                spelt = _in_style(joined.word, text[first.start : end])
                badness = rank(NearWord(joined.word, _SPACE, joined.frequency))
                yield _Repair(first.start, end, spelt, badness)

    def _spelling(self, word: str) -> SimilarWord:
        """Return the most frequent spelling of `word` with or without Turkish letters."""
        spellings = self.words.similar(word, 0)
        return max(spellings, key=lambda found: found.frequency, default=SimilarWord(word, 0, 0))

    def _frequency(self, word: str) -> int:
        return self._spelling(word).frequency

    def _is_frequent(self, frequency: int) -> bool:
        return frequency > max(1, self.words.highest_frequency / _FREQUENT)


def _apart(repairs: Iterable[_Repair]) -> list[_Repair]:
    """Return the best of `repairs` of which no two touch the same piece, in the text's order."""
    kept: list[_Repair] = []
    for repair in sorted(repairs, key=lambda repair: repair.rank):
        if all(repair.end <= other.start or other.end <= repair.start for other in kept):
            kept.append(repair)
    return sorted(kept)


def _second(best: Sequence[_Repair], choices: Iterable[Sequence[_Repair]]) -> list[_Repair]:
    """Return `best` with the word that is least certain written the second way, if there is one."""
    pairs = [tuple(repairs[:2]) for repairs in choices if len(repairs) > 1 and repairs[0] in best]
    if not pairs:
        return []
    first, second = min(pairs, key=lambda pair: pair[1].rank - pair[0].rank)
    if second.rank - first.rank > _NOT_MUCH_WORSE:
        return []
    return [second if repair == first else repair for repair in best]


def _rewritten(text: str, repairs: Iterable[_Repair]) -> Proposal:
    written, marks, done = "", [], 0
    for repair in repairs:
        written += text[done : repair.start]
        marks.append((len(written), len(written) + len(repair.text)))
        written += repair.text
        done = repair.end
    return Proposal(written + text[done:], tuple(marks))


def _in_style(word: str, surface: str) -> str:
    """Return lowercase `word` with the capitals of what it replaces."""
    if len(surface) > 1 and surface.isupper():
        return upper(word)
    return upper(word[0]) + word[1:] if surface[0].isupper() else word
