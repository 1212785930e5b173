"""The codec: what Whoosh asks to write a segment and to read one.

    index.writer(codec=FlatCodec())

Segments remember their codec, so that opening the index needs nothing but Whoosh and this module.
"""

import secrets
from typing import Any, NoReturn

from whoosh.codec import base

from haberdar.index.flat.container import Container
from haberdar.index.flat.documents import (
    FlatPerDocumentReader,
    FlatPerDocumentWriter,
    documents_path,
)
from haberdar.index.flat.fields import FlatFieldWriter
from haberdar.index.flat.terms import FlatTermsReader


class FlatCodec(base.Codec):
    """Keeps postings, lengths, stored fields and columns as arrays that are mapped into memory.

    Fields may have frequencies and positions; characters, vectors and Whoosh's own columns are
    refused with TypeError. Stored values are what JSON can hold.
    """

    length_stats = False  # what needs lengths reads them from the documents' file

    def __init__(self) -> None:
        # Whoosh asks a codec of its own for each reader, once for terms and once for documents.
        self._opened: FlatPerDocumentReader | None = None

    def per_document_writer(self, storage: Any, segment: Any) -> FlatPerDocumentWriter:
        """Return a writer for the documents of a new segment."""
        return FlatPerDocumentWriter(storage, segment)

    def field_writer(self, storage: Any, segment: Any) -> FlatFieldWriter:
        """Return a writer for the fields of a new segment."""
        return FlatFieldWriter(storage, segment)

    def postings_writer(self, dbfile: Any, byteids: bool = False) -> NoReturn:
        """Refuse: postings are written by fields, not one after the other to a file."""
        raise NotImplementedError("see FlatFieldWriter")

    def postings_reader(self, *_args: Any, **_options: Any) -> NoReturn:
        """Refuse: postings are read through `terms_reader`."""
        raise NotImplementedError("see FlatTermsReader")

    def per_document_reader(self, storage: Any, segment: Any) -> FlatPerDocumentReader:
        """Return a reader of a segment's documents."""
        if self._opened is None or self._opened.segment is not segment:
            container = Container.open(documents_path(storage, segment))
            self._opened = FlatPerDocumentReader(container, segment)
        return self._opened

    def terms_reader(self, storage: Any, segment: Any) -> FlatTermsReader:
        """Return a reader of a segment's fields."""
        return FlatTermsReader(storage, segment, self.per_document_reader(storage, segment))

    def new_segment(self, storage: Any, indexname: str) -> "FlatSegment":
        """Return a new, empty segment."""
        del storage
        return FlatSegment(indexname)


class FlatSegment(base.Segment):
    """A segment of this codec: how many documents it has, which are deleted, and its fields."""

    def __init__(self, indexname: str) -> None:
        super().__init__(indexname)  # type: ignore[no-untyped-call]
        # Whoosh draws ids from `random`, which an application may have seeded.
        self.segid = secrets.token_hex(8)
        self._documents = 0
        self._deleted: set[int] = set()
        self.fields: list[str] = []

    def codec(self) -> FlatCodec:
        """Return the codec that reads the segment."""
        return FlatCodec()

    def should_assemble(self) -> bool:
        """Keep the files apart: each is mapped as a whole."""
        return False

    def set_doc_count(self, doccount: int) -> None:
        """Set how many documents the segment has."""
        self._documents = doccount

    def doc_count_all(self) -> int:
        """Return how many documents the segment has, deleted ones included."""
        return self._documents

    def deleted_count(self) -> int:
        """Return how many documents are deleted."""
        return len(self._deleted)

    def deleted_docs(self) -> Any:
        """Return an iterator over the deleted documents."""
        return iter(self._deleted)

    def delete_document(self, docnum: int, delete: bool = True) -> None:
        """Delete a document, or take that back."""
        (self._deleted.add if delete else self._deleted.discard)(docnum)

    def is_deleted(self, docnum: int) -> bool:
        """Tell whether a document is deleted."""
        return docnum in self._deleted
