"""Describe ministries and organizations from one snapshot: who they are, what the archive has."""

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from haberdar.article import KINDS, EntityKind
from haberdar.choosing import Chosen
from haberdar.engine.distinguishing import Distinguishing
from haberdar.index import schema
from haberdar.index.directory import IndexDirectory
from haberdar.index.selecting import Selection
from haberdar.index.snapshot import Snapshot
from haberdar.query.ranking import best
from haberdar.registry import Ministry, Registry
from haberdar.registry.directory import name_and_acronym
from haberdar.registry.model import MINISTRY_PARENT
from haberdar.request import SearchRequest
from haberdar.results.counting import EntityCounts
from haberdar.results.entities import Entity, MinistryName, Spelling
from haberdar.results.facets import FacetLabels, periods
from haberdar.results.page import EntityLabel, FacetValue, Hit, TimelinePeriod

# So many articles mainly about an entity tell more of it than all that name it.
_MANY = 10
# Of each kind, how many that occur together with an entity.
_TOGETHER = 10
_LATEST = 5


@dataclass(frozen=True)
class Describing:
    """Describes the entities of one snapshot. Nothing in it changes.

    `labels` are those of its columns, `hit` shows a document by its number.
    """

    snapshot: Snapshot
    registry: Registry
    directory: IndexDirectory
    counts: EntityCounts
    labels: Mapping[EntityKind, FacetLabels]
    hit: Callable[[int], Hit]
    distinguishing: Distinguishing

    @cached_property
    def _archive(self) -> tuple[TimelinePeriod, ...]:
        return self._timeline(self.snapshot.live())[1]

    def describe(self, entity_id: str) -> Entity | None:
        """Return what is known of an entity; None where neither registry nor articles know it."""
        kind = self._kind(entity_id)
        if kind is None:
            return None
        registry = self.registry
        docs = self._docs(kind, entity_id)
        central = self._docs(schema.CENTRAL[kind], entity_id)
        undated, timeline = self._timeline(docs)
        label = self._label(kind, entity_id)
        name, acronym = name_and_acronym(label.label)
        before, after = registry.predecessors(entity_id), registry.lineage(entity_id)[1:]
        return Entity(
            id=entity_id,
            kind=kind,
            label=label.label,
            name=name,
            acronym=acronym,
            entry=registry.entry(entity_id),
            parent=self._parent(entity_id),
            affiliates=tuple(
                self._label("organization", name) for name in registry.affiliates(entity_id)
            ),
            predecessors=tuple(map(self._ministry_name, before)),
            successors=tuple(map(self._ministry_name, after)),
            minister=registry.minister_on(entity_id, dt.date.today()),
            spellings=self._spellings(entity_id),
            count=docs.total,
            central_count=central.total,
            timeline=timeline,
            undated=undated,
            archive=self._archive,
            together=self._together(docs, {entity_id, *before, *after}),
            latest=self._latest(docs),
            latest_central=self._latest(central),
        )

    def words(self, entity_id: str, size: int) -> tuple[str, ...]:
        """Return up to `size` words that set an entity's articles apart, those mainly about it.

        All its articles are taken where few are; there are none where nothing knows the entity.
        """
        kind = self._kind(entity_id)
        if kind is None:
            return ()
        central = self._docs(schema.CENTRAL[kind], entity_id)
        docs = central if central.total >= _MANY else self._docs(kind, entity_id)
        return self.distinguishing.words(docs, self._names(kind, entity_id), size)

    def _names(self, kind: EntityKind, entity_id: str) -> Iterator[str]:
        """Yield what an entity is called, under former names too."""
        yield self._label(kind, entity_id).label
        for known in (entity_id, *self.registry.predecessors(entity_id)):
            entry = self.registry.entry(known)
            if entry is not None:
                yield from (entry.name, *entry.aliases)

    def _kind(self, entity_id: str) -> EntityKind | None:
        entry = self.registry.entry(entity_id)
        if entry is not None:
            return "ministry" if isinstance(entry, Ministry) else "organization"
        return next((kind for kind in KINDS if self.counts.of(kind, entity_id)), None)

    def _label(self, kind: EntityKind, entity_id: str) -> EntityLabel:
        return EntityLabel(entity_id, self.directory.label(kind, entity_id))

    def _parent(self, entity_id: str) -> EntityLabel | None:
        organization = self.registry.organizations.get(entity_id)
        if organization is None or not organization.parent:
            return None
        parent = organization.parent.removeprefix(MINISTRY_PARENT)
        return self._label("organization" if parent == organization.parent else "ministry", parent)

    def _ministry_name(self, ministry_id: str) -> MinistryName:
        ministry = self.registry.ministries[ministry_id]
        count = self.counts.of("ministry", ministry_id)
        return MinistryName(ministry_id, ministry.name, ministry.terms, count)

    def _spellings(self, entity_id: str) -> tuple[Spelling, ...]:
        if self.registry.entry(entity_id) is not None:
            return ()
        counted = self.directory.spellings(entity_id)
        return tuple(Spelling(text, count) for text, count in counted.most_common())

    def _docs(self, field: str, entity_id: str) -> Selection:
        return self.snapshot.live().only(self.snapshot.having(field, [entity_id]))

    def _timeline(self, docs: Selection) -> tuple[int, tuple[TimelinePeriod, ...]]:
        """Return how many documents are undated, and the years of the others."""
        undated, months = self.snapshot.dates.count_months(docs)
        return undated, tuple(periods(months, {}, SearchRequest()))

    def _together(
        self, docs: Selection, left_out: Collection[str]
    ) -> dict[EntityKind, tuple[FacetValue, ...]]:
        found: dict[EntityKind, tuple[FacetValue, ...]] = {}
        for name, labels in self.labels.items():
            column = self.snapshot.columns[name]
            counts = column.without(column.count(docs), left_out)
            found[name], _ = labels.without(left_out).facet(counts, Chosen.read(()), _TOGETHER)
        return found

    def _latest(self, docs: Selection) -> tuple[Hit, ...]:
        newest = best(docs.ids, (self.snapshot.dates.rank,), _LATEST)
        return tuple(map(self.hit, newest.tolist()))
