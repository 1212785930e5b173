"""What is measured: each system is opened on the documents and then asked."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.conflating import CONFLATIONS
from benchmarks.relevance.bm25 import Bm25, Occurrences
from benchmarks.relevance.collection import Document
from haberdar import Analyzer, Article, News, Page, build_index, load_registry, open_index

OURS = "ours"
SYSTEMS = (OURS, *CONFLATIONS)

# Returns the ids of the documents found for a query, the best first, and at most so many.
Search = Callable[[str, int], Sequence[str]]


@contextmanager
def open_ours(documents: Sequence[Document]) -> Iterator[Search]:
    """Index `documents` as a reindexing run does, and search as applications do."""
    with TemporaryDirectory() as name:
        with build_index(Path(name), Analyzer(), load_registry()) as build:
            for document in documents:
                build.add(Article(id=document.id, title="", paragraphs=document.paragraphs))
        with open_index(name) as news:
            yield lambda query, size: [hit.id for hit in _ask(news, query, size).hits]


@contextmanager
def open_baseline(name: str, occurrences: Occurrences) -> Iterator[Search]:
    """Index what `occurrences` has by the conflation `name`."""
    yield Bm25(occurrences, CONFLATIONS[name]).search


def _ask(news: News, query: str, size: int) -> Page:
    return news.search(query, size=size)
