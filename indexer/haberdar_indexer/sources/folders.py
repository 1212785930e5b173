"""Find the files to read under the paths that were given."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from haberdar_indexer.documents import UNREADABLE, Origin, Rejected


class FoundFile(NamedTuple):
    """A file, its name relative to the path under which it was found, and how it is.

    `size` is in bytes, `modified` the time of its last change in nanoseconds since 1970.
    """

    path: Path
    name: str
    size: int = 0
    modified: int = 0


@dataclass(slots=True)
class Listing:
    """The files under some paths by their real paths, and what is no file to read.

    `unreadable` are the real paths of folders and files that could not be looked at: what they hold
    is not known.
    """

    files: dict[str, FoundFile] = field(default_factory=dict)
    rejected: list[Rejected] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)


def list_files(paths: Iterable[str | Path], index_dir: str | Path = "") -> Listing:
    """Return the files at and under `paths`, each once, in the order of their names.

    Hidden files and folders are passed over, and so is the folder of an index. Links to folders,
    and links to files outside of the folder that they are in, are rejected.
    """
    listing = Listing()
    passed_over = os.path.realpath(index_dir) if index_dir else ""
    for path in paths:
        real = os.path.realpath(path)
        if os.path.isdir(real):  # noqa: PTH112 - strings, as there may be a million
            _walk(real, listing, passed_over)
        else:
            _add(real, os.path.basename(path), listing)  # noqa: PTH119
    return listing


def _walk(root: str, listing: Listing, passed_over: str) -> None:
    """List the files under `root`: of each folder its files, then its folders."""
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        if folder == passed_over:
            continue
        try:
            with os.scandir(folder) as scan:
                entries = sorted(scan, key=lambda entry: entry.name)
        except OSError as error:
            listing.unreadable.append(folder)
            reason = f"{UNREADABLE}: {error.strerror}"
            listing.rejected.append(Rejected(Origin(folder), reason))
            continue
        visible = [entry for entry in entries if not entry.name.startswith(".")]
        for entry in visible:
            if not entry.is_dir(follow_symlinks=False):
                _add_entry(entry, root, listing)
        waiting += [e.path for e in reversed(visible) if e.is_dir(follow_symlinks=False)]


def _add_entry(entry: "os.DirEntry[str]", root: str, listing: Listing) -> None:
    name = entry.path[len(root) :].strip(os.sep)
    if not entry.is_symlink():
        _add(entry.path, name, listing, entry)
        return
    target = os.path.realpath(entry.path)
    if not os.path.exists(target):  # noqa: PTH110
        _reject(name, "a link to nothing", listing)
    elif os.path.isdir(target):  # noqa: PTH112
        _reject(name, "a link to a folder, which is not followed", listing)
    elif not target.startswith(root.rstrip(os.sep) + os.sep):
        _reject(name, f"a link that leaves the folder, to {target}", listing)
    elif f"{os.sep}." in target[len(root.rstrip(os.sep)) :]:
        _add(target, name, listing)
    # Else it is met by its own name, which a link that comes and goes must not change.


def _add(real: str, name: str, listing: Listing, entry: "os.DirEntry[str] | None" = None) -> None:
    if real in listing.files:
        return
    try:
        found = os.stat(real) if entry is None else entry.stat(follow_symlinks=False)  # noqa: PTH116
    except FileNotFoundError:
        _reject(name, "no such file or folder", listing)
    except OSError as error:
        listing.unreadable.append(real)
        _reject(name, f"{UNREADABLE}: {error.strerror}", listing)
    else:
        if stat.S_ISREG(found.st_mode):
            listing.files[real] = FoundFile(Path(real), name, found.st_size, found.st_mtime_ns)
        else:
            _reject(name, "not a file (a pipe or device)", listing)


def _reject(name: str, reason: str, listing: Listing) -> None:
    listing.rejected.append(Rejected(Origin(name), reason))


def names_apart(files: Iterable[FoundFile], taken: Iterable[str]) -> Iterator[FoundFile]:
    """Yield `files`, those under their whole paths whose names are `taken` or came before."""
    seen = set(taken)
    for file in files:
        found = file._replace(name=str(file.path)) if file.name in seen else file
        seen.add(found.name)
        yield found
