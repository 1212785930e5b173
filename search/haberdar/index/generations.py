"""Generations on disk: an index is built beside the live one and takes its place in one step.

    index_data/
        current            the name of the live generation
        generations/NAME/  a Whoosh index and manifest.json
        unfinished/        what a run has made so far, for the next to go on from
        lock               held by the one writer; the system frees it when its process ends

A build writes a new generation, flushes every file to the disk, and only then replaces ``current``
by an atomic rename. A change of single articles begins with links to the files of the live
generation, which are never written to again, and goes the same way. Killed at any moment before,
either leaves the live generation as it was. Two generations before the live one are kept to go back
to; what was gone back from is kept until the next change. Older ones and unfinished builds are
removed.
"""

import datetime as dt
import json
import os
import re
import secrets
import shutil
import time
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, NamedTuple, Self

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
_CHECKSUM = "checksum"
# How many generations before the live one are kept.
KEPT_BEFORE = 2
# File systems tell changes apart that are further apart than this.
_CLOCK_STEP_NS = 2_000_000_000
_NAME = re.compile(r"g(\d{6,})-[0-9a-f]{6}")
_OWN_NAMES = {
    _CURRENT, f"{_CURRENT}.new", _GENERATIONS, _UNFINISHED, _LOCK, "rejected.jsonl", "README.md",
    "lost+found",
}  # fmt: skip
_READ_AT_ONCE = 1 << 20


class FileMark(NamedTuple):
    """What a file is known again by: its size in bytes and its CRC-32."""

    size: int
    crc: int

    @classmethod
    def of(cls, file: Path) -> Self:
        """Read a file and return its mark."""
        size = crc = 0
        with file.open("rb") as stream:
            while piece := stream.read(_READ_AT_ONCE):
                size += len(piece)
                crc = zlib.crc32(piece, crc)
        return cls(size, crc)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation was built with, and what its files are known again by.

    `fingerprint` is the analyzer's (see `Analyzer.fingerprint`) with the schema's version,
    `registry` the registry's digest, `created` an ISO time in UTC. `files` is empty before the
    generation is published, and in manifests of versions that did not know it.
    """

    fingerprint: Mapping[str, str]
    registry: str
    created: str
    files: Mapping[str, FileMark] = field(default_factory=dict)

    @classmethod
    def now(cls, fingerprint: Mapping[str, str], registry: str) -> Self:
        """Return the manifest of a generation that is made now."""
        return cls(fingerprint, registry, dt.datetime.now(dt.UTC).isoformat(timespec="seconds"))

    def changes(self, fingerprint: Mapping[str, str]) -> str:
        """Return how `fingerprint` differs from the one built with; empty where it does not."""
        return ", ".join(
            f"{name} {self.fingerprint.get(name, 'none')} → {fingerprint.get(name, 'none')}"
            for name in sorted(self.fingerprint.keys() | fingerprint.keys())
            if self.fingerprint.get(name) != fingerprint.get(name)
        )

    def check(self, fingerprint: Mapping[str, str], root: Path) -> None:
        """Raise IndexMismatchError where the generation, of `root`, has another fingerprint."""
        changed = self.changes(fingerprint)
        if changed:
            raise IndexMismatchError(
                f"the index in {root} was built by another analyzer ({changed}); "
                f"rebuild it with: haberdar reindex PATH… --index {root}"
            )

    def write(self, folder: Path) -> None:
        """Store the manifest in a generation's folder."""
        new = folder / f"{_MANIFEST}.new"
        new.write_bytes(_sealed(asdict(self)))
        _flush(new)
        new.replace(folder / _MANIFEST)

    @classmethod
    def read(cls, folder: Path) -> Self:
        """Read a generation's manifest. Raises IndexCorruptError where it is damaged."""
        file = folder / _MANIFEST
        try:
            content = file.read_bytes()
            data = json.loads(content)
            is_sealed = bool({_CHECKSUM, "files"} & data.keys())
            data.pop(_CHECKSUM, None)
            if is_sealed and _sealed(data) != content:
                raise ValueError("it is not what was written (checksum)")
            known = {each.name: data[each.name] for each in fields(cls) if each.name in data}
            marks = {name: FileMark(*mark) for name, mark in known.pop("files", {}).items()}
            return cls(**known, files=marks)
        except (OSError, ValueError, TypeError, AttributeError) as exc:
            raise IndexCorruptError(f"{file} cannot be read ({exc})") from exc


def _sealed(data: Mapping[str, Any]) -> bytes:
    """Return a manifest's content with its checksum; any other byte makes it another content."""
    checksum = zlib.crc32(json.dumps(data).encode())
    return json.dumps({**data, _CHECKSUM: checksum}, indent=2).encode() + b"\n"


