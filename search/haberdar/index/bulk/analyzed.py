"""Articles made ready for the bulk writer, several at a time, in arrays that travel cheaply.

A worker process analyzes texts with word numbers of its own, and sends each new word once.
"""

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from haberdar.article import Article
from haberdar.index import schema
from haberdar.index.flat.documents import pack_stored, unpack_stored
from haberdar.index.stories.signing import Signatures, Signer
from haberdar.registry import Registry
from haberdar.turkish.analyzer import Evidence, evidence
from haberdar.turkish.words import Numbered, WordNumbers


class Text(NamedTuple):
    """A part of several articles: their words one after the other, and how many each has."""

    words: NDArray[np.uint32]
    positions: NDArray[np.uint32]
    sizes: NDArray[np.int64]

    def only(self, keep: NDArray[np.bool_]) -> "Text":
        """Return the text of the articles where `keep` is true."""
        words = np.repeat(keep, self.sizes)
        return Text(self.words[words], self.positions[words], self.sizes[keep])


@dataclass(frozen=True, slots=True)
class Analyzed:
    """Some articles: what is stored of each, its values, the words of each part, its signature.

    `new_words` continue the numbering of the `WordNumbers` that made the batch, each word as what
    it gives to match on.
    """

    ids: Sequence[str]
    stored: Sequence[bytes]
    values: dict[str, Sequence[Sequence[str]]]
    texts: dict[str, Text]
    signatures: Signatures
    new_words: Sequence[Evidence]

    def only(self, keep: NDArray[np.bool_]) -> "Analyzed":
        """Return the articles where `keep` is true; the new words stay."""
        kept = np.flatnonzero(keep).tolist()
        return Analyzed(
            [self.ids[number] for number in kept],
            [self.stored[number] for number in kept],
            {field: [values[number] for number in kept] for field, values in self.values.items()},
            {part: text.only(keep) for part, text in self.texts.items()},
            self.signatures[keep],
            self.new_words,
        )


class BatchAnalyzer:
    """Analyzes batches of articles; they must reach the bulk writer in this order.

    `evidence_of` says what a word gives to match on; give another to take it from elsewhere.
    """

    def __init__(
        self, registry: Registry, evidence_of: Callable[[str], Evidence] = evidence
    ) -> None:
        self._registry = registry
        self._evidence_of = evidence_of
        self._numbers = WordNumbers()
        self._signer = Signer()

    def analyze(self, articles: Sequence[Article]) -> Analyzed:
        """Return `articles` ready for the bulk writer."""
        return self.batch(
            articles,
            {
                "title": [self._numbers.read(article.title) for article in articles],
                "body": [self._numbers.read(article.body) for article in articles],
            },
        )

    def tokenized(
        self, articles: Sequence[Article], words: Mapping[str, Sequence[Sequence[str]]]
    ) -> Analyzed:
        """Return `articles` whose parts were cut into `words` before."""
        number = self._numbers.number
        return self.batch(articles, {part: list(map(number, words[part])) for part in words})

    def batch(self, articles: Sequence[Article], texts: dict[str, list[Numbered]]) -> Analyzed:
        """Return `articles` with the words of their parts."""
        new_words = list(map(self._evidence_of, self._numbers.new_words()))
        self._signer.learn(word.exact for word in new_words)
        values = [schema.values(article, self._registry) for article in articles]
        of_parts = {part: _text(numbered) for part, numbered in texts.items()}
        return Analyzed(
            [article.id for article in articles],
            [pack_stored({schema.ARTICLE: schema.stored(article)}) for article in articles],
            {field: [of_one[field] for of_one in values] for field in schema.VALUES},
            of_parts,
            self._signer.sign(of_parts["body"].words, of_parts["body"].sizes),
            new_words,
        )


def read_stored(packed: bytes) -> Article:
    """Return the article of which `Analyzed.stored` has `packed`."""
    return schema.read_article(unpack_stored(packed)[schema.ARTICLE])


def _text(texts: Sequence[Numbered]) -> Text:
    sizes = np.fromiter((len(text.words) for text in texts), np.int64, len(texts))
    words = array("I")  # takes lists in at several times the speed of NumPy
    for text in texts:
        words.extend(text.words)
    return Text(
        np.frombuffer(words, np.uint32),
        np.concatenate([np.empty(0, np.uint32), *(_numbers(text.positions) for text in texts)]),
        sizes,
    )


def _numbers(positions: Sequence[int]) -> NDArray[np.uint32]:
    if isinstance(positions, range):
        return np.arange(len(positions), dtype=np.uint32)
    return np.array(positions, np.uint32)
