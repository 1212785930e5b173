"""Periods as Turkish writes them."""

from haberdar.published import PublishedDate, covered
from haberdar.turkish.dates import write_date


def label(since: PublishedDate | None, until: PublishedDate | None) -> str:
    """Name the time between two dates, both included; no date on either side leaves it open.

    As short as it stays exact: ``Aralık 2024``, ``Ocak – Kasım 2024``, ``3 – 7 Mart 2025``,
    ``Mart 2024 ve sonrası``.
    """
    if since is not None and until is not None:
        whole = covered(since, until)
        return _range(since, until) if whole is None else write_date(whole)
    if since is not None:
        return f"{write_date(since)} ve sonrası"
    return f"{write_date(until)} ve öncesi" if until is not None else "Bütün tarihler"


def _range(since: PublishedDate, until: PublishedDate) -> str:
    since, until = _in_months(since, until)
    return f"{_without_what_follows(since, until)} – {write_date(until)}"


def _in_months(since: PublishedDate, until: PublishedDate) -> tuple[PublishedDate, PublishedDate]:
    """Return the months that two days bound, where whole months lie between them."""
    first, last = since.first, until.last
    months = since._replace(month=first.month, day=0), until._replace(month=last.month, day=0)
    is_exact = (months[0].first, months[1].last) == (first, last)
    are_years = since.precision == until.precision == "year"
    return months if is_exact and not are_years else (since, until)


def _without_what_follows(since: PublishedDate, until: PublishedDate) -> str:
    """Write `since` without the year and month that it has in common with `until`."""
    if since.year != until.year or since.precision != until.precision:
        return write_date(since)
    if since.day and since.month == until.month:
        return str(since.day)
    return write_date(since).rpartition(" ")[0] if since.month else write_date(since)
