"""Periods that Turkish text names, as dates to filter by."""

import datetime as dt
from dataclasses import dataclass

from haberdar.published import PublishedDate


@dataclass(frozen=True, slots=True)
class Period:
    """A period named in a text that `start` and `end` cut; None is open."""

    start: int
    end: int
    since: PublishedDate | None
    until: PublishedDate | None


def find_periods(text: str, today: dt.date) -> list[Period]:
    """Return the periods that `text` names, in order and apart from each other."""
    del text, today
    return []


def label(since: PublishedDate | None, until: PublishedDate | None) -> str:
    """Return the words for a period."""
    if since == until:
        return str(since)
    return f"{since or ''}..{until or ''}"
