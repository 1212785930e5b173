"""The best few are the first of all in order."""

from unittest.mock import patch

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from haberdar.query import ranking
from haberdar.query.ranking import best


@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=400),
    st.integers(0, 30),
    st.sampled_from((0, 5, 2048)),
    st.sampled_from((2, 64)),
)
def test_best_agrees_with_sorting(
    rows: list[tuple[int, int]], count: int, few: int, height: int
) -> None:
    ids = np.arange(len(rows), dtype=np.intp) * 3
    scores, dates = (np.array(column, float) for column in zip(*rows, strict=True)) if rows else (
        np.empty(0), np.empty(0)
    )  # fmt: skip
    keys = (lambda found: scores[found // 3], lambda found: dates[found // 3])
    expected = sorted(ids.tolist(), key=lambda n: (-scores[n // 3], -dates[n // 3], n))[:count]
    with patch.multiple(ranking, _FEW=few, _ROWS=height):
        assert best(ids, keys, count).tolist() == expected
