"""What a process of its own pays that opens an index for the first time, or builds one."""

import resource
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import ParamSpec, TypeVar

from benchmarks.speed.engines import ENGINES
from benchmarks.speed.searches import Search

Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Fresh:
    """Milliseconds to the first answer, and the most megabytes held while running the log."""

    first_ms: float
    memory_mb: float


def apart(
    work: Callable[Arguments, Answer], *arguments: Arguments.args, **options: Arguments.kwargs
) -> Answer:
    """Do `work` in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(work, *arguments, **options).result()


def open_and_search(name: str, folder: Path, searches: list[Search]) -> Fresh:
    """Open the index in `folder` and run `searches`; to be done in a process of its own."""
    engine = ENGINES[name]()
    first = next(search for search in searches if search.required)
    started = time.perf_counter()
    engine.open(folder)
    engine.search(first)
    seconds = time.perf_counter() - started
    for search in searches:
        engine.search(search)
    engine.close()
    return Fresh(seconds * 1000, peak_mb())


def peak_mb() -> float:
    """Return the peak of this process; the resource module also counts what started it."""
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text().splitlines()
        kib = next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))
    else:
        kib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return kib / 1024
