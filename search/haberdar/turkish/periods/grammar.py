"""Whole phrases: what a date is, and the words around it that open it or say that it is one."""

import datetime as dt

from haberdar.published import PublishedDate
from haberdar.turkish.periods import days
from haberdar.turkish.periods.days import Days
from haberdar.turkish.periods.lexicon import (
    AFTER,
    AFTERWARDS,
    BEFORE,
    BEFOREHAND,
    BEGINNINGS,
    COMPARED,
    EDGES,
    SINCE,
    THROUGHOUT,
    TO_NOW,
    UP_TO,
    Case,
    Unit,
)
from haberdar.turkish.periods.parts import Parts
from haberdar.turkish.periods.phrases import Phrase, Tokens
from haberdar.turkish.periods.points import Points
from haberdar.turkish.periods.ranges import Ranges
from haberdar.turkish.periods.relative import Relative
from haberdar.turkish.periods.tokens import FIRST_YEAR, LAST_YEAR

_RANGES = frozenset({"from", "between"})
_WITHIN = frozenset({"in", "during", "over", "within", "throughout"})


class Grammar:
    """Reads the phrases of a query; what is relative counts from `today`."""

    def __init__(self, tokens: Tokens, today: dt.date) -> None:
        self._tokens = tokens
        self._today = today
        self._points = Points(tokens, today)
        self._ranges = Ranges(tokens, self._points)
        self._relative = Relative(tokens, today)
        self._parts = Parts(tokens, today, self._points, self._relative)

    def at(self, place: int) -> Phrase | None:
        """Return the longest phrase that begins at `place`."""
        try:
            phrase = self._introduced(place) or self._followed(place)
        except (OverflowError, ValueError):  # beyond the calendar
            return None
        if phrase is None or not phrase.said or self._tokens[phrase.end].text in COMPARED | EDGES:
            return None
        return phrase if _is_usable(phrase.days) else None

    def _introduced(self, place: int) -> Phrase | None:
        """Read what an English word stands before: ``since 2023``, ``in the last 30 days``."""
        word = self._tokens[place].text
        place += 1 + (self._tokens[place + 1].text == "the")
        if word in _RANGES and (both := self._ranges.at(place, introduced=True)) is not None:
            return both
        phrase = self._plain(place)
        if phrase is None:
            return None
        if word in _WITHIN:
            return phrase._replace(said=True)
        within = _opened_in_english(word, phrase.days)
        return None if within is None else Phrase(within, phrase.end)

    def _followed(self, place: int) -> Phrase | None:
        """Read what Turkish words may stand behind: ``2024 döneminde``, ``2023'ten beri``."""
        phrase = self._plain(place) or self._this_year(place)
        if phrase is None:
            return None
        phrase = self._past_tails(phrase)
        return self._past_tails(self._opened(phrase) or phrase)

    def _plain(self, place: int) -> Phrase | None:
        readings = (
            self._point(place),
            self._ranges.at(place),
            self._parts.at(place),
            self._relative.at(place),
        )
        return max(filter(None, readings), key=lambda phrase: phrase.end, default=None)

    def _this_year(self, place: int) -> Phrase | None:
        """Read the ``yılın`` of ``yılın başından beri``; ``yılbaşından`` has none."""
        word = self._tokens[place]
        end = place + (word.unit is Unit.YEAR and not word.ending.many)
        if self._tokens[end].text not in BEGINNINGS:
            return None
        return Phrase(days.unit_of(self._today, Unit.YEAR), end, said=False, vague=True)

    def _point(self, place: int) -> Phrase | None:
        point = self._points.at(place)
        date = None if point is None else self._points.dated(point).date
        if point is None or date is None:
            return None
        unsure = not point.said and not point.year
        vague = unsure and (point.day > 0 or not self._tokens[point.end - 1].suffixed)
        return Phrase(days.whole(date), point.end, point.said, vague)

    def _past_tails(self, phrase: Phrase) -> Phrase:
        """Return `phrase` with the words after it that say that a date is one."""
        end = phrase.end
        while self._tokens[end].text in THROUGHOUT | {"donem", "tarih"}:
            end += 1
        return phrase if end == phrase.end else phrase._replace(end=end, said=True)

    def _opened(self, phrase: Phrase) -> Phrase | None:
        since, until = phrase.days
        if since is None or until is None:
            return None
        end = phrase.end
        opened = self._from_then_on(since, end) or self._including(since, until, end)
        if opened is not None or phrase.vague:
            return opened
        return self._beyond(since, until, end)

    def _from_then_on(self, since: PublishedDate, end: int) -> Phrase | None:
        """Read ``-den beri``, ``-den bu yana``, ``-den bugüne kadar``, also after ``başından``."""
        begun = self._tokens[end].text in BEGINNINGS
        if not begun and not self._tokens[end - 1].is_in(Case.FROM):
            return None
        end += begun
        word, after = self._tokens[end], self._tokens[end + 1]
        if word.text in SINCE:
            end += 1
        elif word.text == "bu" and after.text in ("yana", "tarafa"):
            end += 2
        elif word.text in TO_NOW or (word.text == "bugun" and word.is_in(Case.TO)):
            end += 1 + (after.text in UP_TO)
        else:
            return None
        return Phrase(Days(since, None), end)

    def _including(self, since: PublishedDate, until: PublishedDate, end: int) -> Phrase | None:
        """Read ``-e kadar``, ``ve sonrası`` and ``ve öncesi``."""
        word, after = self._tokens[end].text, self._tokens[end + 1].text
        if word == "sonuna" and after in UP_TO:
            return Phrase(Days(None, until), end + 2)
        if word in UP_TO and self._tokens[end - 1].is_in(Case.TO):
            return Phrase(Days(None, until), end + 1)
        if word == "ve" and after in AFTERWARDS:
            return Phrase(Days(since, None), end + 2)
        if word == "ve" and after in BEFOREHAND:
            return Phrase(Days(None, until), end + 2)
        return None

    def _beyond(self, since: PublishedDate, until: PublishedDate, end: int) -> Phrase | None:
        """Read ``-den sonra``, ``sonrası``, ``-den önce`` and ``öncesi``."""
        word = self._tokens[end].text
        is_from = self._tokens[end - 1].is_in(Case.FROM)
        if word in AFTERWARDS or (is_from and word in AFTER):
            return Phrase(days.after(until), end + 1)
        if word in BEFOREHAND or (is_from and word in BEFORE):
            return Phrase(days.before(since), end + 1)
        return None


def _opened_in_english(word: str, within: Days) -> Days | None:
    since, until = within
    if since is None or until is None:
        return None
    match word:
        case "since" | "from":
            return Days(since, None)
        case "until" | "till":
            return Days(None, until)
        case "after":
            return days.after(until)
        case "before":
            return days.before(since)
        case _:
            return None


def _is_usable(within: Days) -> bool:
    sides = [side for side in within if side is not None]
    return all(FIRST_YEAR <= side.year <= LAST_YEAR for side in sides)
