"""Text with a little HTML in it, as feeds and the exports of editorial systems carry it."""

import html
import re
from collections.abc import Iterator

from lxml.etree import _Element
from lxml.html import HTMLParser, document_fromstring

_TAG = re.compile(
    r"</?(?:p|br|div|h[1-6]|li|ul|ol|strong|em|b|i|span|a|img|figure|table|section|article"
    r"|blockquote)(?:\s[^<>]*+)?/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31}\d{0,2});")
# Escaped once by the editorial system and once more by whoever exported it.
_MOST_ESCAPED = 3
_DROPPED = frozenset({"script", "style", "noscript", "iframe", "template", "head", "figcaption"})
_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "big", "cite", "code", "em", "font", "i", "ins", "mark",
    "q", "small", "span", "strong", "sub", "sup", "time", "u",
})  # fmt: skip


def plain_line(text: str) -> str:
    """Return `text`, which is not to have paragraphs, without tags and with entities as letters."""
    return " ".join(plain_paragraphs(text))


def plain_paragraphs(text: str) -> list[str]:
    """Return the paragraphs of `text`: of its markup where it has some, else its lines."""
    if not _TAG.search(text):
        text = _unescaped(text)
    if not _TAG.search(text):
        return text.splitlines()
    root = document_fromstring(f"<div>{text}</div>", parser=HTMLParser(huge_tree=False))
    return [_unescaped(block) for block in _joined(_pieces(root)) if not block.isspace()]


def _unescaped(text: str) -> str:
    for _ in range(_MOST_ESCAPED):
        if not _ENTITY.search(text):
            break
        text = _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
    return text


def _joined(pieces: Iterator[str | None]) -> Iterator[str]:
    """Yield the pieces of text between two breaks as one; None is a break."""
    block: list[str] = []
    for piece in pieces:
        if piece is not None:
            block.append(piece)
        elif block:
            yield "".join(block)
            block = []
    if block:
        yield "".join(block)


def _pieces(root: _Element) -> Iterator[str | None]:
    """Yield the pieces of text in their order, and None where a block begins or ends.

    Markup may be nested deeper than calls may be, and so nothing here calls itself.
    """
    todo: list[str | _Element | None] = [root]
    while todo:
        item = todo.pop()
        if item is None or isinstance(item, str):
            yield item
            continue
        if isinstance(item.tag, str) and item.tag not in _DROPPED:
            edge = [] if item.tag in _INLINE else [None]
            children = [part for child in item for part in (child, child.tail or "")]
            todo += reversed([*edge, item.text or "", *children, *edge])
