"""Read a file as the kind that its name says."""

from collections.abc import Callable, Iterator
from pathlib import Path

from haberdar_indexer.documents import Kind, Origin, RawDocument, Rejected
from haberdar_indexer.sources.folders import FoundFile
from haberdar_indexer.sources.jsonl import read_records

LARGEST_FILE = 50 * 2**20
"""Bytes. A page or text beyond this is no article; JSON lines are read line by line instead."""

Reader = Callable[[Path, str], Iterator[RawDocument | Rejected]]


def read_documents(file: FoundFile) -> Iterator[RawDocument | Rejected]:
    """Yield the documents of `file`; whatever cannot be read is yielded as rejected."""
    reader = _READERS.get(file.path.suffix.lower())
    if reader is None:
        yield Rejected(Origin(file.name), f"not a kind of file that is known: {_KNOWN}")
        return
    try:
        yield from reader(file.path, file.name)
    except OSError as error:
        yield Rejected(Origin(file.name), f"cannot be read: {error.strerror}")


def _read_page(path: Path, name: str) -> Iterator[RawDocument | Rejected]:
    yield _read_whole(path, name, "html")


def _read_text(path: Path, name: str) -> Iterator[RawDocument | Rejected]:
    yield _read_whole(path, name, "text")


def _read_whole(path: Path, name: str, kind: Kind) -> RawDocument | Rejected:
    with path.open("rb") as file:
        content = file.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        return Rejected(Origin(name), f"larger than {LARGEST_FILE // 2**20} MiB")
    return RawDocument(Origin(name), kind, content)


_READERS: dict[str, Reader] = {
    ".html": _read_page,
    ".htm": _read_page,
    ".xhtml": _read_page,
    ".txt": _read_text,
    ".jsonl": read_records,
    ".ndjson": read_records,
}
_KNOWN = " ".join(_READERS)
