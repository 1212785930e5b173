"""Which values each document has: where a document's values start, and the values' numbers.

A field that is counted (`WithColumn`) keeps this beside its postings. A value's number is that of
its term.
"""

import numpy as np
from numpy.typing import NDArray

from haberdar.index.flat.container import Container, ContainerWriter

Ints = NDArray[np.int32]


class WithColumn:
    """Marks a Whoosh field type whose terms are kept by document too."""


class ColumnWriter:
    """Collects (document, value) pairs in the order of the values."""

    def __init__(self) -> None:
        self._docs: list[NDArray[np.uint32]] = []
        self._sizes: list[NDArray[np.int64]] = []

    def append(self, docs: NDArray[np.uint32], sizes: NDArray[np.int64]) -> None:
        """Add the documents of the next values, `sizes[i]` of them for each."""
        self._docs.append(docs)
        self._sizes.append(sizes)

    def finish(self, container: ContainerWriter, documents: int) -> None:
        """Write the column of so many `documents`."""
        docs = np.concatenate([np.empty(0, np.uint32), *self._docs])
        sizes = np.concatenate([np.empty(0, np.int64), *self._sizes])
        values = np.repeat(np.arange(len(sizes), dtype=np.uint32), sizes)
        by_document = np.argsort(docs, kind="stable")
        container.put("column", values[by_document], "<u4")
        counts = np.bincount(docs, minlength=documents)
        container.put("column_starts", np.concatenate([[0], np.cumsum(counts)]), "<u4")


def read_column(container: Container, documents: int) -> tuple[Ints, Ints]:
    """Return where each document's values start (one more than documents), and the values."""
    if "column" not in container:
        return np.zeros(documents + 1, np.int32), np.empty(0, np.int32)
    return container.array("column_starts").view(np.int32), container.array("column").view(np.int32)
