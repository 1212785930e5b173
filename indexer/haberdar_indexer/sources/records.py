"""Records as raw documents: under the names that are known, or as the articles they were."""

import json
from collections.abc import Mapping
from typing import Any

from haberdar.article import PARAGRAPH_BREAK
from haberdar_indexer.documents import Origin, RawDocument, Rejected
from haberdar_indexer.sources.options import ReadingOptions

_TAGS = (
    "ministries", "organizations", "central_ministries", "central_organizations", "mentions",
)  # fmt: skip
_NOTES = ("source", "url", "section", "lead", "author", "image", "language")
_DATES = ("published", "modified")
_ARTICLE = frozenset({"id", "title", "paragraphs", *_DATES, *_NOTES, *_TAGS})
# The columns of an exported table: the text is the paragraphs with an empty line between them, and
# lists are JSON.
_COLUMNS = frozenset({"id", "title", "text", *_DATES, *_NOTES, *_TAGS})


def make_document(origin: Origin, record: Any, options: ReadingOptions) -> RawDocument | Rejected:
    """Return `record` as a raw document: an exported article as what it was."""
    if not isinstance(record, Mapping):
        return Rejected(origin, "not a JSON object")
    if record.keys() >= _ARTICLE:
        return RawDocument(origin, "article", record)
    if record.keys() == _COLUMNS:
        return _from_columns(origin, record)
    return RawDocument(origin, "record", options.renamed(record))


def _from_columns(origin: Origin, row: Mapping[str, Any]) -> RawDocument | Rejected:
    text = row["text"] or ""
    try:
        lists = {name: json.loads(row[name] or "[]") for name in _TAGS}
    except (ValueError, TypeError, RecursionError) as error:
        return Rejected(origin, f"not an article as it was exported: {error}")
    article = {
        **{name: row[name] or "" for name in ("id", "title", *_NOTES)},
        **{name: row[name] or None for name in _DATES},
        **lists,
        "paragraphs": text.split(PARAGRAPH_BREAK) if text else [],
    }
    return RawDocument(origin, "article", article)
