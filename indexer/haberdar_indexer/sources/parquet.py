"""Parquet: an article a row, as `haberdar export` writes it or under names that are known."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from haberdar import MissingExtraError
from haberdar_indexer.documents import RawDocument, Rejected, UnusableInputError
from haberdar_indexer.sources.formats import known_fields
from haberdar_indexer.sources.records import make_document
from haberdar_indexer.sources.streams import Entry, sought

_ROWS = 64


def read_parquet(entry: Entry) -> Iterator[RawDocument | Rejected]:
    """Yield each row as a record, some rows at a time.

    Raises MissingExtraError where pyarrow is not installed, and UnusableInputError for a table
    without a column of texts.
    """
    try:
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise MissingExtraError("parquet needs pyarrow: pip install 'haberdar[parquet]'") from error
    with sought(entry) as stream:
        yield from _rows(entry, ParquetFile(stream))


def _rows(entry: Entry, file: Any) -> Iterator[RawDocument | Rejected]:
    columns = file.schema_arrow.names
    if "text" not in known_fields(columns, entry.options):
        raise UnusableInputError(f"no column is known to hold the text: {', '.join(columns)[:200]}")
    number = 0
    for batch in file.iter_batches(batch_size=_ROWS):
        for row in batch.to_pylist():
            number += 1
            record = {name: _plain(value) for name, value in row.items()}
            yield make_document(entry.origin(number), record, entry.options)


def _plain(value: Any) -> Any:
    """Return times as JSON would have them."""
    return value.isoformat() if isinstance(value, dt.date) else value
