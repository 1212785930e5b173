"""A page parsed once, as the tree that its text and its metadata are both read from."""

import re

from bs4 import BeautifulSoup
from lxml import etree
from lxml.etree import _Element

from haberdar_indexer.documents import UnusableInputError

_END_OF_PAGE = re.compile(r"</(?:body|html)\s*+>", re.IGNORECASE)


def parse_page(markup: str) -> _Element:
    """Return the root of the page. Raises UnusableInputError where there is no HTML.

    Comments are left out. Elements nested deeper than 2,048 levels are dropped by the parser.
    """
    if "<" not in markup:
        raise UnusableInputError("not an HTML page")
    # The encoding is settled: bytes in UTF-8 keep the parser from believing another declaration,
    # and half characters, which no bytes can hold, become question marks.
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root = etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as exc:
        raise UnusableInputError("the HTML page is empty") from exc
    if root is None:
        raise UnusableInputError("the HTML page is empty")
    return root


def mended(markup: str) -> str:
    """Return `markup` as Python's own parser understands it, with every tag and quote closed.

    lxml is much faster, and loses all that follows a comment or an attribute that never ends, or
    an end of the page that comes too early.
    """
    return str(BeautifulSoup(_END_OF_PAGE.sub("", markup), "html.parser"))


def text_of(element: _Element | None) -> str:
    """Return the text in `element` and all below it, in one line; empty for None."""
    if element is None:
        return ""
    return " ".join("".join(map(str, element.itertext())).split())


def letters(text: str) -> str:
    """Return the letters and digits of `text` in lower case, by which texts are compared."""
    return "".join(filter(str.isalnum, text)).casefold()
