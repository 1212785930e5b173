"""The list of a folder's segments, which is all that Whoosh itself keeps of an index."""

from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC

from haberdar.errors import IndexCorruptError

_INDEX_NAME = "MAIN"  # what Whoosh calls an index that is given no name


def read_segments(folder: Path) -> list[Any]:
    """Return the segments of the index in `folder`; none of their files is opened.

    Raises IndexCorruptError where the list cannot be read.
    """
    try:
        segments: list[Any] = TOC.read(FileStorage(str(folder)), _INDEX_NAME).segments
    except Exception as exc:  # Whoosh meets damage with errors of every kind
        raise IndexCorruptError(
            f"the list of segments in {folder} cannot be read ({exc!r})"
        ) from exc
    return segments
