"""Whoosh queries of our own, which only arrays run; Whoosh's matchers run what they extend."""

from collections.abc import Sequence

from whoosh import query as whoosh

# How many words a beginning that was typed may stand for in a segment, the most frequent ones.
MOST_OPEN = 1_000


class Open(whoosh.Prefix):
    """Every word that begins so, at most 1,000 of them; each is a term of its own."""


class Beginning(whoosh.Prefix):
    """Every word that begins so, all of them as though they were one term."""


class AtLeast(whoosh.Or):
    """Documents that match at least so many of some queries."""

    def __init__(self, subqueries: Sequence[whoosh.Query], least: int) -> None:
        super().__init__(list(subqueries))
        self.least = least
