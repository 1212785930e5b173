"""How much a word in an article counts: BM25F with parameters for Turkish news."""

from typing import Any

from whoosh.scoring import BM25F


class Relevance(BM25F):
    """Whoosh's BM25F in which rare words count for more.

    The inverse document frequency is raised to a power, as names and rare words tell the article
    that is meant from others with the same verbs. `benchmarks/tuning` shows what was tried.
    """

    IDF_POWER = 1.5

    def __init__(self) -> None:
        super().__init__(B=0.9, K1=0.7)

    def idf(self, searcher: Any, fieldname: str, text: Any) -> float:
        """Return the weight of a term by the number of documents that have it."""
        plain: float = super().idf(searcher, fieldname, text)
        return float(plain**self.IDF_POWER)
