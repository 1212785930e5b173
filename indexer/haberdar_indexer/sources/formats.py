"""Find out what a file is: by its first bytes, and by its name where these leave it open."""

import json
import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Literal

from haberdar_indexer.cleaning.encodings import decode
from haberdar_indexer.documents import UnusableInputError
from haberdar_indexer.fields import known_name
from haberdar_indexer.sources.options import ReadingOptions

Format = Literal[
    "bzip2", "feed", "gzip", "json", "json lines", "page", "parquet", "sitemap", "table", "tar",
    "text", "warc", "xz", "zip",
]  # fmt: skip

_COMPRESSIONS = (".gz", ".bz2", ".xz")
_SUFFIXES: dict[str, Format] = {
    ".html": "page", ".htm": "page", ".xhtml": "page", ".txt": "text",
    ".jsonl": "json lines", ".ndjson": "json lines", ".json": "json",
    ".csv": "table", ".tsv": "table", ".parquet": "parquet",
    ".rss": "feed", ".atom": "feed", ".rdf": "feed", ".xml": "feed",
    ".warc": "warc", ".gz": "gzip", ".tgz": "gzip", ".bz2": "bzip2", ".xz": "xz", ".tar": "tar",
    ".zip": "zip",
}  # fmt: skip
_SIGNATURES: tuple[tuple[re.Pattern[bytes], Format], ...] = (
    (re.compile(rb"\x1f\x8b"), "gzip"),
    (re.compile(rb"BZh[1-9]1AY&SY"), "bzip2"),
    (re.compile(rb"\xfd7zXZ\0"), "xz"),
    (re.compile(rb"PK(?:\x03\x04|\x05\x06)"), "zip"),
    (re.compile(rb"WARC/\d"), "warc"),
    (re.compile(rb"PAR1"), "parquet"),
    (re.compile(rb".{257}ustar", re.DOTALL), "tar"),
)
# What cannot be of a format, whatever its name says, unless it begins so.
_BINARY: frozenset[Format] = frozenset({"bzip2", "gzip", "parquet", "tar", "warc", "xz", "zip"})
_CONTROLS = bytes({*range(0x20), 0x7F} - {*b"\t\n\f\r\x1a\x1b"})
_HIGHEST_SHARE_OF_CONTROLS = 0.02

_ROOT = re.compile(
    r"(?:\s|<\?[^>]*+>|<!--(?:[^-]|-(?!->))*+-->|<!DOCTYPE[^>\[]*+(?:\[[^\]]*+\]\s*+)?>)*+<([\w:.-]+)",
    re.IGNORECASE,
)
_HTML = re.compile(r"(?:\s|<!--(?:[^-]|-(?!->))*+-->)*+<!DOCTYPE\s+html\b", re.IGNORECASE)
_ROOTS: dict[str, Format] = {
    "rss": "feed", "feed": "feed", "rdf": "feed", "channel": "feed",
    "urlset": "sitemap", "sitemapindex": "sitemap",
    "html": "page", "head": "page", "body": "page", "article": "page",
}  # fmt: skip
_JSON_ARRAY = re.compile(r"\s*\[\s*(?:\{\s*[\"}]|\])")
_JSON_OBJECT = re.compile(r"\s*\{\s*\"")
DELIMITERS = ",;\t"
_LONGEST_HEADER = 4_000


def find_format(head: bytes, name: str, options: ReadingOptions) -> Format:
    """Return the format of a file `name` that begins with `head`.

    Raises UnusableInputError, which says why, for what is of none that is read.
    """
    if not head:
        raise UnusableInputError("no text was found: it is empty")
    named = _named(name)
    if signed := next((format_ for mark, format_ in _SIGNATURES if mark.match(head)), None):
        return signed
    if _is_binary(head):
        # The oldest archives of tar have no signature.
        if named == "tar":
            return "tar"
        raise UnusableInputError("a binary file of a kind that is not read")
    text = decode(head)
    found = _find_markup(text) or _find_json(text) or _find_table(text, options)
    if found == "json" and named == "json lines" and not _JSON_ARRAY.match(text):
        return "json lines"
    if found is not None:
        return found
    if named is None:
        raise UnusableInputError(f"not a kind of file that is known: {' '.join(_SUFFIXES)}")
    if named in _BINARY:
        raise UnusableInputError(f"not a {named} file, whatever its name says")
    return named


def _is_binary(head: bytes) -> bool:
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls > len(head) * _HIGHEST_SHARE_OF_CONTROLS


def _named(name: str) -> Format | None:
    path = PurePosixPath(name.lower())
    while path.suffix in _COMPRESSIONS and PurePosixPath(path.stem).suffix:
        path = path.with_suffix("")
    return _SUFFIXES.get(path.suffix)


def _find_markup(text: str) -> Format | None:
    if _HTML.match(text):
        return "page"
    root = _ROOT.match(text)
    return None if root is None else _ROOTS.get(root[1].rpartition(":")[2].lower())


def _find_json(text: str) -> Format | None:
    if _JSON_ARRAY.match(text):
        return "json"
    if not _JSON_OBJECT.match(text):
        return None
    line, _, rest = text.strip().partition("\n")
    return "json lines" if not rest or rest.startswith("{") or _is_json(line) else "json"


def _is_json(line: str) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _find_table(text: str, options: ReadingOptions) -> Format | None:
    line, end, _ = text.lstrip().partition("\n")
    if not end or len(line) > _LONGEST_HEADER:
        return None
    fields = known_fields(split_header(line), options)
    return "table" if "text" in fields and len(fields) > 1 else None


def split_header(line: str) -> list[str]:
    """Return the names in the first line of a table, cut at the delimiter that there is most of."""
    delimiter = max(DELIMITERS, key=line.count)
    return [cell.strip().strip('"') for cell in line.split(delimiter)]


def known_fields(names: Iterable[str], options: ReadingOptions) -> set[str]:
    """Return the fields that `names` mean."""
    known = map(known_name, options.renamed(dict.fromkeys(names, "")))
    return {name.field for name in known if name is not None}
