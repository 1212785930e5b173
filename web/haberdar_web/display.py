"""Numbers, dates and counts as the language of the page writes them."""

import datetime as dt
from collections.abc import Iterable
from functools import lru_cache

from babel.dates import format_date

from haberdar import PublishedDate
from haberdar.registry.model import Term
from haberdar.turkish.periods import Wording, label
from haberdar_web.i18n import LANGUAGES, gettext, language, ngettext, write_number

# Under the name that templates read.
number = write_number


def date(date: PublishedDate) -> str:
    """Write `date` as far as it is known: ``27 Aralık 2024``, ``December 2024`` or ``2024``."""
    return _written(date, language().code)


def month(date: PublishedDate) -> str:
    """Name the month of a date that has one: ``Aralık``, ``December``."""
    name: str = language().locale.months["stand-alone"]["wide"][date.month]
    return name


def short_month(date: PublishedDate) -> str:
    """Name the month of a date where there is little room: ``Ara``, ``Dec``."""
    return month(date)[:3]


def period(since: PublishedDate | None, until: PublishedDate | None) -> str:
    """Name the time between two dates: ``Ocak – Kasım 2024``, ``March 2024 or later``."""
    wording = Wording(
        date,
        gettext("%(date)s ve sonrası"),
        gettext("%(date)s ve öncesi"),
        gettext("Bütün tarihler"),
    )
    return label(since, until, wording)


def years(terms: Iterable[Term]) -> str:
    """Name the years of terms, as far as they are known: ``2011 – 2018``, ``2018 ve öncesi``."""
    return ", ".join(period(_year(term.since), _year(term.until)) for term in terms if any(term))


def _year(day: dt.date | None) -> PublishedDate | None:
    return None if day is None else PublishedDate(day.year)


def found(total: int, *, partly: bool = False) -> str:
    """Say how many articles a search found, or found `partly`: ``23 haber bulundu``."""
    if not total:
        return gettext("Haber bulunamadı")
    if partly:
        return ngettext(
            "Kısmen uyan %(number)s haber bulundu", "Kısmen uyan %(number)s haber bulundu", total
        )
    return ngettext("%(number)s haber bulundu", "%(number)s haber bulundu", total)


def percent(share: float, decimals: int = 1) -> str:
    """Write a share, 0 to 1, with so many places behind the comma: ``%12,5``, ``12.5%``."""
    written = f"{100 * share:.{decimals}f}".replace(".", language().decimal)
    return gettext("%%%(number)s", number=written)


# Babel takes some ten microseconds for a date, and a page may have two hundred.
@lru_cache(maxsize=10_000)
def _written(date: PublishedDate, code: str) -> str:
    locale = LANGUAGES[code].locale
    patterns = {
        "day": locale.date_formats["long"].pattern,
        "month": locale.datetime_skeletons["yMMMM"].pattern,
        "year": "y",
    }
    return format_date(date.first, patterns[date.precision], locale)
