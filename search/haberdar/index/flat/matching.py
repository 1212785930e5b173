"""Whoosh's way of walking through postings, one at a time, over arrays."""

from functools import cached_property
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from whoosh.matching import LeafMatcher, ReadTooFar
from whoosh.reading import TermInfo

from haberdar.index.flat.documents import LENGTHS
from haberdar.index.flat.postings import Postings


class FlatTermInfo(TermInfo):
    """What Whoosh asks of a term; read from the postings when it is asked."""

    def __init__(self, postings: Postings, number: int, lengths: NDArray[np.uint8]) -> None:
        self._postings, self._number, self._lengths = postings, number, lengths

    @cached_property
    def docs(self) -> NDArray[np.int32]:
        """The documents that have the term, ascending."""
        return self._postings.docs(self._number)

    @cached_property
    def weights(self) -> NDArray[np.unsignedinteger]:
        """The term's weight in each of them: its count."""
        return self._postings.counts(self._number)

    @cached_property
    def positions(self) -> list[NDArray[np.int64]] | None:
        """Where the term stands in each of them; None in a field that does not know."""
        if not self._postings.has_positions:
            return None
        positions = self._postings.positions(self._number, self.weights)
        return np.split(positions, np.cumsum(self.weights, dtype=np.int64)[:-1])

    def weight(self) -> float:
        """Return the sum of the term's weights."""
        return float(self.weights.sum())

    def doc_frequency(self) -> int:
        """Return how many documents have the term, deleted ones included."""
        return self._postings.size(self._number)

    def min_length(self) -> int:
        """Return the length of the shortest field that has the term."""
        return int(LENGTHS[self._lengths[self.docs].min()])

    def max_length(self) -> int:
        """Return the length of the longest field that has the term."""
        return int(LENGTHS[self._lengths[self.docs].max()])

    def max_weight(self) -> float:
        """Return the largest weight."""
        return float(self.weights.max())

    def min_id(self) -> int:
        """Return the first document that has the term."""
        return int(self.docs[0])

    def max_id(self) -> int:
        """Return the last document that has the term."""
        return int(self.docs[-1])


class FlatMatcher(LeafMatcher):
    """Walks through the postings of one term. All of them count as one block."""

    def __init__(
        self, info: FlatTermInfo, format_: Any, term: tuple[str, bytes], scorer: Any = None
    ) -> None:
        self.format, self.scorer = format_, scorer
        self._info, self._term = info, term
        self._docs, self._weights = info.docs, info.weights
        self._size = len(self._docs)
        self._place = 0

    def copy(self) -> Self:
        """Return another matcher at the same place."""
        twin = self.__class__(self._info, self.format, self._term, self.scorer)
        twin._place = self._place  # noqa: SLF001
        return twin

    def reset(self) -> None:
        """Go back to the first posting."""
        self._place = 0

    def is_active(self) -> bool:
        """Tell whether there is a current posting."""
        return self._place < self._size

    def id(self) -> int:
        """Return the document of the current posting."""
        return int(self._docs[self._place])

    def all_ids(self) -> Any:
        """Return the documents from the current posting on."""
        return iter(self._docs[self._place :].tolist())

    def weight(self) -> float:
        """Return the weight of the current posting."""
        return float(self._weights[self._place])

    def value(self) -> bytes:
        """Return the positions of the current posting as the field's format writes them."""
        if self._info.positions is None:
            return b""
        encoded: bytes = self.format.encode(self._info.positions[self._place].tolist())
        return encoded

    def value_as(self, astype: str) -> Any:
        """Return the current posting as a format would decode it."""
        if astype == "positions" and self._info.positions is not None:
            return self._info.positions[self._place].tolist()
        if astype in {"frequency", "weight"}:
            return self.weight()
        raise TypeError(f"this codec does not keep {astype}")

    def next(self) -> None:
        """Go to the next posting."""
        if not self.is_active():
            raise ReadTooFar
        self._place += 1

    def skip_to(self, targetid: int) -> None:
        """Go to the first posting that is not before document `targetid`."""
        if not self.is_active():
            raise ReadTooFar
        self._place += int(np.searchsorted(self._docs[self._place :], np.int32(targetid)))

    def skip_to_quality(self, minquality: float) -> int:
        """Go past everything where nothing can score above `minquality`."""
        if self.scorer.block_quality(self) > minquality:
            return 0
        self._place = self._size
        return 1

    def block_min_length(self) -> int:
        """Return the length of the shortest field that has the term."""
        return self._info.min_length()

    def block_max_length(self) -> int:
        """Return the length of the longest field that has the term."""
        return self._info.max_length()

    def block_max_weight(self) -> float:
        """Return the largest weight."""
        return self._info.max_weight()

    def block_max_id(self) -> int:
        """Return the last document that has the term."""
        return self._info.max_id()

    def block_min_id(self) -> int:
        """Return the first document that has the term."""
        return self._info.min_id()
