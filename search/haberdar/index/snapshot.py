"""One state of the index, opened for reading: its segments as arrays, and their columns."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np
from whoosh.searching import Searcher

from haberdar.article import Article
from haberdar.choosing import Chosen
from haberdar.index import schema
from haberdar.index.caching import ArrayCache, Once
from haberdar.index.columns import DateColumn, ValueColumn
from haberdar.index.leaves import Leaf, Mask, leaves_of
from haberdar.index.selecting import Selection
from haberdar.index.stories.keeping import Stories
from haberdar.index.wordlist import WordList
from haberdar.request import FacetName, SearchRequest

# From so many values on, going through the whole column is cheaper than through their postings.
_MANY = 200


@dataclass(frozen=True)
class Snapshot:
    """A searcher over all segments, the segments as arrays, and the columns of all documents.

    `columns` have the values of facets, `central` those that articles are mainly about. Nothing in
    it changes, so that any number of threads can read it. `segments` holds each segment's columns
    by its id, for the next snapshot to take over.
    """

    searcher: Searcher
    leaves: Sequence[Leaf]
    columns: Mapping[FacetName, ValueColumn]
    central: Mapping[FacetName, ValueColumn]
    dates: DateColumn
    stories: Stories
    segments: Mapping[str, Mapping[str, ValueColumn]]
    _words: Once[WordList]

    @classmethod
    def take(
        cls,
        folder: Path,
        searcher: Searcher,
        cache: ArrayCache[Any],
        known: Mapping[str, Mapping[str, ValueColumn]],
    ) -> Self:
        """Read what `searcher` sees in `folder`; columns of segments in `known` are taken over.

        Decoded postings are kept in `cache`, which snapshots may share.
        """
        leaves = leaves_of(searcher.reader(), cache)
        segments = {
            leaf.segment_id: known.get(leaf.segment_id)
            or {name: ValueColumn.read(leaf, name) for name in schema.COLUMNS}
            for leaf in leaves
        }
        joined = {
            name: ValueColumn.join(
                [segments[leaf.segment_id][name] for leaf in leaves] or [_NO_VALUES]
            )
            for name in schema.COLUMNS
        }
        return cls(
            searcher,
            leaves,
            {facet: joined[field] for facet, field in schema.FACETS.items()},
            {facet: joined[field] for facet, field in schema.CENTRAL.items()},
            DateColumn.of(joined[schema.DATE]),
            Stories.read(folder, sum(leaf.size for leaf in leaves)),
            segments,
            Once(lambda: WordList.read(leaves)),
        )

    @property
    def size(self) -> int:
        """How many documents there are, deleted ones included."""
        return sum(leaf.size for leaf in self.leaves)

    @property
    def words(self) -> WordList:
        """The words of all documents, read when first asked for. Raises IndexCorruptError.

        Threads that ask while one reads wait for it.
        """
        return self._words.get()

    def live(self) -> Selection:
        """Return the documents that are not deleted."""
        masks = [
            np.ones(leaf.size, np.bool_) if leaf.live is None else leaf.live for leaf in self.leaves
        ]
        return Selection(self.size, mask=np.concatenate([np.empty(0, np.bool_), *masks]))

    def about(self, request: SearchRequest) -> Mapping[FacetName, ValueColumn]:
        """Return the columns that a request filters by and counts."""
        return self.central if request.central else self.columns

    def tagged(self, facet: FacetName, values: Collection[str], *, central: bool) -> Mask:
        """Return a mask of the documents tagged with any of `values`, or mainly about them."""
        if len(values) > _MANY:
            return (self.central if central else self.columns)[facet].having(values)
        return self.having((schema.CENTRAL if central else schema.FACETS)[facet], values)

    def chosen(self, facet: FacetName, chosen: Chosen, *, central: bool) -> Mask:
        """Return a mask of the documents that are chosen by a facet's values."""
        if chosen.wanted or chosen.none:
            mask = self.tagged(facet, chosen.wanted, central=central)
        else:
            mask = np.ones(self.size, np.bool_)
        if chosen.none:
            mask |= (self.central if central else self.columns)[facet].empty
        if chosen.excluded:
            mask &= ~self.tagged(facet, chosen.excluded, central=central)
        return mask

    def having(self, field: str, values: Iterable[str]) -> Mask:
        """Return a mask of the documents that have any of `values` in `field`."""
        mask = np.zeros(self.size, np.bool_)
        for leaf in self.leaves:
            for value in values:
                term = leaf.term(field, value.encode(errors="surrogatepass"))
                if term is not None:
                    mask[leaf.base + term.docs] = True
        return mask

    def numbers(self) -> Iterator[int]:
        """Yield the numbers of the documents that are not deleted."""
        return iter(self.live().ids.tolist())

    def number(self, article_id: str) -> int | None:
        """Return the number of the document with this id, or None."""
        for leaf in self.leaves:
            for number in leaf.docs(schema.ID, article_id.encode(errors="surrogatepass")).tolist():
                if leaf.live is None or leaf.live[number]:
                    return int(leaf.base + number)
        return None

    def article(self, number: int) -> Article:
        """Return the article that is stored as document `number`."""
        return schema.read_article(self.searcher.reader().stored_fields(number)[schema.ARTICLE])


_NO_VALUES = ValueColumn((), np.zeros(1, np.int32), np.empty(0, np.int32))
