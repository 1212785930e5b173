"""A file of named arrays that is read by mapping it into memory.

    arrays, each at a multiple of 64 bytes
    table of contents (JSON: name → type, offset, length, CRC-32), then meta data of the writer's
    20 bytes: the table's length, its CRC-32 and a magic number

Nothing is decoded when the file is opened, and nothing of it is executed.
"""

import json
import mmap
import struct
import tempfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from haberdar.errors import IndexCorruptError

_MAGIC = b"HBRFLAT2"
_TAIL = struct.Struct("<QI8s")
_ALIGNMENT = 64
# What a section holds in memory before it goes to a temporary file.
_SECTION_MEMORY = 4 << 20
_COPIED_AT_ONCE = 1 << 20

Array = NDArray[Any]


class Section:
    """An array of the file, written piece by piece; a large one waits in a temporary file."""

    def __init__(self, dtype: str, folder: str | None) -> None:
        self.dtype = np.dtype(dtype)
        self.length = 0
        self._folder = folder
        self._waiting: list[Array] = []
        self._waiting_bytes = 0
        self._file: IO[bytes] | None = None

    def append(self, values: Array) -> None:
        """Add `values`, which must not change afterwards, at the end."""
        if not len(values):
            return
        piece = np.ascontiguousarray(values, dtype=self.dtype)
        self._waiting.append(piece)
        self._waiting_bytes += piece.nbytes
        self.length += len(piece)
        if self._folder is not None and self._waiting_bytes >= _SECTION_MEMORY:
            if self._file is None:
                self._file = tempfile.TemporaryFile(dir=self._folder)  # noqa: SIM115 - see close
            self._write_waiting(self._file, 0)

    def _write_waiting(self, file: IO[bytes], crc: int) -> int:
        for piece in self._waiting:
            file.write(piece.data)
            crc = zlib.crc32(piece.data, crc)
        self._waiting.clear()
        self._waiting_bytes = 0
        return crc

    def copy_to(self, target: IO[bytes]) -> int:
        """Copy the section to `target` and free it; return its CRC-32."""
        crc = 0
        if self._file is not None:
            self._file.seek(0)
            while piece := self._file.read(_COPIED_AT_ONCE):
                crc = zlib.crc32(piece, crc)
                target.write(piece)
        crc = self._write_waiting(target, crc)
        self.close()
        return crc

    def close(self) -> None:
        """Free the temporary file."""
        if self._file is not None:
            self._file.close()
            self._file = None


class ContainerWriter:
    """Collects sections and writes them to one file; large ones wait in files in `folder`."""

    def __init__(self, folder: str | None = None) -> None:
        self._folder = folder
        self._sections: dict[str, Section] = {}

    def section(self, name: str, dtype: str) -> Section:
        """Return a new section, to be filled before `write`."""
        section = self._sections[name] = Section(dtype, self._folder)
        return section

    def put(self, name: str, values: Array, dtype: str) -> None:
        """Add a section that holds just `values`."""
        section = self._sections[name] = Section(dtype, None)
        section.append(values)

    def write(self, file: IO[bytes], meta: Mapping[str, Any]) -> None:
        """Write everything to `file`, which is empty and stays open."""
        contents: dict[str, list[object]] = {}
        offset = 0
        for name, section in self._sections.items():
            padding = -offset % _ALIGNMENT
            file.write(bytes(padding))
            offset += padding
            crc = section.copy_to(file)
            contents[name] = [section.dtype.str, offset, section.length, crc]
            offset += section.length * section.dtype.itemsize
        table = json.dumps({"sections": contents, "meta": meta}).encode()
        file.write(table)
        file.write(_TAIL.pack(len(table), zlib.crc32(table), _MAGIC))

    def close(self) -> None:
        """Free what was collected without writing it."""
        for section in self._sections.values():
            section.close()


class Container:
    """An open file: its arrays by name, and the writer's meta data."""

    _mapped: mmap.mmap | None = None

    def __init__(self, name: str, data: memoryview) -> None:
        """Read the table of contents in `data`. Raises IndexCorruptError where there is none."""
        self.name = name
        self._data = data
        self._arrays: dict[str, Array] = {}
        try:
            length, crc, magic = _TAIL.unpack(data[-_TAIL.size :])
            encoded = bytes(data[-_TAIL.size - length : -_TAIL.size])
            if magic != _MAGIC or zlib.crc32(encoded) != crc:
                raise ValueError("its table of contents is not what was written")
            table = json.loads(encoded)
            self.meta: dict[str, Any] = table["meta"]
            self._sections: dict[str, tuple[str, int, int, int]] = table["sections"]
            for dtype, offset, count, _ in self._sections.values():
                if offset + count * np.dtype(dtype).itemsize > len(data) - _TAIL.size - length:
                    raise ValueError("it is shorter than its table says")
        except (struct.error, ValueError, KeyError, TypeError) as exc:
            raise IndexCorruptError(f"{name} is damaged ({exc})") from exc

    @classmethod
    def open(cls, path: Path) -> "Container":
        """Map the file at `path` into memory."""
        with path.open("rb") as file:
            try:
                mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            except ValueError as exc:  # an empty file cannot be mapped
                raise IndexCorruptError(f"{path} is empty") from exc
        found = cls(str(path), memoryview(mapped))
        found._mapped = mapped
        return found

    def release(self) -> None:
        """Let the system take the memory of what was read back; it is read again when needed."""
        if self._mapped is not None and hasattr(mmap, "MADV_DONTNEED"):
            self._mapped.madvise(mmap.MADV_DONTNEED)

    def __contains__(self, name: str) -> bool:
        return name in self._sections

    def array(self, name: str) -> Array:
        """Return the array `name` as it lies in the file; it cannot be written to."""
        found = self._arrays.get(name)
        if found is None:
            dtype, offset, count, _ = self._sections[name]
            found = self._arrays[name] = np.frombuffer(self._data, dtype, count, offset)
        return found

    def faults(self) -> Iterator[str]:
        """Yield a sentence for every array that is not what was written."""
        for name, (dtype, offset, count, crc) in self._sections.items():
            end = offset + count * np.dtype(dtype).itemsize
            if zlib.crc32(self._data[offset:end]) != crc:
                yield f"{self.name}: {name} is not what was written (checksum)"
