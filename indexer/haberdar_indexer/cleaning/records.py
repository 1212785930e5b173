"""Records of JSON, tables and feeds, under the names that archives use in Turkish and English."""

from collections.abc import Mapping
from typing import Any

from haberdar import PublishedDate
from haberdar.article import NOTES
from haberdar_indexer.cleaning.dates import read_day
from haberdar_indexer.cleaning.markup import plain_line, plain_paragraphs
from haberdar_indexer.documents import CleanDocument, UnusableInputError
from haberdar_indexer.fields import known_name


def clean_record(record: Mapping[str, Any]) -> CleanDocument:
    """Return the article in `record`; its text may be one text or a list of paragraphs.

    Markup in it is undone. Raises UnusableInputError where a field is of the wrong type or a date
    is no date.
    """
    found = _fields(record)
    return CleanDocument(
        title=_text(found, "title"),
        paragraphs=_paragraphs(found.get("text")),
        published=_date(found, "date"),
        modified=_date(found, "modified"),
        **{name: _text(found, name) for name in NOTES},
        given_id=_text(found, "id"),
    )


def _fields(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the values of `record` by what their names mean; empty ones are left out."""
    known = (
        (name, value)
        for key, value in record.items()
        if value is not None and value != "" and (name := known_name(str(key)))
    )
    best = sorted(known, key=lambda pair: pair[0].rank, reverse=True)
    return {name.field: value for name, value in best}


def _paragraphs(text: Any) -> tuple[str, ...]:
    if isinstance(text, str):
        text = [text]
    if isinstance(text, list | tuple) and all(isinstance(part, str) for part in text):
        return tuple(paragraph for part in text for paragraph in plain_paragraphs(part))
    raise UnusableInputError("the record has no text")


def _text(found: Mapping[str, Any], field: str) -> str:
    value = found.get(field, "")
    if field in {"author", "section"} and isinstance(value, list):
        value = ", ".join(map(str, value))
    if not isinstance(value, str | int):
        raise UnusableInputError(f"the record's {field} is of type {type(value).__name__}")
    return plain_line(str(value)) if value != "" else ""


def _date(found: Mapping[str, Any], field: str) -> PublishedDate | None:
    text = _text(found, field).strip()
    date = read_day(text)
    if text and date is None:
        raise UnusableInputError(f"the record's {field} is not understood: {text[:60]!r}")
    return date
