"""The files of a segment's fields: postings, and a column for the fields that are counted."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.codec import base
from whoosh.matching import Matcher
from whoosh.reading import TermInfo, TermNotFound

from haberdar.index.flat.columns import ColumnWriter, Ints, WithColumn, read_column
from haberdar.index.flat.container import Container, ContainerWriter
from haberdar.index.flat.documents import FlatPerDocumentReader
from haberdar.index.flat.matching import FlatMatcher, FlatTermInfo
from haberdar.index.flat.postings import Batch, Postings, PostingsWriter

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

    def append(self, batch: Batch) -> None:
        """Add the postings of terms that come after all those before."""
        self._postings.append(batch)
        if self._column is not None:
            self._column.append(batch.docs, batch.sizes)

    def close(self, documents: int) -> None:
        """Write the file, of a segment of so many `documents`."""
        self._postings.finish()
        if self._column is not None:
            self._column.finish(self._container, documents)
        with self._path.open("wb") as file:
            self._container.write(file, {"documents": documents})


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


class FlatTermsReader(base.TermsReader):
    """The fields of a segment."""

    def __init__(self, storage: Any, segment: Any, documents: FlatPerDocumentReader) -> None:
        self._documents = documents
        self._postings: dict[str, Postings] = {
            field: Postings(Container.open(field_path(storage, segment, field)))
            for field in segment.fields
        }

    def postings(self, field: str) -> Postings | None:
        """Return a field's postings, or None where no document has the field."""
        return self._postings.get(field)

    def column(self, field: str) -> tuple[Ints, Ints]:
        """Return the field's column (see `read_column`)."""
        found = self._postings.get(field)
        documents = self._documents.doc_count_all()
        if found is None:
            return np.zeros(documents + 1, np.int32), np.empty(0, np.int32)
        return read_column(found.container, documents)

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        field, text = term
        return field in self._postings and self._postings[field].terms.find(text) >= 0

    def indexed_field_names(self) -> list[str]:
        """Return the fields that some document has."""
        return sorted(self._postings)

    def cursor(self, fieldname: str, fieldobj: Any) -> "FlatCursor":
        """Return a cursor over the terms of a field."""
        return FlatCursor(self, fieldname, fieldobj)

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """Yield every term with its field."""
        for field in self.indexed_field_names():
            yield from self._from(field, 0)

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """Yield the terms from `prefix` on, and those of the fields that come after."""
        for field in self.indexed_field_names():
            if field == fieldname:
                yield from self._from(field, self._postings[field].terms.lower_bound(prefix))
            elif field > fieldname:
                yield from self._from(field, 0)

    def _from(self, field: str, number: int) -> Iterator[tuple[str, bytes]]:
        return ((field, term) for term in self._postings[field].terms.terms_from(number))

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Yield every term with its field and what is known of it."""
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(
        self, fieldname: str, prefix: bytes
    ) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Yield what `terms_from` does with what is known of each."""
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def _find(self, field: str, text: bytes) -> tuple[Postings, int]:
        postings = self._postings.get(field)
        number = -1 if postings is None else postings.terms.find(text)
        if postings is None or number < 0:
            raise TermNotFound(f"no term {text!r} in field {field}")
        return postings, number

    def term_info(self, fieldname: str, text: bytes) -> FlatTermInfo:
        """Return what is known of a term. Raises TermNotFound."""
        return FlatTermInfo(*self._find(fieldname, text), self._documents.lengths(fieldname))

    def frequency(self, fieldname: str, text: bytes) -> float:
        """Return the sum of a term's weights."""
        return self.term_info(fieldname, text).weight()

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """Return how many documents have a term, deleted ones included; 0 where there is none."""
        postings = self._postings.get(fieldname)
        number = -1 if postings is None else postings.terms.find(text)
        return 0 if postings is None or number < 0 else postings.size(number)

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> Matcher:
        """Return a matcher over the postings of a term. Raises TermNotFound."""
        found = self._find(fieldname, text)
        lengths = self._documents.lengths(fieldname)
        return FlatMatcher(*found, lengths, format_, (fieldname, text), scorer)

    def close(self) -> None:
        """Leave the files to the arrays that still look into them."""


class FlatCursor(base.FieldCursor):
    """Whoosh's way of walking and jumping through the terms of a field."""

    def __init__(self, reader: FlatTermsReader, field: str, fieldobj: Any) -> None:
        self._reader, self._field, self._fieldobj = reader, field, fieldobj
        postings = reader.postings(field)
        self._terms: Any = () if postings is None else postings.terms
        self._place = 0

    def first(self) -> str | None:
        """Go to the first term."""
        self._place = 0
        return self.text()

    def find(self, term: str | bytes) -> str | None:
        """Go to the first term that is not before `term`."""
        text = term if isinstance(term, bytes) else self._fieldobj.to_bytes(term)
        self._place = self._terms.lower_bound(text) if self._terms else 0
        return self.text()

    def next(self) -> str | None:
        """Go to the next term."""
        self._place += 1
        return self.text()

    def text(self) -> str | None:
        """Return the current term, or None at the end."""
        if not self.is_valid():
            return None
        text: str = self._fieldobj.from_bytes(self._terms[self._place])
        return text

    def term_info(self) -> FlatTermInfo | None:
        """Return what is known of the current term."""
        if not self.is_valid():
            return None
        return self._reader.term_info(self._field, self._terms[self._place])

    def is_valid(self) -> bool:
        """Tell whether there is a current term."""
        return self._place < len(self._terms)
