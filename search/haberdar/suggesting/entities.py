"""Ministries and organizations by the beginnings of their names' words."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nsmallest
from itertools import takewhile
from typing import NamedTuple

from haberdar.index.snapshot import Snapshot
from haberdar.registry import Registry
from haberdar.registry.directory import Directory
from haberdar.request import FacetName
from haberdar.results.suggestions import Suggestion
from haberdar.suggesting.typed import Typed, words_of
from haberdar.turkish.letters import fold, lower

_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Entity:
    """A ministry or organization of the archive, and how many articles it has."""

    kind: FacetName
    id: str
    label: str
    count: int


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
    """The ministries and organizations that live articles of a snapshot are tagged with."""

    def __init__(self, snapshot: Snapshot, registry: Registry, directory: Directory) -> None:
        names = _names(registry)
        self._entities = sorted(
            _entities(snapshot, registry, directory),
            key=lambda entity: (-entity.count, fold(lower(entity.label))),
        )
        self._entries = sorted(
            entry
            for number, entity in enumerate(self._entities)
            for name in names[entity.kind].get(entity.id, (entity.label,))
            for entry in _entries(name, number, is_shown=name in entity.label)
        )
        self._rests = [entry.rest for entry in self._entries]

    def find(self, typed: Typed, most: int) -> list[Suggestion]:
        """Return the `most` useful entities that have a name with what was typed.

        First those whose whole name was typed, then those whose label has a name that begins so or
        has it within, then those that are called so otherwise; among them the most frequent first.
        """
        ranks: dict[int, int] = {}
        for _, number, rank, _ in self._from(" ".join(typed.words) + " " * typed.finished):
            ranks[number] = min(rank, ranks.get(number, rank))
        ranks |= dict.fromkeys(self._named(typed.words), 0)
        found = nsmallest(most, ranks, key=lambda number: (ranks[number], number))
        return [
            Suggestion(each.kind, each.label, typed.marks(each.label), each.id, each.count)
            for each in map(self._entities.__getitem__, found)
        ]

    def is_name(self, words: Sequence[str]) -> bool:
        """Tell whether `words` are a whole name of an entity."""
        return any(True for _ in self._named(words))

    def _named(self, words: Sequence[str]) -> Iterator[int]:
        """Yield the entities of which `words` are a whole name."""
        name = " ".join(words) + " "
        same = takewhile(lambda entry: entry.rest == name, self._from(name))
        return (entry.entity for entry in same if entry.is_whole)

    def _from(self, wanted: str) -> list[_Entry]:
        """Return the names that go on from `wanted`, shorter ones first."""
        low = bisect_left(self._rests, wanted)
        return self._entries[low : bisect_left(self._rests, wanted + _LAST, low)]


def _entities(snapshot: Snapshot, registry: Registry, directory: Directory) -> Iterator[Entity]:
    """Yield the entities with live articles; of the ministries those of today, as facets show."""
    live = snapshot.live()
    labels = {"ministry": directory.ministry_label, "organization": directory.organization_label}
    for kind, column in snapshot.columns.items():
        counts = column.count(live).tolist()
        for value, count in zip(column.values, counts, strict=True):
            if count and (kind == "organization" or registry.is_current(value)):
                yield Entity(kind, value, labels[kind](value), count)


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
