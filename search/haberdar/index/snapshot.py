"""One state of the index, opened for reading: a searcher with its columns."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

import numpy as np
from whoosh.reading import IndexReader
from whoosh.searching import Searcher

from haberdar.article import Article
from haberdar.index import schema
from haberdar.index.columns import DateColumn, Mask, ValueColumn
from haberdar.request import FacetName


@dataclass(frozen=True, slots=True)
class SegmentColumns:
    """The columns of one segment; they stay true as long as the segment lives."""

    ministry: ValueColumn
    organization: ValueColumn
    dates: DateColumn

    @classmethod
    def read(cls, reader: IndexReader) -> Self:
        """Read the columns of a segment's documents, deleted ones included or not."""
        return cls(
            ValueColumn.read(reader, schema.MINISTRY),
            ValueColumn.read(reader, schema.ORGANIZATION),
            DateColumn.read(reader, reader.doc_count_all()),
        )


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A searcher over all segments and the columns of its documents.

    `segments` holds each segment's columns by its id, for the next snapshot to take over.
    """

    searcher: Searcher
    columns: Mapping[FacetName, ValueColumn]
    dates: DateColumn
    segments: Mapping[str, SegmentColumns]

    @classmethod
    def take(cls, searcher: Searcher, known: Mapping[str, SegmentColumns]) -> Self:
        """Read what `searcher` sees; columns of segments in `known` are not read again."""
        segments: dict[str, SegmentColumns] = {}
        parts: list[tuple[SegmentColumns, int]] = []
        for reader, offset in searcher.reader().leaf_readers():
            segment = reader.segment()
            if segment is None:  # the reader of an empty index
                continue
            name = segment.segment_id()
            segments[name] = known.get(name) or SegmentColumns.read(reader)
            parts.append((segments[name], offset))
        return cls(
            searcher,
            {
                "ministry": ValueColumn.join([(part.ministry, base) for part, base in parts]),
                "organization": ValueColumn.join(
                    [(part.organization, base) for part, base in parts]
                ),
            },
            DateColumn.join([part.dates for part, _ in parts]),
            segments,
        )

    def live(self) -> Mask:
        """Return the documents that are not deleted."""
        mask = np.zeros(len(self.dates.years), dtype=np.bool_)
        mask[list(self.searcher.reader().all_doc_ids())] = True
        return mask

    def article(self, number: int) -> Article:
        """Return the article that is stored as document `number`."""
        return schema.read_article(self.searcher.reader().stored_fields(number)[schema.ARTICLE])

    def has(self, number: int, field: str, term: str) -> bool:
        """Tell whether document `number` has `term` in `field`."""
        reader = self.searcher.reader()
        if (field, term.encode()) not in reader:
            return False
        matcher = reader.postings(field, term.encode())
        matcher.skip_to(number)
        return bool(matcher.is_active() and matcher.id() == number)
