"""Numbers, dates and counts as Turkish writes them."""

import datetime as dt
from collections.abc import Iterable

from haberdar import PublishedDate
from haberdar.registry.model import Term
from haberdar.turkish.dates import MONTHS, write_date
from haberdar.turkish.periods import label

# Under the name that templates read.
date = write_date


def number(value: int) -> str:
    """Write a whole number with points between thousands: ``1.650``."""
    return f"{value:,}".replace(",", ".")


def month(date: PublishedDate) -> str:
    """Name the month of a date that has one: ``Aralık``."""
    return MONTHS[date.month - 1]


def years(terms: Iterable[Term]) -> str:
    """Name the years of terms, as far as they are known: ``2011 – 2018``, ``2018 ve öncesi``."""
    return ", ".join(label(_year(term.since), _year(term.until)) for term in terms if any(term))


def _year(day: dt.date | None) -> PublishedDate | None:
    return None if day is None else PublishedDate(day.year)


def found(total: int, *, partly: bool = False) -> str:
    """Say how many articles a search found, or found `partly`: ``23 haber bulundu``."""
    if not total:
        return "Haber bulunamadı"
    return f"{'Kısmen uyan ' if partly else ''}{number(total)} haber bulundu"


def percent(share: float, decimals: int = 1) -> str:
    """Write a share, 0 to 1, with so many places behind the comma: ``%12,5``."""
    return f"%{100 * share:.{decimals}f}".replace(".", ",")
