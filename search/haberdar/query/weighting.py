"""How much a word in an article counts: BM25F with parameters for Turkish news."""

from typing import Any

from whoosh.scoring import BM25F

from haberdar.index.schema import PARTS


class Relevance(BM25F):
    """Whoosh's BM25F in which rare words count for more.

    The inverse document frequency is raised to a power, as names and rare words tell the article
    that is meant from others with the same verbs. `benchmarks/tuning` shows what was tried. How
    rare a word of a title is, the texts say too: few titles have even common words.
    """

    IDF_POWER = 1.5

    def __init__(self) -> None:
        super().__init__(B=0.9, K1=0.7)

    def idf(self, searcher: Any, fieldname: str, text: Any) -> float:
        """Return the weight of a term by the number of documents that have it."""
        plain: float = super().idf(searcher, fieldname, text)
        body = body_of(fieldname)
        if body is not None:
            plain = min(plain, super().idf(searcher, body, text))
        return float(plain**self.IDF_POWER)


def body_of(field: str) -> str | None:
    """Return the field of the texts that says how rare the terms of a title's `field` are."""
    title, body = PARTS
    return body + field.removeprefix(title) if field.startswith(title) else None
