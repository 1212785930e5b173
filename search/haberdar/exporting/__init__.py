"""Articles as files that other programs read, and the way back."""

from haberdar.exporting.files import new_file
from haberdar.exporting.formats import FORMATS, Format, write_csv, write_jsonl, write_parquet
from haberdar.exporting.rows import COLUMNS, article_from_row, row_of

__all__ = [
    "COLUMNS",
    "FORMATS",
    "Format",
    "article_from_row",
    "new_file",
    "row_of",
    "write_csv",
    "write_jsonl",
    "write_parquet",
]
