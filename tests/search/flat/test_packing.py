"""What is packed comes back, and takes the bytes that it should."""

from itertools import chain

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from haberdar.index.flat.packing import (
    WIDTHS,
    pack_counts,
    pack_groups,
    unpack,
    unpack_counts,
)

groups = st.lists(
    st.lists(
        st.one_of(st.integers(0, 255), st.integers(0, 70_000), st.integers(0, 2**32 - 1)),
        min_size=1,
        max_size=20,
    ),
    min_size=1,
    max_size=12,
)


@given(groups)
def test_groups_come_back(values: list[list[int]]) -> None:
    sizes = np.array(list(map(len, values)), np.int64)
    packed = pack_groups(np.array(list(chain.from_iterable(values)), np.uint32), sizes)
    first = 0
    for number, group in enumerate(values):
        code, start = int(packed.codes[number]), int(packed.starts[number])
        region = packed.regions[code][start : start + len(group)]
        inside = (packed.exception_places >= first) & (packed.exception_places < first + len(group))
        places = packed.exception_places[inside]
        again = unpack(region, code, places, packed.exception_highs[inside], first)
        assert again.tolist() == group
        assert bool(packed.patched[number]) == bool(len(places))
        first += len(group)


@pytest.mark.parametrize(
    ("group", "width", "misfits"),
    [
        ([1, 2, 255], 1, 0),
        ([1] * 50 + [256], 1, 1),
        ([300, 400, 500], 2, 0),
        ([70_000], 4, 0),
        ([1] * 50 + [2**32 - 1], 1, 1),
    ],
)
def test_the_cheapest_width_is_taken(group: list[int], width: int, misfits: int) -> None:
    packed = pack_groups(np.array(group, np.uint32), np.array([len(group)]))
    assert WIDTHS[int(packed.codes[0])] == width
    assert len(packed.exception_places) == misfits


@given(st.lists(st.integers(1, 40), max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_counts_come_back_from_any_place(counts: list[int], start: int, length: int) -> None:
    packed = pack_counts(np.array(counts, np.uint32))
    end = min(start + length, len(counts))
    start = min(start, end)
    again = unpack_counts(packed.nibbles, start, end).tolist()
    assert again == [min(count, 16) for count in counts[start:end]]
    exceptions = zip(
        packed.exception_places.tolist(), packed.exception_counts.tolist(), strict=True
    )
    assert dict(exceptions) == {n: count for n, count in enumerate(counts) if count > 16}
