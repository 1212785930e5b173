"""Check what entries of the registry say of each other."""

from collections.abc import Iterable, Iterator, Mapping

from haberdar.errors import RegistryError
from haberdar.registry.model import MINISTRY_PARENT, Ministry, Organization


def check_references(
    ministries: Mapping[str, Ministry], organizations: Mapping[str, Organization]
) -> None:
    """Raise RegistryError where a successor or parent is missing or a ministry succeeds itself."""
    for ministry in ministries.values():
        for successor in ministry.successors:
            if successor not in ministries:
                raise RegistryError(f"ministries.toml: {ministry.id}: no successor {successor!r}")
        if ministry.id in _successors(ministry.successors, ministries):
            raise RegistryError(f"ministries.toml: {ministry.id} succeeds itself")
    known = set(organizations) | {MINISTRY_PARENT + ministry for ministry in ministries}
    for organization in organizations.values():
        if organization.parent and organization.parent not in known:
            raise RegistryError(
                f"organizations: {organization.id}: no parent {organization.parent!r}"
            )


def _successors(ids: Iterable[str], ministries: Mapping[str, Ministry]) -> Iterator[str]:
    seen: set[str] = set()
    waiting = list(ids)
    while waiting:
        current = waiting.pop()
        if current in seen or current not in ministries:
            continue
        seen.add(current)
        yield current
        waiting.extend(ministries[current].successors)
