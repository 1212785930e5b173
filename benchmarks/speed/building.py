"""Prepare an archive once and let each engine index it."""

import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from benchmarks.speed.corpus import Corpus
from benchmarks.speed.engines import ENGINES
from benchmarks.speed.engines.protocol import size_of
from benchmarks.speed.fields import read_analyzed, write_analyzed
from benchmarks.speed.fresh import peak_mb
from benchmarks.speed.searches import Search, make_log

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Archive:
    """Analyzed documents in a file, and the searches to run on them."""

    path: Path
    articles: int
    searches: list[Search]


@dataclass(frozen=True, slots=True)
class Built:
    """An index: where it is, how fast it was made, its size, and the memory that building took."""

    folder: Path
    articles_a_second: float
    size: int
    memory_mb: float


class Paused:
    """An iterable that knows how long others waited for its items."""

    def __init__(self, items: Iterable[Any]) -> None:
        self._items = items
        self.seconds = 0.0

    def __iter__(self) -> Iterator[Any]:
        items = iter(self._items)
        with suppress(StopIteration):
            while True:
                started = time.perf_counter()
                try:
                    item = next(items)
                finally:
                    self.seconds += time.perf_counter() - started
                yield item


def make_archive(corpus: Corpus, articles: int, folder: Path) -> Archive:
    """Write the analyzed documents of an archive into `folder`."""
    path = folder / "analyzed"
    frequencies = write_analyzed(corpus.documents(articles), path)
    return Archive(path, articles, make_log(corpus, frequencies, articles))


def build(name: str, archive: Archive, folder: Path) -> Built:
    """Index `archive` in the new `folder`; the clock stands while the engine waits for documents.

    Indexing threads do not stand still meanwhile, but reading a document takes a small part of the
    time that indexing it does. To be done in a process of its own, whose memory is reported.
    """
    engine = ENGINES[name]()
    folder.mkdir()
    documents = Paused(map(engine.prepare, read_analyzed(archive.path)))
    started = time.perf_counter()
    engine.build(documents, folder)
    seconds = time.perf_counter() - started - documents.seconds
    return Built(folder, archive.articles / seconds, size_of(folder), peak_mb())
