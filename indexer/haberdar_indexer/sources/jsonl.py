"""JSON: an object a line, or objects one after the other or in an array."""

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any

from haberdar_indexer.cleaning.encodings import find_encoding
from haberdar_indexer.documents import RawDocument, Rejected
from haberdar_indexer.sources.records import make_document
from haberdar_indexer.sources.streams import HEAD, Entry, read_lines

LONGEST_RECORD = 10 * 2**20
"""Bytes of a line, or characters of an object in an array."""

_BETWEEN = re.compile(r"[\s,]+")


def read_json_lines(entry: Entry) -> Iterator[RawDocument | Rejected]:
    """Yield each line's object; a line that is none is rejected, and the next one read."""
    for number, line in read_lines(entry, LONGEST_RECORD):
        origin = entry.origin(number)
        if line is None:
            yield Rejected(origin, f"longer than {LONGEST_RECORD // 2**20} MiB")
            continue
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield Rejected(origin, f"not JSON: {error}")
        else:
            yield make_document(origin, record, entry.options)


def read_json(entry: Entry) -> Iterator[RawDocument | Rejected]:
    """Yield the objects of an array, or one after the other; what follows damage is not read."""
    text = _Text(entry)
    is_open = text.skip() and text.take("[")
    number = 0
    while text.skip():
        if is_open and text.take("]"):
            is_open = False
            break
        number += 1
        try:
            value = text.take_value()
        except (ValueError, RecursionError) as error:
            yield Rejected(entry.origin(number), f"not JSON, and the rest is not read: {error}")
            return
        yield make_document(entry.origin(number), value, entry.options)
    if is_open:
        yield Rejected(entry.origin(), "the array has no end; what was read is kept")
    elif text.skip():
        yield Rejected(entry.origin(), "something follows the array, and is not read")


class _Text:
    """The text of a file, of which there is as much in memory as the next value needs."""

    def __init__(self, entry: Entry) -> None:
        self._stream = entry.stream
        encoding = find_encoding(entry.head())
        self._decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
        self._json = json.JSONDecoder()
        self._text = ""
        self._at = 0
        self._is_whole = False

    def skip(self) -> bool:
        """Go on to the next character that is not between values; return whether there is one."""
        while True:
            between = _BETWEEN.match(self._text, self._at)
            self._at = self._at if between is None else between.end()
            if self._at < len(self._text) or self._is_whole:
                return self._at < len(self._text)
            self._extend()

    def take(self, character: str) -> bool:
        """Go past `character` where it is next."""
        is_next = self._text.startswith(character, self._at)
        self._at += is_next
        return is_next

    def take_value(self) -> Any:
        """Return the next value. Raises ValueError or RecursionError where there is none."""
        while True:
            try:
                value, end = self._json.raw_decode(self._text, self._at)
            except ValueError:
                if self._is_whole:
                    raise
                if len(self._text) - self._at > LONGEST_RECORD:
                    raise ValueError(f"longer than {LONGEST_RECORD // 2**20} MiB") from None
            else:
                # Of a number, more digits may follow.
                if end < len(self._text) or self._is_whole:
                    self._at = end
                    return value
            self._extend()

    def _extend(self) -> None:
        """Read as much again as there is, so that a long value is tried a few times only."""
        left = self._text[self._at :]
        part = self._stream.read(max(HEAD, len(left)))
        self._text = left + self._decoder.decode(part, final=not part)
        self._at = 0
        self._is_whole = not part
