"""Streams that read no more than they may, and the part of archives that is read of them."""

import codecs
import io
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import IO, BinaryIO, Protocol, Self

from haberdar_indexer.cleaning.encodings import decode, find_encoding
from haberdar_indexer.documents import Origin, UnusableInputError
from haberdar_indexer.sources.options import ReadingOptions

LARGEST_FILE = 50 * 2**20
"""Bytes. A page, text or feed beyond this is no article; records are read one by one."""
HEAD = 2**16
"""Bytes that are looked at to find out what a file is, and read at once."""

# Text compresses to a third or a tenth, folders of pages that are alike to a fiftieth. What little
# there is may expand as it likes, and nothing beyond all measure.
_HIGHEST_RATIO = 150
_ALWAYS_ALLOWED = 32 * 2**20
_MOST_EXPANDED = 100 * 2**30


class TooLargeError(UnusableInputError):
    """What was compressed expands to more than it may."""

    def __init__(self, allowance: "Allowance") -> None:
        super().__init__(f"expands to more than {allowance.most // 2**20} MiB")
        self.allowance = allowance


class Readable(Protocol):
    """What can be read, whatever else it is."""

    def read(self, size: int, /) -> bytes:
        """Return up to `size` bytes, and none at the end."""


class Compressed(Protocol):
    """What comes out of a compressed file."""

    def read1(self, size: int, /) -> bytes:
        """Return up to `size` bytes of one read, and none at the end."""


class Allowance:
    """How many bytes may come out of what is compressed, here and in what it is inside of."""

    def __init__(self, size: int, outer: Self | None = None) -> None:
        self.most = min(max(_ALWAYS_ALLOWED, size * _HIGHEST_RATIO), _MOST_EXPANDED)
        self._left = self.most
        self._outer = outer

    def spend(self, count: int) -> None:
        """Count `count` bytes that came out. Raises TooLargeError where they are too many."""
        self._left -= count
        if self._left < 0:
            raise TooLargeError(self)
        if self._outer is not None:
            self._outer.spend(count)


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to read: a file, or a member of an archive.

    `allowance` is for all that comes out of it; `archives` is how many archives it is inside of,
    and `is_expanded` says that it comes out of a file that is compressed on its own.
    """

    name: str
    stream: io.BufferedReader
    allowance: Allowance
    options: ReadingOptions
    archives: int = 0
    is_expanded: bool = False

    def head(self) -> bytes:
        """Return the first bytes, which stay to be read."""
        return self.stream.peek(HEAD)[:HEAD]

    def origin(self, line: int = 0) -> Origin:
        """Return where a document of it comes from."""
        return Origin(self.name, line)

    def member(self, name: str, stream: io.BufferedReader, allowance: Allowance) -> "Entry":
        """Return the member `name` of this archive."""
        return Entry(name, stream, allowance, self.options, self.archives + 1)

    def read_whole(self) -> bytes:
        """Return all of it. Raises UnusableInputError for what is larger than any article."""
        return read_bounded(self.stream)


def read_bounded(stream: Readable) -> bytes:
    """Return all that is in `stream`. Raises UnusableInputError for more than LARGEST_FILE."""
    content = stream.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        raise UnusableInputError(f"larger than {LARGEST_FILE // 2**20} MiB")
    return content


class _Expanded(io.RawIOBase):
    """Reads what comes out of a compressed stream, and counts it."""

    def __init__(self, source: Compressed, allowance: Allowance) -> None:
        self._source = source
        self._allowance = allowance
        self._failure: Exception | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill `buffer`; what comes before damage is given first, and the error then."""
        if self._failure is not None:
            raise self._failure
        filled = 0
        # Reads of several pieces would lose those before damage.
        try:
            while filled < len(buffer) and (part := self._source.read1(len(buffer) - filled)):
                buffer[filled : filled + len(part)] = part
                filled += len(part)
                self._allowance.spend(len(part))
        except Exception as error:
            if not filled or isinstance(error, TooLargeError):
                raise
            self._failure = error
        return filled


def expanded(source: Compressed, allowance: Allowance) -> io.BufferedReader:
    """Return what comes out of `source`, as far as it is allowed."""
    return io.BufferedReader(_Expanded(source, allowance), HEAD)


class _Recoded(io.RawIOBase):
    """Reads text of another encoding as UTF-8."""

    def __init__(self, source: BinaryIO, encoding: str) -> None:
        self._source = source
        self._decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
        self._ready = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill `buffer` as far as what is ready fills it."""
        while not self._ready:
            part = self._source.read(HEAD)
            text = self._decoder.decode(part, final=not part)
            self._ready = text.encode("utf-8", errors="replace")
            if not part:
                break
        given, self._ready = self._ready[: len(buffer)], self._ready[len(buffer) :]
        buffer[: len(given)] = given
        return len(given)


def recoded(stream: BinaryIO, encoding: str) -> io.BufferedReader:
    """Return the text of `stream`, which is in `encoding`, as UTF-8."""
    return io.BufferedReader(_Recoded(stream, encoding), HEAD)


@contextmanager
def sought(entry: Entry) -> Iterator[IO[bytes]]:
    """Give the file of `entry` as one that can be sought in, copied if need be."""
    if entry.stream.seekable():
        yield entry.stream
        return
    with TemporaryFile() as copy:
        shutil.copyfileobj(entry.stream, copy)
        yield copy


def read_lines(entry: Entry, longest: int) -> Iterator[tuple[int, str | None]]:
    """Yield the number of each line and the line, or None for lines longer than `longest` bytes.

    A file that is not in UTF-8 throughout is read in what it begins in, else line by line.
    """
    encoding = find_encoding(entry.head())
    for number, line in _lines(entry.stream, longest):
        if line is None or encoding == "utf-8-sig":
            yield number, None if line is None else decode(line)
        else:
            yield number, line.decode(encoding, errors="replace")


def _lines(stream: io.BufferedReader, longest: int) -> Iterator[tuple[int, bytes | None]]:
    number = 0
    while line := stream.readline(longest + 1):
        number += 1
        if len(line) <= longest:
            yield number, line
            continue
        while not line.endswith(b"\n") and (line := stream.readline(longest)):
            pass
        yield number, None
