"""Clean a document of any kind and bring its text into the form in which articles are kept."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from haberdar_indexer.cleaning.html import clean_page
from haberdar_indexer.cleaning.normalizing import normalize_line, normalize_paragraphs
from haberdar_indexer.cleaning.records import clean_record
from haberdar_indexer.cleaning.texts import clean_text
from haberdar_indexer.cleaning.titles import title_from
from haberdar_indexer.documents import CleanDocument, RawDocument, UnusableInputError

_CLEANERS: dict[str, Callable[[Any], CleanDocument]] = {
    "html": clean_page,
    "text": clean_text,
    "record": clean_record,
}


def clean(raw: RawDocument) -> CleanDocument:
    """Return `raw` cleaned: a title (made of the first sentence if need be) and a text, at least.

    Raises UnusableInputError where there is no text.
    """
    found = _CLEANERS[raw.kind](raw.content)
    paragraphs = normalize_paragraphs(found.paragraphs)
    title = normalize_line(found.title)
    if paragraphs and paragraphs[0] == title:
        paragraphs = paragraphs[1:]
    if not paragraphs:
        raise UnusableInputError("no text was found")
    return replace(
        found,
        title=title or title_from(paragraphs[0]),
        paragraphs=paragraphs,
        source=normalize_line(found.source),
        url=normalize_line(found.url),
        section=normalize_line(found.section),
    )
