"""Generations on disk: an index is built beside the live one and takes its place in one step.

    index_data/
        current            the name of the live generation
        generations/NAME/  a Whoosh index and manifest.json
        unfinished/        what a run has made so far, for the next to go on from
        lock               held by the one writer; the system frees it when its process ends

A build writes a new generation, flushes every file to the disk, and only then replaces ``current``
by an atomic rename. A change of single articles begins with links to the files of the live
generation, which are never written to again, and goes the same way. Killed at any moment before,
either leaves the live generation as it was. The generation before the live one is kept; older ones
and unfinished builds are removed.
"""

import datetime as dt
import json
import os
import re
import secrets
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

from whoosh.filedb.filestore import FileStorage

from haberdar.errors import (
    IndexCorruptError,
    IndexLockedError,
    IndexMismatchError,
    IndexMissingError,
    IndexUnusableError,
)

_CURRENT = "current"
_GENERATIONS = "generations"
_MANIFEST = "manifest.json"
_UNFINISHED = "unfinished"
_STAGE = "index"
_LOCK = "lock"
# File systems tell changes apart that are further apart than this.
_CLOCK_STEP_NS = 2_000_000_000
_NAME = re.compile(r"g(\d{6,})-[0-9a-f]{6}")
_OWN_NAMES = {
    _CURRENT, f"{_CURRENT}.new", _GENERATIONS, _UNFINISHED, _LOCK, "README.md", "lost+found",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation was built with.

    `fingerprint` is the analyzer's (see `Analyzer.fingerprint`) with the schema's version,
    `registry` the registry's digest, `created` an ISO time in UTC.
    """

    fingerprint: Mapping[str, str]
    registry: str
    created: str

    @classmethod
    def now(cls, fingerprint: Mapping[str, str], registry: str) -> Self:
        """Return the manifest of a generation that is made now."""
        return cls(fingerprint, registry, dt.datetime.now(dt.UTC).isoformat(timespec="seconds"))

    def check(self, fingerprint: Mapping[str, str], root: Path) -> None:
        """Raise IndexMismatchError where the generation, of `root`, has another fingerprint."""
        changed = ", ".join(
            f"{name} {self.fingerprint.get(name, 'none')} → {fingerprint.get(name, 'none')}"
            for name in sorted(self.fingerprint.keys() | fingerprint.keys())
            if self.fingerprint.get(name) != fingerprint.get(name)
        )
        if changed:
            raise IndexMismatchError(
                f"the index in {root} was built by another analyzer ({changed}); "
                f"rebuild it with: haberdar reindex PATH… --index {root}"
            )

    def write(self, folder: Path) -> None:
        """Store the manifest in a generation's folder."""
        text = json.dumps(asdict(self), indent=2, ensure_ascii=False)
        new = folder / f"{_MANIFEST}.new"
        new.write_text(text + "\n", encoding="utf-8")
        _flush(new)
        new.replace(folder / _MANIFEST)

    @classmethod
    def read(cls, folder: Path) -> Self:
        """Read a generation's manifest. Raises IndexCorruptError where it is damaged."""
        file = folder / _MANIFEST
        try:
            return cls(**json.loads(file.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError) as exc:
            raise IndexCorruptError(f"{file} cannot be read ({exc})") from exc


def live_generation(root: Path) -> Path:
    """Return the folder of the live generation.

    Raises IndexMissingError where there is none, IndexCorruptError where it has gone.
    """
    try:
        name = (root / _CURRENT).read_text(encoding="ascii").strip()
    except FileNotFoundError as exc:
        raise IndexMissingError(
            f"there is no index in {root}; build one with: haberdar reindex PATH… --index {root}"
        ) from exc
    except (OSError, UnicodeDecodeError) as exc:
        raise IndexCorruptError(f"{root / _CURRENT} cannot be read ({exc})") from exc
    folder = root / _GENERATIONS / name
    if not name or not folder.is_dir():
        raise IndexCorruptError(
            f"{root / _CURRENT} names {name!r}, and there is no such generation"
        )
    return folder


def state_of(root: Path) -> tuple[int, int] | None:
    """Return what is another when another generation is live.

    Returns None where that cannot be told: there is no index, or the last change is so recent that
    the next could bear the same time.
    """
    try:
        pointer = os.stat(f"{root}/{_CURRENT}")  # noqa: PTH116 - every search asks
    except OSError:
        return None
    if time.time_ns() - pointer.st_mtime_ns < _CLOCK_STEP_NS:
        return None
    return pointer.st_ino, pointer.st_mtime_ns


def has_index(root: Path) -> bool:
    """Tell whether `root` holds an index, whole or damaged."""
    return (root / _CURRENT).exists()


def check_folder(root: Path) -> None:
    """Raise IndexUnusableError where `root` holds somebody's files and no index."""
    if not root.is_dir() or has_index(root):
        return
    names = {path.name for path in root.iterdir() if not path.name.startswith(".")}
    others = sorted(names - _OWN_NAMES)
    if others:
        raise IndexUnusableError(
            f"{root} holds other files ({others[0]} …) and no index; name an empty folder"
        )


def start_generation(root: Path) -> Path:
    """Make the folder for a new generation, after removing what unfinished builds left.

    A name is never used twice, so that a reader of a folder that was deleted and built anew, or
    rolled back, sees that it is another.
    """
    folder = root / _GENERATIONS
    folder.mkdir(parents=True, exist_ok=True)
    live = _live(root)
    number = 0 if live is None else _number(live)
    for path in _own_folders(folder):
        if _number(path) > number:
            shutil.rmtree(path)
    new = folder / f"g{number + 1:06}-{secrets.token_hex(3)}"
    new.mkdir()
    return new


def _own_folders(folder: Path) -> list[Path]:
    """Return the generations in `folder`, and nothing that somebody else put there."""
    return [path for path in folder.iterdir() if _NAME.fullmatch(path.name) and path.is_dir()]


def _number(generation: Path) -> int:
    match = _NAME.fullmatch(generation.name)
    return 0 if match is None else int(match[1])


def size_of(folder: Path) -> int:
    """Return the size of a generation in bytes; files that a writer removes meanwhile count 0."""
    size = 0
    for file in folder.iterdir():
        with suppress(FileNotFoundError):
            size += file.stat().st_size
    return size


@contextmanager
def branch(root: Path, live: Path) -> Iterator[Path]:
    """Lend a new generation that begins with the files of `live`, and make it the live one.

    An error removes it. To be used by the holder of the `writer_lock`.
    """
    folder = start_generation(root)
    try:
        _link_all(live, folder)
        (folder / _MANIFEST).unlink()
        yield folder
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    publish(root, folder)


@contextmanager
def staging(root: Path, *, empty: bool) -> Iterator[Path]:
    """Lend an index folder in which the next generation of `root` is made, in any number of steps.

    It begins with the live generation, or `empty`. Its own live generation becomes that of `root`
    at the end; an error removes it, and so does the next staging after a death. To be used by the
    holder of the `writer_lock` of `root`.
    """
    stage = unfinished(root) / _STAGE
    shutil.rmtree(stage, ignore_errors=True)
    try:
        if empty:
            stage.mkdir()
        else:
            first = start_generation(stage)
            _link_all(live_generation(root), first)
            publish(stage, first)
        yield stage
        made = start_generation(root)
        live_generation(stage).rename(made)
        publish(root, made)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def unfinished(root: Path) -> Path:
    """Return the folder of `root` for what a run has made so far; it is made if need be."""
    folder = root / _UNFINISHED
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _link_all(live: Path, folder: Path) -> None:
    for file in live.iterdir():
        if file.is_file():
            _link(file, folder / file.name)


def _link(file: Path, new: Path) -> None:
    try:
        new.hardlink_to(file)
    except OSError:  # a file system without links, or too many of them
        shutil.copy2(file, new)


def publish(root: Path, generation: Path) -> None:
    """Make `generation` the live one, durably and in one step, and remove those before the last."""
    for file in generation.iterdir():
        _flush(file)
    _flush(generation)
    _flush(generation.parent)
    previous = _live(root)
    pointer = root / f"{_CURRENT}.new"
    pointer.write_text(generation.name + "\n", encoding="ascii")
    _flush(pointer)
    pointer.replace(root / _CURRENT)
    _flush(root)
    for folder in _own_folders(generation.parent):
        if folder not in {generation, previous}:
            shutil.rmtree(folder, ignore_errors=True)


def _live(root: Path) -> Path | None:
    with suppress(IndexMissingError, IndexCorruptError):
        return live_generation(root)
    return None


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def writer_lock(root: Path) -> Iterator[None]:
    """Hold the right to write to the index.

    Raises IndexLockedError where another process has it, IndexUnusableError where `root` is the
    folder of something else.
    """
    check_folder(root)
    root.mkdir(parents=True, exist_ok=True)
    lock = FileStorage(str(root)).lock(_LOCK)
    if not lock.acquire():
        raise IndexLockedError(f"another process is writing to {root}; try again when it is done")
    try:
        yield
    finally:
        lock.release()
