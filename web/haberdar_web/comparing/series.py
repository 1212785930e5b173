"""The searches of a comparison, counted for the years or months that are shown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from haberdar import News, PeriodCount, PublishedDate, SearchRequest, Timeline
from haberdar_web.comparing.request import Comparison, Step
from haberdar_web.links import search_url
from haberdar_web.xml_text import writable

# Thirty years by month: more would be neither seen in a drawing nor read in a table.
MOST_PERIODS = 360
_FEW_YEARS = 3
_LONGEST_LABEL = 80


@dataclass(frozen=True, slots=True)
class Series:
    """A search over time: its place from 1, its `timeline`, and of that the `points` shown.

    `unplaced` articles are in none of them, as too little of their date is known.
    """

    number: int
    query: str
    label: str
    timeline: Timeline
    points: tuple[PeriodCount, ...]
    unplaced: int

    @property
    def count(self) -> int:
        """How many articles the points have together."""
        return sum(point.count for point in self.points)

    @property
    def highest(self) -> PeriodCount:
        """The point with the most articles; of several the first."""
        return max(self.points, key=lambda point: point.count)

    def url_of(self, period: PublishedDate) -> str:
        """Return the address of the search for the articles of a period."""
        return search_url(SearchRequest(query=self.query, since=period, until=period))


@dataclass(frozen=True, slots=True)
class Compared:
    """All series of a comparison, each with a point for each of the `periods`.

    The step of the `comparison` is that of the periods. `left_out` earlier ones were too many.
    """

    comparison: Comparison
    series: tuple[Series, ...]
    periods: tuple[PublishedDate, ...]
    left_out: int

    @property
    def totals(self) -> tuple[int, ...]:
        """How many articles the archive has of each period."""
        return tuple(point.total for point in self.series[0].points) if self.series else ()


def compare(news: News, comparison: Comparison) -> Compared:
    """Count the searches of `comparison` in `news`."""
    timelines = [news.timeline(query) for query in comparison.queries]
    step = comparison.step or _fitting_step(timelines, comparison)
    counted = [timeline.years() if step == "year" else timeline.months() for timeline in timelines]
    # The archive may have been replaced between two counts: the periods are those of all.
    every = sorted({point.period for points in counted for point in points})
    shown = [period for period in every if comparison.shows(period)]
    periods = tuple(shown[-MOST_PERIODS:])
    return Compared(
        replace(comparison, step=step),
        tuple(
            Series(
                number,
                timeline.request.query,
                _label(timeline),
                timeline,
                tuple(_points(points, periods)),
                timeline.undated + (_lone_years(timeline, comparison) if step == "month" else 0),
            )
            for number, (timeline, points) in enumerate(
                zip(timelines, counted, strict=True), start=1
            )
        ),
        periods,
        len(shown) - len(periods),
    )


def _fitting_step(timelines: Iterable[Timeline], comparison: Comparison) -> Step:
    """Choose months where few years are shown, as these would make no line."""
    months = {
        each.period
        for timeline in timelines
        for each in timeline.months()
        if comparison.shows(each.period)
    }
    return "month" if 0 < len({month.year for month in months}) <= _FEW_YEARS else "year"


def _points(
    points: Sequence[PeriodCount], periods: Iterable[PublishedDate]
) -> Iterable[PeriodCount]:
    known = {point.period: point for point in points}
    return (known.get(period) or PeriodCount(period, 0, 0) for period in periods)


def _lone_years(timeline: Timeline, comparison: Comparison) -> int:
    """Count the articles of which only the year is known."""
    return sum(
        each.count
        for each in timeline.periods
        if not each.period.month and comparison.shows(each.period)
    )


def _label(timeline: Timeline) -> str:
    """Call a search by what it was understood as, where it is one filter, else by its text."""
    text = timeline.request.query
    asked = timeline.query.filters
    if len(asked) == 1 and not (timeline.query.terms or asked[0].without or asked[0].excluded):
        text = asked[0].label
    label = " ".join(writable(text).split())
    return label if len(label) <= _LONGEST_LABEL else label[: _LONGEST_LABEL - 1] + "…"
