"""Dates as Turkish news and its data write them."""

import datetime as dt
import re
from collections.abc import Iterable

from haberdar.published import PublishedDate
from haberdar.turkish.letters import fold, lower, normalize

MONTHS = (
    "Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran",
    "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık",
)  # fmt: skip

# By the name as an ASCII keyboard writes it.
NUMBER_OF_MONTH = {fold(lower(name)): number for number, name in enumerate(MONTHS, start=1)}
_MONTH = "|".join(NUMBER_OF_MONTH)
_FORMS = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?!\d)"),
    re.compile(r"(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>\d{4})(?!\d)"),
    re.compile(rf"(?P<day>\d{{1,2}})\s+(?P<name>{_MONTH})\s*,?\s+(?P<year>\d{{4}})(?!\d)"),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})(?![\d-])"),
    re.compile(rf"(?P<name>{_MONTH})\s*,?\s+(?P<year>\d{{4}})(?!\d)"),
    re.compile(r"(?P<year>\d{4})\s*$"),
)


def read_date(text: str) -> PublishedDate | None:
    """Return the date at the start of `text`, or None where there is none.

    Understands ISO dates with or without a time, ``27.12.2024``, ``27 Aralık 2024 Cuma, 14:30``,
    ``Aralık 2024``, ``2024-12`` and ``2024``.
    """
    plain = _plain(text)
    return _first_date(form.match(plain) for form in _FORMS)


def read_whole_date(text: str) -> PublishedDate | None:
    """Return the date that `text` is, in any form but one with a weekday or time; else None."""
    plain = _plain(text)
    return _first_date(form.fullmatch(plain) for form in _FORMS)


def write_date(date: PublishedDate) -> str:
    """Write `date` as far as it is known: ``27 Aralık 2024``, ``Aralık 2024`` or ``2024``."""
    day = f"{date.day} " if date.day else ""
    month = f"{MONTHS[date.month - 1]} " if date.month else ""
    return f"{day}{month}{date.year}"


def make_date(year: int, month: int = 0, day: int = 0) -> PublishedDate | None:
    """Return the date of these parts, or None where no calendar has it."""
    if day and not month:
        return None
    try:
        dt.date(year, month or 1, day or 1)
    except ValueError:
        return None
    return PublishedDate(year, month, day)


def _plain(text: str) -> str:
    return fold(lower(normalize(text))).strip()


def _first_date(matches: Iterable[re.Match[str] | None]) -> PublishedDate | None:
    dates = (_date(match.groupdict()) for match in matches if match is not None)
    return next(filter(None, dates), None)


def _date(parts: dict[str, str | None]) -> PublishedDate | None:
    name = parts.get("name")
    month = NUMBER_OF_MONTH[name] if name else int(parts.get("month") or 0)
    return make_date(int(parts["year"] or 0), month, int(parts.get("day") or 0))
