"""Terms of office: what they may not be, and how long they are where a day is unknown."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from haberdar.registry.model import Minister, Term

_DAY = dt.timedelta(days=1)


def faults(ministers: Sequence[Minister], terms: Sequence[Term]) -> Iterator[str]:
    """Yield what is wrong with the known days of the `ministers` of a ministry that had `terms`."""
    last = dt.date.min
    for minister in ministers:
        known = [day for day in minister.term if day is not None]
        if not any(all(term.days(day, day) for day in known) for term in terms):
            yield f"{minister.name}'s term is not within the ministry's"
        if known and known[0] <= last:
            yield f"{minister.name}'s term begins before the one listed above it ends"
        last = known[-1] if known else last


def longest(ministers: Sequence[Minister], terms: Sequence[Term]) -> tuple[Minister, ...]:
    """Return the ministers with terms as long as the known days of the others allow."""
    return tuple(
        replace(minister, term=Term(since, until))
        for minister, since, until in zip(
            ministers,
            _first_days(ministers, terms[0].since),
            reversed([*_last_days(reversed(ministers), terms[-1].until)]),
            strict=True,
        )
    )


def _first_days(ministers: Sequence[Minister], free: dt.date | None) -> Iterator[dt.date | None]:
    for minister in ministers:
        since, until = minister.term
        yield since or free
        known = until or since
        free = free if known is None else known + _DAY


def _last_days(backwards: Iterator[Minister], free: dt.date | None) -> Iterator[dt.date | None]:
    for minister in backwards:
        since, until = minister.term
        yield until or free
        known = since or until
        free = free if known is None else known - _DAY
