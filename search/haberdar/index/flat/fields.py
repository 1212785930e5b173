"""The files of a segment's fields: postings, and what some fields keep beside them."""

from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.codec import base

from haberdar.index.flat.columns import ColumnWriter, WithColumn
from haberdar.index.flat.container import ContainerWriter
from haberdar.index.flat.postings_writer import Batch, PostingsWriter
from haberdar.index.flat.sequences import SequencesWriter, WithSequences

_EXTENSION = ".field"
# Postings that come one at a time are written in batches of about so many.
_BATCH = 100_000


def field_path(storage: Any, segment: Any, field: str) -> Path:
    """Return the file of a field of a segment."""
    return Path(storage.folder) / str(segment.make_filename(f".{field}{_EXTENSION}"))


class FieldFile:
    """Writes the file of one field, batch by batch in the order of the terms."""

    def __init__(self, path: Path, field: Any) -> None:
        self._path = path
        self._container = ContainerWriter(str(path.parent))
        self._postings = PostingsWriter(self._container)
        self._column = ColumnWriter() if isinstance(field, WithColumn) else None
        self._sequences = SequencesWriter() if isinstance(field, WithSequences) else None

    def append(self, batch: Batch) -> None:
        """Add the postings of terms that come after all those before."""
        self._postings.append(batch)
        if self._column is not None:
            self._column.append(batch.docs, batch.sizes)
        if self._sequences is not None:
            self._sequences.append(batch)

    def close(self, documents: int) -> None:
        """Write the file, of a segment of so many `documents`."""
        self._postings.finish()
        if self._column is not None:
            self._column.finish(self._container, documents)
        if self._sequences is not None:
            self._sequences.finish(self._container)
        with self._path.open("wb") as file:
            meta = {"documents": documents, "last_position": self._postings.last_position}
            self._container.write(file, meta)


class FlatFieldWriter(base.FieldWriter):
    """Whoosh's way of giving postings one at a time."""

    def __init__(self, storage: Any, segment: Any) -> None:
        self._storage, self._segment = storage, segment
        self.is_closed = False

    def start_field(self, fieldname: str, fieldobj: Any) -> None:
        """Begin the field that comes after the last by its name."""
        if not (fieldobj.format.supports("positions") or not fieldobj.format.fixed_value_size()):
            raise TypeError(f"field {fieldname}: this codec keeps positions and nothing else")
        self._name, self._format = fieldname, fieldobj.format
        self._file = FieldFile(field_path(self._storage, self._segment, fieldname), fieldobj)
        self._clear()

    def _clear(self) -> None:
        self._terms: list[bytes] = []
        self._sizes: list[int] = []
        self._docs: list[int] = []
        self._weights: list[float] = []
        self._positions: list[list[int]] = []

    def start_term(self, text: bytes) -> None:
        """Begin the term that comes after the last."""
        self._terms.append(text)
        self._sizes.append(0)

    def add(self, docnum: int, weight: float, vbytes: bytes, length: int | None) -> None:
        """Add a posting of the term."""
        del length  # the documents' file has it
        self._docs.append(docnum)
        self._weights.append(weight)
        self._sizes[-1] += 1
        if vbytes:
            self._positions.append(self._format.decode_positions(vbytes))

    def finish_term(self) -> None:
        """End the term."""
        if len(self._docs) >= _BATCH:
            self._write()

    def _write(self) -> None:
        self._file.append(
            Batch(
                self._terms,
                np.array(self._sizes, np.int64),
                np.array(self._docs, np.uint32),
                self._counts(),
                np.fromiter(chain.from_iterable(self._positions), np.uint32)
                if self._format.supports("positions")
                else None,
            )
        )
        self._clear()

    def _counts(self) -> NDArray[np.uint32] | None:
        """Return the weights as counts. Raises TypeError where they are none."""
        weights = np.array(self._weights)
        counts = weights.astype(np.uint32)
        whole = (counts == weights).all() and counts.min() > 0
        if not whole or (self._positions and not self._agree(counts)):
            raise TypeError("this codec keeps how often a word is there, and no other weights")
        return counts if self._format.supports("frequency") else None

    def _agree(self, counts: NDArray[np.uint32]) -> bool:
        sizes: list[int] = counts.tolist()
        return list(map(len, self._positions)) == sizes

    def finish_field(self) -> None:
        """Write the field's file."""
        if self._docs:
            self._write()
        self._file.close(self._segment.doc_count_all())
        self._segment.fields.append(self._name)

    def close(self) -> None:
        """End the segment."""
        self.is_closed = True
