"""An archive made up to any size: the same articles every time, none kept.

Word frequencies follow Zipf and Mandelbrot down to the rank where common vocabulary ends, and fall
faster after it, as they do in large collections (Gerlach and Altmann, 2013). So the number of
different words grows as in real news: about 300,000 in 200,000 articles of 250 words.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.speed.vocabulary import Text, Vocabulary
from haberdar import Article, PublishedDate, load_registry
from haberdar_indexer import Tagger, read_articles

SAMPLES = Path(__file__).parents[2] / "corpus"
ORGANIZATIONS = 2000
MONTHS = tuple(f"{year}-{month:02}" for year in range(2018, 2026) for month in range(1, 13))

_SEED = 1923
_BATCH = 1000  # decides what is drawn together, so another number makes another archive
_BODY_WORDS, _SPREAD, _SHORTEST, _LONGEST = 250, 0.45, 80, 800
_TITLE_WORDS = 8
_SHIFT, _COMMON_RANKS, _TAIL_EXPONENT = 2.5, 8000, 2.05
_MOST_RANKS = 20_000_000
_COLLOCATION_SHARE = 0.02
_WORDS_A_PARAGRAPH = 60

Ranks = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Document:
    """An article as its words, each lowercase, alphabetic and one token, and its facets."""

    number: int
    title: list[str]
    body: list[str]
    month: str
    ministries: tuple[str, ...]
    organizations: tuple[str, ...]

    def article(self) -> Article:
        """Return the article as the product takes it."""
        starts = range(0, len(self.body), _WORDS_A_PARAGRAPH)
        return Article(
            id=str(self.number),
            title=" ".join(self.title).capitalize(),
            paragraphs=tuple(" ".join(self.body[at : at + _WORDS_A_PARAGRAPH]) for at in starts),
            published=PublishedDate.parse(self.month),
            ministries=self.ministries,
            organizations=self.organizations,
        )


class Corpus:
    """Makes documents of the words of real texts."""

    def __init__(self, texts: list[Text]) -> None:
        self.vocabulary = Vocabulary(texts)
        registry = load_registry()
        self.ministries = [name for name in registry.ministries if registry.is_current(name)]
        made_up = (f"kurulus-{number}" for number in range(ORGANIZATIONS))
        self.organizations = [*registry.organizations, *made_up][:ORGANIZATIONS]
        self._sampler = _Sampler(self.vocabulary)

    def documents(self, count: int) -> Iterator[Document]:
        """Yield `count` documents; a larger archive starts with those of a smaller one."""
        for first in range(0, count, _BATCH):
            for number, document in enumerate(self._batch(first), first):
                if number == count:
                    return
                yield document

    def _batch(self, first: int) -> Iterator[Document]:
        chance = np.random.default_rng([_SEED, first])
        lengths = _body_lengths(chance)
        titles = chance.poisson(_TITLE_WORDS - 3, _BATCH) + 3
        ends = np.cumsum(np.stack([titles, lengths], axis=1).ravel())
        words = self._sampler.words(chance, ends)
        months = chance.integers(len(MONTHS), size=_BATCH).tolist()
        ministries = _subsets(chance, self.ministries, most=3)
        organizations = _subsets(chance, self.organizations, most=8)
        edges = [0, *ends.tolist()]
        for index in range(_BATCH):
            start, middle, end = edges[2 * index : 2 * index + 3]
            yield Document(
                number=first + index,
                title=words[start:middle],
                body=words[middle:end],
                month=MONTHS[months[index]],
                ministries=ministries[index],
                organizations=organizations[index],
            )


class _Sampler:
    """Draws running words: single ones by rank, and collocations among them as units."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        weights = 1 / (np.arange(1, _COMMON_RANKS + 1) + _SHIFT)
        tail = weights[-1] * _COMMON_RANKS / (_TAIL_EXPONENT - 1)
        self._shares = np.cumsum(weights) / (weights.sum() + tail)
        common = [vocabulary.word(rank) for rank in range(_COMMON_RANKS)]
        self._common = np.array(common, dtype=object)
        self._rare: dict[int, str] = {}
        rank_of = {word: rank for rank, word in enumerate(vocabulary.head)}
        units = [[rank_of[word] for word in unit] for unit in vocabulary.collocations]
        self._units = np.array([unit + [-1] * (3 - len(unit)) for unit in units]).reshape(-1, 3)

    def words(self, chance: np.random.Generator, ends: Ranks) -> list[str]:
        """Return words up to the last of `ends`, no collocation running across one of them."""
        ranks = self._ranks(chance, int(ends[-1]))
        self._insert_collocations(chance, ranks, ends)
        common = ranks < _COMMON_RANKS
        words = self._common[np.where(common, ranks, 0)]
        words[~common] = [self._rare_word(rank) for rank in ranks[~common].tolist()]
        found: list[str] = words.tolist()
        return found

    def _ranks(self, chance: np.random.Generator, count: int) -> Ranks:
        ranks = np.searchsorted(self._shares, chance.random(count))
        rare = ranks >= _COMMON_RANKS
        far = _COMMON_RANKS * (1 - chance.random(rare.sum())) ** (-1 / (_TAIL_EXPONENT - 1))
        ranks[rare] = np.minimum(far, _MOST_RANKS).astype(np.int64)
        return ranks

    def _insert_collocations(self, chance: np.random.Generator, ranks: Ranks, ends: Ranks) -> None:
        if not len(self._units):
            return
        starts = chance.integers(len(ranks) - 3, size=int(len(ranks) * _COLLOCATION_SHARE))
        whole = np.searchsorted(ends, starts, "right") == np.searchsorted(ends, starts + 2, "right")
        starts = starts[whole]
        units = self._units[_zipf(chance, len(self._units), len(starts))]
        for place in range(3):
            said = units[:, place] >= 0
            ranks[starts[said] + place] = units[said, place]

    def _rare_word(self, rank: int) -> str:
        word = self._rare.get(rank)
        if word is None:
            word = self._rare[rank] = self._vocabulary.word(rank)
        return word


def _body_lengths(chance: np.random.Generator) -> Ranks:
    middle = np.log(_BODY_WORDS) - _SPREAD**2 / 2
    lengths = chance.lognormal(middle, _SPREAD, _BATCH)
    return np.clip(lengths, _SHORTEST, _LONGEST).astype(np.int64)


def _zipf(chance: np.random.Generator, values: int, count: int) -> Ranks:
    """Draw `count` of the numbers below `values`, small ones more often."""
    shares = np.cumsum(1 / (np.arange(values) + 2.0))
    return np.searchsorted(shares / shares[-1], chance.random(count))


def _subsets(chance: np.random.Generator, values: list[str], *, most: int) -> list[tuple[str, ...]]:
    """Return up to `most` of `values` for each document of a batch, each at most once."""
    counts = chance.integers(most + 1, size=_BATCH)
    drawn = [values[number] for number in _zipf(chance, len(values), int(counts.sum())).tolist()]
    ends = np.cumsum(counts).tolist()
    starts = [0, *ends[:-1]]
    return [tuple(dict.fromkeys(drawn[start:end])) for start, end in zip(starts, ends, strict=True)]


def read_texts(path: Path | None) -> list[Text]:
    """Return the texts whose words are taken: of `path` (JSON lines), or of the sample corpus."""
    if path is None:
        articles = read_articles([SAMPLES], Tagger(load_registry()))
        return [(a.title, *a.paragraphs) for a in articles if isinstance(a, Article)]
    with path.open(encoding="utf-8") as lines:
        entries = (json.loads(line) for line in lines)
        return [(entry["title"], *entry["text"].split("\n")) for entry in entries]
