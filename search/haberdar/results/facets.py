"""Count a whole result by facet, each facet without its own selection (drill-sideways)."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from haberdar.index.columns import DateColumn, Mask, ValueColumn
from haberdar.published import PublishedDate
from haberdar.request import FacetName, SearchRequest
from haberdar.results.page import FacetValue, TimelinePeriod
from haberdar.turkish.letters import collation_key


@dataclass(frozen=True, slots=True)
class Filters:
    """The documents that pass each facet's selection; None where nothing is selected."""

    ministry: Mask | None
    organization: Mask | None
    date: Mask | None

    def apply(self, matched: Mask, *, but: str = "") -> Mask:
        """Return the documents of `matched` that pass every filter, `but` one left out."""
        passed = matched
        for name in ("ministry", "organization", "date"):
            mask = getattr(self, name)
            if mask is not None and name != but:
                passed = passed & mask
        return passed


def make_filters(
    request: SearchRequest, columns: Mapping[FacetName, ValueColumn], dates: DateColumn
) -> Filters:
    """Return the filters that `request` selects."""
    size = len(dates.years)

    def having(facet: FacetName, chosen: tuple[str, ...]) -> Mask | None:
        return columns[facet].having(chosen, size) if chosen else None

    dated = request.since is not None or request.until is not None
    return Filters(
        ministry=having("ministry", request.ministries),
        organization=having("organization", request.organizations),
        date=dates.within(request.since, request.until) if dated else None,
    )


def count_values(
    column: ValueColumn,
    mask: Mask,
    selected: tuple[str, ...],
    label: Callable[[str], str],
    shown: Callable[[str], bool],
) -> list[FacetValue]:
    """Return the values found in `mask` and the selected ones: most frequent first, then A to Z."""
    counts = dict(zip(column.values, column.count(mask).tolist(), strict=True))
    values = [
        FacetValue(value, label(value), counts.get(value, 0), value in selected)
        for value in {**counts, **dict.fromkeys(selected)}
        if value in selected or (counts[value] and shown(value))
    ]
    return sorted(values, key=lambda value: (-value.count, collation_key(value.label)))


def cut(values: list[FacetValue], size: int) -> tuple[FacetValue, ...]:
    """Return the first `size` values and whatever of the rest is selected."""
    return (*values[:size], *(value for value in values[size:] if value.selected))


def count_periods(
    dates: DateColumn, mask: Mask, request: SearchRequest
) -> Iterator[TimelinePeriod]:
    """Yield the years in which documents of `mask` were published, with their months."""
    years, months = dates.years[mask], dates.months[mask]
    dated = years > 0
    counts = np.bincount(years[dated] * 13 + months[dated])
    for year in np.unique(years[dated]).tolist():
        of_year = counts[year * 13 : year * 13 + 13]
        yield TimelinePeriod(
            period=PublishedDate(year),
            count=int(of_year.sum()),
            selected=_is_selected(PublishedDate(year), request),
            months=tuple(
                TimelinePeriod(period, int(count), _is_selected(period, request))
                for month, count in enumerate(of_year.tolist())
                if month and count
                for period in (PublishedDate(year, month),)
            ),
        )


def _is_selected(period: PublishedDate, request: SearchRequest) -> bool:
    if request.since is None and request.until is None:
        return False
    return (request.since is None or request.since.first <= period.first) and (
        request.until is None or period.last <= request.until.last
    )
