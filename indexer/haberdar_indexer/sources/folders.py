"""Find the files to read under the paths that were given."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from haberdar_indexer.documents import Origin, Rejected


class FoundFile(NamedTuple):
    """A file, and its name relative to the path under which it was found."""

    path: Path
    name: str


def list_files(paths: Iterable[str | Path]) -> Iterator[FoundFile | Rejected]:
    """Yield the files at and under `paths`, each once, in the order of their names.

    Hidden files and folders are passed over, and symbolic links to folders are not followed; a
    path that does not exist is rejected.
    """
    seen: set[Path] = set()
    for path in map(Path, paths):
        if not path.exists():
            yield Rejected(Origin(str(path)), "no such file or folder")
            continue
        for found in _walk(path) if path.is_dir() else (FoundFile(path, path.name),):
            if isinstance(found, Rejected) or not found.path.is_file():
                yield found if isinstance(found, Rejected) else _no_file(found)
                continue
            resolved = found.path.resolve()
            if resolved not in seen:
                seen.add(resolved)
                yield found


def _no_file(found: FoundFile) -> Rejected:
    reason = "a link to nothing" if found.path.is_symlink() else "not a file (a pipe or device)"
    return Rejected(Origin(found.name), reason)


def _walk(folder: Path) -> Iterator[FoundFile | Rejected]:
    failed: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=failed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                path = Path(parent, name)
                yield FoundFile(path, path.relative_to(folder).as_posix())
    for error in failed:
        yield Rejected(Origin(str(error.filename)), f"cannot be read: {error.strerror}")
