"""Clean, tag and analyze documents in batches, in processes that a document may end.

The way of a batch: cut (`batches`), given to a process (`pool`, `process`), made into articles
there (`serving`, `cleaner`) within what one document may take (`limits`).
"""

from haberdar_indexer.workers.batches import Batch, Cleaned, Item
from haberdar_indexer.workers.limits import Limits
from haberdar_indexer.workers.pool import WorkerLostError, clean_all

__all__ = ["Batch", "Cleaned", "Item", "Limits", "WorkerLostError", "clean_all"]
