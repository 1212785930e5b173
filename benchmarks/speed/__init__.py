"""Faceted search of ours beside that of other engines, over an archive of any size."""
