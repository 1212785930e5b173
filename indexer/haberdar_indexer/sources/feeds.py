"""RSS and Atom: an article an entry."""

import html
import re
import time
from collections.abc import Iterator, Mapping
from html.entities import html5
from io import BytesIO
from typing import Any

import feedparser
from lxml import etree

from haberdar_indexer.cleaning.dates import read_day
from haberdar_indexer.cleaning.encodings import decode
from haberdar_indexer.documents import RawDocument, Rejected, UnusableInputError
from haberdar_indexer.sources.streams import Entry

_DECLARATION = re.compile(r"\s*<\?xml\b[^>]*+>")
_ENTITY = re.compile(r"&([a-zA-Z]{2,31}\d{0,2});")
_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})
_UTF8 = {"content-type": "application/xml; charset=utf-8"}


def read_feed(entry: Entry) -> Iterator[RawDocument | Rejected]:
    """Yield each entry as a record; its text is what it has of it in full, else its summary.

    Raises UnusableInputError for what is no feed, and for one that declares entities.
    """
    root, damage = _parse(decode(entry.read_whole()))
    feed = feedparser.parse(
        BytesIO(etree.tostring(root, encoding="utf-8")),
        response_headers=_UTF8,
        resolve_relative_uris=False,
        sanitize_html=False,
    )
    if not feed.entries:
        raise UnusableInputError("no feed, or one without entries")
    for number, item in enumerate(feed.entries, start=1):
        record = _record(item, feed.feed)
        origin = entry.origin(number)
        if record["text"].strip():
            yield RawDocument(origin, "record", record)
        else:
            yield Rejected(origin, f"the entry has no text: {record['title'][:100]!r}")
    if damage:
        yield Rejected(entry.origin(), f"damaged; what could be read is kept: {damage}")


def _parse(text: str) -> tuple[etree._Element, str]:
    """Return the root of `text` and what is wrong with it, in time that grows with its length only.

    feedparser repairs what is no XML by expressions that do not, and expands entities.
    """
    if "<!ENTITY" in text.upper():
        raise UnusableInputError("a feed that declares entities of its own is not read")
    # What was decoded is not in the encoding that it declares.
    declaration = _DECLARATION.match(text)
    known = _ENTITY.sub(_as_letter, text[declaration.end() if declaration else 0 :])
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, strip_cdata=False
    )
    root = etree.fromstring(known.encode("utf-8", "replace"), parser)
    if root is None:
        raise UnusableInputError("no feed: it is not XML")
    errors = (error for error in parser.error_log if error.level >= etree.ErrorLevels.ERROR)
    error = next(errors, None)
    return root, "" if error is None else f"line {error.line}: {error.message.strip()}"


def _as_letter(entity: re.Match[str]) -> str:
    """Return the letter of an entity of HTML, which XML does not know."""
    is_known = entity[1] not in _OF_XML and f"{entity[1]};" in html5
    return html.unescape(entity[0]) if is_known else entity[0]


def _record(item: Mapping[str, Any], feed: Mapping[str, Any]) -> dict[str, Any]:
    summary = item.get("summary") or ""
    full = max((part.get("value") or "" for part in item.get("content", ())), key=len, default="")
    image = next((media["url"] for media in item.get("media_content", ()) if "url" in media), "")
    return {
        "id": item.get("id") or "",
        "title": item.get("title") or "",
        "text": full or summary,
        "lead": summary if full not in {"", summary} else "",
        "date": _time(item, "published") or _time(item, "updated"),
        "modified": _time(item, "updated"),
        "source": (item.get("source") or {}).get("title") or feed.get("title") or "",
        "url": item.get("link") or "",
        "section": ", ".join(tag["term"] for tag in item.get("tags", ()) if tag.get("term")),
        "author": item.get("author") or "",
        "image": image,
        "language": (feed.get("language") or "")[:2].lower(),
    }


def _time(item: Mapping[str, Any], name: str) -> str:
    """Return the time as it is written, or as feedparser understands it where only it does."""
    # A look-up would give another time in its place.
    text = str(item[name]) if name in item else ""
    parsed = item[f"{name}_parsed"] if text and f"{name}_parsed" in item else None
    return text if parsed is None or read_day(text) else time.strftime("%Y-%m-%d", parsed)
