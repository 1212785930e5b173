"""The parent's side of one worker process."""

import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from multiprocessing.connection import Connection
from typing import Any

from haberdar_indexer.workers.batches import Batch, Item
from haberdar_indexer.workers.limits import Limits
from haberdar_indexer.workers.progress import Progress

_LAST_WORDS = 5  # seconds
# Interrupts are for the parent to act on. They may come while the rest is imported.
_START = """
import signal, sys
signal.signal(signal.SIGINT, signal.SIG_IGN)
from haberdar_indexer.workers.serving import serve
serve(*map(int, sys.argv[1:]))
"""


class NotDoneError(Exception):
    """A batch came to nothing, for `reason`; `at` is the number of its document to blame, if known.

    The worker is of no more use.
    """

    def __init__(self, reason: str, at: int | None = None) -> None:
        super().__init__(reason)
        self.reason, self.at = reason, at


class WorkerProcess:
    """A process that cleans one batch at a time, for one thread; `kill` is for any thread.

    It imports nothing of the parent's main module and ends with the parent. Raises OSError where
    it cannot be started.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        with ExitStack() as opened:
            file = opened.enter_context(tempfile.TemporaryFile())
            ours, theirs = map(opened.enter_context, socket.socketpair())
            files = (theirs.fileno(), file.fileno())
            self._process = subprocess.Popen(  # noqa: S603  this interpreter and our own code
                [sys.executable, "-P", "-c", _START, *map(str, (*files, os.getpid()))],
                pass_fds=files,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
            )
            theirs.close()
            self._progress = Progress(file.fileno())
            self._connection = opened.enter_context(Connection(ours.detach()))
            self._opened = opened.pop_all()

    def load(self) -> None:
        """Wait until the worker has its dictionaries; raises NotDoneError where it ends instead."""
        self._ask(self._limits)

    def clean(self, items: Sequence[Item]) -> Batch:
        """Return what `items` became; raises NotDoneError."""
        documents, analyzed = self._ask(items)
        return Batch(documents, analyzed, self)

    def _ask(self, message: object) -> Any:
        try:
            self._connection.send(message)
            return self._connection.recv()
        except (EOFError, OSError):
            raise self._lost() from None

    def _lost(self) -> NotDoneError:
        with suppress(subprocess.TimeoutExpired):
            # It is about to end, with a status of its own and perhaps a traceback to write.
            self._process.wait(_LAST_WORDS)
        self._process.kill()
        reason = self._limits.reason(self._process.wait())
        at = self._progress.at()
        self.close()
        return NotDoneError(reason, at)

    def kill(self) -> None:
        """End the process; what waits for it is told."""
        self._process.kill()

    def close(self) -> None:
        """End the process and give back what it took of this one."""
        self._process.kill()
        self._process.wait()
        self._opened.close()
