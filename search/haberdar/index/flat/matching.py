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
    def _docs(self) -> NDArray[np.int32]:
        return self._postings.docs(self._number)

    @cached_property
    def _weights(self) -> NDArray[np.unsignedinteger]:
        return self._postings.counts(self._number)

    def weight(self) -> float:
        """Return the sum of the term's weights."""
        return float(self._weights.sum())

    def doc_frequency(self) -> int:
        """Return how many documents have the term, deleted ones included."""
        return self._postings.size(self._number)

    def min_length(self) -> int:
        """Return the length of the shortest field that has the term."""
        return int(LENGTHS[self._lengths[self._docs].min()])

    def max_length(self) -> int:
        """Return the length of the longest field that has the term."""
        return int(LENGTHS[self._lengths[self._docs].max()])

    def max_weight(self) -> float:
        """Return the largest weight."""
        return float(self._weights.max())

    def min_id(self) -> int:
        """Return the first document that has the term."""
        return int(self._docs[0])

    def max_id(self) -> int:
        """Return the last document that has the term."""
        return int(self._docs[-1])


class FlatMatcher(LeafMatcher):
    """Walks through the postings of one term. All of them count as one block."""

    def __init__(  # noqa: PLR0913, PLR0917 - what Whoosh gives every matcher
        self,
        postings: Postings,
        number: int,
        lengths: NDArray[np.uint8],
        format_: Any,
        term: tuple[str, bytes],
        scorer: Any = None,
    ) -> None:
        self.format, self.scorer = format_, scorer
        self._postings, self._number, self._lengths = postings, number, lengths
        self._term = term
        self._docs = postings.docs(number)
        self._weights = postings.counts(number)
        self._size = len(self._docs)
        self._place = 0

    @cached_property
    def _positions(self) -> list[NDArray[np.int64]]:
        positions = self._postings.positions(self._number, self._weights)
        return np.split(positions, np.cumsum(self._weights, dtype=np.int64)[:-1])

    def copy(self) -> Self:
        """Return another matcher at the same place."""
        twin = self.__class__(
            self._postings, self._number, self._lengths, self.format, self._term, self.scorer
        )
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
        if not self._postings.has_positions:
            return b""
        encoded: bytes = self.format.encode(self._positions[self._place].tolist())
        return encoded

    def value_as(self, astype: str) -> Any:
        """Return the current posting as a format would decode it."""
        if astype == "positions":
            return self._positions[self._place].tolist()
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
        return int(LENGTHS[self._lengths[self._docs].min()])

    def block_max_length(self) -> int:
        """Return the length of the longest field that has the term."""
        return int(LENGTHS[self._lengths[self._docs].max()])

    def block_max_weight(self) -> float:
        """Return the largest weight."""
        return float(self._weights.max())

    def block_max_id(self) -> int:
        """Return the last document that has the term."""
        return int(self._docs[-1])

    def block_min_id(self) -> int:
        """Return the first document that has the term."""
        return int(self._docs[0])
