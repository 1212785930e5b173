"""The best few of many documents, without sorting them all."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from haberdar.index.leaves import Ids

# What of each document to order by, given documents; larger comes first.
Key = Callable[[Ids], NDArray[Any]]
_FEW = 2048
_ROWS = 64


def best(ids: Ids, keys: Sequence[Key], count: int) -> Ids:
    """Return the first `count` of `ids`, which ascend, by `keys` in turn, then by number."""
    if len(ids) <= max(_FEW, count):
        # np.lexsort sorts by the last key first.
        return ids[np.lexsort([ids, *(-key(ids) for key in reversed(keys))])[:count]]
    if not keys or not count:
        return ids[:count]
    values = keys[0](ids)
    candidates = np.flatnonzero(values >= _bound(values, count))
    ids, values = ids[candidates], values[candidates]
    if len(ids) <= _FEW:
        return best(ids, keys, count)
    last = np.partition(values, len(values) - count)[len(values) - count]
    above = best(ids[values > last], keys, count)
    return np.concatenate([above, best(ids[values == last], keys[1:], count - len(above))])


def _bound(values: NDArray[Any], count: int) -> Any:
    """Return a value that at least `count` of `values` reach, and few more.

    The largest value of each column of a table of all values is found without branching; that the
    `count`-th of these is reached is certain, and it is near the `count`-th of all.
    """
    columns = len(values) // _ROWS
    if columns < 4 * count:
        return np.partition(values, len(values) - count)[len(values) - count]
    tops = values[: columns * _ROWS].reshape(_ROWS, columns).max(axis=0)
    return np.partition(tops, columns - count)[columns - count]
