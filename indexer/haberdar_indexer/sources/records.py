"""Records as raw documents: under the names that are known, or as the articles they were."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from haberdar import Article, InvalidArticleError
from haberdar.exporting import COLUMNS, article_from_row
from haberdar_indexer.documents import Origin, RawDocument, Rejected
from haberdar_indexer.sources.options import ReadingOptions

_ARTICLE = frozenset(field.name for field in fields(Article))
_ROW = frozenset(COLUMNS)


def make_document(origin: Origin, record: Any, options: ReadingOptions) -> RawDocument | Rejected:
    """Return `record` as a raw document: an exported article as what it was."""
    if not isinstance(record, Mapping):
        return Rejected(origin, "not a JSON object")
    if record.keys() >= _ARTICLE:
        return RawDocument(origin, "article", record)
    if record.keys() == _ROW:
        return _exported(origin, record)
    return RawDocument(origin, "record", options.renamed(record))


def _exported(origin: Origin, row: Mapping[str, Any]) -> RawDocument | Rejected:
    try:
        article = article_from_row({name: value or "" for name, value in row.items()})
    except InvalidArticleError as error:
        return Rejected(origin, f"not an article as it was exported: {error}")
    return RawDocument(origin, "article", article.to_dict())
