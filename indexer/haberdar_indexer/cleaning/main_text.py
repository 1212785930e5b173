"""The main text of a page, by trafilatura, as paragraphs."""

from collections.abc import Iterator

import trafilatura
from lxml.etree import _Element

_BLOCKS = frozenset({"p", "head", "quote", "item", "row", "code", "ab"})
_CELL_SEPARATOR = " | "


def extract_text(html: str) -> list[str]:
    """Return the paragraphs, headings, list items and table rows of the page's article."""
    found = trafilatura.bare_extraction(html, include_comments=False, include_tables=True)
    body = getattr(found, "body", None)
    return [] if body is None else list(_blocks(body))


def _blocks(element: _Element) -> Iterator[str]:
    if element.text and element.text.strip() and element.tag not in _BLOCKS:
        yield element.text
    for child in element:
        if child.tag == "row":
            yield _CELL_SEPARATOR.join(filter(None, map(_text, child)))
        elif child.tag in _BLOCKS and not _holds_blocks(child):
            yield from _lines(child)
        else:
            yield from _blocks(child)
        if child.tail and child.tail.strip():
            yield child.tail


def _holds_blocks(element: _Element) -> bool:
    return any(child.tag in _BLOCKS for child in element.iterdescendants())


def _lines(element: _Element) -> Iterator[str]:
    """Yield the text of a block, cut where it breaks the line."""
    for line_break in element.iter("lb"):
        line_break.text = "\n"
    yield from "".join(map(str, element.itertext())).split("\n")


def _text(element: _Element) -> str:
    return " ".join(" ".join(map(str, element.itertext())).split())
