"""What travels from a file to the tagger: raw, then clean, or refused with a reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from haberdar import Article, HaberdarError, PublishedDate

Kind = Literal["html", "text", "record"]


class Origin(NamedTuple):
    """Where a document came from: a file, and the line within it for files of many records."""

    path: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path


@dataclass(frozen=True, slots=True)
class RawDocument:
    """One document as its file holds it: the bytes of a page or text, or a record's fields."""

    origin: Origin
    kind: Kind
    content: bytes | Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanDocument:
    """A document's text and what it says of itself, with the names and meanings of `Article`.

    `given_id` is the id in its own archive.
    """

    title: str
    paragraphs: tuple[str, ...]
    published: PublishedDate | None = None
    source: str = ""
    url: str = ""
    section: str = ""
    lead: str = ""
    author: str = ""
    modified: PublishedDate | None = None
    image: str = ""
    language: str = ""
    given_id: str = ""


@dataclass(frozen=True, slots=True)
class Rejected:
    """Input that gave no article, and why."""

    origin: Origin
    reason: str

    def __str__(self) -> str:
        return f"{self.origin}: {self.reason}"


class Stored(NamedTuple):
    """An article that was cleaned before; `tag` says whether it is to be tagged anew."""

    origin: Origin
    article: Article
    tag: bool


class UnusableInputError(HaberdarError):
    """A document cannot become an article; the message is the reason."""
