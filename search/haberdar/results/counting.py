"""Count the articles of every ministry and organization of the archive."""

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from haberdar.article import KINDS, EntityKind
from haberdar.index.columns import Counts, ValueColumn
from haberdar.index.directory import IndexDirectory
from haberdar.index.leaves import Ids
from haberdar.index.snapshot import Snapshot
from haberdar.query.ranking import best
from haberdar.registry import Registry
from haberdar.results.entities import EntityCount
from haberdar.turkish.letters import collation_key


class _Counted(NamedTuple):
    """How many live articles have each value of a column."""

    column: ValueColumn
    counts: Counts

    def of(self, value: str) -> int:
        number = self.column.number(value)
        return 0 if number is None else int(self.counts[number])


class EntityCounts:
    """How many articles each ministry and organization has. Nothing in it changes.

    Archives may name very many organizations: those of the column are told by their numbers, and
    get their labels when they are asked for.
    """

    def __init__(self, snapshot: Snapshot, registry: Registry, directory: IndexDirectory) -> None:
        self._registry = registry
        self._directory = directory
        live = snapshot.live()
        self._counted, self._central = (
            {kind: _Counted(columns[kind], columns[kind].count(live)) for kind in KINDS}
            for columns in (snapshot.columns, snapshot.central)
        )

    def of(self, kind: EntityKind, entity_id: str) -> int:
        """Return how many articles have the ministry or organization."""
        return self._counted[kind].of(entity_id)

    def first(self, kind: EntityKind | None, size: int, *, new: bool) -> tuple[EntityCount, ...]:
        """Return up to `size` of a kind, or of both, the most frequent first.

        With `new`, they are those that the registry lacks. Of organizations with equal counts
        those are taken whose ids come first.
        """
        found: list[EntityCount] = []
        if kind != "organization":
            entry = self._registry.entry
            found += (each for each in self.ministries if not (new and entry(each.id)))
        if kind != "ministry":
            counts = self.new if new else self._counted["organization"].counts
            found += self.organizations(most_frequent(counts, size))
        return tuple(in_order(found)[:size])

    @cached_property
    def ministries(self) -> tuple[EntityCount, ...]:
        """Today's ministries that have articles, each with its predecessors."""
        counted = self._counted["ministry"]
        return tuple(
            self._ministry(name, self._registry.predecessors(name))
            for number, name in enumerate(counted.column.values)
            if counted.counts[number] and self._registry.is_current(name)
        )

    def _ministry(self, ministry_id: str, former: Iterable[str] = ()) -> EntityCount:
        return EntityCount(
            ministry_id,
            "ministry",
            self._directory.ministry_label(ministry_id),
            self.of("ministry", ministry_id),
            self._central["ministry"].of(ministry_id),
            tuple(self._ministry(name) for name in former if self.of("ministry", name)),
        )

    @cached_property
    def known(self) -> Ids:
        """The numbers of organizations that have articles and whose ids the registry has."""
        return (self._counted["organization"].counts - self.new).nonzero()[0]

    @cached_property
    def new(self) -> Counts:
        """How many articles have each organization; 0 for ids that the registry has, of a kind."""
        column, counts = self._counted["organization"]
        return column.without(counts, (*self._registry.organizations, *self._registry.ministries))

    @property
    def column(self) -> ValueColumn:
        """The column of the organizations, with their ids by their numbers."""
        return self._counted["organization"].column

    def organizations(self, numbers: Ids) -> list[EntityCount]:
        """Return organizations by their numbers."""
        column, counts = self._counted["organization"]
        ids = [column.values[number] for number in numbers.tolist()]
        return [
            EntityCount(
                organization_id,
                "organization",
                label,
                count,
                self._central["organization"].of(organization_id),
            )
            for organization_id, label, count in zip(
                ids,
                self._directory.organization_labels(ids),
                counts[numbers].tolist(),
                strict=True,
            )
        ]


def most_frequent(counts: Counts, most: int) -> Ids:
    """Return the numbers of the `most` largest `counts` above 0; of equal ones the first."""
    return best(counts.nonzero()[0], (counts.take,), most)


def in_order(entities: Iterable[EntityCount]) -> list[EntityCount]:
    """Return entities, the most frequent first; equal counts go in alphabetical order."""
    return sorted(entities, key=lambda entity: (-entity.count, collation_key(entity.label)))
