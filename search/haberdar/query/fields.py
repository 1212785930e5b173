"""The fields of the query language: how they are called, and what their values mean."""

import datetime as dt
import re
from typing import Literal, NamedTuple

from haberdar.published import PublishedDate
from haberdar.turkish.dates import read_whole_date
from haberdar.turkish.letters import fold, lower
from haberdar.turkish.periods import find_periods

FieldName = Literal["title", "source", "section", "ministry", "organization", "date"]

_NAMES: dict[str, FieldName] = {
    "baslik": "title", "title": "title",
    "kaynak": "source", "source": "source",
    "bolum": "section", "section": "section",
    "bakanlik": "ministry", "ministry": "ministry",
    "kurum": "organization", "kurulus": "organization",
    "org": "organization", "organization": "organization",
    "tarih": "date", "date": "date",
}  # fmt: skip


class Range(NamedTuple):
    """A range of dates, both ends included; None is open."""

    since: PublishedDate | None
    until: PublishedDate | None


_COMPARED = re.compile(r"(?P<sign>[<>])(?P<equal>=?)\s*(?P<date>.+)", re.DOTALL)
_MONTH = re.compile(r"(?P<month>\d{1,2})[./-](?P<year>\d{4})")
_YEARS = re.compile(r"(?P<since>\d{4})\s*+[-–]\s*+(?P<until>\d{4})")


def field_named(name: str) -> FieldName | None:
    """Return the field that is called `name` in Turkish or English, or None."""
    return _NAMES.get(fold(lower(name)))


def read_range(text: str, today: dt.date) -> Range | None:
    """Return the dates that the value of a date field means, or None where it means none.

    Understands a date of any precision, ``..`` between two or on one side of one, ``2022-2024``,
    ``>=``, ``>``, ``<=``, ``<``, ``[… TO …]`` with ``*`` for an open end and ``NOW`` for `today`,
    and words as in ``geçen ay``. Ends in the wrong order are swapped. What has anything besides
    the dates means none.
    """
    text = text.strip()
    match text.strip("[]").split():
        case [since, between, until] if between.upper() == "TO":
            return _between(_now_as(today, since), _now_as(today, until))
    since, dots, until = text.partition("..")
    if dots:
        return _between(since.strip(), until.strip())
    if match := _YEARS.fullmatch(text):
        return _between(match["since"], match["until"])
    if match := _COMPARED.fullmatch(text):
        return _compared(match["date"], match["sign"], inclusive=bool(match["equal"]))
    date = _read(text)
    return Range(date, date) if date is not None else _in_words(text, today)


def _in_words(text: str, today: dt.date) -> Range | None:
    found = find_periods(text, today)
    if len(found) != 1 or text[found[0].start : found[0].end] != text:
        return None
    return Range(found[0].since, found[0].until)


def _now_as(today: dt.date, date: str) -> str:
    return str(PublishedDate.of(today)) if date.upper() == "NOW" else date


def _between(first: str, last: str) -> Range | None:
    since, until = _read(first), _read(last)
    if (since is None and first not in ("", "*")) or (until is None and last not in ("", "*")):
        return None
    if since is None and until is None:
        return None
    if since is not None and until is not None and since.first > until.last:
        return Range(until, since)
    return Range(since, until)


def _compared(text: str, sign: str, *, inclusive: bool) -> Range | None:
    date = _read(text)
    if date is not None and not inclusive:
        date = _beside(date, 1 if sign == ">" else -1)
    if date is None:
        return None
    return Range(date, None) if sign == ">" else Range(None, date)


def _read(text: str) -> PublishedDate | None:
    match = _MONTH.fullmatch(text)
    return read_whole_date(f"{match['year']}-{match['month']}" if match else text)


def _beside(date: PublishedDate, step: Literal[-1, 1]) -> PublishedDate | None:
    """Return the period of the same length before or after `date`; None outside the calendar."""
    try:
        day = (date.last if step > 0 else date.first) + dt.timedelta(days=step)
    except OverflowError:
        return None
    near = PublishedDate.of(day)
    return PublishedDate(near.year, date.month and near.month, date.day and near.day)
