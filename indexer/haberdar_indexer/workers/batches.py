"""What goes to a worker and what comes back, several documents at a time."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from haberdar import Analyzed
from haberdar_indexer.documents import Origin, RawDocument, Rejected, Stored

Item = RawDocument | Rejected | Stored

MOST_DOCUMENTS = 64
MOST_BYTES = 4 * 2**20
"""A batch is full with so much; the document that fills it may be of any size."""


class Cleaned(NamedTuple):
    """A document that became an article.

    `digest` is the same, in hex digits, for articles of the same title, text and date.
    """

    origin: Origin
    digest: str


class Batch(NamedTuple):
    """What some items became, one for one, and the articles among them, analyzed.

    `worker` stands for the `BatchAnalyzer` that made it; it is hashable.
    """

    documents: Sequence[Cleaned | Rejected]
    analyzed: Analyzed
    worker: object


def in_batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Yield `items` in lists of bounded length and size."""
    batch: list[Item] = []
    size = 0
    for item in items:
        batch.append(item)
        size += _size(item)
        if len(batch) == MOST_DOCUMENTS or size >= MOST_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _size(item: Item) -> int:
    """Return about how many bytes the text of `item` has."""
    if isinstance(item, Rejected):
        return 0
    if isinstance(item, Stored):
        return sum(map(len, item.article.paragraphs))
    if isinstance(item.content, bytes):
        return len(item.content)
    return sum(map(_length, item.content.values()))


def _length(value: Any) -> int:
    """Return the letters of a record's field, which may be a list of paragraphs."""
    parts = value if isinstance(value, list) else [value]
    return sum(len(part) for part in parts if isinstance(part, str))
