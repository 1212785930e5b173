"""Ministries and organizations by the beginnings of their names' words."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nsmallest
from typing import NamedTuple

from haberdar.index.snapshot import Snapshot
from haberdar.registry import Registry
from haberdar.request import FacetName
from haberdar.results.suggestions import Suggestion
from haberdar.suggesting.typed import Typed, words_of
from haberdar.turkish.letters import CollationKey, collation_key

_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Entity:
    """A ministry or organization of the archive, and how many articles it has."""

    kind: FacetName
    id: str
    label: str
    count: int


class _Entry(NamedTuple):
    """A name from one of its words on, each word followed by a space."""

    rest: str
    is_whole: bool
    is_shown: bool  # is a name that the label has
    entity: Entity

    def rank(self, wanted: str) -> int:
        """Say how well it completes `wanted`, the best with 0."""
        if self.is_whole and self.rest.rstrip() == wanted.rstrip():
            return 0
        if not self.is_shown:
            return 3
        return 1 if self.is_whole else 2


class Entities:
    """The ministries and organizations that live articles of a snapshot are tagged with."""

    def __init__(self, snapshot: Snapshot, registry: Registry) -> None:
        names = _names(registry)
        entries = (
            _Entry(rest, not place, is_shown, entity)
            for entity in _entities(snapshot, registry)
            for name in names[entity.kind].get(entity.id, (entity.label,))
            for is_shown in (name in entity.label,)
            for place, rest in enumerate(_rests(name))
        )
        self._entries = sorted(entries, key=lambda entry: entry.rest)
        self._rests = [entry.rest for entry in self._entries]

    def find(self, typed: Typed, most: int) -> list[Suggestion]:
        """Return the `most` useful entities that have a name with what was typed.

        First those whose whole name was typed, then those whose label has a name that begins so or
        has it within, then those that are called so otherwise; among them the most frequent first.
        """
        wanted = " ".join(typed.words) + " " * typed.finished
        ranks: dict[Entity, int] = {}
        for entry in self._from(wanted):
            rank = entry.rank(wanted)
            ranks[entry.entity] = min(rank, ranks.get(entry.entity, rank))

        def order(entity: Entity) -> tuple[int, int, CollationKey]:
            return ranks[entity], -entity.count, collation_key(entity.label)

        return [
            Suggestion(each.kind, each.label, typed.marks(each.label), each.id, each.count)
            for each in nsmallest(most, ranks, key=order)
        ]

    def is_name(self, words: Sequence[str]) -> bool:
        """Tell whether `words` are a whole name of an entity."""
        wanted = " ".join(words) + " "
        return any(entry.rank(wanted) == 0 for entry in self._from(wanted))

    def _from(self, wanted: str) -> list[_Entry]:
        low = bisect_left(self._rests, wanted)
        return self._entries[low : bisect_left(self._rests, wanted + _LAST, low)]


def _entities(snapshot: Snapshot, registry: Registry) -> Iterator[Entity]:
    """Yield the entities with live articles; of the ministries those of today, as facets show."""
    live = snapshot.live()
    labels = {"ministry": registry.ministry_label, "organization": registry.organization_label}
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


@lru_cache(maxsize=20_000)  # the registry's names several times over
def _rests(name: str) -> tuple[str, ...]:
    """Return `name`, folded, from each of its words on."""
    words = [f"{word.folded} " for word in words_of(name)]
    return tuple("".join(words[place:]) for place in range(len(words)))
