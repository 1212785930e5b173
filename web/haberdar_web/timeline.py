"""The years and months of a result as bars to choose from."""

from collections.abc import Iterable
from dataclasses import dataclass

from haberdar import Page, PublishedDate, SearchRequest, TimelinePeriod
from haberdar.published import covered
from haberdar_web import display
from haberdar_web.links import Link
from haberdar_web.params import at_any_time, of_period


@dataclass(frozen=True, slots=True)
class Bar:
    """A year or month: its count, also in percent of the largest beside it, and its link.

    The link chooses the period, or leaves it where it is chosen: a month for its year, a year for
    all time. Only an open year has `months`.
    """

    name: str
    count: int
    percent: int
    selected: bool
    url: str
    months: tuple["Bar", ...] = ()


def timeline(page: Page, link: Link) -> tuple[Bar, ...]:
    """Return the years of `page`, newest first; the one being looked at is open."""
    years = page.timeline[::-1]
    largest = _largest(years)
    return tuple(
        Bar(
            display.date(year.period),
            year.count,
            _percent(year.count, largest),
            _is_chosen(page.request, year.period),
            link(_year_toggled(page.request, year.period)),
            _months(page.request, year, link) if _is_open(page, year.period) else (),
        )
        for year in years
    )


def _months(request: SearchRequest, year: TimelinePeriod, link: Link) -> tuple[Bar, ...]:
    largest = _largest(year.months)
    return tuple(
        Bar(
            display.month(month.period),
            month.count,
            _percent(month.count, largest),
            _is_chosen(request, month.period),
            link(_month_toggled(request, month.period)),
        )
        for month in year.months
    )


def _is_open(page: Page, year: PublishedDate) -> bool:
    since, until = page.request.since, page.request.until
    if since is not None and until is not None:
        return since.year == until.year == year.year
    return len(page.timeline) == 1


def _is_chosen(request: SearchRequest, period: PublishedDate) -> bool:
    if request.since is None or request.until is None:
        return False
    return covered(request.since, request.until) == period


def _year_toggled(request: SearchRequest, year: PublishedDate) -> SearchRequest:
    return at_any_time(request) if _is_chosen(request, year) else of_period(request, year)


def _month_toggled(request: SearchRequest, month: PublishedDate) -> SearchRequest:
    wanted = PublishedDate(month.year) if _is_chosen(request, month) else month
    return of_period(request, wanted)


def _largest(periods: Iterable[TimelinePeriod]) -> int:
    return max((period.count for period in periods), default=0)


def _percent(count: int, largest: int) -> int:
    return -(-100 * count // largest)
