"""The worker's side: clean one batch after the other until the parent is done or gone."""

import os
import resource
import signal
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from haberdar import load_registry
from haberdar_indexer.workers.batches import Item
from haberdar_indexer.workers.cleaner import Cleaner
from haberdar_indexer.workers.limits import OUT_OF_MEMORY, Limits
from haberdar_indexer.workers.progress import Progress

_LOOK_FOR_PARENT = 0.5


def serve(connection: int, progress: int, parent: int) -> None:
    """Answer batches that come over a descriptor; tell by another which document is being done.

    A document that takes too long ends this process by SIGALRM, one that takes too much memory by
    the status `OUT_OF_MEMORY`. `parent` is the number of the process that started this one; when it
    is gone, this one ends within a second, or when the time of its document is up where a library
    does not let other threads run.
    """
    threading.Thread(target=_follow, args=(parent,), daemon=True).start()
    # Whatever the parent does with alarms: the system's own way cannot be held up by a library
    # that never returns to Python.
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGALRM})
    try:
        with Connection(connection) as parent_end, suppress(EOFError, ConnectionError):
            _serve(parent_end, Progress(progress))
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


def _serve(connection: Connection, progress: Progress) -> None:
    limits: Limits = connection.recv()
    cleaner = Cleaner(load_registry())
    cleaner.warm_up()
    connection.send(None)
    while True:
        items: Sequence[Item] = connection.recv()
        _limit_memory(limits.memory)
        done = cleaner.clean(_watched(items, limits, progress))
        _limit_time(0)
        connection.send(done)


def _watched(items: Sequence[Item], limits: Limits, progress: Progress) -> Iterator[Item]:
    """Yield `items`, telling which is begun and giving each its time, and that to what follows."""
    for number, item in enumerate(items):
        progress.begin(number)
        _limit_time(limits.seconds)
        yield item
    progress.begin(None)
    _limit_time(limits.seconds)


def _limit_time(seconds: float) -> None:
    """End this process after so many seconds; 0 takes it back."""
    signal.setitimer(signal.ITIMER_REAL, seconds)


def _limit_memory(more: int) -> None:
    """Let this process take so many bytes beyond what it has now.

    What it has grows with the words that it knows, which no document is to blame for.
    """
    with suppress(FileNotFoundError):
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        most = pages * resource.getpagesize() + more
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        if hard == resource.RLIM_INFINITY or most < hard:
            resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _follow(parent: int) -> None:
    """End this process when its parent has ended, in whatever way, and another adopts it."""
    while os.getppid() == parent:
        time.sleep(_LOOK_FOR_PARENT)
    os._exit(1)
