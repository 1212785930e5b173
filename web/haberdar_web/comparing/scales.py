"""The axes of a drawing: round numbers upwards, and years or months that do not collide."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from haberdar import PublishedDate
from haberdar_web import display
from haberdar_web.comparing.request import Measure, Step

_ROUND = (1, 2, 5)
_MOST_TICKS = 5
# Labels at every so many years or months; more than a year apart, a month is called by its year.
_YEARS_APART = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
_MONTHS_APART = (1, 2, 3, 6, *(12 * years for years in _YEARS_APART))
# Of the size of the letters: a wide guess at the width of one, and the space between two labels.
_LETTER = 0.62
_BETWEEN = 0.8


@dataclass(frozen=True, slots=True)
class Upwards:
    """The numbers of an axis: multiples of `step` from 0, the last of them not below any value.

    `decimals` is how many places behind the comma they need.
    """

    step: float
    steps: int
    decimals: int

    @classmethod
    def to(cls, largest: float, *, whole: bool) -> Self:
        """Return the axis for values up to `largest`, with `whole` numbers alone if so wanted."""
        if largest <= 0:
            return cls(1.0, 1, 0)
        rough = largest / _MOST_TICKS
        exponent = math.floor(math.log10(rough))
        if whole:
            exponent = max(exponent, 0)
        scaled = rough / 10.0**exponent * (1 - 1e-9)
        digit = next((digit for digit in _ROUND if digit >= scaled), 1)
        if digit < scaled:
            exponent += 1
        step = digit * 10.0**exponent
        return cls(step, math.ceil(largest / step * (1 - 1e-9)), max(-exponent, 0))

    @property
    def top(self) -> float:
        """The last number."""
        return self.step * self.steps

    @property
    def numbers(self) -> tuple[float, ...]:
        """All numbers, from 0 upwards."""
        return tuple(self.step * number for number in range(self.steps + 1))

    def labels(self, measure: Measure) -> tuple[str, ...]:
        """Return how the numbers are written; shares are in percent here."""
        if measure == "share":
            return tuple(display.percent(each / 100, self.decimals) for each in self.numbers)
        return tuple(display.number(round(each)) for each in self.numbers)


def width_of(text: str, font: float) -> float:
    """Return about how much room a text takes in letters of the size `font`, rather too much."""
    return len(text) * _LETTER * font


def labelled(
    periods: Sequence[PublishedDate], step: Step, apart: float, font: float
) -> list[tuple[int, str]]:
    """Return which of `periods` to label and how: as many as have room, at round distances.

    The periods are so far `apart` as the drawing has them, the letters of the size `font`.
    """
    for every in _YEARS_APART if step == "year" else _MONTHS_APART:
        labels = [
            (place, _name(period, step, every))
            for place, period in enumerate(periods)
            if _number(period, step) % every == 0
        ]
        widest = max((width_of(label, font) for _, label in labels), default=0.0)
        if widest + _BETWEEN * font <= every * apart:
            break
    return labels


def _number(period: PublishedDate, step: Step) -> int:
    return period.year if step == "year" else 12 * period.year + period.month - 1


def _name(period: PublishedDate, step: Step, every: int) -> str:
    if step == "year" or every >= 12:
        return str(period.year)
    return f"{display.short_month(period)} {period.year}"
