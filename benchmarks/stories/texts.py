"""Real news as headline and paragraphs, each text once."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.relevance.collection import read_entries
from benchmarks.stories.editing import Copy, sentences
from haberdar import Article, load_registry
from haberdar_indexer import Tagger, read_articles
from haberdar_indexer.cleaning.normalizing import normalize_paragraphs

SAMPLES = Path(__file__).parents[2] / "corpus"
_FEWEST_WORDS = 60
_FEWEST_PARAGRAPHS = 4
# Texts that share more than this part of their runs of five words are not different ones.
_MOST_SHARED = 0.1
_RUN = 5
_WORD = re.compile(r"\w+")


def read_copies(paths: Iterable[Path]) -> list[Copy]:
    """Return the texts of `paths`, JSON lines with `text`; of no paths, the sample corpus.

    Short texts and those that are much like an earlier one are left out.
    """
    return list(_different(_long_enough(_read(list(paths)))))


def _read(paths: list[Path]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for path in paths:
        for entry in read_entries(path):
            yield entry.get("title", ""), normalize_paragraphs(entry["text"].split("\n"))
    if not paths:
        for article in read_articles([SAMPLES], Tagger(load_registry())):
            if isinstance(article, Article):
                yield article.title, article.paragraphs


def _long_enough(texts: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[Copy]:
    for title, written in texts:
        paragraphs = written
        if len(written) < _FEWEST_PARAGRAPHS:
            paragraphs = tuple(each for text in written for each in sentences(text))
        copy = Copy(title or " ".join(" ".join(paragraphs).split()[:7]), paragraphs)
        if len(paragraphs) >= _FEWEST_PARAGRAPHS and copy.words >= _FEWEST_WORDS:
            yield copy


def _different(copies: Iterable[Copy]) -> Iterator[Copy]:
    owner: dict[tuple[str, ...], int] = {}
    sizes: list[int] = []
    for copy in copies:
        words = _WORD.findall(" ".join(copy.paragraphs).casefold())
        runs = set(zip(*(words[place:] for place in range(_RUN)), strict=False))
        shared = Counter(owner[run] for run in runs if run in owner)
        if any(
            count > _MOST_SHARED * min(sizes[other], len(runs)) for other, count in shared.items()
        ):
            continue
        for run in runs:
            owner.setdefault(run, len(sizes))
        sizes.append(len(runs))
        yield copy
