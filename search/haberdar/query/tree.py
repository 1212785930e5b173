"""The parts of a query: plain data, made by the language, read by whatever runs or shows it.

`Word` and `Phrase` match text by any of their words' evidences; what stands in `Only` is looked for
in one part of the articles instead of in title and body. `Tagged` and `Dated` match what an article
is tagged with and when it was published.
"""

from dataclasses import dataclass
from typing import Literal

from haberdar.published import PublishedDate
from haberdar.turkish.analyzer import Evidence

Part = Literal["title", "source", "section"]
Facet = Literal["ministry", "organization"]


@dataclass(frozen=True, slots=True)
class Word:
    """A word, met by any of its evidences."""

    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Prefix:
    """Every word that begins with these letters (``ihrac*``); `letters` are lowercase."""

    letters: str


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Every word that is nearly this one (``ihracat~``).

    `near` are the words of an index that are, but for those with the same stem as another.
    """

    word: Evidence
    near: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in this order, each at most `within` positions after the one before."""

    words: tuple[Evidence, ...]
    within: int = 1


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Any of these will do."""

    ways: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Named:
    """Something by the name that was typed, or by any other name it has, whole (İKMİB)."""

    typed: "Node"
    others: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """All of these, anywhere."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Everything but this."""

    node: "Node"


@dataclass(frozen=True, slots=True)
class Only:
    """Text looked for in one part of an article (``başlık:kimya``)."""

    part: Part
    node: "Node"


@dataclass(frozen=True, slots=True)
class Tagged:
    """Articles tagged with any of these registry ids; none where no entry has the name typed."""

    facet: Facet
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dated:
    """Articles whose whole date lies between two dates; None is open."""

    since: PublishedDate | None
    until: PublishedDate | None


Node = Word | Prefix | Fuzzy | Phrase | AnyOf | Named | AllOf | Not | Only | Tagged | Dated
