"""What a process pays that opens an index for the first time."""

import resource
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from benchmarks.speed.engines import ENGINES
from benchmarks.speed.searches import Search


@dataclass(frozen=True, slots=True)
class Fresh:
    """Milliseconds to the first answer, and the most megabytes held while running the log."""

    first_ms: float
    memory_mb: float


def measure_fresh(name: str, folder: Path, searches: list[Search]) -> Fresh:
    """Open the index in `folder` in a process of its own and run `searches` there."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(_run, name, folder, searches).result()


def _run(name: str, folder: Path, searches: list[Search]) -> Fresh:
    engine = ENGINES[name]()
    first = next(search for search in searches if search.required)
    started = time.perf_counter()
    engine.open(folder)
    engine.search(first)
    seconds = time.perf_counter() - started
    for search in searches:
        engine.search(search)
    engine.close()
    return Fresh(seconds * 1000, _peak_mb())


def _peak_mb() -> float:
    """Return the peak of this process; the resource module also counts what started it."""
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text().splitlines()
        kib = next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))
    else:
        kib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return kib / 1024
