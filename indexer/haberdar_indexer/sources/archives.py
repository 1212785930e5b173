"""What is inside of archives and compressed files, member by member, and no more than is safe.

Nothing is unpacked to where a name says; members are read as streams.
"""

import bz2
import gzip
import io
import lzma
import stat
import struct
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath, PureWindowsPath
from typing import IO, Any, Literal, Self, cast

from haberdar_indexer.documents import Origin, Rejected, UnusableInputError
from haberdar_indexer.sources.cut_zip import read_members
from haberdar_indexer.sources.names import printable
from haberdar_indexer.sources.streams import HEAD, Allowance, Compressed, Entry, expanded, sought

Compression = Literal["bzip2", "gzip", "xz"]

DEEPEST = 2
"""How many archives a document may be inside of."""
MOST_MEMBERS = 200_000
# Bytes of the list of members of a ZIP archive, and of what precedes a member of a tar archive.
_LARGEST_LIST = 64 * 2**20
_LARGEST_HEADER = 2**20
_ENCRYPTED = 1
_OFFICE_DOCUMENT = "[Content_Types].xml"
_EXTENDED = {
    tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE, tarfile.GNUTYPE_LONGNAME,
    tarfile.GNUTYPE_LONGLINK,
}  # fmt: skip
_DAMAGE = (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, struct.error, EOFError)
_TOO_MANY = f"more than {MOST_MEMBERS} members; the rest is not read"
_OPENERS: dict[Compression, Callable[[IO[bytes]], io.BufferedIOBase]] = {
    "bzip2": bz2.BZ2File,
    "gzip": lambda file: gzip.GzipFile(fileobj=file),
    "xz": lzma.LZMAFile,
}


def read_compressed(compression: Compression, entry: Entry) -> Iterator[Entry]:
    """Yield what is in a file that is compressed on its own, under the same name."""
    if entry.is_expanded:
        raise UnusableInputError("compressed several times over")
    with _OPENERS[compression](entry.stream) as source:
        yield replace(entry, stream=expanded(source, entry.allowance), is_expanded=True)


def read_zip(entry: Entry) -> Iterator[Entry | Rejected]:
    """Yield the members of a ZIP archive, or why they are not read."""
    _check_depth(entry)
    with sought(entry) as file:
        try:
            archive = zipfile.ZipFile(_Guarded(file))
        except zipfile.BadZipFile as error:
            yield from _in_cut_zip(entry, file)
            raise UnusableInputError(f"damaged; what could be read is kept: {error}") from error
        with archive:
            yield from _in_whole_zip(entry, archive)


def _in_cut_zip(entry: Entry, file: IO[bytes]) -> Iterator[Entry | Rejected]:
    for count, member in enumerate(read_members(file, entry.allowance)):
        entry.allowance.spend(0)
        if count == MOST_MEMBERS:
            raise UnusableInputError(_TOO_MANY)
        name = _inside(entry, member.name)
        if member.name.endswith("/") or _is_hidden(member.name):
            continue
        if reason := _unsafe_name(member.name):
            yield Rejected(Origin(name), reason)
            continue
        allowance = Allowance(member.size, entry.allowance)
        yield entry.member(name, expanded(member.source, allowance), allowance)


def _in_whole_zip(entry: Entry, archive: zipfile.ZipFile) -> Iterator[Entry | Rejected]:
    members = archive.infolist()
    if any(member.filename == _OFFICE_DOCUMENT for member in members):
        raise UnusableInputError("an office document, which is not read")
    for member in members[:MOST_MEMBERS]:
        entry.allowance.spend(0)
        if not member.is_dir() and not _is_hidden(member.filename):
            yield from _in_zip(entry, archive, member)
    if len(members) > MOST_MEMBERS:
        raise UnusableInputError(_TOO_MANY)


def _in_zip(
    entry: Entry, archive: zipfile.ZipFile, member: zipfile.ZipInfo
) -> Iterator[Entry | Rejected]:
    name = _inside(entry, _zip_name(member))
    if reason := _unsafe_name(member.filename) or _unsafe_in_zip(member):
        yield Rejected(Origin(name), reason)
        return
    try:
        source = archive.open(member)
    except _DAMAGE as error:
        yield Rejected(Origin(name), f"damaged: {error}")
        return
    with source:
        allowance = Allowance(member.compress_size, entry.allowance)
        yield entry.member(name, expanded(cast(Compressed, source), allowance), allowance)


