"""From the bytes of an article page to its text and metadata."""

from lxml.etree import _Element

from haberdar import PublishedDate
from haberdar_indexer.cleaning.encodings import decode
from haberdar_indexer.cleaning.html.blocks import Layout, read_blocks
from haberdar_indexer.cleaning.html.dates import date_in_text, guessed_date
from haberdar_indexer.cleaning.html.main_text import extract_text
from haberdar_indexer.cleaning.html.metadata import Metadata, read_metadata
from haberdar_indexer.cleaning.html.own_record import reconciled
from haberdar_indexer.cleaning.html.second_opinion import text_by_trafilatura
from haberdar_indexer.cleaning.html.trees import mended, parse_page
from haberdar_indexer.documents import CleanDocument

# Below this many characters, there may be a text that is not written in paragraphs.
_SHORT_TEXT = 300
# The libraries that are asked last take time that grows faster than the page.
_MOST_PARTS_FOR_LIBRARIES = 5_000
_LONGEST_FOR_LIBRARIES = 2_000_000


def clean_page(content: bytes, encoding: str = "") -> CleanDocument:
    """Return the article of an HTML page; `encoding` is what came with it.

    Raises UnusableInputError where there is no HTML.
    """
    markup = decode(content, encoding)
    root, layout = _read(markup)
    page = read_metadata(root, layout)
    paragraphs = _text(markup, layout, page)
    return CleanDocument(
        title=page.title,
        paragraphs=tuple(paragraphs),
        published=_published(page, markup, layout, paragraphs),
        source=page.source,
        url=page.url,
        section=page.section,
        lead=page.lead,
        author=page.author,
        modified=page.modified,
        image=page.image,
        language=page.language,
    )


def _read(markup: str) -> tuple[_Element, Layout]:
    """Return the tree of a page and its layout, of the mended page where that shows more."""
    root = parse_page(markup)
    layout = read_blocks(root)
    if _shown(layout) < _SHORT_TEXT and len(markup) <= _LONGEST_FOR_LIBRARIES:
        other = parse_page(mended(markup))
        other_layout = read_blocks(other)
        if _shown(other_layout) > 2 * _shown(layout):
            return other, other_layout
    return root, layout


def _shown(layout: Layout) -> int:
    """Return how much running text a page shows, in characters."""
    return _length([block.text for block in layout.blocks if not block.is_linked])


def _published(
    page: Metadata, markup: str, layout: Layout, text: list[str]
) -> PublishedDate | None:
    """Return the date that the page says, else that of the text; a guess only without any date."""
    date = page.published or (date_in_text(text[0]) if text else None)
    if date is None and page.modified is None and text and _is_for_libraries(markup, layout):
        date = guessed_date(markup)
    return date


def _text(markup: str, layout: Layout, page: Metadata) -> list[str]:
    text = reconciled(page.body, extract_text(layout, page.headline, page.title))
    is_short = _length(text) < _SHORT_TEXT and _shown(layout) > 2 * _length(text)
    if is_short and _is_for_libraries(markup, layout):
        text = max(text, text_by_trafilatura(markup), key=_length)
    return text


def _length(paragraphs: list[str]) -> int:
    return sum(map(len, paragraphs))


def _is_for_libraries(markup: str, layout: Layout) -> bool:
    parts = len(layout.boxes) + len(layout.blocks)
    return parts <= _MOST_PARTS_FOR_LIBRARIES and len(markup) <= _LONGEST_FOR_LIBRARIES
