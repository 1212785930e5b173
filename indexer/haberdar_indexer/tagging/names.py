"""The names by which a text can mean a ministry or an organization."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from haberdar import Ministry, Organization, PublishedDate, Registry
from haberdar.article import EntityKind
from haberdar.registry import Term
from haberdar_indexer.tagging.forms import plain

# Only open terms reach so far.
_TODAY = dt.date.max
# A longer name is no ordinary phrase, whatever its capitals.
_WORDS_OF_A_PHRASE = 2
# A body is called by what it is: Merkez Bankası, Rekabet Kurumu.
_ENDS_OF_A_BODY = tuple("ıiuü")
# Tübitak, Marmarabirlik: long enough to be read as a word and to be none.
_LETTERS_OF_A_WORD = 5

Rule = Literal["name", "everyday name", "acronym", "title", "minister", "archive acronym"]
# Acronyms explained nowhere in the text itself may stand for something else there.
ACRONYMS = frozenset({"acronym", "archive acronym"})


@dataclass(frozen=True)
class Name:
    """A way to name an entity.

    `terms` are the days on which it means the entity. Outside them a `binding` name still does (an
    old ministry's own name), while any other does not (a person's name, a name that others bear).
    `strict` asks for exactly these capitals. `is_shared` are names that other countries' bodies
    have too. `label` is how to show an organization that the registry lacks.
    """

    text: str
    entity_id: str
    kind: EntityKind
    rule: Rule
    terms: tuple[Term, ...] = (Term(),)
    binding: bool = True
    strict: bool = False
    is_shared: bool = False
    label: str = ""

    @cached_property
    def lowered(self) -> str:
        """The name in lowercase Turkish."""
        return plain(self.text)

    @property
    def is_acronym(self) -> bool:
        """Whether it is written in capitals wherever it stands."""
        return self.rule in ACRONYMS

    @property
    def reads_as_a_word(self) -> bool:
        """Whether an acronym may have one capital only."""
        return self.rule == "acronym" and len(self.text) >= _LETTERS_OF_A_WORD

    @property
    def may_be_a_surname(self) -> bool:
        """Whether a given name before it makes it somebody else's name."""
        return self.rule == "minister" or (self.rule == "name" and " " not in self.text)

    def days(self, published: PublishedDate | None) -> int:
        """Count the days of a date on which the name means the entity.

        Without a date it is meant today, and a minister never.
        """
        if published is not None:
            return sum(term.days(published.first, published.last) for term in self.terms)
        return (
            0 if self.rule == "minister" else sum(term.days(_TODAY, _TODAY) for term in self.terms)
        )


def all_names(registry: Registry) -> Iterator[Name]:
    """Yield every name of every entity of `registry`."""
    for ministry in registry.ministries.values():
        yield from _ministry_names(ministry)
    for organization in registry.organizations.values():
        yield from _organization_names(organization)


def _ministry_names(ministry: Ministry) -> Iterator[Name]:
    def named(text: str, rule: Rule, *, binding: bool = True) -> Name:
        return Name(text, ministry.id, "ministry", rule, ministry.terms, binding, is_shared=True)

    for text in (ministry.name, *ministry.aliases):
        yield named(text, "name")
        yield from (named(title, "title") for title in _titles(text))
    for text in ministry.loose if _is_dated(ministry) else ():
        yield named(text, "everyday name", binding=False)
        yield from (named(title, "title", binding=False) for title in _titles(text))
    for text in ministry.acronyms:
        yield named(text, "acronym")
    for minister in ministry.ministers:
        for text in (minister.name, *minister.aliases):
            yield Name(text, ministry.id, "ministry", "minister", (minister.term,), binding=False)


def _is_dated(ministry: Ministry) -> bool:
    """Tell whether it is known when the ministry ended, if it did."""
    return not ministry.successors or ministry.terms[-1].until is not None


def _titles(ministry_name: str) -> tuple[str, ...]:
    office, ending = ministry_name[: -len("lığı")], ministry_name[-1]
    return (f"{office}{ending}", f"{office} Yardımcısı", f"{office} Yardımcıları")


def _organization_names(organization: Organization) -> Iterator[Name]:
    acronyms = [organization.acronym] if organization.acronym else []
    for text in (organization.name, *organization.aliases, *acronyms):
        rule: Rule = "acronym" if text in acronyms or _is_capitals(text) else "name"
        strict = organization.word and len(text.split()) <= _WORDS_OF_A_PHRASE
        is_shared = organization.kind != "international-body" and _is_called_by_its_kind(text)
        yield Name(text, organization.id, "organization", rule, strict=strict, is_shared=is_shared)


def _is_capitals(text: str) -> bool:
    return text.isupper() and " " not in text


def _is_called_by_its_kind(text: str) -> bool:
    return " " in text and text.endswith(_ENDS_OF_A_BODY)


class LearntAcronym(NamedTuple):
    """An acronym that articles explain, of an organization that the registry lacks."""

    letters: str
    organization_id: str
    label: str


def learnt_name(learnt: LearntAcronym) -> Name:
    """Return the name of an organization that is known by an archive alone."""
    return Name(
        learnt.letters,
        learnt.organization_id,
        "organization",
        "archive acronym",
        strict=True,
        label=learnt.label,
    )
