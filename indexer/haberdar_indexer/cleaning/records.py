"""Records of JSON lines, under the field names that archives use in Turkish and English."""

from collections.abc import Mapping
from typing import Any

from haberdar import PublishedDate
from haberdar.turkish.dates import read_date
from haberdar_indexer.documents import CleanDocument, UnusableInputError

_NAMES = {
    "title": ("title", "headline", "baslik", "başlık"),
    "text": ("text", "body", "content", "articleBody", "metin", "icerik", "içerik"),
    "date": ("date", "published", "published_at", "datePublished", "tarih"),
    "source": ("source", "publisher", "site", "kaynak"),
    "url": ("url", "link", "adres"),
    "section": ("section", "category", "bolum", "bölüm", "kategori"),
    "id": ("id", "_id", "no"),
}


def clean_record(record: Mapping[str, Any]) -> CleanDocument:
    """Return the article in `record`; its text may be one text or a list of paragraphs.

    Raises UnusableInputError where a field is of the wrong type or the date is no date.
    """
    text = _find(record, "text")
    if isinstance(text, list) and all(isinstance(part, str) for part in text):
        paragraphs = tuple(text)
    elif isinstance(text, str):
        paragraphs = tuple(text.splitlines())
    else:
        raise UnusableInputError("the record has no text")
    return CleanDocument(
        title=_text(record, "title"),
        paragraphs=paragraphs,
        published=_date(_text(record, "date")),
        source=_text(record, "source"),
        url=_text(record, "url"),
        section=_text(record, "section"),
        given_id=_text(record, "id"),
    )


def _find(record: Mapping[str, Any], field: str) -> Any:
    return next((record[name] for name in _NAMES[field] if record.get(name) is not None), None)


def _text(record: Mapping[str, Any], field: str) -> str:
    value = _find(record, field)
    if value is None:
        return ""
    if not isinstance(value, str | int):
        raise UnusableInputError(f"the record's {field} is of type {type(value).__name__}")
    return str(value)


def _date(text: str) -> PublishedDate | None:
    if not text.strip():
        return None
    date = read_date(text)
    if date is None:
        raise UnusableInputError(f"the record's date is not understood: {text!r}")
    return date
