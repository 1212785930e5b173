"""What is measured: each system is opened on the documents and then asked."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.relevance.bm25 import Bm25, Occurrences
from benchmarks.relevance.collection import Document
from benchmarks.stemmers import STEMMERS, Stemmer
from haberdar import Analyzer, Article, News, Page, build_index, load_registry, open_index

OURS = "ours"
BASELINES: dict[str, Stemmer] = {"lowercase": str, **STEMMERS}
SYSTEMS = (OURS, *BASELINES)

# Returns the ids of the documents found for a query, the best first, and at most so many.
Search = Callable[[str, int], Sequence[str]]


@contextmanager
def open_ours(documents: Sequence[Document]) -> Iterator[Search]:
    """Index `documents` as a reindexing run does, and search as applications do."""
    with TemporaryDirectory() as name:
        build_ours(Path(name), documents)
        with open_built(Path(name)) as search:
            yield search


def build_ours(folder: Path, documents: Sequence[Document]) -> None:
    """Index `documents` in `folder`, without titles."""
    with build_index(folder, Analyzer(), load_registry()) as build:
        for document in documents:
            build.add(Article(id=document.id, title="", paragraphs=document.paragraphs))


@contextmanager
def open_built(folder: Path) -> Iterator[Search]:
    """Search what `build_ours` has indexed in `folder`."""
    with open_index(folder) as news:
        yield lambda query, size: [hit.id for hit in _ask(news, query, size).hits]


@contextmanager
def open_baseline(name: str, occurrences: Occurrences) -> Iterator[Search]:
    """Index what `occurrences` has as the baseline `name` does."""
    yield Bm25(occurrences, BASELINES[name]).search


def _ask(news: News, query: str, size: int) -> Page:
    return news.search(query, match="some", size=size)
