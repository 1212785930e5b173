"""Count a whole result by facet, each facet without its own selection (drill-sideways)."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain, groupby
from types import MappingProxyType
from typing import Self

import numpy as np

from haberdar.index.columns import Counts, ValueColumn
from haberdar.index.leaves import Mask
from haberdar.index.selecting import Selection
from haberdar.index.snapshot import Snapshot
from haberdar.published import PublishedDate
from haberdar.request import FacetName, SearchRequest
from haberdar.results.counting import most_frequent
from haberdar.results.page import FacetValue, TimelinePeriod
from haberdar.turkish.letters import collation_key


@dataclass(frozen=True, slots=True)
class Filters:
    """The documents that pass each facet's selection; None where nothing is selected."""

    ministry: Mask | None
    organization: Mask | None
    date: Mask | None

    @classmethod
    def of(cls, request: SearchRequest, snapshot: Snapshot) -> Self:
        """Return the filters that `request` selects."""
        dated = request.since is not None or request.until is not None

        def having(name: FacetName, values: tuple[str, ...]) -> Mask | None:
            return snapshot.tagged(name, values, central=request.central) if values else None

        return cls(
            having("ministry", request.ministries),
            having("organization", request.organizations),
            snapshot.dates.within(request.since, request.until) if dated else None,
        )

    def apply(self, matched: Selection, *, but: str = "") -> Selection:
        """Return the documents of `matched` that pass every filter, `but` one left out."""
        for name in ("ministry", "organization", "date"):
            if name != but:
                matched = matched.only(getattr(self, name))
        return matched

    def sideways(self, matched: Selection, found: Selection) -> Mapping[str, Selection]:
        """Return what each facet counts: `found`, with the facet's own filter taken away again."""
        return {
            name: found if getattr(self, name) is None else self.apply(matched, but=name)
            for name in ("ministry", "organization", "date")
        }


class FacetLabels:
    """How the values of a column are called, and which are shown unasked.

    Those that are not are former names of others, and shown under them.
    """

    def __init__(
        self,
        column: ValueColumn,
        label: Callable[[str], str],
        former: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
    ) -> None:
        """Take a column, what to call each of its values, and the former names of some values."""
        self._column = column
        self._label = label
        self._former = former
        self._below = frozenset(chain.from_iterable(former.values()))

    def without(self, values: Collection[str]) -> Self:
        """Return the labels without `values`: what is shown under them alone stands by itself."""
        former = {name: below for name, below in self._former.items() if name not in values}
        return type(self)(self._column, self._label, former)

    def facet(
        self, counts: Counts, selected: Collection[str], size: int
    ) -> tuple[tuple[FacetValue, ...], int]:
        """Return the `size` most frequent values, then the other selected ones; and how many are.

        Equal counts go in alphabetical order; which of them are among the `size` goes by their ids,
        so that only what is shown needs a label. Values with no document are left out unless
        selected. A selected former name stands alone where no value that it is a name of is shown.
        """
        above = self._column.without(counts, self._below)
        first = [self._column.values[number] for number in most_frequent(above, size).tolist()]
        value = partial(self._value, counts, frozenset(selected))
        rest = set(selected).difference(first)
        others = self._ordered(value(name) for name in rest - self._below)
        values = [*self._ordered(map(value, first)), *others]
        below = {former.value for above in values for former in above.former}
        apart = self._ordered(value(name) for name in (rest & self._below) - below)
        absent = sum(not other.count for other in others)
        return (*values, *apart), int(np.count_nonzero(above)) + absent + len(apart)

    def _value(self, counts: Counts, selected: frozenset[str], value: str) -> FacetValue:
        number = self._column.number(value)
        former = (self._value(counts, selected, name) for name in self._former.get(value, ()))
        return FacetValue(
            value,
            self._label(value),
            0 if number is None else int(counts[number]),
            value in selected,
            tuple(each for each in former if each.count or each.selected),
        )

    @staticmethod
    def _ordered(values: Iterable[FacetValue]) -> list[FacetValue]:
        return sorted(values, key=lambda value: (-value.count, collation_key(value.label)))


def periods(
    months: Mapping[PublishedDate, int], request: SearchRequest
) -> Iterator[TimelinePeriod]:
    """Yield the years of `months`, in order, with their months; a year may count for itself too."""
    for year, group in groupby(months.items(), key=lambda item: item[0].year):
        of_year = list(group)
        yield TimelinePeriod(
            period=PublishedDate(year),
            count=sum(count for _, count in of_year),
            selected=_is_selected(PublishedDate(year), request),
            months=tuple(
                TimelinePeriod(month, count, _is_selected(month, request))
                for month, count in of_year
                if month.month
            ),
        )


def _is_selected(period: PublishedDate, request: SearchRequest) -> bool:
    if request.since is None and request.until is None:
        return False
    return (request.since is None or request.since.first <= period.first) and (
        request.until is None or period.last <= request.until.last
    )
