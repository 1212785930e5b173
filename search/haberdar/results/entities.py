"""Ministries and organizations and what the archive has of them, as plain data."""

import datetime as dt
from dataclasses import asdict, dataclass, fields, is_dataclass
from typing import Any

from haberdar.article import EntityKind
from haberdar.registry import Minister, Ministry, Organization, Term
from haberdar.results.page import EntityLabel, FacetValue, Hit, TimelinePeriod


@dataclass(frozen=True, slots=True)
class EntityCount:
    """A ministry or organization, and how many articles it has, and are mainly about it.

    A ministry has the articles of its predecessors too; `former` are those of one of today's that
    have any, the latest first.
    """

    id: str
    kind: EntityKind
    label: str
    count: int
    central_count: int
    former: tuple["EntityCount", ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON-ready data."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class MinistryName:
    """A ministry by one of its names: when it was called so, and how many articles it has."""

    id: str
    label: str
    terms: tuple[Term, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Spelling:
    """A way in which articles write a name, and how many of them do."""

    text: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A ministry or organization: who it is, and what the archive has of it.

    `entry` is what the registry knows; None where it lacks the organization, whose `spellings` are
    then how articles write it, the most frequent first. `predecessors` are former names, the
    latest first; `successors` those that its portfolio went to, down to today's. `minister` is in
    office today.

    A ministry has the articles of its predecessors too. `archive` is the timeline of all articles.
    `together` are the most frequent ministries and organizations of its articles, without itself,
    its predecessors and its successors. The `latest` articles and the latest of those mainly about
    it come newest first.
    """

    id: str
    kind: EntityKind
    label: str
    name: str
    acronym: str
    entry: Ministry | Organization | None
    parent: EntityLabel | None
    affiliates: tuple[EntityLabel, ...]
    predecessors: tuple[MinistryName, ...]
    successors: tuple[MinistryName, ...]
    minister: Minister | None
    spellings: tuple[Spelling, ...]
    count: int
    central_count: int
    timeline: tuple[TimelinePeriod, ...]
    undated: int
    archive: tuple[TimelinePeriod, ...]
    together: dict[EntityKind, tuple[FacetValue, ...]]
    latest: tuple[Hit, ...]
    latest_central: tuple[Hit, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON-ready data, dates in ISO form."""
        data: dict[str, Any] = _plain(self)
        for label in filter(None, (data["parent"], *data["affiliates"])):
            del label["central"]  # said of no article
        return data


def _plain(value: Any) -> Any:
    """Return `value` in the types that JSON has."""
    if isinstance(value, Hit | TimelinePeriod):
        return value.to_dict()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Term):
        return _plain(value._asdict())
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, dict):
        return {key: _plain(of_key) for key, of_key in value.items()}
    return list(map(_plain, value)) if isinstance(value, tuple) else value
