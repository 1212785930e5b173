"""Stretches of the calendar: the units around a day, and parts of a longer stretch."""

import datetime as dt
from typing import NamedTuple

from haberdar.published import PublishedDate
from haberdar.turkish.periods.lexicon import Unit


class Days(NamedTuple):
    """The days from `since` to `until`, both included; None on a side leaves it open."""

    since: PublishedDate | None
    until: PublishedDate | None


MONTHS_IN = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6, Unit.YEAR: 12}


def whole(date: PublishedDate) -> Days:
    """Return the days of one date."""
    return Days(date, date)


def unit_of(day: dt.date, unit: Unit, later: int = 0) -> Days:
    """Return the unit of the calendar that `day` is in, or the one so many units `later`.

    Weeks begin on Monday. Raises OverflowError or ValueError beyond the calendar.
    """
    match unit:
        case Unit.DAY:
            return whole(PublishedDate.of(day + dt.timedelta(days=later)))
        case Unit.WEEK:
            monday = day + dt.timedelta(days=7 * later - day.weekday())
            return _days(monday, 7)
        case Unit.YEAR:
            return whole(PublishedDate(dt.date(day.year + later, 1, 1).year))
        case _:
            length = MONTHS_IN[unit]
            place = (day.year * 12 + day.month - 1) // length + later
            return months(place * length, length)


def weekend_of(day: dt.date, later: int = 0) -> Days:
    """Return Saturday and Sunday of the week that `day` is in, or so many weeks `later`."""
    return _days(day + dt.timedelta(days=7 * later - day.weekday() + 5), 2)


def months(first: int, count: int) -> Days:
    """Return so many months; months are counted from January of the year 0."""
    return Days(_month(first), _month(first + count - 1))


def back_from(today: dt.date, count: int, unit: Unit) -> Days:
    """Return the last so many units up to and including `today`.

    Thirty days are thirty days with today; three months reach back to today's day three months ago,
    or to the last day of a month that has no such day. Raises as `unit_of`.
    """
    if unit in (Unit.DAY, Unit.WEEK):
        days = count * (7 if unit is Unit.WEEK else 1)
        since = today - dt.timedelta(days=days - 1)
    else:
        month = _month(today.year * 12 + today.month - 1 - count * MONTHS_IN[unit])
        since = month.first.replace(day=min(today.day, month.last.day))
    return Days(PublishedDate.of(since), PublishedDate.of(today))


def part_of(date: PublishedDate, skipped: int, count: int, unit: Unit) -> Days | None:
    """Return `count` units of a year or month after `skipped`, or from its end if that is negative.

    None where `date` has no such part.
    """
    if unit in (Unit.DAY, Unit.WEEK):
        days = 7 if unit is Unit.WEEK else 1
        return _days_of(date, skipped * days, count * days)
    if date.month:
        return _half_of_month(date, skipped, count) if unit is Unit.HALF else None
    length = MONTHS_IN[unit]
    first = skipped * length if skipped >= 0 else 12 + skipped * length
    if unit is Unit.YEAR or first < 0 or first + count * length > 12:
        return None
    return months(date.year * 12 + first, count * length)


def _days_of(date: PublishedDate, skipped: int, count: int) -> Days | None:
    first = date.first if skipped >= 0 else date.last + dt.timedelta(days=1)
    days = _days(first + dt.timedelta(days=skipped), count)
    last = first + dt.timedelta(days=skipped + count - 1)
    return days if date.first <= first + dt.timedelta(days=skipped) and last <= date.last else None


def _half_of_month(date: PublishedDate, skipped: int, count: int) -> Days | None:
    if date.day or count != 1 or skipped not in (-2, -1, 0, 1):
        return None
    if skipped % 2 == 0:
        return Days(date._replace(day=1), date._replace(day=15))
    return Days(date._replace(day=16), date._replace(day=date.last.day))


def after(date: PublishedDate) -> Days:
    """Return all days after `date`."""
    since = PublishedDate.of(date.last + dt.timedelta(days=1))
    return Days(_as_coarse_as(date, since), None)


def before(date: PublishedDate) -> Days:
    """Return all days before `date`."""
    until = PublishedDate.of(date.first - dt.timedelta(days=1))
    return Days(None, _as_coarse_as(date, until))


def _as_coarse_as(date: PublishedDate, day: PublishedDate) -> PublishedDate:
    if date.day:
        return day
    return PublishedDate(day.year, day.month if date.month else 0)


def _month(number: int) -> PublishedDate:
    year, month = divmod(number, 12)
    return PublishedDate.of(dt.date(year, month + 1, 1))._replace(day=0)


def _days(first: dt.date, count: int) -> Days:
    last = first + dt.timedelta(days=count - 1)
    return Days(PublishedDate.of(first), PublishedDate.of(last))
