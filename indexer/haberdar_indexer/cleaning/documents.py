"""Clean a document of any kind and bring its text into the form in which articles are kept."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from haberdar.article import NOTES
from haberdar_indexer.cleaning.dates import read_day
from haberdar_indexer.cleaning.html import clean_page
from haberdar_indexer.cleaning.normalizing import normalize_line, normalize_paragraphs
from haberdar_indexer.cleaning.records import clean_record
from haberdar_indexer.cleaning.texts import clean_text
from haberdar_indexer.cleaning.titles import title_from
from haberdar_indexer.documents import CleanDocument, RawDocument, UnusableInputError

_CLEANERS: dict[str, Callable[[Any, str], CleanDocument]] = {
    "html": clean_page,
    "text": clean_text,
    "record": lambda content, _: clean_record(content),
}


def clean(raw: RawDocument) -> CleanDocument:
    """Return `raw` cleaned: a title (made of the first sentence if need be) and a text, at least.

    The address and the time of change that came with a page are its own where it says none. Raises
    UnusableInputError where there is no text.
    """
    found = _CLEANERS[raw.kind](raw.content, raw.encoding)
    paragraphs = normalize_paragraphs(found.paragraphs)
    title = normalize_line(found.title)
    if paragraphs and paragraphs[0] == title:
        paragraphs = paragraphs[1:]
    if not paragraphs:
        raise UnusableInputError("no text was found")
    notes: dict[str, Any] = {name: normalize_line(getattr(found, name)) for name in NOTES}
    return replace(
        found,
        title=title or title_from(paragraphs[0]),
        paragraphs=paragraphs,
        modified=found.modified or read_day(raw.modified),
        **{
            **notes,
            "url": notes["url"] or normalize_line(raw.address),
            "source": notes["source"] or _site(raw.address),
        },
    )


def _site(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")
