"""BM25 as Lucene has it: articles with any of the words, each weighted by how rare it is.

All baselines are given the same words: those of our tokenizer, lowercase, without function words
and suffixes after an apostrophe; of a compound with a hyphen only the parts.
"""

from array import array
from collections.abc import Iterable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from benchmarks.relevance.collection import Document
from benchmarks.stemmers import Stemmer
from haberdar.turkish.analyzer import FUNCTION_WORDS, chunks
from haberdar.turkish.letters import compose
from haberdar.turkish.tokens import parts

_K1, _B = 1.2, 0.75


def words_of(text: str) -> list[str]:
    """Return the words of `text` that a baseline matches on."""
    return [word for _, chunk in chunks(text) for word in _words_of_chunk(chunk)]


@lru_cache(maxsize=100_000)
def _words_of_chunk(chunk: str) -> tuple[str, ...]:
    words = (compose(span.text) for span in parts(chunk))
    return tuple(word for word in words if word not in FUNCTION_WORDS)


class Occurrences:
    """Every word of the documents: `words` has its number in `vocabulary`, `places` its document.

    A document is its place in `ids`.
    """

    def __init__(self, documents: Iterable[Document]) -> None:
        self.ids: list[str] = []
        numbers: dict[str, int] = {}
        words, lengths = array("i"), array("i")
        for document in documents:
            before = len(words)
            for word in words_of("\n".join(document.paragraphs)):
                words.append(numbers.setdefault(word, len(numbers)))
            self.ids.append(document.id)
            lengths.append(len(words) - before)
        self.vocabulary = list(numbers)
        self.words = np.array(words)
        self.places = np.repeat(np.arange(len(self.ids)), lengths)


class Bm25:
    """An index in memory: for each term, in one row, the documents that have it and its weights."""

    def __init__(self, occurrences: Occurrences, stem: Stemmer) -> None:
        self._ids = occurrences.ids
        self._stem = stem
        self._terms: dict[str, int] = {}
        terms = [
            self._terms.setdefault(stem(word), len(self._terms)) for word in occurrences.vocabulary
        ]
        size = len(self._ids)
        keys = np.array(terms, np.int64)[occurrences.words] * size + occurrences.places
        postings, counts = np.unique(keys, return_counts=True)
        term, self._documents = np.divmod(postings, size)

        having = np.bincount(term, minlength=len(self._terms))
        self._ends = np.cumsum(having)
        rarity = np.log1p((size - having + 0.5) / (having + 0.5))
        lengths = np.bincount(occurrences.places, minlength=size)
        norms = _K1 * (1 - _B + _B * lengths / lengths.mean())
        self._weights = rarity[term] * counts / (counts + norms[self._documents])

    def search(self, query: str, size: int) -> list[str]:
        """Return the ids of the `size` best documents, those of equal score in corpus order."""
        return [self._ids[place] for place in best(self.scores(query), size)]

    def scores(self, query: str) -> NDArray[np.float64]:
        """Return the score of every document, 0 where it has no word of the query."""
        scores = np.zeros(len(self._ids))
        for word in words_of(query):
            term = self._terms.get(self._stem(word))
            if term is not None:
                postings = slice(self._ends[term - 1] if term else 0, self._ends[term])
                scores[self._documents[postings]] += self._weights[postings]
        return scores


def best(scores: NDArray[np.float64], size: int) -> NDArray[np.intp]:
    """Return the places of the `size` highest scores above zero, equal ones in order."""
    found = np.flatnonzero(scores)
    if len(found) > size:
        least = np.partition(scores[found], -size)[-size]
        found = found[scores[found] >= least]
    return found[np.argsort(-scores[found], kind="stable")][:size]
