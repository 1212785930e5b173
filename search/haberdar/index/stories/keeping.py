"""The stories of a generation, in a file of its own beside the segments.

It holds the story of every document in the order of the index, 0 for one without other versions.
"""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray
from whoosh import index as whoosh_index

from haberdar.errors import IndexCorruptError
from haberdar.index import schema
from haberdar.index.caching import ArrayCache
from haberdar.index.columns import Counts, DateColumn, ValueColumn
from haberdar.index.flat.container import Container, ContainerWriter
from haberdar.index.leaves import Ids, Leaf, leaves_of
from haberdar.index.selecting import Selection
from haberdar.index.stories.grouping import ANY_DAY, Dates, group

_FILE = "stories"
_OF = "of"

Numbers = NDArray[np.int32]


@dataclass(frozen=True)
class Stories:
    """The story of each document: `of` is 0 for one that has no other version."""

    of: Numbers
    _container: Container

    @classmethod
    def read(cls, folder: Path, documents: int) -> Self:
        """Read the stories of a generation of so many documents. Raises IndexCorruptError."""
        container = _open(folder)
        of = container.array(_OF) if _OF in container else np.empty(0, np.int32)
        if len(of) != documents:
            raise IndexCorruptError(f"{container.name} has {len(of)} of {documents} documents")
        return cls(of, container)

    @cached_property
    def docs(self) -> Ids:
        """The documents that have other versions, ascending."""
        return self.of.nonzero()[0]

    @cached_property
    def _of_docs(self) -> Numbers:
        return self.of[self.docs]

    def versions(self, number: int) -> Ids:
        """Return all versions of a document, itself among them."""
        story = self.of[number]
        return self.docs[self._of_docs == story] if story else np.array([number])

    def count(self, selection: Selection) -> Counts:
        """Return how many documents of `selection` each story has, by number, for those with any.

        Place 0 is nobody's.
        """
        if selection.is_sparse:
            found = self.of[selection.ids]
            return np.bincount(found[found > 0])
        return np.bincount(self._of_docs[selection.mask[self.docs]])

    def faults(self, leaves: Sequence[Leaf]) -> Iterator[str]:
        """Yield what is wrong with the stories of `leaves`, a sentence for each fault."""
        yield from self._container.faults()
        if not np.array_equal(self.of, _stories(leaves)):
            yield f"{self._container.name}: the stories are not those of the articles"


def write_stories(folder: Path) -> None:
    """Find the stories of the Whoosh index in `folder` and write them beside it."""
    with closing(whoosh_index.open_dir(str(folder))) as opened, closing(opened.reader()) as reader:
        of = _stories(leaves_of(reader, ArrayCache(0)))
    container = ContainerWriter()
    container.put(_OF, of, "<i4")
    # What is there may be another generation's by another name.
    new = folder / f"{_FILE}.new"
    with new.open("wb") as file:
        container.write(file, {})
    new.replace(folder / _FILE)


def _open(folder: Path) -> Container:
    path = folder / _FILE
    try:
        return Container.open(path)
    except OSError as exc:
        raise IndexCorruptError(f"{path} cannot be read ({exc})") from exc


def _stories(leaves: Sequence[Leaf]) -> Numbers:
    """Return the story of every document; deleted ones have none."""
    of = np.zeros(sum(leaf.size for leaf in leaves), np.int32)
    if leaves:
        live = np.concatenate(
            [np.ones(leaf.size, np.bool_) if leaf.live is None else leaf.live for leaf in leaves]
        )
        parts = [leaf.signatures() for leaf in leaves]
        # Those of a large archive are left in its file where they can be.
        signatures = parts[0] if len(parts) == 1 else np.concatenate(parts)
        dates = _dates(leaves)
        if live.all():
            return group(signatures, dates)
        of[live] = group(signatures[live], dates.only(np.flatnonzero(live)))
    return of


def _dates(leaves: Sequence[Leaf]) -> Dates:
    column = DateColumn.of(
        ValueColumn.join([ValueColumn.read(leaf, schema.DATE) for leaf in leaves])
    )
    known = [(date.first.toordinal(), date.last.toordinal()) for date in column.dates]
    days = np.array([ANY_DAY, *known], np.int32)[column.order]
    return Dates(days[:, 0], days[:, 1])