def live_generation(root: Path) -> Path:
    """Return the folder of the live generation.

    Raises IndexMissingError where there is none, IndexCorruptError where it has gone, and
    IndexUnusableError where `root` is a file.
    """
    try:
        name = (root / _CURRENT).read_text(encoding="ascii").strip()
    except FileNotFoundError as exc:
        raise IndexMissingError(
            f"there is no index in {root}; build one with: haberdar reindex PATH… --index {root}"
        ) from exc
    except NotADirectoryError as exc:
        raise _not_a_folder(root) from exc
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
    """Raise IndexUnusableError where `root` is a file, or holds somebody's files and no index."""
    if not root.is_dir():
        if root.exists():
            raise _not_a_folder(root)
        return
    if has_index(root):
        return
    names = {path.name for path in root.iterdir() if not path.name.startswith(".")}
    others = sorted(names - _OWN_NAMES)
    if others:
        raise IndexUnusableError(
            f"{root} holds other files ({others[0]} …) and no index; name an empty folder"
        )


def _not_a_folder(root: Path) -> IndexUnusableError:
    return IndexUnusableError(f"{root} is a file or lies in one; name the folder of an index")


def start_generation(root: Path) -> Path:
    """Make the folder for a new generation, after removing what unfinished builds left.

    A name is never used twice, so that a reader of a folder that was deleted and built anew, or
    rolled back, sees that it is another. Numbers grow, also after a rollback.
    """
    folder = root / _GENERATIONS
    folder.mkdir(parents=True, exist_ok=True)
    live = _live(root)
    for path in _own_folders(folder):
        if path != live and not (path / _MANIFEST).exists():
            shutil.rmtree(path)
    number = max(map(_number, _own_folders(folder)), default=0)
    new = folder / f"g{number + 1:06}-{secrets.token_hex(3)}"
    new.mkdir()
    return new


def finished_generations(root: Path) -> list[Path]:
    """Return the folders of the generations that were built to their end, the oldest first."""
    folder = root / _GENERATIONS
    found = _own_folders(folder) if folder.is_dir() else []
    return sorted((path for path in found if (path / _MANIFEST).exists()), key=_number)


def generations_before(root: Path, live: Path | None) -> list[Path]:
    """Return the finished generations before the live one, or all where none is, oldest first."""
    finished = finished_generations(root)
    return [path for path in finished if live is None or _number(path) < _number(live)]


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
            make_live(stage, first)
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
    """Make `generation` the live one, durably and in one step, and remove what is not kept."""
    previous = _live(root)
    _mark_files(generation, previous)
    for file in generation.iterdir():
        _flush(file)
    _flush(generation)
    _flush(generation.parent)
    make_live(root, generation)
    for folder in _not_kept(generation, previous):
        shutil.rmtree(folder, ignore_errors=True)


def _mark_files(generation: Path, previous: Path | None) -> None:
    """Write into the manifest what each file is known again by.

    A file that is also the previous generation's has its mark already. Were it read for another,
    damage since then would be taken for what was written.
    """
    files = [
        file for file in sorted(generation.iterdir()) if file.is_file() and file.name != _MANIFEST
    ]
    known = {} if previous is None else _marks_of_links(files, previous)
    marks = {file.name: known.get(file.name) or FileMark.of(file) for file in files}
    replace(Manifest.read(generation), files=marks).write(generation)


def _marks_of_links(files: Iterable[Path], previous: Path) -> dict[str, FileMark]:
    """Return the marks of those `files` that are links to files of the previous generation."""
    try:
        known = Manifest.read(previous).files
    except IndexCorruptError:
        return {}
    return {
        file.name: known[file.name]
        for file in files
        if file.name in known and _is_link(file, previous / file.name)
    }


def _is_link(file: Path, other: Path) -> bool:
    return other.exists() and file.samefile(other)


def check_list(generation: Path, marks: Mapping[str, FileMark]) -> None:
    """Raise IndexCorruptError where Whoosh's list of segments is not what was published.

    It is a pickle: to read one that is damaged may take any time and memory.
    """
    listing = {name: mark for name, mark in marks.items() if name.endswith(".toc")}
    for fault in file_faults(generation, listing):
        raise IndexCorruptError(fault)


def file_faults(generation: Path, marks: Mapping[str, FileMark]) -> Iterator[str]:
    """Yield a sentence for every file of a generation that is not what its mark says."""
    for name, mark in marks.items():
        file = generation / name
        try:
            found = FileMark.of(file)
        except OSError as error:
            yield f"{file} cannot be read ({error.strerror})"
            continue
        if found.size != mark.size:
            yield f"{file} has {found.size} bytes in place of {mark.size}"
        elif found != mark:
            yield f"{file} is not what was written (checksum)"


def make_live(root: Path, generation: Path) -> None:
    """Let `current` name `generation`, durably and in one step."""
    pointer = root / f"{_CURRENT}.new"
    pointer.write_text(generation.name + "\n", encoding="ascii")
    _flush(pointer)
    pointer.replace(root / _CURRENT)
    _flush(root)


def _not_kept(live: Path, previous: Path | None) -> list[Path]:
    """Return the generations to remove, now that `live` has taken the place of `previous`.

    What is newer than `previous` was gone back from.
    """
    others = sorted((path for path in _own_folders(live.parent) if path != live), key=_number)
    before = [path for path in others if previous is None or _number(path) <= _number(previous)]
    return [path for path in others if path not in before[-KEPT_BEFORE:]]


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
