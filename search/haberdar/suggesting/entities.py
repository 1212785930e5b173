"""Ministries and organizations by the beginnings of their names' words."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from heapq import nsmallest
from itertools import takewhile
from typing import NamedTuple

import numpy as np

from haberdar.index.directory import IndexDirectory
from haberdar.registry import Registry
from haberdar.registry.directory import name_and_acronym
from haberdar.request import FacetName
from haberdar.results.counting import EntityCounts, in_order, most_frequent
from haberdar.results.entities import EntityCount
from haberdar.results.suggestions import Suggestion
from haberdar.suggesting.typed import Typed, words_of

_LAST = "\U0010ffff"
# Of those that the registry lacks, so many are found by any word; folding a name takes some 30 µs.
_BY_ANY_WORD = 2_000


class _Entry(NamedTuple):
    """A name from one of its words on, each word followed by a space.

    `entity` is a place in the list of entities. `rank` says how well the name completes what is
    typed: 1 from its beginning on, 2 within it, and 3 where the label does not show it.
    """

    rest: str
    entity: int
    rank: int
    is_whole: bool


class Entities:
    """Ministries and organizations by their names, the most frequent first.

    Those of the registry and the most frequent others are found by any word of their names, the
    rest, of which there may be very many, by the words that their ids begin with and by their whole
    acronyms.
    """

    def __init__(self, counts: EntityCounts, registry: Registry, directory: IndexDirectory) -> None:
        names = _names(registry)
        frequent = most_frequent(counts.new, _BY_ANY_WORD)
        known = (*counts.known.tolist(), *frequent.tolist())
        self._entities = in_order(
            (*counts.ministries, *counts.organizations(np.array(known, np.intp)))
        )
        self._entries = sorted(
            entry
            for number, entity in enumerate(self._entities)
            for name in names[entity.kind].get(entity.id, name_and_acronym(entity.label))
            for entry in _entries(name, number, is_shown=name in entity.label)
        )
        self._rests = [entry.rest for entry in self._entries]
        self._counts = counts
        self._directory = directory
        self._others = counts.new.copy()
        self._others[frequent] = 0

    def beginning(self, typed: Typed, most: int) -> list[EntityCount]:
        """Return those that have a name with what was typed; of the rest up to `most`."""
        numbers = {entry.entity for entry in self._begun(typed)}
        found = map(self._entities.__getitem__, numbers)
        return in_order((*found, *self._rest(typed, most)))

    def find(self, typed: Typed, most: int) -> list[Suggestion]:
        """Return the `most` useful entities that have a name with what was typed.

        First those whose whole name was typed, then those whose label has a name that begins so or
        has it within, then those that are called so otherwise; among them the most frequent first.
        """
        ranks: dict[int, int] = {}
        for _, number, rank, _ in self._begun(typed):
            ranks[number] = min(rank, ranks.get(number, rank))
        ranks |= dict.fromkeys(self._named(typed.words), 0)
        first = nsmallest(most, ranks, key=lambda number: (ranks[number], number))
        found = {self._entities[number]: ranks[number] for number in first}
        called = set(map(self._counts.column.values.__getitem__, self._called(typed.words)))
        found |= {each: int(each.id not in called) for each in self._rest(typed, most)}
        return [
            Suggestion(each.kind, each.label, typed.marks(each.label), each.id, each.count)
            for each in sorted(in_order(found), key=found.__getitem__)[:most]
        ]

    def is_name(self, words: Sequence[str]) -> bool:
        """Tell whether `words` are a whole name of an entity."""
        return bool(self._called(words)) or any(True for _ in self._named(words))

    def _rest(self, typed: Typed, most: int) -> list[EntityCount]:
        """Return the `most` frequent of the rest whose ids begin with what was typed.

        Those whose whole name or acronym it is are always among them.
        """
        if not typed.words:
            return []
        ids, name = self._counts.column.values, _id(typed.words)
        low = bisect_left(ids, name)
        high = bisect_left(ids, name + "-" * typed.finished + _LAST, low)
        begun = most_frequent(self._others[low:high], most) + low
        called = np.array(self._called(typed.words), np.intp)
        return self._counts.organizations(np.union1d(begun, called))

    def _called(self, words: Sequence[str]) -> list[int]:
        """Return the numbers of the rest of which `words` are a whole name, or the acronym."""
        by_acronym = self._directory.with_acronym(words[0]) if len(words) == 1 else ()
        numbers = self._counts.column.numbers({_id(words), *by_acronym})
        return [number for number in numbers if self._others[number]]

    def _named(self, words: Sequence[str]) -> Iterator[int]:
        """Yield the entities of which `words` are a whole name."""
        name = " ".join(words) + " "
        same = takewhile(lambda entry: entry.rest == name, self._from(name))
        return (entry.entity for entry in same if entry.is_whole)

    def _begun(self, typed: Typed) -> list[_Entry]:
        """Return the names that go on from what was typed, shorter ones first."""
        return self._from(" ".join(typed.words) + " " * typed.finished) if typed.words else []

    def _from(self, wanted: str) -> list[_Entry]:
        """Return the names that go on from `wanted`, shorter ones first."""
        low = bisect_left(self._rests, wanted)
        return self._entries[low : bisect_left(self._rests, wanted + _LAST, low)]


def _id(words: Sequence[str]) -> str:
    """Return the id of an organization whose name has these folded words."""
    return "-".join(words)


def _names(registry: Registry) -> Mapping[FacetName, Mapping[str, tuple[str, ...]]]:
    """Return all names by id, to a ministry also those of the ministries it succeeded."""
    ministries: dict[str, tuple[str, ...]] = {}
    for former in registry.ministries.values():
        names = (former.name, *former.aliases, *former.acronyms, *former.loose)
        for heir in registry.lineage(former.id):
            ministries[heir] = (*ministries.get(heir, ()), *names)
    organizations = {
        organization.id: (organization.name, organization.acronym, *organization.aliases)
        for organization in registry.organizations.values()
    }
    return {"ministry": ministries, "organization": organizations}


def _entries(name: str, entity: int, *, is_shown: bool) -> Iterator[_Entry]:
    for place, rest in enumerate(_rests(name)):
        yield _Entry(rest, entity, min(place + 1, 2) if is_shown else 3, is_whole=place == 0)


@lru_cache(maxsize=20_000)  # the registry's names several times over
def _rests(name: str) -> tuple[str, ...]:
    """Return `name`, folded, from each of its words on."""
    words = [f"{word.folded} " for word in words_of(name)]
    return tuple("".join(words[place:]) for place in range(len(words)))
