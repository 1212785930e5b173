"""Days of publication out of the times that pages, feeds and records carry."""

import datetime as dt
import re
from email.utils import parsedate_to_datetime

from haberdar import PublishedDate
from haberdar.turkish.dates import read_date

_TURKIYE = dt.timezone(dt.timedelta(hours=3))
_UNIX_TIME = re.compile(r"(\d{10})(?:\d{3}|\.\d+)?")
_MAIL_TIME = re.compile(r"(?:[A-Za-z]{3}, *)?\d{1,2} [A-Za-z]{3} \d{4} \d")


def read_day(text: str) -> PublishedDate | None:
    """Return the date that `text` begins with, or None where there is none.

    Understands what `read_date` does, and times of RFC 822 and Unix. A time that is given with its
    offset is of the day that it is in Türkiye: 22.30 UTC is the next day.
    """
    text = text.strip()
    time = _time(text)
    if time is None or not dt.MINYEAR < time.year < dt.MAXYEAR:
        return read_date(text)
    return PublishedDate.of((time.astimezone(_TURKIYE) if time.tzinfo else time).date())


def _time(text: str) -> dt.datetime | None:
    if unix := _UNIX_TIME.fullmatch(text):
        return dt.datetime.fromtimestamp(int(unix[1]), tz=_TURKIYE)
    try:
        mail = _MAIL_TIME.match(text)
        return parsedate_to_datetime(text) if mail else dt.datetime.fromisoformat(text)
    except (ValueError, OverflowError):
        return None
