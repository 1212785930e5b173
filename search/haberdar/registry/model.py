"""The registry's entries: ministries with their ministers, and organizations."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from haberdar.registry.acronyms import AcronymIndex
from haberdar.registry.names import NameIndex

KINDS = (
    "bank",
    "business-association",
    "chamber",
    "company",
    "exchange",
    "exporters-union",
    "foundation",
    "industrial-zone",
    "international-body",
    "media",
    "political-party",
    "public-body",
    "regulator",
    "sector-association",
    "sports-club",
    "technopark",
    "trade-union",
    "university",
)
# Before the id of a ministry that is an organization's parent.
MINISTRY_PARENT = "ministry:"


class Term(NamedTuple):
    """A span of days, both ends included; None is open."""

    since: dt.date | None = None
    until: dt.date | None = None

    def days(self, first: dt.date, last: dt.date) -> int:
        """Count the days that the term shares with `first`–`last`."""
        since, until = max(self.since or first, first), min(self.until or last, last)
        return max(0, (until - since).days + 1)


@dataclass(frozen=True, slots=True)
class Minister:
    """A person who headed a ministry.

    Where a day of the term of office is unknown, `term` is as long as it can have been.
    """

    name: str
    term: Term
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ministry:
    """A ministry under one name; each former name is an entry of its own.

    `loose` are everyday names that other ministries had at other times too ("Tarım Bakanlığı"), so
    that the date decides. `successors` are the ids of those that took its portfolio over.
    `ministers` are in order of time.
    """

    id: str
    name: str
    english: str = ""
    aliases: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()
    terms: tuple[Term, ...] = (Term(),)
    successors: tuple[str, ...] = ()
    ministers: tuple[Minister, ...] = ()
    domain: str = ""


@dataclass(frozen=True, slots=True)
class Organization:
    """An organization of trade and industry.

    `word` marks an acronym or alias that is also an ordinary word, to be matched in capitals only.
    """

    id: str
    name: str
    kind: str
    acronym: str = ""
    aliases: tuple[str, ...] = ()
    english: str = ""
    parent: str = ""
    city: str = ""
    domain: str = ""
    ticker: str = ""
    word: bool = False

    @property
    def label(self) -> str:
        """The name to show: with the acronym where there is one."""
        return f"{self.name} ({self.acronym})" if self.acronym else self.name


@dataclass(frozen=True)
class Registry:
    """All ministries and organizations, by id."""

    ministries: Mapping[str, Ministry]
    organizations: Mapping[str, Organization]
    digest: str

    @cached_property
    def _lineage(self) -> dict[str, tuple[str, ...]]:
        return {ministry: self._trace(ministry) for ministry in self.ministries}

    def _trace(self, ministry_id: str) -> tuple[str, ...]:
        found = {ministry_id: None}
        for successor in self.ministries[ministry_id].successors:
            found |= dict.fromkeys(self._trace(successor))
        return tuple(found)

    def entry(self, entity_id: str) -> Ministry | Organization | None:
        """Return the ministry or organization with this id, or None."""
        return self.ministries.get(entity_id) or self.organizations.get(entity_id)

    def lineage(self, ministry_id: str) -> tuple[str, ...]:
        """Return the ministry itself and all that its portfolio went to, down to today's.

        An id that the registry lacks is its own lineage.
        """
        return self._lineage.get(ministry_id, (ministry_id,))

    @cached_property
    def _predecessors(self) -> Mapping[str, tuple[str, ...]]:
        found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
        for former in sorted(self.ministries.values(), key=_last_day, reverse=True):
            for heir in self.lineage(former.id)[1:]:
                found[heir] += (former.id,)
        return found

    def predecessors(self, ministry_id: str) -> tuple[str, ...]:
        """Return the former ministries whose portfolio went to the ministry, the latest first."""
        return self._predecessors.get(ministry_id, ())

    def minister_on(self, ministry_id: str, day: dt.date) -> Minister | None:
        """Return the minister of that day, or None where it is nobody or not known which of two."""
        ministry = self.ministries.get(ministry_id)
        ministers = () if ministry is None else ministry.ministers
        found = [minister for minister in ministers if minister.term.days(day, day)]
        return found[0] if len(found) == 1 else None

    def affiliates(self, entity_id: str) -> tuple[str, ...]:
        """Return the ids of the organizations whose parent is the ministry or organization."""
        return tuple(
            organization.id
            for organization in self.organizations.values()
            if organization.parent
            and organization.parent.removeprefix(MINISTRY_PARENT) == entity_id
        )

    @cached_property
    def _ministry_names(self) -> NameIndex:
        return NameIndex(
            (
                ministry.id,
                (
                    ministry.name,
                    ministry.english,
                    *ministry.aliases,
                    *ministry.acronyms,
                    *ministry.loose,
                ),
            )
            for ministry in self.ministries.values()
        )

    @cached_property
    def _organization_names(self) -> NameIndex:
        return NameIndex(
            (found.id, (found.name, found.english, found.acronym, *found.aliases))
            for found in self.organizations.values()
        )

    @cached_property
    def acronyms(self) -> AcronymIndex:
        """The acronyms and full names of all entries."""
        ministries = (
            ("", entry.acronyms, (entry.name, *entry.aliases), False)
            for entry in self.ministries.values()
        )
        organizations = (
            (
                entry.id,
                tuple(filter(None, (entry.acronym,))),
                (entry.name, *entry.aliases),
                entry.word,
            )
            for entry in self.organizations.values()
        )
        return AcronymIndex((*ministries, *organizations))

    def find_ministries(self, text: str) -> tuple[str, ...]:
        """Return the ids of the ministries that `text` may mean; see `NameIndex.find`."""
        return self._ministry_names.find(text)

    def find_organizations(self, text: str) -> tuple[str, ...]:
        """Return the ids of the organizations that `text` may mean; see `NameIndex.find`."""
        return self._organization_names.find(text)

    def is_organization(self, text: str) -> bool:
        """Tell whether `text` is all of a name of an organization."""
        return self._organization_names.has(text)

    def is_current(self, ministry_id: str) -> bool:
        """Tell whether the ministry exists today; unknown ids count as current."""
        ministry = self.ministries.get(ministry_id)
        return ministry is None or not ministry.successors

    def ministry_label(self, ministry_id: str) -> str:
        """Return the ministry's name, or the id itself where the registry lacks it."""
        ministry = self.ministries.get(ministry_id)
        return ministry_id if ministry is None else ministry.name

    def organization_label(self, organization_id: str) -> str:
        """Return the organization's name and acronym, or the id where the registry lacks it."""
        organization = self.organizations.get(organization_id)
        return organization_id if organization is None else organization.label


def _last_day(ministry: Ministry) -> dt.date:
    return ministry.terms[-1].until or dt.date.min
