"""What travels from a file to the tagger: raw, then clean, or refused with a reason."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, Literal, NamedTuple

from haberdar import Article, HaberdarError, PublishedDate

# Begins the reasons that may be none the next time, though the file does not change.
UNREADABLE = "cannot be read"
_DIGEST_BYTES = 16
Kind = Literal["html", "text", "record", "article"]


class Origin(NamedTuple):
    """Where a document came from: a file, and the line or number within it where it holds many.

    Members of an archive are named after it: ``arsiv.zip!/2024/haber.html``.
    """

    path: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path


@dataclass(frozen=True, slots=True)
class RawDocument:
    """One document as its file holds it: the bytes of a page or text, or a record's fields.

    Of kind ``"article"`` is what `Article.to_dict` made. `address`, `encoding` and `modified` are
    what an archive or sitemap says of a page, for pages that do not say so themselves.
    """

    origin: Origin
    kind: Kind
    content: bytes | Mapping[str, Any]
    address: str = ""
    encoding: str = ""
    modified: str = ""


def digest(raw: RawDocument) -> tuple[bytes, int]:
    """Return a digest of `raw`, wherever it stands, and about how many bytes it has."""
    content = raw.content
    if not isinstance(content, bytes):
        text = json.dumps(content, sort_keys=True, ensure_ascii=False, default=str)
        content = text.encode("utf-8", "surrogatepass")
    beside = (raw.kind, raw.address, raw.encoding, raw.modified, "")
    made = blake2b("\0".join(beside).encode("utf-8", "surrogatepass"), digest_size=_DIGEST_BYTES)
    made.update(content)
    return made.digest(), len(content)


class Stored(NamedTuple):
    """An article that was cleaned before, to be tagged anew or taken as it is."""

    origin: Origin
    article: Article
    tag: bool


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
    """Input that gave no article, and why.

    `file` is the path of its file, where that is known; `original` the id of the article that the
    input repeats, if that is why.
    """

    origin: Origin
    reason: str
    file: str = ""
    original: str = ""

    def __str__(self) -> str:
        return f"{self.origin}: {self.reason}"


class UnusableInputError(HaberdarError):
    """A document cannot become an article; the message is the reason."""
