"""The acronyms and full names of entries, found by either as people type them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from haberdar.turkish.acronyms import acronym_key
from haberdar.turkish.analyzer import Evidence
from haberdar.turkish.letters import compose, fold, lower
from haberdar.turkish.stems import stem
from haberdar.turkish.tokens import parts

_Key = tuple[str, ...]


class NameWord(NamedTuple):
    """A word of a name, folded: as it is written, and its stem."""

    exact: str
    stem: str


class FullName(NamedTuple):
    """A name of several words. One that is not `distinct` also ends the name of another entry."""

    text: str
    words: tuple[NameWord, ...]
    distinct: bool


class Called(NamedTuple):
    """What an entry is called: its acronyms and its full names, those that count most first.

    Acronyms that are words (`word`) are meant only where they are in capitals. `organization` is
    the entry's id, and empty for a ministry.
    """

    organization: str
    acronyms: tuple[str, ...]
    names: tuple[FullName, ...]
    word: bool


class Found(NamedTuple):
    """The full name that some words begin with, and the entries called so."""

    name: FullName
    entries: tuple[Called, ...]


class AcronymIndex:
    """The acronyms and full names of all entries."""

    def __init__(self, entries: Iterable[tuple[str, Sequence[str], Sequence[str], bool]]) -> None:
        """Take each entry's id, acronyms and names, and whether its acronym is a word.

        An acronym of several words (TOBB ETÜ) is a name like others, and a name that is written
        like an acronym (BMC) is one.
        """
        self._by_acronym: defaultdict[str, list[Called]] = defaultdict(list)
        self._by_beginning: defaultdict[_Key, list[tuple[FullName, Called]]] = defaultdict(list)
        analyzed = [
            (
                organization,
                (*filter(_is_one_word, acronyms), *filter(_is_acronym, names)),
                {name: _words(name) for name in (*names, *acronyms)},
                word,
            )
            for organization, acronyms, names, word in entries
        ]
        tails = _tails([words.values() for _, _, words, _ in analyzed])
        for entry, (organization, acronyms, words, word) in enumerate(analyzed):
            names = tuple(
                FullName(name, of_name, tails.get(_key(of_name), set()) <= {entry})
                for name, of_name in words.items()
                if len(of_name) > 1 and name not in acronyms
            )
            self._add(Called(organization, acronyms, names, word))

    def _add(self, called: Called) -> None:
        for key in dict.fromkeys(map(acronym_key, called.acronyms)):
            self._by_acronym[key].append(called)
        for name in called.names:
            first, second = map(set, name.words[:2])
            for beginning in product(first, second):
                self._by_beginning[beginning].append((name, called))

    def of_acronym(self, acronym: str) -> Sequence[Called]:
        """Return the entries with this acronym, however it is written."""
        return self._by_acronym.get(acronym_key(acronym), ())

    def name_at(self, words: Sequence[Evidence]) -> Found | None:
        """Return the longest full name that `words`, inflected or without accents, begin with."""
        if len(words) < 2:
            return None
        found = [
            (name, called)
            for one in words[0].folded
            for other in words[1].folded
            for name, called in self._by_beginning.get((one, other), ())
            if _begins(words, name.words)
        ]
        if not found:
            return None
        longest = max((name for name, _ in found), key=lambda name: len(name.words))
        same = (called for name, called in found if len(name.words) == len(longest.words))
        return Found(longest, tuple(dict.fromkeys(same)))


def _words(name: str) -> tuple[NameWord, ...]:
    words = (compose(span.text) for span in parts(lower(name)))
    return tuple(NameWord(fold(word), fold(stem(word))) for word in words)


def _is_one_word(name: str) -> bool:
    return " " not in name


def _is_acronym(name: str) -> bool:
    return _is_one_word(name) and sum(map(str.isupper, name)) > 1


def _key(words: Iterable[NameWord]) -> _Key:
    return tuple(word.stem for word in words)


def _tails(entries: Iterable[Iterable[Sequence[NameWord]]]) -> Mapping[_Key, set[int]]:
    """Return what is the end of longer names, with the entries that have them."""
    tails: defaultdict[_Key, set[int]] = defaultdict(set)
    for entry, names in enumerate(entries):
        for key in map(_key, names):
            for start in range(1, len(key) - 1):
                tails[key[start:]].add(entry)
    return tails


def _begins(typed: Sequence[Evidence], name: Sequence[NameWord]) -> bool:
    return len(typed) >= len(name) and all(
        word.exact in given.folded or word.stem in given.folded
        for word, given in zip(name, typed, strict=False)
    )
