"""The list of a generation's segments, which is all that Whoosh itself keeps of an index."""

from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC

from haberdar.errors import IndexCorruptError
from haberdar.index.generations import Manifest, check_list

_INDEX_NAME = "MAIN"  # what Whoosh calls an index that is given no name


def read_segments(generation: Path) -> list[Any]:
    """Return the segments of a generation; none of their files is opened.

    Raises IndexCorruptError where the list cannot be read. The manifest may be damaged.
    """
    try:
        marks = Manifest.read(generation).files
    except IndexCorruptError:
        marks = {}
    check_list(generation, marks)
    try:
        segments: list[Any] = TOC.read(FileStorage(str(generation)), _INDEX_NAME).segments
    except Exception as exc:  # Whoosh meets damage with errors of every kind
        raise IndexCorruptError(f"the segments of {generation} cannot be read ({exc!r})") from exc
    return segments
