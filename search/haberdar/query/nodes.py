"""Whoosh queries of our own, which only arrays run; Whoosh's matchers run what they extend."""

from collections.abc import Sequence

from whoosh import query as whoosh
from whoosh.query.spans import SpanFirst
from whoosh.reading import IndexReader

# How many words a beginning that was typed may stand for in a segment, the most frequent ones.
MOST_OPEN = 1_000


class Beginning(whoosh.Prefix):
    """Every word that begins so, as though they were one; of more than `most`, the most frequent.

    As one, they have one rarity, and an article's score does not grow with the number of words.
    """

    def __init__(
        self, fieldname: str, text: str, boost: float = 1.0, most: int | None = None
    ) -> None:
        super().__init__(fieldname, text, boost=boost)
        self.most = most


class AtLeast(whoosh.Or):
    """Documents that match at least so many of some queries."""

    def __init__(self, subqueries: Sequence[whoosh.Query], least: int) -> None:
        super().__init__(list(subqueries))
        self.least = least


class Leading(SpanFirst):
    """Documents that have a term at a position up to `limit`; they score what the term does."""

    def __init__(self, term: whoosh.Term, limit: int) -> None:
        super().__init__(term, limit)  # type: ignore[no-untyped-call]
        self.term = term

    def estimate_size(self, ixreader: IndexReader) -> int:
        """Return how many documents have the term, which Whoosh leaves out of its own."""
        size: int = self.term.estimate_size(ixreader)
        return size
