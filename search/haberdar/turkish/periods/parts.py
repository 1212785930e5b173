"""Parts of a year or month: ``2023'ün ilk çeyreği``, ``2024 yılının ilk 11 ayı``, ``2024Ç1``."""

import datetime as dt
from typing import NamedTuple

from haberdar.published import PublishedDate
from haberdar.turkish.periods.days import Days, part_of, unit_of
from haberdar.turkish.periods.lexicon import DASHES, FIRST, LAST, Case, Unit
from haberdar.turkish.periods.phrases import Phrase, Tokens
from haberdar.turkish.periods.points import Points, number_at, ordinal_at
from haberdar.turkish.periods.relative import Relative


class _Part(NamedTuple):
    """`length` units after `skipped`, from the end if negative.

    Where no year is said, a part that is not `known` may be one of anything.
    """

    skipped: int
    length: int
    unit: Unit
    end: int
    known: bool = False

    def of(self, date: PublishedDate) -> Days | None:
        return part_of(date, self.skipped, self.length, self.unit)


class _Whole(NamedTuple):
    date: PublishedDate
    end: int


class Parts:
    """Reads the parts of years and months that a query says."""

    def __init__(self, tokens: Tokens, today: dt.date, points: Points, relative: Relative) -> None:
        self._tokens = tokens
        self._today = today
        self._points = points
        self._relative = relative

    def at(self, place: int) -> Phrase | None:
        """Return the part that begins at `place`, or whose year or month does."""
        return self._after_whole(place) or self._before_whole(place) or self._of_latest_year(place)

    def _after_whole(self, place: int) -> Phrase | None:
        whole = self._whole(place) or self._of_today(place)
        part = self._part(self._past(whole.end, ("/", ","))) if whole is not None else None
        return (
            _phrase(part, whole.date, part.end) if whole is not None and part is not None else None
        )

    def _before_whole(self, place: int) -> Phrase | None:
        part = self._part(place)
        if part is None:
            return None
        after = self._past(self._past(part.end, ("/", ",", "of")), ("the",))
        whole = self._whole(after)
        return None if whole is None else _phrase(part, whole.date, whole.end)

    def _of_latest_year(self, place: int) -> Phrase | None:
        """Read ``ilk çeyrek`` and ``ilk 11 ayda``: the latest whose last month has begun."""
        part = self._part(place)
        if part is None or not part.known:
            return None
        days = part.of(PublishedDate(self._today.year))
        if days is not None and days.until is not None and days.until.first > self._today:
            days = part.of(PublishedDate(self._today.year - 1))
        return None if days is None else Phrase(days, part.end)

    def _whole(self, place: int) -> _Whole | None:
        point = self._points.at(place)
        if point is not None:
            date = self._points.dated(point).date
            if date is None or date.day or self._tokens[point.end - 1].is_in(Case.FROM):
                return None
            return _Whole(date, point.end)
        unit = self._relative.unit(place)
        if unit is None or unit.days.since is None or unit.days.since != unit.days.until:
            return None
        return _Whole(unit.days.since, unit.end)

    def _of_today(self, place: int) -> _Whole | None:
        """Read ``yılın`` and ``ayın``."""
        word = self._tokens[place]
        if word.unit not in (Unit.YEAR, Unit.MONTH) or not word.is_in(Case.OF) or word.ending.own:
            return None
        since = unit_of(self._today, word.unit).since
        return None if since is None else _Whole(since, place + 1)

    def _past(self, place: int, words: tuple[str, ...]) -> int:
        text = self._tokens[place].text
        return place + (text in words or (text in DASHES and "/" in words))

    def _part(self, place: int) -> _Part | None:
        return self._edge(place) or self._ordinal(place) or self._coded(place)

    def _edge(self, place: int) -> _Part | None:
        """Read ``ilk çeyrek``, ``son 3 ay``; of no year ``ilk çeyrek`` and ``ilk 11 ayda``.

        ``İlk yarıda`` of no year is that of a match.
        """
        word = self._tokens[place].text
        if word not in FIRST | LAST:
            return None
        counted = number_at(self._tokens, place + 1)
        count, end = counted or (1, place + 1)
        noun = self._tokens[end]
        if noun.unit is None or (noun.ending.many and counted is None):
            return None
        skipped = 0 if word in FIRST else -count
        months = noun.unit is Unit.MONTH and noun.is_in(Case.IN)
        known = word in FIRST and (noun.unit is Unit.QUARTER or months)
        return _Part(skipped, count, noun.unit, end + 1, known)

    def _ordinal(self, place: int) -> _Part | None:
        found = ordinal_at(self._tokens, place)
        known = found is not None
        number, end = found or number_at(self._tokens, place) or (0, place)
        noun = self._tokens[end]
        if number < 1 or noun.unit is None or noun.ending.many:
            return None
        if not known and noun.unit is not Unit.QUARTER:
            return None
        return _Part(number - 1, 1, noun.unit, end + 1, known and noun.unit is Unit.QUARTER)

    def _coded(self, place: int) -> _Part | None:
        token = self._tokens[place]
        if token.unit is None or token.number is None:
            return None
        return _Part(token.number - 1, 1, token.unit, place + 1)


def _phrase(part: _Part, date: PublishedDate, end: int) -> Phrase | None:
    days = part.of(date)
    return None if days is None else Phrase(days, end)
