"""How the attention to a search went over time, as plain data."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from haberdar.published import PublishedDate
from haberdar.query.reading import QueryReading
from haberdar.request import SearchRequest


@dataclass(frozen=True, slots=True)
class PeriodCount:
    """A year or month: its number of articles found, and of all that the archive has of it."""

    period: PublishedDate
    count: int
    total: int

    @property
    def share(self) -> float | None:
        """The part that was found of the period's articles, 0 to 1; None where there are none."""
        return self.count / self.total if self.total else None

    def to_dict(self) -> dict[str, Any]:
        """Return the period as JSON-ready data, in ISO form."""
        return {"period": str(self.period), "count": self.count, "total": self.total}


@dataclass(frozen=True, slots=True)
class Timeline:
    """The articles that a search finds, counted by when they were published.

    `query` is how the query was read. `total` articles were found, of which `undated` have no date
    and are in no period. `periods` are all months from the archive's first to its last, in order;
    before the months of a year stands that year itself where the archive has articles of which only
    the year is known, and counts these alone.
    """

    request: SearchRequest
    query: QueryReading
    total: int
    undated: int
    periods: tuple[PeriodCount, ...]
    ignored: tuple[str, ...] = ()

    @property
    def is_partial(self) -> bool:
        """Whether no article has all that was asked for, and those with most of it are counted."""
        return self.query.matching == "some" and self.request.match == "all"

    def months(self) -> tuple[PeriodCount, ...]:
        """Return all months from the archive's first to its last, in order."""
        return tuple(each for each in self.periods if each.period.month)

    def years(self) -> tuple[PeriodCount, ...]:
        """Return all years from the archive's first to its last, in order.

        They have the articles of their months and those of which only the year is known.
        """
        counted = {
            year: list(group)
            for year, group in groupby(self.periods, key=lambda each: each.period.year)
        }
        return tuple(
            PeriodCount(
                PublishedDate(year),
                sum(each.count for each in counted.get(year, ())),
                sum(each.total for each in counted.get(year, ())),
            )
            for year in range(min(counted, default=0), max(counted, default=-1) + 1)
        )

    def to_dict(self) -> dict[str, Any]:
        """Return the timeline as JSON-ready data, dates in ISO form."""
        return {
            "request": self.request.to_dict(),
            "query": self.query.to_dict(),
            "total": self.total,
            "undated": self.undated,
            "periods": [each.to_dict() for each in self.periods],
            "ignored": list(self.ignored),
        }


def period_counts(
    found: Mapping[PublishedDate, int], archive: Mapping[PublishedDate, int]
) -> Iterator[PeriodCount]:
    """Yield the periods of a timeline: of each month or lone year, those `found` of the archive."""
    months = [period for period in archive if period.month]
    between = _months(min(months), max(months)) if months else ()
    for period in sorted({*archive, *between}):
        yield PeriodCount(period, found.get(period, 0), archive.get(period, 0))


def _months(first: PublishedDate, last: PublishedDate) -> Iterator[PublishedDate]:
    for number in range(12 * first.year + first.month - 1, 12 * last.year + last.month):
        yield PublishedDate(number // 12, number % 12 + 1)
