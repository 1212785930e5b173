"""Write the postings of one field, in batches of sorted terms."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from haberdar.errors import IndexUnusableError
from haberdar.index.flat.container import Array, ContainerWriter
from haberdar.index.flat.packing import WIDTHS, PackedCounts, pack_counts, pack_groups
from haberdar.index.flat.postings import ALL_ONCE, COUNTS_PATCHED, PATCHED, POSITIONS_CODE

_MOST = 2**32 - 1


@dataclass(frozen=True, slots=True)
class Batch:
    """Postings of some terms: `sizes[i]` documents of `docs` belong to `terms[i]`, in order.

    `counts`, from 1, says how often; it is None where a field only knows that a term is there.
    `positions` holds `counts[j]` ascending numbers for posting j, or is None.
    """

    terms: Sequence[bytes]
    sizes: NDArray[np.int64]
    docs: NDArray[np.uint32]
    counts: NDArray[np.uint32] | None = None
    positions: NDArray[np.uint32] | None = None


def differences(values: NDArray[np.uint32], starts: NDArray[np.int64]) -> NDArray[np.uint32]:
    """Return each value less the one before it; those at `starts` are kept as they are."""
    found = np.diff(values, prepend=np.uint32(0))
    found[starts] = values[starts]
    return found


class PostingsWriter:
    """Writes a field's postings into a container, batch by batch in the order of the terms."""

    def __init__(self, container: ContainerWriter) -> None:
        self._container = container
        self._postings = 0
        self._occurrences = 0
        self.last_position = 0
        self._region_sizes = {"docs": [0, 0, 0], "positions": [0, 0, 0]}
        self._letters = 0
        self._waiting = np.empty(0, np.uint32)  # a count whose half of a byte is not full
        self._waiting_place = 0
        open_ = container.section
        self._sections = {
            name: open_(name, dtype)
            for name, dtype in (
                ("terms", "<u1"), ("term_ends", "<u4"), ("shapes", "<u1"), ("first", "<u4"),
                ("docs_start", "<u4"), ("docs_1", "<u1"), ("docs_2", "<u2"), ("docs_4", "<u4"),
                ("docs_misfit", "<u4"), ("docs_high", "<u4"),
                ("first_occurrence", "<u4"), ("counts", "<u1"),
                ("counts_misfit", "<u4"), ("counts_whole", "<u4"),
                ("positions_start", "<u4"), ("positions_1", "<u1"), ("positions_2", "<u2"),
                ("positions_4", "<u4"), ("positions_misfit", "<u4"), ("positions_high", "<u4"),
            )
        }  # fmt: skip

    def append(self, batch: Batch) -> None:
        """Add the postings of terms that come after all those before.

        Raises IndexUnusableError where the field grows beyond what 32 bits can count.
        """
        if not len(batch.terms):
            return
        sizes = batch.sizes
        starts = np.cumsum(sizes) - sizes
        self._put("first", starts + self._postings)
        shapes = self._append_groups("docs", differences(batch.docs, starts), sizes)
        occurrences = sizes
        if batch.counts is not None:
            shapes |= self._append_counts(batch.counts, starts)
            occurrences = np.add.reduceat(batch.counts, starts, dtype=np.int64)
        self._put("first_occurrence", np.cumsum(occurrences) - occurrences + self._occurrences)
        if batch.positions is not None and batch.counts is not None:
            posting_starts = np.cumsum(batch.counts, dtype=np.int64) - batch.counts
            steps = differences(batch.positions, posting_starts)
            shapes |= self._append_groups("positions", steps, occurrences) << POSITIONS_CODE
            self.last_position = max(self.last_position, int(batch.positions.max()))
        self._put("shapes", shapes)
        self._append_terms(batch.terms)
        self._postings += len(batch.docs)
        self._occurrences += int(occurrences.sum())
        if max(self._postings, self._occurrences, self._letters) > _MOST:
            raise IndexUnusableError(
                "a field of one segment holds at most 4,294,967,295 words; index fewer at once"
            )

    def _put(self, name: str, values: Array) -> None:
        self._sections[name].append(values)

    def _append_terms(self, terms: Sequence[bytes]) -> None:
        lengths = np.fromiter(map(len, terms), np.int64, len(terms))
        self._put("terms", np.frombuffer(b"".join(terms), np.uint8))
        self._put("term_ends", np.cumsum(lengths) + self._letters)
        self._letters += int(lengths.sum())

    def _append_groups(
        self,
        kind: Literal["docs", "positions"],
        steps: NDArray[np.uint32],
        sizes: NDArray[np.int64],
    ) -> NDArray[np.uint8]:
        """Write packed groups; return what the terms' shapes have to say of them."""
        packed = pack_groups(steps, sizes)
        filled = self._region_sizes[kind]
        self._put(f"{kind}_start", packed.starts + np.array(filled)[packed.codes])
        for code, region in enumerate(packed.regions):
            self._put(f"{kind}_{WIDTHS[code]}", region)
            filled[code] += len(region)
        done = self._postings if kind == "docs" else self._occurrences
        self._put(f"{kind}_misfit", packed.exception_places + done)
        self._put(f"{kind}_high", packed.exception_highs)
        return packed.codes | np.where(packed.patched, PATCHED, 0).astype(np.uint8)

    def _append_counts(
        self, counts: NDArray[np.uint32], starts: NDArray[np.int64]
    ) -> NDArray[np.uint8]:
        largest = np.maximum.reduceat(counts, starts)
        waiting = np.concatenate([self._waiting, counts])
        self._waiting = waiting[len(waiting) & ~1 :]
        packed = pack_counts(waiting[: len(waiting) & ~1])
        self._put_counts(packed, len(packed.nibbles) * 2)
        shapes = np.where(largest == 1, ALL_ONCE, 0)
        return (shapes | np.where(largest > 16, COUNTS_PATCHED, 0)).astype(np.uint8)

    def _put_counts(self, packed: PackedCounts, length: int) -> None:
        self._put("counts", packed.nibbles)
        self._put("counts_misfit", packed.exception_places + self._waiting_place)
        self._put("counts_whole", packed.exception_counts)
        self._waiting_place += length

    def finish(self) -> None:
        """Write what was waiting; nothing can be added afterwards."""
        if len(self._waiting):
            self._put_counts(pack_counts(self._waiting), 1)
        self._put("first", np.array([self._postings]))
        self._put("first_occurrence", np.array([self._occurrences]))
