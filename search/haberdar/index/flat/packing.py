"""Pack integers into few bytes such that unpacking them is a handful of array operations.

*Patched integers*: every group (the postings of one term) is stored with one, two or four bytes a
value, whichever costs least; the values that do not fit keep their low bytes in place and their
high part in a list of exceptions (the idea of PFOR, Zukowski et al., ICDE 2006, with whole bytes in
place of bits). *Nibbles*: counts from 1 to 16 in half a byte, the larger ones patched the same way.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Unsigned = NDArray[np.unsignedinteger]
WIDTHS = (1, 2, 4)  # bytes; a width's code is its place here
DTYPES = (np.dtype("<u1"), np.dtype("<u2"), np.dtype("<u4"))
_EXCEPTION_COST = 8  # bytes: place and high part, four each
LARGEST_NIBBLE = 16


class Packed(NamedTuple):
    """Packed groups: what each width's region takes, and what did not fit.

    `codes` is each group's place in `WIDTHS`; `starts` where the group starts in its region, in
    values; `exception_places` are places in the unpacked sequence, ascending.
    """

    codes: NDArray[np.uint8]
    starts: NDArray[np.int64]
    regions: tuple[Unsigned, Unsigned, Unsigned]
    exception_places: NDArray[np.int64]
    exception_highs: NDArray[np.uint32]
    patched: NDArray[np.bool_]


def pack_groups(values: NDArray[np.uint32], sizes: NDArray[np.int64]) -> Packed:
    """Pack `values`, which are groups of `sizes` (each at least 1) one after the other."""
    bounds = np.cumsum(sizes) - sizes
    too_large = [values >= 1 << (8 * width) for width in WIDTHS[:2]]
    misfits = [np.add.reduceat(large, bounds, dtype=np.int64) for large in too_large]
    misfits.append(np.zeros(len(sizes), np.int64))
    costs = np.stack(
        [
            sizes * width + _EXCEPTION_COST * misfit
            for width, misfit in zip(WIDTHS, misfits, strict=True)
        ]
    )
    codes = costs.argmin(axis=0).astype(np.uint8)
    code_of = np.repeat(codes, sizes)
    starts = np.zeros(len(sizes), dtype=np.int64)
    exceptions = np.zeros(len(values), dtype=np.bool_)
    regions = []
    for code, dtype in enumerate(DTYPES):
        group = codes == code
        taken = np.where(group, sizes, 0)
        starts[group] = (np.cumsum(taken) - taken)[group]
        here = code_of == code
        regions.append(values[here].astype(dtype))
        if code < len(too_large):
            exceptions |= here & too_large[code]
    places = np.flatnonzero(exceptions)
    highs = values[places] >> (8 << code_of[places]).astype(np.uint32)
    patched = np.add.reduceat(exceptions, bounds, dtype=np.int64) > 0
    return Packed(codes, starts, tuple(regions), places, highs.astype(np.uint32), patched)


def unpack(
    region: Unsigned, code: int, exception_places: Unsigned, exception_highs: Unsigned, first: int
) -> NDArray[np.uint32]:
    """Return the values of `region`, a part of the region of width `code`.

    The exceptions are those of the same values; their places count from `first`.
    """
    values = region.astype(np.uint32)
    if len(exception_places):
        places = exception_places.astype(np.int64) - first
        values[places] |= exception_highs.astype(np.uint32) << np.uint32(8 * WIDTHS[code])
    return values


class PackedCounts(NamedTuple):
    """Counts as nibbles, two a byte, the first one low; larger ones are exceptions, kept whole."""

    nibbles: NDArray[np.uint8]
    exception_places: NDArray[np.int64]
    exception_counts: NDArray[np.uint32]


def pack_counts(counts: NDArray[np.uint32]) -> PackedCounts:
    """Pack `counts`, each at least 1; an odd number of them leaves half of the last byte empty."""
    low = (np.minimum(counts, LARGEST_NIBBLE) - 1).astype(np.uint8)
    padded = np.concatenate([low, np.zeros(len(low) % 2, np.uint8)])
    places = np.flatnonzero(counts > LARGEST_NIBBLE)
    return PackedCounts(padded[::2] | (padded[1::2] << np.uint8(4)), places, counts[places])


# The two counts of every byte, as one 16-bit number to look up.
_BYTES = np.arange(256, dtype=np.uint8)
_TWO_COUNTS = np.stack([(_BYTES & 15) + 1, (_BYTES >> 4) + 1], axis=1).ravel().view(np.uint16)


def unpack_counts(nibbles: Unsigned, start: int, end: int) -> NDArray[np.uint8]:
    """Return counts number `start` to `end` as bytes; patched ones as 16."""
    both = _TWO_COUNTS[nibbles[start // 2 : (end + 1) // 2]].view(np.uint8)
    first = start % 2
    return both[first : first + end - start]
