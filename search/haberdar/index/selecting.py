"""A set of documents, as a mask over all or as ascending numbers, whichever is at hand."""

from functools import cached_property
from typing import Self

import numpy as np

from haberdar.index.leaves import Ids, Mask

# Below this part of all documents, work on their numbers is cheaper than work on a mask.
SPARSE = 1 / 32


class Selection:
    """Documents among `size`. Each form is made of the other when it is first asked for."""

    def __init__(self, size: int, *, ids: Ids | None = None, mask: Mask | None = None) -> None:
        """Give the documents as numbers or as a mask; given neither, all of them are meant."""
        self.size = size
        self._given_ids = ids
        self._given_mask = np.ones(size, np.bool_) if ids is None and mask is None else mask

    @cached_property
    def ids(self) -> Ids:
        """The documents' numbers, ascending."""
        return self.mask.nonzero()[0] if self._given_ids is None else self._given_ids

    @cached_property
    def mask(self) -> Mask:
        """A mask over all documents."""
        if self._given_mask is not None:
            return self._given_mask
        mask = np.zeros(self.size, np.bool_)
        mask[self.ids] = True
        return mask

    @cached_property
    def total(self) -> int:
        """How many documents there are."""
        if self._given_ids is not None:
            return len(self._given_ids)
        return int(np.count_nonzero(self.mask))

    @property
    def is_sparse(self) -> bool:
        """Whether the documents were given as numbers and are few."""
        return self._given_ids is not None and len(self._given_ids) <= self.size * SPARSE

    @property
    def inverse(self) -> Self:
        """The other documents."""
        return type(self)(self.size, mask=~self.mask)

    def only(self, passing: Mask | None) -> Self:
        """Return the documents that `passing` has too; None lets all pass."""
        if passing is None:
            return self
        if self.is_sparse:
            return type(self)(self.size, ids=self.ids[passing[self.ids]])
        return type(self)(self.size, mask=self.mask & passing)
