"""From a newsroom's files to an index: read, clean, tag, write."""

from haberdar_indexer.documents import CleanDocument, Origin, RawDocument, Rejected
from haberdar_indexer.pipeline import make_article, read_articles, tag_article
from haberdar_indexer.reindexing import Options, plan_only, reindex
from haberdar_indexer.report import Report
from haberdar_indexer.tagging import Tagger

__all__ = [
    "CleanDocument",
    "Options",
    "Origin",
    "RawDocument",
    "Rejected",
    "Report",
    "Tagger",
    "make_article",
    "plan_only",
    "read_articles",
    "reindex",
    "tag_article",
]
