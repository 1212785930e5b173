"""How far a run is: a bar on a terminal, a line now and then elsewhere."""

import sys
import time

from tqdm import tqdm

from haberdar.cli.showing import counted
from haberdar_indexer.disk import Room
from haberdar_indexer.planning import Plan
from haberdar_indexer.writing import Written

_SECONDS_BETWEEN_LINES = 10.0
_MEGABYTE = 1_000_000


class Progress:
    """Tells on standard error what a run is to do, and how far it is."""

    def __init__(self) -> None:
        self._bar: tqdm[None] | None = None
        self._began = self._told = time.monotonic()
        self._total = 0

    def start(self, plan: Plan, room: Room) -> None:
        """Tell what will be read, and the room that it takes."""
        self._began = self._told = time.monotonic()
        self._total = plan.bytes
        print(
            f"{len(plan.read)} files to read ({megabytes(plan.bytes)}), {len(plan.vanished)} gone; "
            f"takes about {megabytes(room.needed)} of disk, {megabytes(room.free)} are free",
            file=sys.stderr,
        )
        if room.needed > room.free:
            print("warning: the disk may be too small", file=sys.stderr)
        if sys.stderr.isatty():
            self._bar = tqdm(total=self._total, unit="B", unit_scale=True, leave=False)

    def advance(self, written: Written) -> None:
        """Tell how far the run is."""
        if self._bar is not None:
            # Compressed files hold more than their size.
            self._bar.update(min(written.bytes, self._total) - self._bar.n)
            self._bar.set_postfix_str(counted(written.articles, "article"))
        elif (now := time.monotonic()) - self._told >= _SECONDS_BETWEEN_LINES:
            self._told = now
            print(self._line(written, now - self._began), file=sys.stderr, flush=True)

    def _line(self, written: Written, seconds: float) -> str:
        rate = f"{counted(written.articles, 'article')}, {written.articles / seconds:.0f} a second"
        share = written.bytes / self._total if self._total else 0.0
        if not 0 < share < 1:
            return rate
        return f"{rate}, {share:.0%}, about {seconds * (1 / share - 1):.0f} s left"

    def close(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.close()


def megabytes(size: int) -> str:
    """Write a number of bytes for people."""
    return f"{size / _MEGABYTE:,.1f} MB"
