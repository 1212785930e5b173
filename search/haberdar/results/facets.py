"""Count a whole result by facet, each facet without its own selection (drill-sideways)."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import chain, groupby
from types import MappingProxyType
from typing import Self

import numpy as np

from haberdar.choosing import Chosen
from haberdar.index.columns import Counts, ValueColumn
from haberdar.index.leaves import Mask
from haberdar.index.selecting import Selection
from haberdar.index.snapshot import Snapshot
from haberdar.published import PublishedDate
from haberdar.request import FACETS, SearchRequest
from haberdar.results.counting import most_frequent
from haberdar.results.page import FacetValue, TimelinePeriod
from haberdar.turkish.letters import collation_key, fold, lower

# Beside the facets, what is counted without its own selection.
_DATE = "date"
# Of so many values of a result, the most frequent, the labels are searched: to read one takes long
# where it has to be found in the index.
_MOST_SEARCHED = 5_000


@dataclass(frozen=True, slots=True)
class Filters:
    """The documents that pass each facet's selection, of facets of which something is selected."""

    masks: Mapping[str, Mask]

    @classmethod
    def of(cls, request: SearchRequest, snapshot: Snapshot) -> Self:
        """Return the filters that `request` selects."""
        masks: dict[str, Mask] = {
            name: snapshot.chosen(name, Chosen.read(choices), central=request.central)
            for name in FACETS
            if (choices := request.choices(name))
        }
        if request.since is not None or request.until is not None:
            masks[_DATE] = snapshot.dates.within(request.since, request.until)
        return cls(masks)

    def apply(self, matched: Selection, *, but: str = "") -> Selection:
        """Return the documents of `matched` that pass every filter, `but` one left out."""
        for name, mask in self.masks.items():
            if name != but:
                matched = matched.only(mask)
        return matched

    def sideways(self, matched: Selection, found: Selection) -> Mapping[str, Selection]:
        """Return what each facet counts: `found`, with the facet's own filter taken away again."""
        return {
            name: self.apply(matched, but=name) if name in self.masks else found
            for name in (*FACETS, _DATE)
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
        self._searchable = lru_cache(maxsize=_MOST_SEARCHED)(self._fold)

    def without(self, values: Collection[str]) -> Self:
        """Return the labels without `values`: what is shown under them alone stands by itself."""
        former = {name: below for name, below in self._former.items() if name not in values}
        return type(self)(self._column, self._label, former)

    def facet(
        self, counts: Counts, chosen: Chosen, size: int, searched: str = ""
    ) -> tuple[tuple[FacetValue, ...], int]:
        """Return the `size` most frequent values, then the others that are chosen or excluded.

        Return also how many there are. With `searched`, only values are that have these words.

        Equal counts go in alphabetical order; which of them are among the `size` goes by their ids,
        so that only what is shown needs a label. Values with no document are left out unless
        chosen. A chosen former name stands alone where no value that it is a name of is shown.
        """
        above = self._column.without(counts, self._below)
        if searched:
            above = self._matching(above, searched)
        first = [self._column.values[number] for number in most_frequent(above, size).tolist()]
        value = partial(self._value, counts, chosen)
        rest = chosen.named.difference(first)
        others = self._ordered(value(name) for name in rest - self._below)
        values = [*self._ordered(map(value, first)), *others]
        below = {former.value for above in values for former in above.former}
        apart = self._ordered(value(name) for name in (rest & self._below) - below)
        absent = sum(not self._at(above, other.value) for other in others)
        return (*values, *apart), int(np.count_nonzero(above)) + absent + len(apart)

    def _matching(self, counts: Counts, searched: str) -> Counts:
        """Return `counts` with none for values whose labels lack a word of `searched`."""
        words = fold(lower(searched)).split()
        matching = np.zeros_like(counts)
        for number in most_frequent(counts, _MOST_SEARCHED).tolist():
            label = self._searchable(self._column.values[number])
            if all(word in label for word in words):
                matching[number] = counts[number]
        return matching

    def _fold(self, value: str) -> str:
        """Return the labels of a value and its former names as an ASCII keyboard writes them."""
        labels = map(self._label, (value, *self._former.get(value, ())))
        return fold(lower("\n".join(labels)))

    def _value(self, counts: Counts, chosen: Chosen, value: str) -> FacetValue:
        former = (self._value(counts, chosen, name) for name in self._former.get(value, ()))
        return FacetValue(
            value,
            self._label(value),
            self._at(counts, value),
            value in chosen.wanted,
            tuple(each for each in former if each.count or each.is_named),
            value in chosen.excluded,
        )

    def _at(self, counts: Counts, value: str) -> int:
        number = self._column.number(value)
        return 0 if number is None else int(counts[number])

    @staticmethod
    def _ordered(values: Iterable[FacetValue]) -> list[FacetValue]:
        return sorted(values, key=lambda value: (-value.count, collation_key(value.label)))


def periods(
    months: Mapping[PublishedDate, int],
    days: Mapping[PublishedDate, int],
    request: SearchRequest,
) -> Iterator[TimelinePeriod]:
    """Yield the years of `months`, in order, with their months; a year may count for itself too.

    Each month has those of `days` that are of it.
    """
    for year, group in groupby(months.items(), key=lambda item: item[0].year):
        of_year = list(group)
        yield TimelinePeriod(
            period=PublishedDate(year),
            count=sum(count for _, count in of_year),
            selected=_is_selected(PublishedDate(year), request),
            months=tuple(
                TimelinePeriod(
                    period=month,
                    count=count,
                    selected=_is_selected(month, request),
                    days=tuple(
                        TimelinePeriod(day, of_day, _is_selected(day, request))
                        for day, of_day in days.items()
                        if day[:2] == month[:2]
                    ),
                )
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
