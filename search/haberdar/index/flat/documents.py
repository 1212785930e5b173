"""What is kept by document: stored fields, lengths of scored fields, columns of fixed width.

A length is kept as one byte in Whoosh's own approximation (`whoosh.util.numeric`), so that scores
are the same as those of an index in Whoosh's format. Stored fields are JSON, compressed.
"""

import json
import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray
from whoosh import columns
from whoosh.codec import base
from whoosh.util.numeric import byte_to_length, length_to_byte

from haberdar.errors import IndexCorruptError
from haberdar.index.flat.container import Container, ContainerWriter, Section

LENGTHS = np.array([byte_to_length(code) for code in range(256)], np.float64)
_LENGTHS = LENGTHS.astype(int).tolist()
# Level 1 is within a tenth of the size of the best on news, at a third of the time.
_COMPRESSION = 1


def pack_stored(fields: dict[str, Any]) -> bytes:
    """Return stored fields as compressed JSON. Raises TypeError for what JSON cannot hold."""
    text = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode(), _COMPRESSION)


def unpack_stored(packed: bytes | memoryview) -> dict[str, Any]:
    """Return what `pack_stored` packed. Raises zlib.error and ValueError for anything else."""
    fields: dict[str, Any] = json.loads(zlib.decompress(packed))
    return fields


class DocumentsWriter:
    """Collects documents, in order, and writes them to a container."""

    def __init__(self, folder: str | None = None) -> None:
        self._container = ContainerWriter(folder)
        self._stored = self._container.section("stored", "<u1")
        self._ends = array("Q")
        self._lengths: dict[str, bytearray] = {}
        self._totals: defaultdict[str, int] = defaultdict(int)
        self._columns: dict[str, Section] = {}
        self._size = 0
        self.count = 0

    def add(self, stored: bytes, lengths: dict[str, int], values: dict[str, bytes]) -> None:
        """Add a document: its packed stored fields, the length of each scored field, columns.

        The values of a column all have one length.
        """
        self._stored.append(np.frombuffer(stored, np.uint8))
        self._size += len(stored)
        self._ends.append(self._size)
        for field, length in lengths.items():
            codes = self._lengths.setdefault(field, bytearray())
            codes.extend(bytes(self.count - len(codes)))
            codes.append(length_to_byte(length))
            self._totals[field] += length
        for field, value in values.items():
            self._add_value(field, value)
        self.count += 1

    def _add_value(self, field: str, value: bytes) -> None:
        if field not in self._columns:
            section = self._container.section(_column(field), f"V{len(value)}")
            self._columns[field] = section
        self._fill(self._columns[field])
        self._columns[field].append(np.frombuffer(value, self._columns[field].dtype))

    def _fill(self, column: Section) -> None:
        """Give zeros to documents that have no value."""
        column.append(np.zeros(self.count - column.length, column.dtype))

    def lengths(self, field: str) -> NDArray[np.uint8]:
        """Return the length codes of the documents so far."""
        codes = self._lengths.get(field, bytearray())
        return np.frombuffer(bytes(codes).ljust(self.count, b"\0"), np.uint8)

    def close(self) -> None:
        """Free what was collected without writing it."""
        self._container.close()

    def write(self, file: BinaryIO) -> None:
        """Write all documents to `file`."""
        self._container.put("stored_ends", np.frombuffer(self._ends, np.uint64), "<u8")
        for field in self._lengths:
            self._container.put(f"length {field}", self.lengths(field), "<u1")
        for column in self._columns.values():
            self._fill(column)
        self._container.write(file, {"documents": self.count, "totals": dict(self._totals)})


def _column(field: str) -> str:
    return f"column {field}"


class FlatPerDocumentWriter(base.PerDocumentWriter):
    """Whoosh's way of giving documents one field at a time."""

    def __init__(self, storage: Any, segment: Any) -> None:
        self._storage, self._segment = storage, segment
        self._documents = DocumentsWriter(storage.folder)
        self._fields: dict[str, Any] = {}
        self._field_lengths: dict[str, int] = {}
        self._values: dict[str, bytes] = {}
        self.is_closed = False

    def start_doc(self, docnum: int) -> None:
        """Begin the document that comes after the last."""
        if docnum != self._documents.count:
            raise ValueError(f"document {docnum} came in place of {self._documents.count}")
        self._fields, self._field_lengths, self._values = {}, {}, {}

    def add_field(self, fieldname: str, fieldobj: Any, value: Any, length: int | None) -> None:
        """Keep a field's stored value and, where it is scored, its length."""
        del fieldobj
        if value is not None:
            self._fields[fieldname] = value
        if length:
            self._field_lengths[fieldname] = length

    def add_column_value(self, fieldname: str, columnobj: Any, value: Any) -> None:
        """Keep a value of fixed width. Raises TypeError for columns of any other kind."""
        if not isinstance(columnobj, columns.FixedBytesColumn):
            raise TypeError(f"field {fieldname}: this codec keeps values of fixed width alone")
        self._values[fieldname] = value

    def add_vector_items(self, fieldname: str, fieldobj: Any, items: Any) -> None:
        """Refuse term vectors, which nothing here reads. Raises TypeError."""
        del fieldobj, items
        raise TypeError(f"field {fieldname}: this codec keeps no term vectors")

    def finish_doc(self) -> None:
        """Write the document."""
        self._documents.add(pack_stored(self._fields), self._field_lengths, self._values)

    def cancel_doc(self) -> None:
        """Forget the document that was begun."""

    def close(self) -> None:
        """Write the file of all documents."""
        with documents_path(self._storage, self._segment).open("wb") as file:
            self._documents.write(file)
        self._segment.set_doc_count(self._documents.count)
        self.is_closed = True


