"""WARC: what a crawler got, a page a record."""

import re
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import Any

from warcio.bufferedreaders import ChunkedDataReader
from warcio.recordloader import ArcWarcRecordLoader

from haberdar_indexer.documents import RawDocument, Rejected, UnusableInputError
from haberdar_indexer.sources.streams import HEAD, LARGEST_FILE, Entry, read_bounded

# Bytes of a record's headers.
_LONGEST_HEADERS = 2**20
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
# What a crawler writes down of its own work.
_NOTES = frozenset({"warcinfo", "request", "metadata"})
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_GZIP = b"\x1f\x8b"


def read_warc(entry: Entry) -> Iterator[RawDocument | Rejected]:
    """Yield each page that a server gave; one line says how many records of what kinds are none.

    The line of a page is the number of its record.
    """
    others: Counter[str] = Counter()
    damage: Exception | None = None
    try:
        yield from _pages(entry, others)
    except Exception as error:
        # It is told after what was found before it.
        damage = error
    if others:
        counts = ", ".join(f"{count} {what}" for what, count in sorted(others.items()))
        yield Rejected(entry.origin(), f"{others.total()} records are no articles: {counts}")
    if damage is not None:
        raise damage


def _pages(entry: Entry, others: Counter[str]) -> Iterator[RawDocument | Rejected]:
    """Yield the pages, and count what else there is in `others`."""
    loader = ArcWarcRecordLoader(verify_http=False, arc2warc=False)
    for number, record in enumerate(_records(entry, loader), start=1):
        try:
            if record.rec_type not in _NOTES:
                uri = _address(record)
                record.http_headers = loader.load_http_headers(
                    record.rec_type, uri, record.raw_stream, record.length
                )
                if what := _what_else(record):
                    others[what] += 1
                else:
                    yield _page(entry, number, record)
        except (UnusableInputError, EOFError, zlib.error) as error:
            yield Rejected(entry.origin(number), str(error) or "damaged: the record was cut")


class _Stream:
    """What warcio reads of a file: with headers no longer than they may be."""

    def __init__(self, entry: Entry) -> None:
        self._stream = entry.stream
        self._left = _LONGEST_HEADERS
        self.read = entry.stream.read

    def begin_record(self) -> bytes:
        """Return the first line of the next record, or nothing at the end."""
        self._left = _LONGEST_HEADERS
        while (line := self.readline()) and not line.strip():
            self._left = _LONGEST_HEADERS
        return line

    def readline(self, size: int = _LONGEST_HEADERS) -> bytes:
        """Return the next line. Raises UnusableInputError where headers have no end."""
        line = self._stream.readline(min(size, self._left))
        self._left -= len(line)
        if not self._left:
            raise UnusableInputError("damaged: the headers of a record have no end")
        return line


def _records(entry: Entry, loader: ArcWarcRecordLoader) -> Iterator[Any]:
    stream = _Stream(entry)
    while line := stream.begin_record():
        record = loader.parse_record_stream(stream, line, known_format="warc", no_record_parse=True)
        if record.length is None:
            raise UnusableInputError("damaged: a record does not say how long it is")
        yield record
        while record.raw_stream.read(HEAD):
            pass
        if record.raw_stream.limit:
            raise UnusableInputError("damaged: the last record was cut")


def _address(record: Any) -> str:
    return (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")


def _what_else(record: Any) -> str:
    """Return what kind of record it is, or nothing for a page."""
    if record.rec_type not in {"response", "resource"}:
        return str(record.rec_type)
    if record.http_headers is not None and record.http_headers.get_statuscode() != "200":
        return f"of status {record.http_headers.get_statuscode()[:3] or 'unknown'}"
    media_type = _content_type(record).partition(";")[0].strip().lower()
    return "" if media_type in _PAGES else media_type[:60] or "of unknown type"


def _content_type(record: Any) -> str:
    headers = record.http_headers or record.rec_headers
    return headers.get_header("Content-Type") or ""


def _page(entry: Entry, number: int, record: Any) -> RawDocument:
    charset = _CHARSET.search(_content_type(record))
    return RawDocument(
        entry.origin(number),
        "html",
        _payload(record),
        address=_address(record),
        encoding="" if charset is None else charset[1],
    )


def _payload(record: Any) -> bytes:
    """Return the page as it was before it was cut into chunks and compressed for its way."""
    if record.http_headers is None:
        return read_bounded(record.raw_stream)
    headers = record.http_headers
    # warcio keeps a chunk in memory, however large.
    if record.length > LARGEST_FILE:
        raise UnusableInputError(f"larger than {LARGEST_FILE // 2**20} MiB")
    is_chunked = (headers.get_header("Transfer-Encoding") or "").strip().lower() == "chunked"
    stream = ChunkedDataReader(record.raw_stream) if is_chunked else record.raw_stream
    coding = (headers.get_header("Content-Encoding") or "identity").strip().lower()
    return _decoded(read_bounded(stream), coding)


def _decoded(content: bytes, coding: str) -> bytes:
    # Some crawlers keep pages as they showed them, with the headers that they came with.
    if coding == "identity" or (coding in {"gzip", "x-gzip"} and not content.startswith(_GZIP)):
        return content
    if coding in {"gzip", "x-gzip"}:
        return _inflated(content, zlib.MAX_WBITS | 16)
    if coding == "deflate":
        # The standard means zlib's form, and many servers send the bare one.
        is_zlib = content[:1] == b"\x78"
        return _inflated(content, zlib.MAX_WBITS if is_zlib else -zlib.MAX_WBITS)
    raise UnusableInputError(f"compressed in a way that is not read: {coding[:40]}")


def _inflated(content: bytes, bits: int) -> bytes:
    decompressor = zlib.decompressobj(bits)
    inflated = decompressor.decompress(content, LARGEST_FILE + 1)
    if len(inflated) > LARGEST_FILE:
        raise UnusableInputError(f"expands to more than {LARGEST_FILE // 2**20} MiB")
    if not decompressor.eof:
        raise UnusableInputError("damaged: the compressed page was cut")
    return inflated
