"""Single dates, as far as a phrase says them: a day, month or year, or parts of these."""

import datetime as dt
from typing import NamedTuple

from haberdar.published import PublishedDate
from haberdar.turkish.dates import make_date
from haberdar.turkish.periods.lexicon import (
    BEFORE_LAST,
    CURRENT,
    DASHES,
    NUMBERS,
    ONES,
    ORDINALS,
    PLAIN_MONTHS,
    PREVIOUS,
    TENS,
    UNINFLECTED,
    WEEKDAYS,
    Case,
    Unit,
)
from haberdar.turkish.periods.phrases import Tokens


class Point(NamedTuple):
    """A date whose unsaid parts are 0, and the place of the token after it.

    `said` is whether it can only be a date: a bare 2024 or Mart may be a number or a name.
    """

    year: int
    month: int
    day: int
    end: int
    said: bool

    @property
    def date(self) -> PublishedDate | None:
        """The date, or None where its year is not said or no calendar has it."""
        return make_date(self.year, self.month, self.day) if self.year else None


def number_at(tokens: Tokens, place: int) -> tuple[int, int] | None:
    """Return the number in digits or words at `place`, and the place after it."""
    token = tokens[place]
    if token.is_plain and not token.ordinal:
        return token.number or 0, place + 1
    ten, one = TENS.get(token.text), ONES.get(tokens[place + 1].text)
    if ten is not None and one is not None:
        return ten + one, place + 2
    word = NUMBERS.get(token.text)
    return None if word is None else (word, place + 1)


def ordinal_at(tokens: Tokens, place: int) -> tuple[int, int] | None:
    """Return the number of ``üçüncü``, ``3.``, ``III.`` or ``3'üncü``, and the place after it."""
    token = tokens[place]
    number = token.number if token.number is not None else ORDINALS.get(token.text)
    if number is None:
        return None
    point = tokens[place + 1].text == "." and tokens.touch(place)
    if token.text in ORDINALS or token.ordinal or point:
        return number, place + 1 + point
    return None


