"""A cache of arrays within a bound of bytes: what was asked for least recently goes first."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, Protocol, TypeVar


class Sized(Protocol):
    """What the cache holds: it knows how many bytes of memory it takes."""

    @property
    def nbytes(self) -> int:
        """The bytes of memory it takes."""


Kept = TypeVar("Kept", bound=Sized)
Value = TypeVar("Value")


class Once(Generic[Value]):
    """What is made when it is first asked for, by one thread; others that ask wait for it."""

    def __init__(self, make: Callable[[], Value]) -> None:
        self._make = make
        self._made: list[Value] = []
        self._lock = threading.Lock()

    def get(self) -> Value:
        """Return what was made. What `make` raises is raised, and it is tried again next time."""
        with self._lock:
            if not self._made:
                self._made.append(self._make())
            return self._made[0]


class ArrayCache(Generic[Kept]):
    """Keeps what was made for a key, up to `limit` bytes together. Usable from several threads."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._kept: OrderedDict[Hashable, Kept] = OrderedDict()
        self._lock = threading.Lock()
        self.nbytes = 0

    def get(self, key: Hashable, make: Callable[[], Kept]) -> Kept:
        """Return what is kept for `key`, made by `make` where nothing is.

        Two threads may make the same thing at once; one of the two is kept.
        """
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = make()
        with self._lock:
            if key not in self._kept:
                self._kept[key] = made
                self.nbytes += made.nbytes
            while self.nbytes > self._limit and self._kept:
                _, dropped = self._kept.popitem(last=False)
                self.nbytes -= dropped.nbytes
        return made

    def keep_only(self, keep: Callable[[Hashable], bool]) -> None:
        """Drop everything but what has a key that `keep` is true of."""
        with self._lock:
            for key in [key for key in self._kept if not keep(key)]:
                self.nbytes -= self._kept.pop(key).nbytes
