"""Dates of publication, known to the day, the month or the year."""

import calendar
import datetime as dt
import re
from typing import Literal, NamedTuple, Self

Precision = Literal["day", "month", "year"]

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


class PublishedDate(NamedTuple):
    """A day, or a month or year of which the day is not known.

    Sorts as its ISO form does: a whole month before its days.
    """

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2024``, ``2024-12`` or ``2024-12-27``.

        Raises ValueError for any other form and for days that no calendar has.
        """
        match = _ISO.fullmatch(text.strip())
        if match is None:
            raise ValueError(f"not a date of the form YYYY, YYYY-MM or YYYY-MM-DD: {text!r}")
        year, month, day = (int(group or 0) for group in match.groups())
        if (match[2] is not None and month == 0) or (match[3] is not None and day == 0):
            raise ValueError(f"no such month or day: {text!r}")
        dt.date(year, month or 1, day or 1)
        return cls(year, month, day)

    @classmethod
    def of(cls, date: dt.date) -> Self:
        """Return `date` as a date known to the day."""
        return cls(date.year, date.month, date.day)

    @property
    def precision(self) -> Precision:
        """How much of the date is known."""
        if self.day:
            return "day"
        return "month" if self.month else "year"

    @property
    def first(self) -> dt.date:
        """The first day of the period."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> dt.date:
        """The last day of the period."""
        month = self.month or 12
        return dt.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        if self.day:
            return f"{self.year:04}-{self.month:02}-{self.day:02}"
        return f"{self.year:04}-{self.month:02}" if self.month else f"{self.year:04}"


def enclosing(since: PublishedDate, until: PublishedDate) -> PublishedDate | None:
    """Return the month that the days from `since` to `until` lie in, else the year, or None."""
    first, last = since.first, until.last
    if first.year != last.year:
        return None
    return PublishedDate(first.year, first.month if first.month == last.month else 0)


def covered(since: PublishedDate, until: PublishedDate) -> PublishedDate | None:
    """Return the one year, month or day that runs from `since` to `until`, or None."""
    first, last = since.first, until.last
    for whole in (
        PublishedDate(first.year),
        PublishedDate(first.year, first.month),
        PublishedDate.of(first),
    ):
        if (whole.first, whole.last) == (first, last):
            return whole
    return None
