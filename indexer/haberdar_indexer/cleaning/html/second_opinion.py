"""The text of a page by trafilatura, for pages that show little running text."""

from collections.abc import Iterator

import trafilatura
from lxml.etree import _Element

from haberdar_indexer.cleaning.html.trees import text_of

_BLOCKS = frozenset({"p", "head", "quote", "item", "row", "code", "ab"})
_CELL_SEPARATOR = " | "


def text_by_trafilatura(markup: str) -> list[str]:
    """Return the paragraphs, headings, list items and table rows that trafilatura takes."""
    found = trafilatura.bare_extraction(markup, fast=True, include_comments=False)
    body = getattr(found, "body", None)
    return [] if body is None else list(_paragraphs(body))


def _paragraphs(body: _Element) -> Iterator[str]:
    """Yield the text of every innermost block, cut where it breaks the line, and of every row."""
    for block in body.iter(*_BLOCKS):
        if block.tag == "row":
            yield _CELL_SEPARATOR.join(filter(None, map(text_of, block)))
        elif _is_innermost(block):
            for line_break in block.iter("lb"):
                line_break.text = "\n"
            yield from "".join(map(str, block.itertext())).split("\n")


def _is_innermost(block: _Element) -> bool:
    has_blocks = next(block.iterdescendants(*_BLOCKS), None) is not None
    return not has_blocks and next(block.iterancestors("row"), None) is None
