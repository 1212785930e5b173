"""The room that a run takes on the disk, and what to say when there is none left."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import EDQUOT, ENOSPC
from pathlib import Path
from typing import NamedTuple

from haberdar import HaberdarError, IndexCorruptError, IndexMissingError
from haberdar.index.generations import live_generation, size_of
from haberdar_indexer.planning import Plan

# What an index and a spool take for a byte of text, measured; a page is mostly not text.
_FOR_A_BYTE = 4.0
_FOR_A_BYTE_OF_PAGE = 0.4
_PAGES = {".html", ".htm", ".xhtml"}
_FULL = {ENOSPC, EDQUOT}
_LEAST = 1 << 20


class DiskFullError(HaberdarError):
    """There is no room for the next generation; the live index stays as it is."""


class Room(NamedTuple):
    """About how many bytes a run takes while it lasts, and how many are free."""

    needed: int
    free: int


def room_for(plan: Plan, root: Path, *, anew: bool) -> Room:
    """Return the room that a run takes: for what it reads, and `anew` for what is there."""
    needed = sum(
        file.size * (_FOR_A_BYTE_OF_PAGE if file.path.suffix in _PAGES else _FOR_A_BYTE)
        for file in plan.read.values()
    )
    if anew:
        with suppress(IndexMissingError, IndexCorruptError):
            needed += size_of(live_generation(root))
    return Room(int(needed), shutil.disk_usage(root).free)


@contextmanager
def full_disk_named(root: Path) -> Iterator[None]:
    """Raise DiskFullError for the errors of every kind that a full disk gives."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        if not _is_full(error, root):
            raise
        raise DiskFullError(
            f"the disk of {root} is full; the live index is as it was, and what was done is kept "
            "for the next run; make room and run it again"
        ) from error


def _is_full(error: Exception, root: Path) -> bool:
    if isinstance(error, OSError) and error.errno in _FULL:
        return True
    if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL:
        return True
    # Arrays that could not be written whole come without a number.
    return shutil.disk_usage(root).free < _LEAST
