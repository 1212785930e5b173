"""Facet values and dates by document number, for counting whole results at once."""

import calendar
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from haberdar.index.leaves import Ids, Leaf, Mask
from haberdar.index.selecting import Selection
from haberdar.published import PublishedDate

Ints = NDArray[np.int32]
Counts = NDArray[np.int64]
_MONTH_END = 31
# Above this part of all documents, counting what is left out is cheaper than counting the rest.
_MOST = 0.5
# Up to this part, following the documents one by one is cheaper than going through all values.
_SOME = 0.25


@dataclass(frozen=True)
class ValueColumn:
    """Which documents have which values.

    The values of document `d` are `values[v]` for v in `of[starts[d] : starts[d + 1]]`; `values`
    are in the order of their letters' codes.
    """

    values: tuple[str, ...]
    starts: Ints
    of: Ints

    @classmethod
    def read(cls, leaf: Leaf, field: str) -> Self:
        """Return the column of a segment as it lies in its file."""
        postings = leaf.terms.postings(field)
        values = () if postings is None else tuple(text.decode() for text in postings.terms)
        return cls(values, *leaf.terms.column(field))

    @classmethod
    def join(cls, columns: Sequence[Self]) -> Self:
        """Join the columns of segments in the order of their documents."""
        if len(columns) == 1:
            return columns[0]
        values, places = _merged([column.values for column in columns])
        starts, of, done = [np.zeros(1, np.int32)], [], 0
        for column, place in zip(columns, places, strict=True):
            starts.append(column.starts[1:] + np.int32(done))
            of.append(place[column.of])
            done += len(column.of)
        return cls(values, np.concatenate(starts), np.concatenate([np.empty(0, np.int32), *of]))

    def number(self, value: str) -> int | None:
        """Return the place of `value` among the values, or None where no document has it."""
        place = bisect_left(self.values, value)
        return place if self.values[place : place + 1] == (value,) else None

    def numbers(self, values: Iterable[str]) -> list[int]:
        """Return the places of those of `values` that documents have."""
        return [number for number in map(self.number, values) if number is not None]

    def without(self, counts: Counts, values: Iterable[str]) -> Counts:
        """Return `counts`, one for each value, with none for `values`."""
        counts = counts.copy()
        counts[self.numbers(values)] = 0
        return counts

    @cached_property
    def _sizes(self) -> Ints:
        return np.diff(self.starts)

    @cached_property
    def empty(self) -> Mask:
        """The documents that have no value."""
        empty: Mask = self._sizes == 0
        return empty

    @cached_property
    def _docs(self) -> Ints:
        return np.arange(len(self._sizes), dtype=np.int32).repeat(self._sizes)

    @cached_property
    def _totals(self) -> Counts:
        return np.bincount(self.of, minlength=len(self.values))

    def count(self, selection: Selection) -> Counts:
        """Return for each value how many documents of `selection` have it."""
        if selection.total > selection.size * _MOST:
            return self._totals - self._count(selection.inverse)
        return self._count(selection)

    def _count(self, selection: Selection) -> Counts:
        if selection.total <= selection.size * _SOME:
            entries = self.of[self._entries(selection)]
        else:
            entries = self.of[selection.mask[self._docs]]
        return np.bincount(entries, minlength=len(self.values))

    def _entries(self, selection: Selection) -> NDArray[np.intp]:
        """Return the places in `of` of the values of some documents."""
        starts = self.starts[selection.ids]
        sizes = self._sizes[selection.ids]
        ends = sizes.cumsum(dtype=np.intp)
        total = int(ends[-1]) if len(ends) else 0
        places: NDArray[np.intp] = (starts - ends + sizes).repeat(sizes) + np.arange(total)
        return places

    def having(self, values: Iterable[str]) -> Mask:
        """Return the documents that have any of `values`."""
        chosen = np.zeros(len(self.values), np.bool_)
        chosen[self.numbers(values)] = True
        mask = np.zeros(len(self._sizes), np.bool_)
        mask[self._docs[chosen[self.of]]] = True
        return mask

    def counted(self, selection: Selection) -> dict[str, int]:
        """Return the values that documents of `selection` have, and how many have each."""
        counts = self.count(selection)
        found = counts.nonzero()[0]
        return {
            self.values[number]: count
            for number, count in zip(found.tolist(), counts[found].tolist(), strict=True)
        }


def _merged(lists: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], list[Ints]]:
    """Return the values of sorted `lists` in order, and the places of each list's values there.

    The longest is a large segment's, and what a few added articles have is put between.
    """
    longest = max(lists, key=len)
    others = sorted({value for values in lists if values is not longest for value in values})
    gaps = [bisect_left(longest, value) for value in others]
    new = [
        (gap, value)
        for gap, value in zip(gaps, others, strict=True)
        if longest[gap : gap + 1] != (value,)
    ]
    before = np.searchsorted([gap for gap, _ in new], np.arange(len(longest)), side="right")
    moved = (np.arange(len(longest)) + before).astype(np.int32)
    merged = tuple(_put_between(longest, new)) if new else longest
    place = {value: bisect_left(merged, value) for value in others}
    return merged, [
        moved
        if values is longest
        else np.fromiter(map(place.__getitem__, values), np.int32, len(values))
        for values in lists
    ]


