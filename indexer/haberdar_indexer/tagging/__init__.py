"""Find the ministries and organizations that a text names."""

from haberdar_indexer.tagging.centrality import central
from haberdar_indexer.tagging.names import LearntAcronym
from haberdar_indexer.tagging.tagger import Tagger

__all__ = ["LearntAcronym", "Tagger", "central"]