def read_tar(entry: Entry) -> Iterator[Entry | Rejected]:
    """Yield the members of a tar archive, or why they are not read."""
    _check_depth(entry)
    # As a stream, it is never sought in, whatever the headers say.
    with tarfile.open(fileobj=entry.stream, mode="r|", tarinfo=_Header, bufsize=HEAD) as archive:
        for count, member in enumerate(iter(archive.next, None)):
            if count == MOST_MEMBERS:
                raise UnusableInputError(_TOO_MANY)
            # The archive would remember all of them, which only looking for one has a use for.
            archive.members.clear()  # type: ignore[attr-defined]
            if not member.isdir() and not _is_hidden(member.name):
                yield _in_tar(entry, archive, member)


def _in_tar(entry: Entry, archive: tarfile.TarFile, member: tarfile.TarInfo) -> Entry | Rejected:
    name = _inside(entry, member.name)
    if reason := _unsafe_name(member.name) or _unsafe_in_tar(member):
        return Rejected(Origin(name), reason)
    source = archive.extractfile(member)
    if source is None:
        return Rejected(Origin(name), "not a file")
    # What comes out of the archive was counted when that was expanded.
    stream = expanded(cast(Compressed, source), Allowance(member.size))
    return entry.member(name, stream, Allowance(member.size, entry.allowance))


class _Guarded:
    """A file of which not more can be read at once than a list of members may take."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.seek = file.seek
        self.tell = file.tell
        self.seekable = file.seekable

    def read(self, size: int = -1) -> bytes:
        """Return up to `size` bytes. Raises UnusableInputError where they are too many."""
        if size > _LARGEST_LIST:
            raise UnusableInputError(f"its list of members is larger than {_LARGEST_LIST} bytes")
        return self._file.read(size)


class _Header(tarfile.TarInfo):
    """The header of a member; tarfile takes one that is damaged for the end, and any for small."""

    @classmethod
    def frombuf(cls, buf: Any, encoding: str, errors: str) -> Self:
        """Return the header in `buf`. Raises UnusableInputError where it is damaged."""
        try:
            header = super().frombuf(buf, encoding, errors)
        except tarfile.HeaderError as error:
            # Nothing but zeros is the end.
            if buf and not any(buf):
                raise
            raise UnusableInputError(f"damaged, and the rest is not read: {error}") from error
        if header.type in _EXTENDED and header.size > _LARGEST_HEADER:
            raise UnusableInputError(f"a header larger than {_LARGEST_HEADER // 2**20} MiB")
        return header


def _check_depth(entry: Entry) -> None:
    if entry.archives >= DEEPEST:
        raise UnusableInputError(f"an archive inside of {DEEPEST} others is not read")


def _inside(entry: Entry, name: str) -> str:
    return f"{entry.name}!/{printable(name)}"


def _is_hidden(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return any(part.startswith(".") and part != ".." for part in parts) or "__MACOSX" in parts


def _unsafe_name(name: str) -> str:
    """Return why nothing of this name is read, or nothing: Windows' names are looked at, too."""
    path = PureWindowsPath(name)
    return "its name leads out of the archive" if path.anchor or ".." in path.parts else ""


def _zip_name(member: zipfile.ZipInfo) -> str:
    """Return the name as it was written, where the archive does not say that it is in UTF-8."""
    try:
        return member.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return member.filename


def _unsafe_in_zip(member: zipfile.ZipInfo) -> str:
    mode = member.external_attr >> 16
    if member.flag_bits & _ENCRYPTED:
        return "encrypted"
    if stat.S_ISLNK(mode):
        return "a symbolic link"
    return "" if stat.S_ISREG(mode) or not stat.S_IFMT(mode) else "a pipe or device"


def _unsafe_in_tar(member: tarfile.TarInfo) -> str:
    if member.issym():
        return "a symbolic link"
    if member.islnk():
        return "a hard link"
    if member.issparse():
        return "a file with holes"
    return "" if member.isreg() else "a pipe or device"
