"""A search as an Atom feed (RFC 4287) in pages (RFC 5005): what it finds, the newest first."""

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from xml.etree import ElementTree as ET

from haberdar import EntityLabel, Hit, Page, PublishedDate
from haberdar.article import EntityKind
from haberdar_web.links import Link, outward
from haberdar_web.paging import next_url, previous_url
from haberdar_web.params import on_page
from haberdar_web.xml_text import writable

MIMETYPE = "application/atom+xml"
_NAMESPACE = "http://www.w3.org/2005/Atom"
_NAME = "Haberdar"
# Turkey's, all year.
_ZONE = "+03:00"
# Every entry needs a time; one that no reader takes for news stands for none.
_UNKNOWN = "1970-01-01T00:00:00Z"


@dataclass(frozen=True, slots=True)
class Addresses:
    """The absolute addresses that a feed leads to, by request, article id and kind."""

    feed: Link
    page: Link
    article: Callable[[str], str]
    entities: Callable[[EntityKind], str]


def feed(page: Page, to: Addresses) -> bytes:
    """Write `page`, of articles in order of their dates.

    An entry's id stays the same for as long as the archive is at the same host and path. Where only
    the month or year of an article is known, its entry was updated when that began and has no date
    of publication; one without any date is as old as can be.
    """
    first = on_page(page.request, 1)
    root = ET.Element("feed", {"xmlns": _NAMESPACE, "xml:lang": "tr"})
    _add(root, "id", _id(to.feed(first)))
    _add(root, "title", title(page))
    _add(root, "updated", _instant(page.hits[0].date if page.hits else None))
    _add(_add(root, "author"), "name", _NAME)
    _add(root, "generator", _NAME)
    _link(root, "alternate", to.page(first), "text/html")
    _link(root, "self", to.feed(page.request), MIMETYPE)
    for relation, address in _neighbours(page, to):
        _link(root, relation, address, MIMETYPE)
    for hit in page.hits:
        _entry(root, hit, to)
    document: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return document


def title(page: Page) -> str:
    """Name a feed by what it follows; it has no word of any language of its own."""
    values = chain.from_iterable(page.facets.values())
    chosen = (each.label for value in values for each in (value, *value.former) if each.selected)
    followed = " · ".join(filter(None, (page.request.query, *chosen)))
    return f"{_NAME}: {followed}" if followed else _NAME


def _neighbours(page: Page, to: Addresses) -> Iterator[tuple[str, str]]:
    yield "first", to.feed(on_page(page.request, 1))
    before, after = previous_url(page, to.feed), next_url(page, to.feed)
    if before is not None:
        yield "previous", before
    if after is not None:
        yield "next", after
    yield "last", to.feed(on_page(page.request, max(page.pages, 1)))


def _entry(root: ET.Element, hit: Hit, to: Addresses) -> None:
    entry = _add(root, "entry")
    _add(entry, "id", _id(to.article(hit.id)))
    _add(entry, "title", hit.title)
    _add(entry, "updated", _instant(hit.date))
    if hit.date is not None and hit.date.day:
        _add(entry, "published", _instant(hit.date))
    _add(_add(entry, "author"), "name", hit.source or _NAME)
    _link(entry, "alternate", to.article(hit.id), "text/html")
    original = outward(hit.url)
    if original is not None:
        _link(entry, "via", original, "text/html")
    _categories(entry, hit.ministries, to.entities("ministry"))
    _categories(entry, hit.organizations, to.entities("organization"))
    _add(entry, "summary", hit.snippet.text)


def _categories(entry: ET.Element, entities: tuple[EntityLabel, ...], scheme: str) -> None:
    for each in entities:
        _add(entry, "category", term=each.id, scheme=scheme, label=each.label)


def _link(parent: ET.Element, relation: str, address: str, mimetype: str) -> None:
    _add(parent, "link", rel=relation, type=mimetype, href=address)


def _add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    written = {key: writable(value) for key, value in attributes.items()}
    element = ET.SubElement(parent, name, written)
    element.text = writable(text)
    return element


def _id(address: str) -> str:
    """Name what is at `address`, whether http or https leads there."""
    _, _, place = address.partition("://")
    return uuid.uuid5(uuid.NAMESPACE_URL, f"//{place}").urn


def _instant(date: PublishedDate | None) -> str:
    return _UNKNOWN if date is None else f"{date.first.isoformat()}T00:00:00{_ZONE}"
