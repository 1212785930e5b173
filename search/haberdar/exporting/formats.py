"""The formats in which articles leave: JSON lines, CSV and Parquet, one article after the other."""

import codecs
import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import IO, Any, Literal

from haberdar.article import Article
from haberdar.errors import MissingExtraError
from haberdar.exporting.rows import COLUMNS, row_of

Format = Literal["jsonl", "csv", "parquet"]
# Rows wait in memory until they have so many characters; then they are a row group of the file.
_ROW_GROUP_SIZE = 8 << 20


def write_jsonl(articles: Iterable[Article], file: IO[bytes]) -> int:
    """Write a JSON object a line, as `Article.to_dict` makes it; return how many."""
    count = 0
    for article in articles:
        file.write(json.dumps(article.to_dict(), ensure_ascii=False).encode() + b"\n")
        count += 1
    return count


def write_csv(articles: Iterable[Article], file: IO[bytes]) -> int:
    """Write a row each (see `row_of`) under a header, as RFC 4180 has it; return how many.

    Cells are written as they are, also those that a spreadsheet would take for formulas.
    """
    count = 0
    rows = csv.DictWriter(codecs.getwriter("utf-8")(file), COLUMNS)
    rows.writeheader()
    for article in articles:
        rows.writerow(row_of(article))
        count += 1
    return count


def write_parquet(articles: Iterable[Article], file: IO[bytes]) -> int:
    """Write a row each (see `row_of`), all columns text; return how many.

    Raises MissingExtraError where pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        from pyarrow.parquet import ParquetWriter
    except ModuleNotFoundError as exc:
        raise MissingExtraError(
            f"Parquet needs {exc.name}: pip install 'haberdar[parquet]'"
        ) from exc
    count = 0
    schema = pa.schema([pa.field(name, pa.string(), nullable=False) for name in COLUMNS])
    with ParquetWriter(file, schema, compression="zstd") as writer:
        for rows in _row_groups(map(row_of, articles)):
            writer.write_table(pa.Table.from_pylist(rows, schema))
            count += len(rows)
    return count


FORMATS: Mapping[Format, Callable[[Iterable[Article], IO[bytes]], int]] = {
    "jsonl": write_jsonl,
    "csv": write_csv,
    "parquet": write_parquet,
}


def _row_groups(rows: Iterable[dict[str, str]]) -> Iterator[list[dict[str, Any]]]:
    waiting: list[dict[str, Any]] = []
    size = 0
    for row in rows:
        waiting.append(row)
        size += sum(map(len, row.values()))
        if size >= _ROW_GROUP_SIZE:
            yield waiting
            waiting, size = [], 0
    if waiting:
        yield waiting
