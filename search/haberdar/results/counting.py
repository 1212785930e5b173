"""Count the articles of every ministry and organization of the archive."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from haberdar.index.snapshot import Snapshot
from haberdar.registry import Registry
from haberdar.registry.directory import Directory
from haberdar.request import FacetName
from haberdar.results.entities import EntityCount
from haberdar.turkish.letters import collation_key


def count_entities(
    snapshot: Snapshot, registry: Registry, directory: Directory
) -> tuple[EntityCount, ...]:
    """Return today's ministries and the organizations that have articles, most frequent first.

    Equal counts go in alphabetical order.
    """
    ministries = _counted("ministry", snapshot, directory)
    organizations = _counted("organization", snapshot, directory)
    found = (*_with_former(ministries, registry), *organizations.values())
    return tuple(sorted(found, key=lambda entity: (-entity.count, collation_key(entity.label))))


def _counted(
    kind: FacetName, snapshot: Snapshot, directory: Directory
) -> Mapping[str, EntityCount]:
    live = snapshot.live()
    label = directory.ministry_label if kind == "ministry" else directory.organization_label
    central = snapshot.central[kind].counted(live)
    return {
        value: EntityCount(value, kind, label(value), count, central.get(value, 0))
        for value, count in snapshot.columns[kind].counted(live).items()
    }


def _with_former(
    ministries: Mapping[str, EntityCount], registry: Registry
) -> Iterator[EntityCount]:
    """Yield today's ministries, each with its predecessors."""
    for name, ministry in ministries.items():
        if registry.is_current(name):
            former = filter(None, map(ministries.get, registry.predecessors(name)))
            yield replace(ministry, former=tuple(former))
