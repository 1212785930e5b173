"""One hit for the versions of a story, without looking at more of what was found than needed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from haberdar.index.columns import Counts
from haberdar.index.leaves import Ids
from haberdar.index.selecting import Selection
from haberdar.index.stories.keeping import Stories
from haberdar.query.ranking import Key, best
from haberdar.request import SearchRequest


@dataclass(frozen=True)
class Versions:
    """The documents found, and of each story how many of them are versions of it."""

    found: Selection
    of: NDArray[np.int32]
    counts: Counts

    @classmethod
    def among(cls, found: Selection, stories: Stories) -> Self:
        """Count the versions among the documents found."""
        return cls(found, stories.of, stories.count(found))

    @property
    def stories(self) -> int:
        """How many different stories were found; a document without other versions is one."""
        return self.found.total - int(self.counts.sum()) + int(np.count_nonzero(self.counts))

    def others(self, hits: Ids) -> Counts:
        """Return for each of `hits` how many other versions of its story were found."""
        stories = self.of[hits]
        others = np.zeros(len(hits), np.int64)
        several = stories > 0
        others[several] = self.counts[stories[several]] - 1
        return others

    def page(self, keys: Sequence[Key], request: SearchRequest) -> Ids:
        """Return the hits of the page that is asked for, in the order of `keys`."""
        folded = request.is_folded
        start = (request.page - 1) * request.size
        if start >= (self.stories if folded else self.found.total):
            return self.found.ids[:0]
        most = start + request.size
        first = self._first_versions(keys, most) if folded else best(self.found.ids, keys, most)
        return first[start:most]

    def _first_versions(self, keys: Sequence[Key], count: int) -> Ids:
        """Return the first `count` documents that are no later version of a story, or more."""
        count = min(count, self.stories)
        spare = self.found.total - self.stories
        wanted = count + min(spare, count)
        while True:
            ranked = best(self.found.ids, keys, wanted)
            first = ranked[_is_first(self.of[ranked])]
            if len(first) >= count:
                return first
            wanted *= 2


def _is_first(stories: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Tell of each document, by its story, whether no version of it stands before."""
    is_first: NDArray[np.bool_] = stories == 0
    is_first[np.unique(stories, return_index=True)[1]] = True
    return is_first
