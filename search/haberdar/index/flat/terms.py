"""Whoosh's way of reading the fields of a segment: terms, what is known of them, their postings."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from whoosh.codec import base
from whoosh.matching import Matcher
from whoosh.reading import TermInfo, TermNotFound

from haberdar.index.flat.columns import Ints, read_column
from haberdar.index.flat.container import Container
from haberdar.index.flat.documents import FlatPerDocumentReader
from haberdar.index.flat.fields import field_path
from haberdar.index.flat.matching import FlatMatcher, FlatTermInfo
from haberdar.index.flat.postings import Postings


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
        return self.find(*term) is not None

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

    def find(self, field: str, text: bytes) -> tuple[Postings, int] | None:
        """Return the postings of a field and the number of a term in them, or None."""
        postings = self._postings.get(field)
        number = -1 if postings is None else postings.terms.find(text)
        return None if postings is None or number < 0 else (postings, number)

    def term_info(self, fieldname: str, text: bytes) -> FlatTermInfo:
        """Return what is known of a term. Raises TermNotFound."""
        found = self.find(fieldname, text)
        if found is None:
            raise TermNotFound(f"no term {text!r} in field {fieldname}")
        return FlatTermInfo(*found, self._documents.lengths(fieldname))

    def frequency(self, fieldname: str, text: bytes) -> float:
        """Return the sum of a term's weights."""
        return self.term_info(fieldname, text).weight()

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """Return how many documents have a term, deleted ones included; 0 where there is none."""
        found = self.find(fieldname, text)
        return 0 if found is None else found[0].size(found[1])

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> Matcher:
        """Return a matcher over the postings of a term. Raises TermNotFound."""
        return FlatMatcher(self.term_info(fieldname, text), format_, (fieldname, text), scorer)

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
