"""Ranges between two points: ``Ocak–Kasım 2024``, ``2020 ile 2022 arasında``, ``3-7 Mart 2025``."""

from haberdar.turkish.periods.days import Days
from haberdar.turkish.periods.lexicon import BETWEEN, DASHES, UP_TO, Case
from haberdar.turkish.periods.phrases import Phrase, Tokens
from haberdar.turkish.periods.points import Point, Points

_DOTS = ".."
_TO = DASHES | {_DOTS, "ila", "to", "through", "until"}
_AND = frozenset({"ile", "ve", "and"})


class Ranges:
    """Reads the ranges of a query. Each side lends the other the parts that it leaves unsaid."""

    def __init__(self, tokens: Tokens, points: Points) -> None:
        self._tokens = tokens
        self._points = points

    def at(self, place: int, *, introduced: bool = False) -> Phrase | None:
        """Return the range that begins at `place`; `introduced` by ``between`` or ``from``."""
        first = self._side(place)
        if first is None:
            return None
        joint = self._tokens[first.end].text
        if self._tokens[first.end - 1].is_in(Case.FROM):
            return self._from_to(first)
        second = self._side(first.end + 1) if joint in _TO | _AND else None
        if second is None:
            return None
        dated = second.end + (self._tokens[second.end].text == "tarih")
        word = self._tokens[dated]
        closed = word.text in BETWEEN or (word.text == "aralik" and word.ending.own)
        certain = closed or introduced or joint == _DOTS
        if joint in _AND and not certain and not self._both(joint, first, second):
            return None
        said = certain or first.said or second.said or _are_months(first, second)
        return self._phrase(first, second, dated + 1 if closed else second.end, said)

    def _side(self, place: int) -> Point | None:
        point = self._points.at(place)
        if point is None and self._points.is_day(place):
            return Point(0, 0, self._tokens[place].number or 0, place + 1, said=False)
        return point

    def _from_to(self, first: Point) -> Phrase | None:
        """Read ``2020'den 2022'ye kadar``."""
        second = self._side(first.end)
        if second is None or not self._tokens[second.end - 1].is_in(Case.TO):
            return None
        end = second.end + (self._tokens[second.end].text in UP_TO)
        return self._phrase(first, second, end, said=True)

    def _both(self, joint: str, first: Point, second: Point) -> bool:
        """Tell whether the points are one after the other: ``2023 ve 2024 yılları``."""
        if joint != "ve" or not self._tokens[second.end - 1].ending.many:
            return False
        if first.month and second.month:
            return not (first.day or second.day) and second.month == first.month % 12 + 1
        return not (first.month or second.month) and second.year == first.year + 1

    def _phrase(self, first: Point, second: Point, end: int, said: bool) -> Phrase | None:
        sides = self._completed(first, second)
        since, until = (side.date for side in sides) if sides is not None else (None, None)
        if since is None or until is None or since.first > until.last:
            return None
        return Phrase(Days(since, until), end, said)

    def _completed(self, first: Point, second: Point) -> tuple[Point, Point] | None:
        if not first.year and not first.month:
            first = first._replace(month=second.month, year=second.year)
            if not second.day:
                return None
        if first.year and second.year:
            return first, second
        if not first.month or not second.month:
            return None
        # A range that ends before it begins within one year ends in the next.
        turns = (first.month, first.day) > (second.month, second.day or 31)
        if first.year:
            return first, second._replace(year=first.year + turns)
        second = self._points.dated(second)
        return first._replace(year=second.year - turns), second


def _are_months(first: Point, second: Point) -> bool:
    """Tell whether two names of months stand together, which no other words do."""
    return bool(first.month and second.month) and not (first.day or second.day)
