"""Read a file as what it is: pages, texts, records, feeds, and archives of all these.

Documents come in the order in which they are in the file, and one after the other as they are
asked for. What is read gives a document or is rejected with the reason; only sitemaps and what is
hidden are passed over.
"""

import io
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import IO, cast

from haberdar import HaberdarError
from haberdar_indexer.cleaning.encodings import find_utf16
from haberdar_indexer.documents import Kind, Origin, RawDocument, Rejected
from haberdar_indexer.sources.archives import read_compressed, read_tar, read_zip
from haberdar_indexer.sources.feeds import read_feed
from haberdar_indexer.sources.folders import FoundFile
from haberdar_indexer.sources.formats import Format, find_format
from haberdar_indexer.sources.jsonl import read_json, read_json_lines
from haberdar_indexer.sources.names import printable
from haberdar_indexer.sources.options import ReadingOptions
from haberdar_indexer.sources.parquet import read_parquet
from haberdar_indexer.sources.sitemaps import add_address
from haberdar_indexer.sources.streams import HEAD, Allowance, Entry, recoded
from haberdar_indexer.sources.tables import read_table
from haberdar_indexer.sources.warc import read_warc

Raw = RawDocument | Rejected
Reader = Callable[[Entry], Iterator[Raw]]
_DEFAULTS = ReadingOptions()
# A sitemap is no article, and what is compressed speaks for itself.
_SILENT: frozenset[Format] = frozenset({"bzip2", "gzip", "sitemap", "xz"})


def read_documents(file: FoundFile, options: ReadingOptions = _DEFAULTS) -> Iterator[Raw]:
    """Yield the documents of `file`; whatever cannot be read is yielded as rejected."""
    name = printable(file.name)
    try:
        with file.path.open("rb", buffering=HEAD) as stream:
            before = os.fstat(stream.fileno())
            for raw in _read(_entry(name, stream, before.st_size, options)):
                # Sitemaps tell of files, and not of the members of an archive.
                if isinstance(raw, RawDocument) and raw.kind == "html" and raw.origin == (name, 0):
                    yield add_address(raw, file)
                else:
                    yield raw
            after = os.fstat(stream.fileno())
            if (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
                yield Rejected(Origin(name), "it was changed while it was read")
    except OSError as error:
        yield Rejected(Origin(name), f"cannot be read: {error.strerror}")


def _entry(name: str, stream: IO[bytes], size: int, options: ReadingOptions) -> Entry:
    # Files that are opened with a buffer are typed as less than they are.
    return Entry(name, cast(io.BufferedReader, stream), Allowance(size), options)


def _read(entry: Entry) -> Iterator[Raw]:
    try:
        if encoding := find_utf16(entry.head()):
            entry = replace(entry, stream=recoded(entry.stream, encoding))
        format_ = find_format(entry.head(), entry.name, entry.options)
        is_empty = format_ not in _SILENT
        for raw in _READERS[format_](entry):
            is_empty = False
            yield raw
        if is_empty:
            yield Rejected(entry.origin(), "no article is in it")
    except HaberdarError as error:
        yield Rejected(entry.origin(), str(error))
    except OSError as error:
        reason = f"cannot be read: {error.strerror}" if error.strerror else f"damaged: {error}"
        yield Rejected(entry.origin(), reason)
    except Exception as error:
        # The readers of a dozen formats meet damage that nobody foresaw, with whatever error: what
        # was read before it is kept, and the run goes on.
        yield Rejected(entry.origin(), f"damaged: {error or type(error).__name__}")


def _read_whole(kind: Kind, entry: Entry) -> Iterator[Raw]:
    yield RawDocument(entry.origin(), kind, entry.read_whole())


def _read_members(
    members: Callable[[Entry], Iterator[Entry | Rejected]], entry: Entry
) -> Iterator[Raw]:
    for member in members(entry):
        if isinstance(member, Rejected):
            yield member
        else:
            yield from _read(member)


def _pass_over(_: Entry) -> Iterator[Raw]:
    """Yield nothing: a sitemap is no article, and read where pages are."""
    return iter(())


_READERS: dict[Format, Reader] = {
    "bzip2": partial(_read_members, partial(read_compressed, "bzip2")),
    "feed": read_feed,
    "gzip": partial(_read_members, partial(read_compressed, "gzip")),
    "json": read_json,
    "json lines": read_json_lines,
    "page": partial(_read_whole, "html"),
    "parquet": read_parquet,
    "sitemap": _pass_over,
    "table": read_table,
    "tar": partial(_read_members, read_tar),
    "text": partial(_read_whole, "text"),
    "warc": read_warc,
    "xz": partial(_read_members, partial(read_compressed, "xz")),
    "zip": partial(_read_members, read_zip),
}
