"""Clean all items with several worker processes, and give the results in order."""

import threading
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing

from haberdar import HaberdarError, load_registry
from haberdar_indexer.documents import Rejected
from haberdar_indexer.workers.batches import Batch, Item, in_batches
from haberdar_indexer.workers.cleaner import Cleaner
from haberdar_indexer.workers.limits import Limits
from haberdar_indexer.workers.process import NotDoneError, WorkerProcess

# Batches that a worker has before it or that wait to be taken, so that it never waits for them.
_AHEAD = 3
_STARTS = 3
_LIMITS = Limits()
_LOST = "worker processes cannot work, perhaps for want of memory (nothing was indexed)"


class WorkerLostError(HaberdarError):
    """Worker processes do not start, or end whatever they are given; nothing was indexed."""


def clean_all(
    items: Iterator[Item], workers: int, limits: Limits = _LIMITS
) -> Generator[Batch, None, None]:
    """Yield what all `items` became, in their order, using up to `workers` processes.

    A document that ends a process, or goes beyond `limits`, is rejected with that for a reason; the
    others of its batch are done again. With 0 workers all is done in this process, without limits.

    At most three batches a worker and one more are in memory, each of 64 documents, or of 4 MiB
    with the document that fills it. A worker takes what its dictionaries and the words that it has
    met take, and `limits.memory` beyond.

    Raises WorkerLostError where processes do not start, or end without a document to blame. They
    end with the iterator: close it where it is not read to its end.
    """
    batches = in_batches(items)
    if not workers:
        cleaner = Cleaner(load_registry())
        for batch in batches:
            yield Batch(*cleaner.clean(batch), cleaner)
        return
    with closing(_Pool(workers, limits)) as pool:
        yield from pool.clean(batches)


class _Pool:
    """Threads with a worker process each, which is started for the first batch it takes.

    A worker gets its batches in their order, as each thread takes the next of one queue.
    """

    def __init__(self, workers: int, limits: Limits) -> None:
        self._limits = limits
        self._most_waiting = workers * _AHEAD
        self._threads = ThreadPoolExecutor(workers)
        self._own = threading.local()
        self._lock = threading.Lock()  # of the two that follow
        self._started: list[WorkerProcess] = []
        self._closed = False

    def clean(self, batches: Iterable[Sequence[Item]]) -> Iterator[Batch]:
        waiting: deque[Future[list[Batch]]] = deque()
        for batch in batches:
            waiting.append(self._threads.submit(self._done, batch))
            while waiting and (len(waiting) > self._most_waiting or waiting[0].done()):
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()

    def _done(self, items: Sequence[Item]) -> list[Batch]:
        """Return what `items` became: one batch, or one for each where a process ended over them.

        An item is tried twice at most: with others, and alone.
        """
        try:
            return [self._worker().clean(items)]
        except NotDoneError as error:
            self._own.worker = None
            reason, blamed = error.reason, error.at
        except RecursionError:
            reason, blamed = "is nested too deeply", None
        if len(items) == 1:
            if isinstance(items[0], Rejected):
                raise WorkerLostError(f"{_LOST}: with nothing to clean, one {reason}")
            blamed = 0
        return [
            batch
            for number, item in enumerate(items)
            for batch in self._done([Rejected(item.origin, reason) if number == blamed else item])
        ]

    def _worker(self) -> WorkerProcess:
        """Return the worker of this thread."""
        worker: WorkerProcess | None = getattr(self._own, "worker", None)
        if worker is None:
            worker = self._own.worker = self._loaded()
        return worker

    def _loaded(self) -> WorkerProcess:
        for _ in range(_STARTS):
            worker = self._new()
            try:
                worker.load()
            except NotDoneError as error:
                reason = error.reason
            else:
                return worker
        raise WorkerLostError(f"{_LOST}: {_STARTS} times in a row, one {reason} while it started")

    def _new(self) -> WorkerProcess:
        with self._lock:
            if self._closed:
                raise WorkerLostError("no more documents are cleaned")
            try:
                worker = WorkerProcess(self._limits)
            except OSError as error:
                raise WorkerLostError(f"{_LOST}: {error}") from error
            self._started.append(worker)
        return worker

    def close(self) -> None:
        """End all workers at once, and then the threads that wait for them."""
        with self._lock:
            self._closed = True
            for worker in self._started:
                worker.kill()
        self._threads.shutdown(cancel_futures=True)
        for worker in self._started:
            worker.close()
