"""From paths to raw documents: one file of this folder for each kind of input."""

from haberdar_indexer.sources.folders import list_files
from haberdar_indexer.sources.options import ReadingOptions
from haberdar_indexer.sources.reading import read_documents

__all__ = ["ReadingOptions", "list_files", "read_documents"]
