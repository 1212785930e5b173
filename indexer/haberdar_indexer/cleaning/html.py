"""Article pages: the text without what surrounds it, and what the page says of itself."""

from urllib.parse import urlsplit

from bs4 import BeautifulSoup

from haberdar_indexer.cleaning.encodings import decode
from haberdar_indexer.cleaning.main_text import extract_text
from haberdar_indexer.cleaning.metadata import read_metadata
from haberdar_indexer.cleaning.table_layout import text_of_article_cell
from haberdar_indexer.documents import CleanDocument, UnusableInputError

_SHARE_OF_A_RECORD = 0.7


def clean_page(content: bytes, encoding: str = "") -> CleanDocument:
    """Return the article of an HTML page; `encoding` is what came with it.

    Raises UnusableInputError where there is no HTML.
    """
    html = decode(content, encoding)
    if "<" not in html:
        raise UnusableInputError("not an HTML page")
    soup = BeautifulSoup(html, "lxml")
    page = read_metadata(soup)
    paragraphs = _within(page.body, text_of_article_cell(soup) or extract_text(html))
    return CleanDocument(
        title=page.title,
        paragraphs=tuple(paragraphs),
        published=page.published,
        source=page.source or (urlsplit(page.url).hostname or "").removeprefix("www."),
        url=page.url,
        section=page.section,
    )


def _within(record: str, paragraphs: list[str]) -> list[str]:
    """Return the paragraphs from the first to the last that the page's own record of its text has.

    So kickers, bylines and what follows the text are left out. All of them where there is no record
    or it is only an excerpt.
    """
    recorded, letters = _letters(record), list(map(_letters, paragraphs))
    starts = [i for i, own in enumerate(letters) if own and recorded.startswith(own)]
    ends = [i for i, own in enumerate(letters) if own and recorded.endswith(own)]
    if not starts or not ends:
        return paragraphs
    inside = slice(starts[0], ends[-1] + 1)
    is_excerpt = len("".join(letters[inside])) < _SHARE_OF_A_RECORD * len("".join(letters))
    return paragraphs if is_excerpt else paragraphs[inside]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
