"""From a newsroom's files to an index: read, clean, tag, write."""

from haberdar_indexer.documents import CleanDocument, Origin, RawDocument, Rejected
from haberdar_indexer.pipeline import make_article, read_articles, tag_article
from haberdar_indexer.reindexing import Report, reindex
from haberdar_indexer.tagging import Tagger

__all__ = [
    "CleanDocument",
    "Origin",
    "RawDocument",
    "Rejected",
    "Report",
    "Tagger",
    "make_article",
    "read_articles",
    "reindex",
    "tag_article",
]
