"""Dates said in words: ``aralık 2024``, ``geçen hafta``, ``2023'ün ilk çeyreği``.

The words of a query become tokens (`tokens`, by the words in `lexicon`); rules read points
(`points`), ranges (`ranges`), parts of years (`parts`) and time before today (`relative`);
`grammar` puts them together with the words around them. A year, a month, or a day and month alone
stay words, because texts are full of them as numbers and names: ``2024``, ``Mart``, ``15 Temmuz``.
"""

import datetime as dt
from dataclasses import dataclass

from haberdar.published import PublishedDate
from haberdar.turkish.periods.grammar import Grammar
from haberdar.turkish.periods.labels import Wording, label
from haberdar.turkish.periods.phrases import Tokens
from haberdar.turkish.periods.tokens import read_tokens

__all__ = ["Period", "Wording", "find_periods", "label"]


@dataclass(frozen=True, slots=True)
class Period:
    """text[start:end] says the span of days `since`–`until`, both included; None is open."""

    start: int
    end: int
    since: PublishedDate | None
    until: PublishedDate | None


def find_periods(text: str, today: dt.date) -> list[Period]:
    """Return the periods that `text` says, in order and apart from each other.

    The words that belong to a date are in its period, so that what is left reads well without it.
    Takes linear time. What is relative counts from `today`:

    - Weeks begin on Monday. ``geçen ay`` is the month before this one, ``son üç ay`` reaches from
      today's day three months ago to today, ``son 30 gün`` is thirty days with today.
    - A month without a year (``mart ayında``, ``ocak–mart``) is the latest that has begun, and
      ``geçen aralık`` the latest that is over.
    - ``yıl sonu`` and ``mart ortası`` are no period, having no fixed days; ``bu hafta sonu`` is.
    - ``2020'den beri`` includes 2020; ``2020'den sonra`` and ``2020 öncesi`` do not.
    """
    today = dt.date(today.year, today.month, today.day)  # a datetime compares with no date
    tokens = Tokens(read_tokens(text))
    grammar = Grammar(tokens, today)
    periods: list[Period] = []
    place = 0
    while place < len(tokens):
        phrase = grammar.at(place)
        if phrase is None:
            place += 1
            continue
        last = tokens[phrase.end - 1]
        periods.append(Period(tokens[place].start, last.end, *phrase.days))
        place = phrase.end
    return periods
