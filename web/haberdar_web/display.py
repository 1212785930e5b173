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


def found(total: int) -> str:
    """Say how many articles a search found: ``23 haber bulundu``."""
    return f"{number(total)} haber bulundu" if total else "Haber bulunamadı"
