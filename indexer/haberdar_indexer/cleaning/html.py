"""Article pages: the text without what surrounds it, and what the page says of itself."""

from urllib.parse import urlsplit

from bs4 import BeautifulSoup

from haberdar_indexer.cleaning.encodings import decode
from haberdar_indexer.cleaning.main_text import extract_text
from haberdar_indexer.cleaning.metadata import read_metadata
from haberdar_indexer.cleaning.table_layout import text_of_article_cell
from haberdar_indexer.documents import CleanDocument, UnusableInputError


def clean_page(content: bytes) -> CleanDocument:
    """Return the article of an HTML page. Raises UnusableInputError where there is no HTML."""
    html = decode(content)
    if "<" not in html:
        raise UnusableInputError("not an HTML page")
    soup = BeautifulSoup(html, "lxml")
    page = read_metadata(soup)
    paragraphs = text_of_article_cell(soup) or extract_text(html)
    return CleanDocument(
        title=page.title,
        paragraphs=tuple(paragraphs),
        published=page.published,
        source=page.source or (urlsplit(page.url).hostname or "").removeprefix("www."),
        url=page.url,
        section=page.section,
    )