def _put_between(values: Sequence[str], new: Iterable[tuple[int, str]]) -> Iterator[str]:
    """Yield `values` with each of `new` before the place that is given with it."""
    done = 0
    for gap, value in new:
        yield from values[done:gap]
        yield value
        done = gap
    yield from values[done:]


@dataclass(frozen=True)
class DateColumn:
    """The date of each document.

    `dates` are the different dates in order; `order[d]` is 0 for an undated document, else one more
    than the place of its date.
    """

    dates: tuple[PublishedDate, ...]
    order: Ints

    @classmethod
    def of(cls, column: ValueColumn) -> Self:
        """Make the column of one whose values are ISO dates, at most one a document."""
        order = np.zeros(len(column.starts) - 1, np.int32)
        order[np.diff(column.starts) > 0] = column.of + 1
        return cls(tuple(map(PublishedDate.parse, column.values)), order)

    def rank(self, ids: Ids) -> NDArray[np.int64]:
        """Return numbers that order documents by date, 0 for undated ones."""
        return self.order[ids].astype(np.int64)

    def rank_oldest(self, ids: Ids) -> NDArray[np.int64]:
        """Return numbers that order documents by date, earliest highest, undated ones lowest."""
        ranks = self.rank(ids)
        ranks[ranks == 0] = len(self.dates) + 1
        return -ranks

    @cached_property
    def _parts(self) -> tuple[Ints, Ints, Ints]:
        """Year, month and day of undated, then of every date."""
        parts = np.array([(0, 0, 0), *self.dates], np.int32).T
        return parts[0], parts[1], parts[2]

    @cached_property
    def _months(self) -> tuple[tuple[PublishedDate, ...], Ints]:
        """The different months (or years without one), and each document's place among them.

        Place 0 is that of undated documents.
        """
        months = sorted({date._replace(day=0) for date in self.dates})
        place = {month: number for number, month in enumerate(months, start=1)}
        places = np.array([0, *(place[date._replace(day=0)] for date in self.dates)], np.int32)
        return tuple(months), places[self.order]

    @cached_property
    def _month_totals(self) -> Counts:
        return self._count_months(Selection(len(self.order)))

    def count_months(self, selection: Selection) -> tuple[int, dict[PublishedDate, int]]:
        """Return how many documents are undated, and how many there are of each month.

        A date known only to the year stands for itself.
        """
        if selection.total > selection.size * _MOST:
            counts = self._month_totals - self._count_months(selection.inverse)
        else:
            counts = self._count_months(selection)
        months = self._months[0]
        found = counts[1:].nonzero()[0].tolist()
        return int(counts[0]), {months[place]: int(counts[place + 1]) for place in found}

    def _count_months(self, selection: Selection) -> Counts:
        months, places = self._months
        found = places[selection.ids] if selection.is_sparse else places[selection.mask]
        return np.bincount(found, minlength=len(months) + 1)

    def count_days(self, selection: Selection, month: PublishedDate) -> dict[PublishedDate, int]:
        """Return how many documents there are of each day of `month`.

        A date known only to the month is of none of its days.
        """
        # The dates are in order, and a whole month comes before its days.
        begin, end = (bisect_right(self.dates, month._replace(day=day)) for day in (0, _MONTH_END))
        order = self.order[selection.ids if selection.is_sparse else selection.mask]
        found = order[(begin < order) & (order <= end)] - (begin + 1)
        counts = np.bincount(found, minlength=end - begin).tolist()
        days = self.dates[begin:end]
        return {day: count for day, count in zip(days, counts, strict=True) if count}

    def within(self, since: PublishedDate | None, until: PublishedDate | None) -> Mask:
        """Return the documents whose whole period lies between the two periods, ends included."""
        years, months, days = self._parts
        inside: Mask = years > 0
        if since is not None:
            starts = _rank(years, np.maximum(months, 1), np.maximum(days, 1))
            first = since.first
            inside &= starts >= _rank(first.year, first.month, first.day)
        if until is not None:
            last_months = np.where(months > 0, months, 12)
            ends = _rank(years, last_months, np.where(days > 0, days, _MONTH_END))
            last = until.last
            last_day = calendar.monthrange(last.year, last.month)[1]
            day = _MONTH_END if last.day == last_day else last.day
            inside &= ends <= _rank(last.year, last.month, day)
        return inside[self.order]


def _rank(year: Any, month: Any, day: Any) -> Any:
    """Return a number that orders dates; it only compares, so day 31 can end every month."""
    return (np.int64(year) * 13 + month) * 32 + day
