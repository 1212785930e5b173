"""Periods as people write them: in Turkish, or in another language with the same order of words."""

from collections.abc import Callable
from typing import NamedTuple

from haberdar.published import PublishedDate, covered
from haberdar.turkish.dates import write_date


class Wording(NamedTuple):
    """How a language writes a date (day, month, year), and time that is open on a side of it.

    `after` and `before` have ``%(date)s`` where the date stands.
    """

    write: Callable[[PublishedDate], str]
    after: str
    before: str
    always: str


TURKISH = Wording(write_date, "%(date)s ve sonrası", "%(date)s ve öncesi", "Bütün tarihler")


def label(
    since: PublishedDate | None, until: PublishedDate | None, wording: Wording = TURKISH
) -> str:
    """Name the time between two dates, both included; no date on either side leaves it open.

    As short as it stays exact: ``Aralık 2024``, ``Ocak – Kasım 2024``, ``3 – 7 Mart 2025``,
    ``Mart 2024 ve sonrası``.
    """
    if since is not None and until is not None:
        whole = covered(since, until)
        return _range(since, until, wording) if whole is None else wording.write(whole)
    if since is not None:
        return wording.after % {"date": wording.write(since)}
    return wording.before % {"date": wording.write(until)} if until else wording.always


def _range(since: PublishedDate, until: PublishedDate, wording: Wording) -> str:
    since, until = _in_months(since, until)
    return f"{_without_what_follows(since, until, wording)} – {wording.write(until)}"


def _in_months(since: PublishedDate, until: PublishedDate) -> tuple[PublishedDate, PublishedDate]:
    """Return the months that two days bound, where whole months lie between them."""
    first, last = since.first, until.last
    months = since._replace(month=first.month, day=0), until._replace(month=last.month, day=0)
    is_exact = (months[0].first, months[1].last) == (first, last)
    are_years = since.precision == until.precision == "year"
    return months if is_exact and not are_years else (since, until)


def _without_what_follows(since: PublishedDate, until: PublishedDate, wording: Wording) -> str:
    """Write `since` without the year and month that it has in common with `until`."""
    written = wording.write(since)
    if since.year != until.year or since.precision != until.precision:
        return written
    if since.day and since.month == until.month:
        return str(since.day)
    return written.rpartition(" ")[0] if since.month else written