def documents_path(storage: Any, segment: Any) -> Path:
    """Return the file of a segment's documents."""
    return Path(storage.folder) / str(segment.make_filename(".documents"))


class FlatPerDocumentReader(base.PerDocumentReader):
    """The documents of a segment."""

    def __init__(self, container: Container, segment: Any) -> None:
        self.container = container
        self.segment = segment
        self._totals: dict[str, int] = container.meta["totals"]

    def doc_count(self) -> int:
        """Return how many documents are not deleted."""
        return self.doc_count_all() - int(self.segment.deleted_count())

    def doc_count_all(self) -> int:
        """Return how many documents there are, deleted ones included."""
        return int(self.container.meta["documents"])

    def has_deletions(self) -> bool:
        """Tell whether a document is deleted."""
        return bool(self.segment.has_deletions())

    def is_deleted(self, docnum: int) -> bool:
        """Tell whether document `docnum` is deleted."""
        return bool(self.segment.is_deleted(docnum))

    def deleted_docs(self) -> Iterator[int]:
        """Yield the deleted documents."""
        return iter(self.segment.deleted_docs())

    def lengths(self, field: str) -> NDArray[np.uint8]:
        """Return the length code of every document; `LENGTHS` has what the codes stand for."""
        name = f"length {field}"
        if name not in self.container:
            return np.zeros(self.doc_count_all(), np.uint8)
        return self.container.array(name)

    def has_column(self, fieldname: str) -> bool:
        """Tell whether a document has a value of fixed width."""
        return _column(fieldname) in self.container

    def column_reader(self, fieldname: str, column: Any) -> "FixedColumnReader":
        """Return a reader of the values of fixed width that a field has."""
        default: bytes = column.default_value()
        return FixedColumnReader(self.values(fieldname, np.dtype(f"V{len(default)}")), default)

    def values(self, field: str, dtype: np.dtype[Any]) -> NDArray[Any]:
        """Return the values of fixed width that a field has, one for each document, as `dtype`.

        Where no document has any, all are zeros.
        """
        if not self.has_column(field):
            return np.zeros(self.doc_count_all(), dtype)
        return self.container.array(_column(field)).view(dtype)

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """Return the approximate length of a field of a document."""
        name = f"length {fieldname}"
        code = self.container.array(name)[docnum] if name in self.container else 0
        return _LENGTHS[code] if code else default

    def field_length(self, fieldname: str) -> int:
        """Return the length of a field in all documents together."""
        return self._totals.get(fieldname, 0)

    def min_field_length(self, fieldname: str) -> int:
        """Return the length of the shortest field."""
        return int(_LENGTHS[self.lengths(fieldname).min(initial=255)])

    def max_field_length(self, fieldname: str) -> int:
        """Return the length of the longest field."""
        return int(_LENGTHS[self.lengths(fieldname).max(initial=0)])

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        """Return the stored fields of a document."""
        ends = self.container.array("stored_ends")
        start = int(ends[docnum - 1]) if docnum else 0
        packed = self.container.array("stored")[start : int(ends[docnum])]
        try:
            return unpack_stored(packed.data)
        except (zlib.error, ValueError) as exc:
            raise IndexCorruptError(
                f"{self.container.name} is damaged: document {docnum} cannot be read ({exc})"
            ) from exc

    def close(self) -> None:
        """Leave the file to the arrays that still look into it."""


class FixedColumnReader(columns.ColumnReader):
    """Whoosh's way of reading a column."""

    def __init__(self, values: NDArray[np.void], default: bytes) -> None:
        self._values = values
        self._default = default

    def __getitem__(self, docnum: int) -> bytes:
        value: bytes = self._values[docnum].tobytes()
        return value

    def __len__(self) -> int:
        return len(self._values)
