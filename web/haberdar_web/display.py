"""Numbers, dates and counts as Turkish writes them."""

from haberdar import PublishedDate
from haberdar.turkish.dates import MONTHS, write_date

# Under the name that templates read.
date = write_date


def number(value: int) -> str:
    """Write a whole number with points between thousands: ``1.650``."""
    return f"{value:,}".replace(",", ".")


def month(date: PublishedDate) -> str:
    """Name the month of a date that has one: ``Aralık``."""
    return MONTHS[date.month - 1]


def found(total: int, *, partly: bool = False) -> str:
    """Say how many articles a search found, or found `partly`: ``23 haber bulundu``."""
    if not total:
        return "Haber bulunamadı"
    return f"{'Kısmen uyan ' if partly else ''}{number(total)} haber bulundu"
