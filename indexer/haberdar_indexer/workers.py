"""Clean, tag and analyze documents in batches, in several processes where there are many.

A worker process has a tagger and a `BatchAnalyzer` of its own. Batches come back in the order in
which they were handed out, so that the index does not depend on which process was faster.
"""

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from itertools import islice
from multiprocessing import connection
from typing import NamedTuple

from haberdar import Analyzed, Article, BatchAnalyzer, HaberdarError, Registry, load_registry
from haberdar_indexer.documents import Origin, RawDocument, Rejected
from haberdar_indexer.pipeline import make_article
from haberdar_indexer.tagging import Tagger

_BATCH = 64
# So many documents are done before a worker process would have loaded its dictionaries.
_ALONE = 640
# Batches that a worker has before it, so that none waits and few are in memory.
_AHEAD = 3

Raw = RawDocument | Rejected


class WorkerLostError(HaberdarError):
    """A worker process ended before its time; nothing was indexed."""


class Cleaned(NamedTuple):
    """A document that became an article: where it came from, and what to call it."""

    origin: Origin
    name: str


class Batch(NamedTuple):
    """What some documents became, in their order, and the articles among them, analyzed.

    `worker` is the process that made the batch.
    """

    documents: Sequence[Cleaned | Rejected]
    analyzed: Analyzed
    worker: int


class Cleaner:
    """Turns raw documents into batches."""

    def __init__(self, registry: Registry) -> None:
        self._tagger = Tagger(registry)
        self._analyzer = BatchAnalyzer(registry)

    def clean(self, documents: Iterable[Raw]) -> Batch:
        """Return what `documents` became."""
        done: list[Cleaned | Rejected] = []
        articles: list[Article] = []
        for raw in documents:
            found = raw if isinstance(raw, Rejected) else make_article(raw, self._tagger)
            if isinstance(found, Rejected):
                done.append(found)
            else:
                done.append(Cleaned(raw.origin, found.url or found.title))
                articles.append(found)
        return Batch(done, self._analyzer.analyze(articles), os.getpid())


def _follow_parent() -> None:
    """End this worker when the process that started it ends, in whatever way."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def wait() -> None:
        connection.wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


@cache
def _own_cleaner() -> Cleaner:
    """Return the one cleaner of a worker process."""
    return Cleaner(load_registry())


def _clean(documents: Sequence[Raw]) -> Batch:
    return _own_cleaner().clean(documents)


def clean_all(documents: Iterator[Raw], workers: int) -> Iterator[Batch]:
    """Yield what all `documents` became, in their order, using up to `workers` processes.

    Few documents are done in this process. Raises WorkerLostError where a worker process dies.
    """
    batches = iter(lambda: list(islice(documents, _BATCH)), [])
    alone = islice(batches, _ALONE // _BATCH) if workers > 1 else batches
    yield from map(Cleaner(load_registry()).clean, alone)
    first = next(batches, None)
    if first is not None:
        yield from _in_processes(first, batches, workers)


def _in_processes(
    first: Sequence[Raw], batches: Iterable[Sequence[Raw]], workers: int
) -> Iterator[Batch]:
    # Forking a process that may have threads is unsafe; a new one costs a second.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, context, initializer=_follow_parent) as pool:
        waiting: deque[Future[Batch]] = deque([pool.submit(_clean, first)])
        try:
            for batch in batches:
                waiting.append(pool.submit(_clean, batch))
                if len(waiting) > workers * _AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool as exc:
            raise WorkerLostError(
                "a worker process could not start or was ended by the system, perhaps for want of "
                "memory; the index was left as it is; try --workers 1"
            ) from exc
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
