"""Records as raw documents: under the names that are known, or as the articles they were."""

import json
from collections.abc import Mapping
from itertools import accumulate
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
# One more column, where empty lines within paragraphs would part them.
_LENGTHS = "paragraph_lengths"


def make_document(origin: Origin, record: Any, options: ReadingOptions) -> RawDocument | Rejected:
    """Return `record` as a raw document: an exported article as what it was."""
    if not isinstance(record, Mapping):
        return Rejected(origin, "not a JSON object")
    if record.keys() >= _ARTICLE and isinstance(record["paragraphs"], list):
        return RawDocument(origin, "article", record)
    if record.keys() - {_LENGTHS} == _COLUMNS:
        return _from_columns(origin, record)
    return RawDocument(origin, "record", options.renamed(record))


def _from_columns(origin: Origin, row: Mapping[str, Any]) -> RawDocument | Rejected:
    try:
        lists = {name: json.loads(row[name] or "[]") for name in _TAGS}
        lengths = json.loads(row.get(_LENGTHS) or "[]")
        paragraphs = _paragraphs(row["text"] or "", lengths)
    except (ValueError, TypeError, RecursionError) as error:
        return Rejected(origin, f"not an article as it was exported: {error}")
    article = {
        **{name: row[name] or "" for name in ("id", "title", *_NOTES)},
        **{name: row[name] or None for name in _DATES},
        **lists,
        "paragraphs": paragraphs,
    }
    return RawDocument(origin, "article", article)


def _paragraphs(text: str, lengths: list[int]) -> list[str]:
    """Return the paragraphs of these lengths; where none are told, empty lines part them."""
    if not lengths:
        return text.split(PARAGRAPH_BREAK) if text else []
    steps = (length + len(PARAGRAPH_BREAK) for length in lengths)
    starts = accumulate(steps, initial=0)
    return [text[start : start + length] for start, length in zip(starts, lengths, strict=False)]
