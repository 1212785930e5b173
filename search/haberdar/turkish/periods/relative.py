"""Time counted from today: ``geçen hafta``, ``son 30 gün``, ``iki yıl önce``."""

import datetime as dt

from haberdar.turkish.periods.days import back_from, unit_of, weekend_of
from haberdar.turkish.periods.lexicon import (
    AGO,
    BEFORE_LAST,
    CURRENT,
    PAST,
    PREVIOUS,
    WEEKEND,
    Unit,
)
from haberdar.turkish.periods.phrases import Phrase, Tokens
from haberdar.turkish.periods.points import number_at


class Relative:
    """Reads what a query says of the time before `today`."""

    def __init__(self, tokens: Tokens, today: dt.date) -> None:
        self._tokens = tokens
        self._today = today

    def at(self, place: int) -> Phrase | None:
        """Return the phrase that begins at `place`."""
        return self._back(place) or self.unit(place) or self._ago(place)

    def unit(self, place: int) -> Phrase | None:
        """Return ``geçen ay`` or ``bu çeyrek``: a whole unit of the calendar, over or not."""
        counted = self._units_back(place)
        if counted is None:
            return None
        back, end = counted
        word = self._tokens[end]
        # Of days there is dün, and a single yarı is that of a match.
        if word.unit in (None, Unit.DAY) or word.text == "yari" or word.ending.many:
            return None
        if word.unit is Unit.WEEK and self._tokens[end + 1].text in WEEKEND:
            return Phrase(weekend_of(self._today, -back), end + 2)
        return Phrase(unit_of(self._today, word.unit, -back), end + 1)

    def _units_back(self, place: int) -> tuple[int, int] | None:
        first, second = self._tokens[place].text, self._tokens[place + 1].text
        if (first, second) == ("bir", "onceki"):
            return 1, place + 2
        if (first, second) == ("icinde", "bulundugumuz"):
            return 0, place + 2
        if first in PREVIOUS:
            return 1, place + 1
        if first in CURRENT:
            return 0, place + 1
        return (2, place + 1) if first in BEFORE_LAST else None

    def _back(self, place: int) -> Phrase | None:
        """Read ``son 30 gün`` and ``son ay``; ``son gün`` and ``son çeyrek`` are something else."""
        if self._tokens[place].text not in PAST:
            return None
        count, end = number_at(self._tokens, place + 1) or (0, place + 1)
        word = self._tokens[end]
        if word.unit is None:
            return None
        if count:
            return Phrase(back_from(self._today, count, word.unit), end + 1)
        alone = self._tokens[place].text in ("son", "past") and not word.ending.many
        if alone and word.unit in (Unit.WEEK, Unit.MONTH, Unit.YEAR):
            return Phrase(back_from(self._today, 1, word.unit), end + 1)
        return None

    def _ago(self, place: int) -> Phrase | None:
        counted = number_at(self._tokens, place)
        if counted is None:
            return None
        count, end = counted
        unit = self._tokens[end].unit
        if unit is None or self._tokens[end + 1].text not in AGO:
            return None
        return Phrase(unit_of(self._today, unit, -count), end + 2)
