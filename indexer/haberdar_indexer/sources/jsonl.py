"""JSON lines: one article a line, as an object."""

import io
import json
from collections.abc import Iterator
from pathlib import Path

from haberdar_indexer.documents import Origin, RawDocument, Rejected

LONGEST_LINE = 10 * 2**20


def read_records(path: Path, name: str) -> Iterator[RawDocument | Rejected]:
    """Yield each line's object; a line that is none is rejected, and the next one read."""
    with path.open("rb") as lines:
        number = 0
        while line := lines.readline(LONGEST_LINE + 1):
            number += 1
            origin = Origin(name, number)
            if len(line) > LONGEST_LINE:
                yield Rejected(origin, f"longer than {LONGEST_LINE // 2**20} MiB")
                _skip_rest(lines)
            elif line.strip(b"\xef\xbb\xbf \t\r\n"):
                yield _record(origin, line)


def _skip_rest(lines: io.BufferedReader) -> None:
    while (part := lines.readline(LONGEST_LINE)) and not part.endswith(b"\n"):
        pass


def _record(origin: Origin, line: bytes) -> RawDocument | Rejected:
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        return Rejected(origin, f"not JSON: {error}")
    if not isinstance(record, dict):
        return Rejected(origin, "not a JSON object")
    return RawDocument(origin, "record", record)
