"""From a raw document to its clean text, title, date and source."""

from haberdar_indexer.cleaning.documents import clean

__all__ = ["clean"]