class Points:
    """Reads the points of a query; what is relative counts from `today`."""

    def __init__(self, tokens: Tokens, today: dt.date) -> None:
        self._tokens = tokens
        self._today = today

    def at(self, place: int) -> Point | None:
        """Return the longest point that begins at `place`."""
        readings = (
            self._numeric(place),
            self._near(place),
            self._day_first(place),
            self._year_first(place),
            self._month_first(place),
            self._relative_month(place),
            self.year(place),
        )
        return max(filter(None, readings), key=lambda point: point.end, default=None)

    def dated(self, point: Point) -> Point:
        """Return `point` with a year: where it says none, its latest that has begun by today."""
        if point.year:
            return point
        later = (point.month, point.day or 1) > (self._today.month, self._today.day)
        return point._replace(year=self._today.year - later)

    def year(self, place: int) -> Point | None:
        """Return the year at `place`: ``2024``, ``2024 yılının``, ``2024'te``, ``geçen yılın``."""
        return self._numbered_year(place) or self._relative_year(place)

    def _numbered_year(self, place: int) -> Point | None:
        token, word = self._tokens[place], self._tokens[place + 1]
        if not token.year or token.ending.many or token.ordinal:
            return None
        if not token.suffixed and word.unit is Unit.YEAR and word.ending.own:
            return Point(token.year, 0, 0, place + 2, said=True)
        return Point(token.year, 0, 0, place + 1, said=token.suffixed)

    def _relative_year(self, place: int) -> Point | None:
        back = self._years_back(place)
        place += self._tokens[place].text == "bir"
        word = self._tokens[place + 1]
        if back is None or word.unit is not Unit.YEAR or word.ending.many:
            return None
        return Point(self._today.year - back, 0, 0, place + 2, said=True)

    def _years_back(self, place: int) -> int | None:
        word = self._tokens[place].text
        if word in CURRENT:
            return 0
        if word in BEFORE_LAST:
            return 2
        if word == "bir":
            return 1 if self._tokens[place + 1].text == "onceki" else None
        return 1 if word in PREVIOUS else None

    def _numeric(self, place: int) -> Point | None:
        date = self._tokens[place].date
        return None if date is None else Point(*date, self._after_day(place + 1), said=True)

    def _near(self, place: int) -> Point | None:
        """Read ``bugün``, ``dün``, ``evvelsi gün`` and ``geçen cuma``; ``dünden`` is any past."""
        first, second = self._tokens[place], self._tokens[place + 1]
        if first.text in ("bugun", "today", "dun", "yesterday"):
            if first.ending.case in (Case.FROM, Case.TO):
                return None
            return self._days_ago(int(first.text in ("dun", "yesterday")), place + 1)
        if first.text in CURRENT | BEFORE_LAST | {"onceki"} and second.unit is Unit.DAY:
            if second.ending.many or first.text in ("this", "current"):
                return None
            return self._days_ago(0 if first.text in CURRENT else 2, place + 2)
        if first.text in PREVIOUS and second.text in WEEKDAYS:
            days = (self._today.weekday() - WEEKDAYS[second.text] - 1) % 7 + 1
            return self._days_ago(days, max(place + 2, self._after_day(place + 1)))
        return None

    def _days_ago(self, days: int, end: int) -> Point:
        return Point(*PublishedDate.of(self._today - dt.timedelta(days=days)), end, said=True)

    def is_day(self, place: int) -> bool:
        """Tell whether the number at `place` stands where a day of the month would.

        It does in ``45 Mart``, which no calendar has; it does not in ``Covid-19 Mart 2021``.
        """
        token, dash, name = (self._tokens[place - back] for back in range(3))
        if token.number is None or len(token.text) > 2 or (token.suffixed and not token.ordinal):
            return False
        compound = (
            dash.text in DASHES
            and self._tokens.touch(place - 1)
            and self._tokens.touch(place - 2)
            and name.text[:1].isalpha()
            and not name.month
        )
        return not compound

    def _day_first(self, place: int) -> Point | None:
        """Read ``3 Ocak 2025 Cuma``, ``3 Ocak`` and ``3rd of January 2025``."""
        tokens = self._tokens
        if not self.is_day(place):
            return None
        day = tokens[place].number or 0
        place += 2 if tokens[place + 1].text == "of" else 1
        month = tokens[place]
        if not month.month or (month.ending.own and not month.suffixed):
            return None
        year = self._year_after(place + 1) if not month.suffixed else None
        # A year that can have any day stands for the year that is not said.
        if make_date(2000 if year is None else year.year, month.month, day) is None:
            return None
        if year is None:
            end = self._after_day(place + 1)
            return Point(0, month.month, day, end, said=tokens[end - 1].unit is Unit.DAY)
        return Point(year.year, month.month, day, self._after_day(year.end), said=True)

    def _after_day(self, place: int) -> int:
        """Return the place after what may follow a day: its weekday, and ``günü``."""
        weekday = self._tokens[place].text in WEEKDAYS
        word = self._tokens[place + weekday]
        if word.unit is Unit.DAY and word.ending.own and not word.ending.many:
            return place + weekday + 1
        # Pazar is a market too.
        return place + (weekday and self._tokens[place].text != "pazar")

    def _year_after(self, place: int) -> Point | None:
        return self._numbered_year(self._past_separator(place))

    def _past_separator(self, place: int) -> int:
        """Return the place after what may stand between a month and its year."""
        tokens = self._tokens
        tight = tokens.touch(place - 1) and tokens.touch(place)
        separates = tokens[place].text in (",", "/", "of") or (
            tokens[place].text in DASHES and tight
        )
        return place + separates

    def _year_first(self, place: int) -> Point | None:
        """Read ``2024 aralık``, ``2024 yılının aralık ayında`` and ``2024 yılı 3 Ocak``."""
        year = self.year(place)
        if year is None or self._tokens[year.end - 1].is_in(Case.FROM):
            return None
        rest = self._day_first(year.end) or self._month_of(year)
        if rest is None or rest.year or make_date(year.year, rest.month, rest.day) is None:
            return None
        return rest._replace(year=year.year, said=True)

    def _month_of(self, year: Point) -> Point | None:
        place = self._past_separator(year.end)
        month = self._tokens[place]
        # 2020-2022 aralığı is the interval of the years.
        joined = self._tokens[year.end - 2].text in DASHES | {"ile", "ve"}
        if not month.month or (month.ending.own and joined):
            return None
        alone = self._month_alone(place)
        other = self._year_after(alone.end) if year.said else None
        listed = self._tokens[alone.end]
        if listed.month and listed.ending == UNINFLECTED and not self._year_after(alone.end + 1):
            return None
        return alone if other is None else None

    def _month_alone(self, place: int) -> Point:
        tokens = self._tokens
        month, word = tokens[place], tokens[place + 1]
        if not month.suffixed and word.unit is Unit.MONTH and word.ending.own:
            return Point(0, month.month, 0, place + 2, said=True)
        said = month.is_in(Case.IN) and (month.suffixed or month.text in PLAIN_MONTHS)
        return Point(0, month.month, 0, place + 1, said=said and not month.ending.own)

    def _month_first(self, place: int) -> Point | None:
        """Read ``Aralık 2024``, ``aralık ayı 2024``, ``mart ayında`` and ``March 3, 2025``."""
        month = self._tokens[place]
        if not month.month or (month.ending.own and not month.suffixed) or self.is_day(place - 1):
            return None
        if self._is_bare_month(place - 1):
            return None
        alone = self._month_alone(place)
        if self.is_day(alone.end):
            dated = self._year_after(alone.end + 1)
            day = self._tokens[alone.end].number or 0
            if dated is not None and make_date(dated.year, alone.month, day) is not None:
                return Point(dated.year, alone.month, day, dated.end, said=True)
        year = self._year_after(alone.end)
        if year is None:
            return alone
        return Point(year.year, alone.month, 0, year.end, said=True)

    def _is_bare_month(self, place: int) -> bool:
        """Tell whether a month stands here by itself, of a list whose year belongs to all."""
        month, before = self._tokens[place], self._tokens[place - 1]
        return bool(month.month) and month.ending == UNINFLECTED and not before.year

    def _relative_month(self, place: int) -> Point | None:
        """Read ``geçen aralık``, the latest that is over, and ``bu ocak`` once it has begun."""
        word, month = self._tokens[place].text, self._tokens[place + 1]
        if not month.month or month.ending.own or self._year_after(place + 2) is not None:
            return None
        this = self._today.month
        if word in PREVIOUS:
            year = self._today.year - (month.month >= this)
        elif word in CURRENT and month.month <= this:
            year = self._today.year
        else:
            return None
        return self._month_alone(place + 1)._replace(year=year, said=True)
