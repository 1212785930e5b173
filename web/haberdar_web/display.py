"""Numbers, dates and counts as Turkish writes them."""

from haberdar import PublishedDate
from haberdar.turkish.dates import MONTHS


def number(value: int) -> str:
    """Write a whole number with points between thousands: ``1.650``."""
    return f"{value:,}".replace(",", ".")


def month(date: PublishedDate) -> str:
    """Name the month of a date that has one: ``Aralık``."""
    return MONTHS[date.month - 1]


def date(value: PublishedDate) -> str:
    """Write a date as far as it is known: ``27 Aralık 2024``, ``Aralık 2024`` or ``2024``."""
    match value.precision:
        case "day":
            return f"{value.day} {month(value)} {value.year}"
        case "month":
            return f"{month(value)} {value.year}"
        case "year":
            return str(value.year)


def period(since: PublishedDate | None, until: PublishedDate | None) -> str:
    """Name the time between two dates, both included; no date on either side leaves it open."""
    if since is not None and until is not None:
        whole = covered(since, until)
        return date(whole) if whole is not None else f"{date(since)} – {date(until)}"
    if since is not None:
        return f"{date(since)} ve sonrası"
    return f"{date(until)} ve öncesi" if until is not None else "Bütün tarihler"


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


def found(total: int) -> str:
    """Say how many articles a search found: ``23 haber bulundu``."""
    return f"{number(total)} haber bulundu" if total else "Haber bulunamadı"
