"""Dates as Turkish news and its data write them."""

import re

from haberdar.published import PublishedDate
from haberdar.turkish.letters import fold, lower, normalize

MONTHS = (
    "Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran",
    "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık",
)  # fmt: skip

_NUMBER_OF_MONTH = {fold(lower(name)): number for number, name in enumerate(MONTHS, start=1)}
_MONTH = "|".join(_NUMBER_OF_MONTH)
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
    plain = fold(lower(normalize(text))).strip()
    for form in _FORMS:
        if (match := form.match(plain)) and (date := _date(match.groupdict())):
            return date
    return None


def _date(parts: dict[str, str | None]) -> PublishedDate | None:
    name = parts.get("name")
    month = _NUMBER_OF_MONTH[name] if name else int(parts.get("month") or 0)
    try:
        date = PublishedDate(int(parts["year"] or 0), month, int(parts.get("day") or 0))
        return PublishedDate.parse(str(date))
    except ValueError:
        return None
