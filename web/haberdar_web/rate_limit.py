"""A limit to how many answers one address gets, for archives that anybody can reach."""

import threading
import time
from collections import OrderedDict
from typing import NamedTuple

from flask import request
from werkzeug.exceptions import TooManyRequests

# So many addresses are remembered, about 2 MB; of more, those are forgotten that ask least often.
_MOST_CLIENTS = 10_000
_NOT_COUNTED = ("static", "health")


class _Bucket(NamedTuple):
    """How many answers were left at a time, in seconds of the monotonic clock."""

    left: float
    at: float


class RateLimit:
    """A token bucket for each address: `per_minute` answers at once, filled again over a minute."""

    def __init__(self, per_minute: int) -> None:
        self._size = float(per_minute)
        self._per_second = per_minute / 60
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()
        self._lock = threading.Lock()

    def wait(self, client: str, now: float) -> float:
        """Take one answer for `client`; return 0, or the seconds until there is one again."""
        with self._lock:
            bucket = self._buckets.pop(client, _Bucket(self._size, now))
            left = min(self._size, bucket.left + (now - bucket.at) * self._per_second)
            is_free = left >= 1
            self._buckets[client] = _Bucket(left - is_free, now)
            while len(self._buckets) > _MOST_CLIENTS:
                self._buckets.popitem(last=False)
        return 0.0 if is_free else (1 - left) / self._per_second

    def check(self) -> None:
        """Refuse the request where its address has had its answers. Raises TooManyRequests."""
        if (request.endpoint or "").rpartition(".")[2] in _NOT_COUNTED:
            return
        seconds = self.wait(request.remote_addr or "", time.monotonic())
        if seconds:
            raise TooManyRequests(retry_after=int(seconds) + 1)
