"""Everything that the page of a comparison shows."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from flask import url_for

from haberdar import PeriodCount, SearchRequest
from haberdar.article import EntityKind
from haberdar_web import display
from haberdar_web.comparing.chart import NARROW, WIDE, Chart, Line, chart, said
from haberdar_web.comparing.request import MOST_SERIES, Comparison
from haberdar_web.comparing.series import Compared, Series
from haberdar_web.i18n import gettext as _
from haberdar_web.links import compare_url, search_url
from haberdar_web.options import Option

_FIELDS: dict[EntityKind, str] = {"ministry": "bakanlık:", "organization": "kurum:"}


@dataclass(frozen=True, slots=True)
class Example:
    """Something to compare, by what it is called."""

    labels: tuple[str, ...]
    comparison: Comparison

    @property
    def url(self) -> str:
        """The address of the comparison."""
        return compare_url(self.comparison)


@dataclass(frozen=True, slots=True)
class Entry:
    """A series in the legend: how its line looks, what it found, the links to see and leave it.

    `highest` names the period with the most articles and says how many; empty where nothing is.
    """

    series: Series
    line: Line
    highest: str
    url: str
    url_without: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What the table has of a series in a period; no `url` where nothing is found."""

    count: int
    share: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """A period in the table, and how many articles the archive has of it."""

    name: str
    cells: tuple[Cell, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Comparing:
    """The page of a comparison. `fields` are what its text fields have, `chosen` its hidden ones.

    `narrow` is the drawing for small screens. There is no drawing where there is no period.
    """

    name: str
    compared: Compared
    wide: Chart | None
    narrow: Chart | None
    legend: tuple[Entry, ...]
    rows: tuple[Row, ...]
    steps: tuple[Option, ...]
    measures: tuple[Option, ...]
    fields: tuple[str, ...]
    chosen: tuple[tuple[str, str], ...]
    url: str
    url_svg: str
    url_csv: str


def entity_query(kind: EntityKind, entity_id: str) -> str:
    """Return the query for all articles of a ministry or organization."""
    plain = re.fullmatch(r"[\w-]+", entity_id)
    value = entity_id if plain else '"' + entity_id.replace('"', "") + '"'
    return f"{_FIELDS[kind]}{value}"


def name_of(comparison: Comparison) -> str:
    """Say what a comparison counts, and by what."""
    names = {
        ("count", "year"): _("Yıllara göre haber sayısı"),
        ("count", "month"): _("Aylara göre haber sayısı"),
        ("share", "year"): _("Yıllara göre arşivdeki pay"),
        ("share", "month"): _("Aylara göre arşivdeki pay"),
    }
    return names[comparison.measure, comparison.step or "year"]


def comparing(
    compared: Compared, asked: Comparison, address: Callable[[Comparison], str] = compare_url
) -> Comparing:
    """Make the page of what was `compared`, as it was `asked` for.

    `address` is where the page shows the same searches by other steps and measures.
    """
    is_drawn = bool(compared.periods)
    wide = chart(compared, WIDE) if is_drawn else None
    pairs = asked.pairs()
    return Comparing(
        name=name_of(compared.comparison),
        compared=compared,
        wide=wide,
        narrow=chart(compared, NARROW) if is_drawn else None,
        legend=tuple(
            _entry(series, line, asked)
            for series, line in zip(compared.series, wide.lines, strict=True)
        )
        if wide
        else (),
        rows=tuple(_rows(compared)),
        steps=_steps(compared, asked, address),
        measures=_measures(asked, address),
        fields=(*asked.queries, *[""] * (MOST_SERIES - len(asked.queries))),
        chosen=tuple(asked.ways().items()),
        url=url_for(".compare"),
        url_svg=url_for(".compare_svg", **pairs),
        url_csv=url_for(".compare_csv", **pairs),
    )


def _entry(series: Series, line: Line, asked: Comparison) -> Entry:
    highest = series.highest
    others = tuple(query for query in asked.queries if query != series.query)
    return Entry(
        series,
        line,
        f"{display.date(highest.period)} ({display.number(highest.count)})"
        if highest.count
        else "",
        search_url(SearchRequest(query=series.query, since=asked.since, until=asked.until)),
        compare_url(replace(asked, queries=others)),
    )


def _rows(compared: Compared) -> Iterator[Row]:
    columns = [[_cell(series, point) for point in series.points] for series in compared.series]
    for period, total, *cells in zip(compared.periods, compared.totals, *columns, strict=True):
        yield Row(display.date(period), tuple(cells), total)


def _cell(series: Series, point: PeriodCount) -> Cell:
    if not point.count:
        return Cell(0, "", None)
    return Cell(point.count, said(point, "share"), series.url_of(point.period))


def _steps(
    compared: Compared, asked: Comparison, address: Callable[[Comparison], str]
) -> tuple[Option, ...]:
    current = compared.comparison.step
    return (
        Option(_("Yıl"), current == "year", address(replace(asked, step="year"))),
        Option(_("Ay"), current == "month", address(replace(asked, step="month"))),
    )


def _measures(asked: Comparison, address: Callable[[Comparison], str]) -> tuple[Option, ...]:
    current = asked.measure
    return (
        Option(_("Haber sayısı"), current == "count", address(replace(asked, measure="count"))),
        Option(_("Pay"), current == "share", address(replace(asked, measure="share"))),
    )
