"""BM25F as tables: what a posting scores depends on its count and its document's length alone.

The formula is Whoosh's (`whoosh.scoring.bm25`):

    idf · tf · (K1 + 1) / (tf + K1 · (1 - B + B · length / average length)),
    idf = log(documents / (documents with the term + 1)) + 1

and `Relevance` raises idf to a power.

Both numbers have one byte each (`leaves.posting_codes`), so that scoring a posting is looking its
code up in a table of the field, and weighing the table is weighing the term.
"""

from collections.abc import Sequence
from math import log
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.scoring import BM25F
from whoosh.searching import Searcher

from haberdar.index.flat.documents import LENGTHS
from haberdar.index.flat.postings import Postings
from haberdar.index.leaves import LARGEST_COUNT, Ids, Leaf, TermArrays
from haberdar.query.found import Scores
from haberdar.query.weighting import Relevance, body_of

Table = NDArray[np.float64]
_ALL = slice(None)


class Scoring:
    """The weighting of a searcher over segments, and what it needs to know of the whole index.

    What was computed for one query is kept for the next.
    """

    def __init__(self, searcher: Searcher, leaves: Sequence[Leaf]) -> None:
        self.searcher = searcher
        self.leaves = leaves
        self._schema: dict[str, Any] = dict(searcher.schema.items())
        self._documents: int = searcher.doc_count_all()
        self._weighting: Any = searcher.weighting
        self._knows_parts = isinstance(self._weighting, Relevance)
        self._idf_power = Relevance.IDF_POWER if self._knows_parts else 1.0
        self._tables: dict[str, Table] = {}

    @property
    def is_known(self) -> bool:
        """Whether the searcher weighs by BM25F, which is all that arrays can do."""
        return type(self._weighting) in (BM25F, Relevance)

    def _parameters(self, field: str) -> tuple[float, float, float]:
        b: float = self._weighting._field_B.get(field, self._weighting.B)  # noqa: SLF001
        average = self.searcher.avg_field_length(field) or 1
        return b, self._weighting.K1, average

    def saturate(self, field: str, counts: Any, lengths: Any) -> Any:
        """Return the scores, but for idf, of arrays of counts and lengths."""
        b, k1, average = self._parameters(field)
        return (counts * (k1 + 1)) / (counts + k1 * ((1 - b) + b * lengths / average))

    def table(self, field: str) -> Table:
        """Return the score, but for idf, of every code; of a field without scores, the count."""
        found = self._tables.get(field)
        if found is None:
            found = self._tables[field] = self._make_table(field)
        return found

    def _make_table(self, field: str) -> Table:
        counts = np.arange(LARGEST_COUNT + 1, dtype=np.float64)[:, None]
        # Whoosh takes the length 0 of a field that was not measured as 1.
        lengths = np.where(LENGTHS == 0, 1, LENGTHS)[None, :]
        if not self._schema[field].scorable:
            return np.broadcast_to(counts, (LARGEST_COUNT + 1, 256)).reshape(-1)
        table: Table = self.saturate(field, counts, lengths).reshape(-1)
        return table

    def encode(self, field: str, text: str | bytes) -> bytes | None:
        """Return `text` as the field's terms are written, or None where it cannot be one."""
        definition = self._schema.get(field)
        if definition is None:
            return None
        try:
            encoded: bytes = definition.to_bytes(text)
        except ValueError:
            return None
        return encoded

    def idf(self, field: str, text: bytes, term: TermArrays) -> float:
        """Return the inverse document frequency of a term that a segment has as `term`.

        It is 1 in a field without scores.
        """
        if not self._schema[field].scorable:
            return 1.0
        own = term.size if len(self.leaves) == 1 else self.frequency(field, text)
        body = body_of(field) if self._knows_parts else None
        return self.idf_of(own if body is None else max(own, self.frequency(body, text)))

    def idfs(
        self, field: str, postings: Postings, terms: range, sizes: NDArray[np.int64]
    ) -> NDArray[np.float64]:
        """Return the inverse document frequencies of one segment's terms, `sizes` long there."""
        if not self._schema[field].scorable:
            return np.ones(len(terms))
        if len(self.leaves) > 1:
            texts = postings.terms[terms.start : terms.stop]
            return np.array([self.idf_of(self.frequency(field, text)) for text in texts])
        weights: NDArray[np.float64] = (
            np.log(self._documents / (sizes + 1)) + 1
        ) ** self._idf_power
        return weights

    def idf_of_beginning(self, field: str, prefix: bytes, most: int | None) -> float:
        """Return the inverse document frequency of terms with a prefix, taken as one."""
        fields = (field, body_of(field) if self._knows_parts else None)
        return self.idf_of(
            max(self._frequency_of_beginning(name, prefix, most) for name in fields if name)
        )

    def _frequency_of_beginning(self, field: str, prefix: bytes, most: int | None) -> int:
        terms = (leaf.beginning(field, prefix, most) for leaf in self.leaves)
        return sum(term.size for term in terms if term is not None)

    def frequency(self, field: str, text: bytes) -> int:
        """Return how many documents have a term, deleted ones among them."""
        return sum(leaf.terms.doc_frequency(field, text) for leaf in self.leaves)

    def idf_of(self, frequency: int) -> float:
        """Return the inverse document frequency of a term in so many documents."""
        plain = log(self._documents / (frequency + 1)) + 1
        weight: float = plain**self._idf_power
        return weight

    def weighted(self, field: str, term: TermArrays, weight: float) -> Table:
        """Return the table that scores the term's codes, `weight` (idf and boost) applied."""
        return self.table(field)[: (term.largest_count + 1) << 8] * weight

    def scores(
        self, field: str, term: TermArrays, weight: float, places: Ids | slice = _ALL
    ) -> Scores:
        """Return what the postings of a term score, or those at some `places` among them."""
        if term.counts is None:
            codes = term.codes[term.docs] if term.dense else term.codes
            if places is not _ALL:
                codes = codes[places]
            return self.weighted(field, term, weight).take(codes, mode="clip")
        counts = term.counts[places].astype(np.float64)
        if not self._schema[field].scorable:
            return counts * weight
        lengths = np.maximum(LENGTHS[term.codes[places] & 255], 1)
        scores: Scores = self.saturate(field, counts, lengths) * weight
        return scores
