"""ZIP archives that were cut: members by the headers before each, as their list is missing.

The format is described in APPNOTE.TXT, 4.3.7 to 4.3.9
(https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT).
"""

import struct
import zlib
from collections.abc import Iterator
from typing import IO, NamedTuple

from haberdar_indexer.sources.streams import HEAD, Allowance, Compressed

_HEADER = struct.Struct("<4s5H3I2H")
_MEMBER = b"PK\x03\x04"
_DESCRIPTOR = b"PK\x07\x08"
_IS_ENCRYPTED, _HAS_DESCRIPTOR, _IS_UTF8 = 1, 1 << 3, 1 << 11
_STORED, _DEFLATED = 0, 8


class CutMember(NamedTuple):
    """A member, and what it holds; to be read before the next is asked for."""

    name: str
    size: int
    source: Compressed


def read_members(file: IO[bytes], allowance: Allowance) -> Iterator[CutMember]:
    """Yield the members from the start of `file` up to one whose end cannot be told.

    What of a member was not asked for counts against `allowance`.
    """
    file.seek(0)
    while len(header := file.read(_HEADER.size)) == _HEADER.size and header.startswith(_MEMBER):
        _, _, flags, method, _, _, _, size, _, name_size, extra_size = _HEADER.unpack(header)
        name = file.read(name_size).decode("utf-8" if flags & _IS_UTF8 else "cp437", "replace")
        file.seek(extra_size, 1)
        if flags & _IS_ENCRYPTED or method not in {_STORED, _DEFLATED}:
            return
        if method == _STORED and flags & _HAS_DESCRIPTOR:
            return
        source = _Inflated(file) if method == _DEFLATED else _Stored(file, size)
        yield CutMember(name, size, source)
        source.skip(allowance)
        if flags & _HAS_DESCRIPTOR:
            # Its signature is optional; after it come the checksum and two sizes.
            file.seek(12 if file.read(4) == _DESCRIPTOR else 8, 1)


class _Stored:
    """The bytes of a member that is not compressed."""

    def __init__(self, file: IO[bytes], size: int) -> None:
        self._file = file
        self._left = size

    def read1(self, size: int, /) -> bytes:
        """Return up to `size` bytes. Raises EOFError where the file ends before the member."""
        part = self._file.read(min(size, self._left))
        if not part and self._left and size:
            raise EOFError("it was cut")
        self._left -= len(part)
        return part

    def skip(self, _: Allowance) -> None:
        """Go to the end of the member."""
        self._file.seek(self._left, 1)
        self._left = 0


class _Inflated:
    """What comes out of a member that is deflated."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._decompressor = zlib.decompressobj(-zlib.MAX_WBITS)
        self._ahead = b""

    def read1(self, size: int, /) -> bytes:
        """Return up to `size` bytes. Raises EOFError where the file ends before the member."""
        while not self._decompressor.eof:
            if not self._ahead and not (read := self._file.read(HEAD)):
                raise EOFError("it was cut")
            part = self._decompressor.decompress(self._ahead or read, size)
            self._ahead = self._decompressor.unconsumed_tail
            if part:
                return part
        return b""

    def skip(self, allowance: Allowance) -> None:
        """Go to the end of the member, where there is one."""
        try:
            while part := self.read1(HEAD):
                allowance.spend(len(part))
        except (EOFError, zlib.error):
            self._file.seek(0, 2)
        else:
            self._file.seek(-len(self._decompressor.unused_data), 1)
