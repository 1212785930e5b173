"""Facet values and dates as flat arrays by document number, for counting whole results at once."""

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from whoosh.reading import IndexReader

from haberdar.index import schema
from haberdar.published import PublishedDate

Mask = NDArray[np.bool_]
Ints = NDArray[np.int32]
_MONTH_END = 31


@dataclass(frozen=True, slots=True)
class ValueColumn:
    """Which documents have which values: document `docs[i]` has `values[of[i]]`."""

    values: tuple[str, ...]
    docs: Ints
    of: Ints

    @classmethod
    def read(cls, reader: IndexReader, field: str) -> Self:
        """Read the column of a values field from its postings."""
        values: list[str] = []
        docs: list[Ints] = []
        for term in reader.lexicon(field):
            values.append(term.decode())
            docs.append(np.fromiter(reader.postings(field, term).all_ids(), np.int32))
        sizes = [len(found) for found in docs]
        of = np.repeat(np.arange(len(values), dtype=np.int32), sizes)
        return cls(tuple(values), _joined(docs), of)

    @classmethod
    def join(cls, columns: Sequence[tuple[Self, int]]) -> Self:
        """Join the columns of segments, each given with its first document number."""
        values = tuple(sorted({value for column, _ in columns for value in column.values}))
        place = {value: index for index, value in enumerate(values)}
        docs, of = [], []
        for column, offset in columns:
            renumbered = np.array([place[value] for value in column.values], dtype=np.int32)
            docs.append(column.docs + np.int32(offset))
            of.append(renumbered[column.of])
        return cls(values, _joined(docs), _joined(of))

    def having(self, chosen: Iterable[str], size: int) -> Mask:
        """Return a mask over `size` documents: those with any of the values `chosen`."""
        mask = np.zeros(size, dtype=np.bool_)
        wanted = set(chosen)
        numbers = [number for number, value in enumerate(self.values) if value in wanted]
        mask[self.docs[np.isin(self.of, numbers)]] = True
        return mask

    def found_in(self, mask: Mask) -> list[str]:
        """Return the values that documents of `mask` have."""
        counts = self.count(mask).tolist()
        return [value for value, count in zip(self.values, counts, strict=True) if count]

    def count(self, mask: Mask) -> Ints:
        """Return for each value how many documents of `mask` have it."""
        counts = np.bincount(self.of[mask[self.docs]], minlength=len(self.values))
        return counts.astype(np.int32)


@dataclass(frozen=True, slots=True)
class DateColumn:
    """The date of each document, by parts; 0 stands for an unknown part."""

    years: Ints
    months: Ints
    days: Ints

    @classmethod
    def read(cls, reader: IndexReader, size: int) -> Self:
        """Read the dates of a reader's `size` documents from the postings of their date field."""
        parts = np.zeros((3, size), dtype=np.int32)
        for term in reader.lexicon(schema.DATE):
            docs = np.fromiter(reader.postings(schema.DATE, term).all_ids(), np.int32)
            parts[:, docs] = np.array(PublishedDate.parse(term.decode()), np.int32)[:, None]
        return cls(*parts)

    @classmethod
    def join(cls, columns: Sequence[Self]) -> Self:
        """Join the columns of segments in the order of their documents."""
        return cls(
            _joined([column.years for column in columns]),
            _joined([column.months for column in columns]),
            _joined([column.days for column in columns]),
        )

    @property
    def order(self) -> NDArray[np.int64]:
        """A number for each document that grows with its date; undated ones come first."""
        order: NDArray[np.int64] = _rank(self.years, self.months, self.days)
        return order

    def within(self, since: PublishedDate | None, until: PublishedDate | None) -> Mask:
        """Return the documents whose whole period lies between the two periods, ends included."""
        mask: Mask = self.years > 0
        if since is not None:
            starts = _rank(self.years, np.maximum(self.months, 1), np.maximum(self.days, 1))
            first = since.first
            mask &= starts >= _rank(first.year, first.month, first.day)
        if until is not None:
            months = np.where(self.months > 0, self.months, 12)
            ends = _rank(self.years, months, np.where(self.days > 0, self.days, _MONTH_END))
            last = until.last
            days = calendar.monthrange(last.year, last.month)[1]
            day = _MONTH_END if last.day == days else last.day
            mask &= ends <= _rank(last.year, last.month, day)
        return mask


def _rank(year: Any, month: Any, day: Any) -> Any:
    """Return a number that orders dates; it only compares, so day 31 can end every month."""
    return (np.int64(year) * 13 + month) * 32 + day


def _joined(arrays: Sequence[Ints]) -> Ints:
    return np.concatenate([np.empty(0, dtype=np.int32), *arrays])
