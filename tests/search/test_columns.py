"""Counting by columns agrees with a plain loop, whichever way is taken."""

from collections import Counter
from unittest.mock import patch

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from haberdar import PublishedDate
from haberdar.index import columns
from haberdar.index.columns import DateColumn, ValueColumn
from haberdar.index.selecting import Selection

VALUES = ("a", "b", "c")
documents = st.lists(st.lists(st.sampled_from(VALUES), unique=True), max_size=30)
shares = st.sampled_from((0.0, 0.3, 1.0))


def column_of(values: list[list[str]]) -> ValueColumn:
    known = tuple(sorted({value for of_one in values for value in of_one}))
    ends = np.cumsum([0, *map(len, values)], dtype=np.int32)
    numbers = [known.index(value) for of_one in values for value in sorted(of_one)]
    return ValueColumn(known, ends, np.array(numbers, np.int32))


@given(documents, st.data(), shares, shares)
def test_counts(values: list[list[str]], data: st.DataObject, most: float, some: float) -> None:
    chosen = sorted(data.draw(st.sets(st.sampled_from(range(len(values)))))) if values else []
    mask = np.zeros(len(values), np.bool_)
    mask[chosen] = True
    expected = Counter(value for number in chosen for value in values[number])
    for selection in (
        Selection(len(values), mask=mask),
        Selection(len(values), ids=np.array(chosen, np.intp)),
    ):
        with patch.multiple(columns, _MOST=most, _SOME=some):
            column = column_of(values)
            counts = column.count(selection).tolist()
        assert dict(zip(column.values, counts, strict=True)) == {
            value: expected[value] for value in column.values
        }
        assert list(column.counted(selection).items()) == sorted(expected.items())


@given(documents, st.sets(st.sampled_from((*VALUES, "", "bb", "\ud800"))))
def test_documents_with_values(values: list[list[str]], wanted: set[str]) -> None:
    found = column_of(values).having(wanted).tolist()
    assert found == [not wanted.isdisjoint(of_one) for of_one in values]


@given(documents, documents)
def test_joined_columns_are_the_column_of_all(one: list[list[str]], two: list[list[str]]) -> None:
    joined = ValueColumn.join([column_of(one), column_of(two)])
    whole = column_of(one + two)
    assert joined.values == whole.values
    assert joined.starts.tolist() == whole.starts.tolist()
    assert joined.of.tolist() == whole.of.tolist()


@given(st.lists(st.sampled_from(("", "2023", "2024-05", "2024-05-31", "2024-06-01")), max_size=20))
def test_dates(dates: list[str]) -> None:
    column = DateColumn.of(column_of([[date] if date else [] for date in dates]))
    undated, months = column.count_months(Selection(len(dates)))
    assert undated == dates.count("")
    assert {str(month): count for month, count in months.items()} == Counter(
        date[:7] for date in dates if date
    )
    inside = column.within(PublishedDate(2024, 5), PublishedDate(2024, 5))
    assert inside.tolist() == [date.startswith("2024-05") for date in dates]
    assert sorted(range(len(dates)), key=lambda n: (column.order[n], n)) == sorted(
        range(len(dates)), key=lambda n: (dates[n], n)
    )
