"""CSV and TSV with a header line: an article a row."""

import csv
from collections.abc import Iterator

from haberdar_indexer.documents import RawDocument, Rejected, UnusableInputError
from haberdar_indexer.sources.formats import DELIMITERS, known_fields
from haberdar_indexer.sources.records import make_document
from haberdar_indexer.sources.streams import Entry, read_lines

LONGEST_LINE = 10 * 2**20
# Characters of a cell: longer than any article, and soon reached where quotes are not closed.
_LONGEST_CELL = 2**20


def read_table(entry: Entry) -> Iterator[RawDocument | Rejected]:
    """Yield each row as a record; one with another number of cells than the header is rejected.

    The line of a row is the one that it begins in. Raises UnusableInputError for a table without a
    column of texts.
    """
    # The limit is the whole process's, and so is only ever raised.
    csv.field_size_limit(max(csv.field_size_limit(), _LONGEST_CELL))
    rows = _rows(entry)
    _, first = next(rows, (0, [""]))
    header = [] if isinstance(first, str) else [name.strip() for name in first]
    if "text" not in known_fields(header, entry.options):
        columns = ", ".join(header)
        raise UnusableInputError(f"no column is known to hold the text: {columns[:200]}")
    for number, row in rows:
        origin = entry.origin(number)
        if isinstance(row, str):
            yield Rejected(origin, f"not a row: {row}")
        elif len(row) != len(header):
            yield Rejected(origin, f"{len(row)} cells where the header has {len(header)}")
        else:
            yield make_document(origin, dict(zip(header, row, strict=True)), entry.options)


def _rows(entry: Entry) -> Iterator[tuple[int, list[str] | str]]:
    """Yield the rows that are not empty, with their first lines, or what is wrong with them."""
    lines = _Lines(entry)
    # A quote in the wrong place would silently make one row of many.
    reader = csv.reader(lines, delimiter=lines.delimiter(), strict=True)
    while True:
        number = lines.number + 1
        try:
            row = next(reader, None)
        except csv.Error as error:
            yield number, f"{error} (up to line {lines.number})"
            continue
        if row is None:
            return
        if row:
            yield number, row


class _Lines(Iterator[str]):
    """The lines of a table, and the number of the last one that was read."""

    def __init__(self, entry: Entry) -> None:
        self._lines = read_lines(entry, LONGEST_LINE)
        self._first: str | None = None
        self.number = 0

    def delimiter(self) -> str:
        """Return what parts the cells of the first line; call before anything is read."""
        line = next(self, "")
        # Excel understands a first line that names the delimiter, and some exports have it.
        if line.startswith("sep=") and len(line.rstrip("\r\n")) == len("sep=;"):
            return line[len("sep=")]
        self._first, self.number = line, 0
        return max(DELIMITERS, key=line.count)

    def __next__(self) -> str:
        line = self._first
        if line is None:
            _, line = next(self._lines)
        self._first = None
        self.number += 1
        if line is None:
            raise csv.Error(f"longer than {LONGEST_LINE // 2**20} MiB")
        return line
