"""A comparison as a drawing: where its lines, marks and labels stand. Templates draw it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from haberdar import PeriodCount
from haberdar_web import display
from haberdar_web.comparing.request import Measure, Step
from haberdar_web.comparing.scales import Upwards, labelled, width_of
from haberdar_web.comparing.series import Compared, Series

# By the place of a series. On the page, the style sheet has the colours for both schemes; these are
# its light ones, for the drawing that stands for itself.
COLOURS = ("#0b5563", "#b3401f", "#6a4ca3", "#856000", "#a3195b")
DASHES = ("none", "9 4", "2 4", "12 4 2 4", "5 3")
# Around the point that the pen stands at.
SHAPES = (
    "m-4.5,0a4.5,4.5 0 1,0 9,0a4.5,4.5 0 1,0 -9,0z",
    "m-4,-4h8v8h-8z",
    "m0,-5.5l5.5,9.5h-11z",
    "m0,-6l6,6l-6,6l-6,-6z",
    "m-1.8,-5.5h3.6v3.7h3.7v3.6h-3.7v3.7h-3.6v-3.7h-3.7v-3.6h3.7z",
)
# The least that a finger hits, also where a drawing is shown smaller than it is.
_TARGET = 32
# The least distance between two marks of a line.
_MARKS_APART = 14
# A label as wide as any below the drawing, half of which may stand beside it.
_WIDEST: dict[Step, str] = {"year": "2024", "month": "000 2024"}


@dataclass(frozen=True, slots=True)
class Size:
    """How large a drawing is and its letters are, in its own units."""

    width: int
    height: int
    font: float


WIDE = Size(880, 400, 16)
NARROW = Size(320, 300, 13.5)


@dataclass(frozen=True, slots=True)
class Tick:
    """A label of an axis, and where along the axis it stands."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A point that is marked, what it says, and where it leads if nothing else is near it."""

    x: float
    y: float
    title: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """A series: its place from 1, the unbroken parts of its line, and its marks."""

    number: int
    label: str
    parts: tuple[str, ...]
    marks: tuple[Mark, ...]

    @property
    def colour(self) -> str:
        """The line's colour where no style sheet has another."""
        return COLOURS[self.number - 1]

    @property
    def dash(self) -> str:
        """How the line is broken into dashes, which tells it apart without colour."""
        return DASHES[self.number - 1]

    @property
    def shape(self) -> str:
        """The outline of the line's marks."""
        return SHAPES[self.number - 1]


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing: the axes between `left` and `right`, `top` and `bottom`, and the lines.

    A mark that leads somewhere is hit within `reach` of its point.
    """

    size: Size
    reach: float
    left: float
    right: float
    top: float
    bottom: float
    upwards: tuple[Tick, ...]
    across: tuple[Tick, ...]
    lines: tuple[Line, ...]


def chart(compared: Compared, size: Size) -> Chart:
    """Draw a comparison in `size`."""
    return _Drawing(compared, size).chart()


class _Drawing:
    """Puts the points of a comparison in their places."""

    def __init__(self, compared: Compared, size: Size) -> None:
        self._compared = compared
        self._measure: Measure = compared.comparison.measure
        self._step: Step = compared.comparison.step or "year"
        self._size = size
        values = [
            value
            for series in compared.series
            for value in map(self._value, series.points)
            if value is not None
        ]
        self._upwards = Upwards.to(max(values, default=0.0), whole=self._measure == "count")
        self._names = self._upwards.labels(self._measure)
        font = size.font
        beside = (width_of(_WIDEST[self._step], font) + font) / 2
        self._left = max(beside, max(width_of(name, font) for name in self._names) + font)
        self._right = size.width - beside
        self._top, self._bottom = font, size.height - 2 * font
        self._apart = (self._right - self._left) / max(len(compared.periods) - 1, 1)

    def chart(self) -> Chart:
        labels = labelled(
            self._compared.periods,
            self._step,
            self._apart,
            self._size.font,
        )
        return Chart(
            self._size,
            _TARGET / 2,
            round(self._left, 1),
            round(self._right, 1),
            self._top,
            self._bottom,
            tuple(
                Tick(self._y(number), name)
                for number, name in zip(self._upwards.numbers, self._names, strict=True)
            ),
            tuple(Tick(self._x(place), label) for place, label in labels),
            tuple(map(self._line, self._compared.series)),
        )

    def _value(self, point: PeriodCount) -> float | None:
        """Return what is drawn of a point: its count, or its share in percent."""
        if self._measure == "count":
            return point.count
        return None if point.share is None else 100 * point.share

    def _x(self, place: int) -> float:
        if len(self._compared.periods) == 1:
            return round((self._left + self._right) / 2, 1)
        return round(self._left + place * self._apart, 1)

    def _y(self, value: float) -> float:
        height = self._bottom - self._top
        return round(self._bottom - height * value / self._upwards.top, 1)

    def _line(self, series: Series) -> Line:
        parts = list(self._parts(series))
        return Line(
            series.number,
            series.label,
            tuple(" ".join(f"{x},{y}" for _, x, y in part) for part in parts if len(part) > 1),
            tuple(mark for part in parts for mark in self._marks(series, part)),
        )

    def _parts(self, series: Series) -> Iterator[list[tuple[int, float, float]]]:
        """Yield the runs of points that have a value, each by its place and where it is drawn."""
        values = enumerate(map(self._value, series.points))
        for known, run in groupby(values, key=lambda each: each[1] is not None):
            if known:
                yield [
                    (place, self._x(place), self._y(value))
                    for place, value in run
                    if value is not None
                ]

    def _marks(self, series: Series, part: list[tuple[int, float, float]]) -> Iterator[Mark]:
        """Yield marks that have room, so that none is hidden by the next; the ends always."""
        every = max(-(-_MARKS_APART // self._apart), 1)
        ends = {part[0][0], part[-1][0]}
        for place, x, y in part:
            if place in ends or place % every == 0:
                point = series.points[place]
                leads = point.count > 0 and self._stands_apart(series, place, y)
                url = series.url_of(point.period) if leads else None
                yield Mark(x, y, self._title(series, point), url)

    def _stands_apart(self, series: Series, place: int, y: float) -> bool:
        """Tell whether a finger can mean no other point than this one."""
        others = (other for other in self._compared.series if other is not series)
        values = (self._value(other.points[place]) for other in others)
        return self._apart >= _TARGET and all(
            abs(self._y(value) - y) >= _TARGET for value in values if value is not None
        )

    def _title(self, series: Series, point: PeriodCount) -> str:
        return f"{series.label} · {display.date(point.period)}: {said(point, self._measure)}"


def said(point: PeriodCount, measure: Measure) -> str:
    """Write a point in numbers: how many articles, or what part of all; empty where neither is."""
    if measure == "count":
        return display.number(point.count)
    return "" if point.share is None else display.percent(point.share)
