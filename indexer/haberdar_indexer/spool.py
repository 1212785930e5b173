"""What an interrupted run has done so far, so that the next goes on from there.

Every document that was cleaned and tagged is written down at once, with a digest of what its file
held. The next run takes what it finds there for the same documents, made by the same versions.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from haberdar import Article
from haberdar.index.bulk.analyzed import read_stored
from haberdar_indexer.documents import Origin, Rejected
from haberdar_indexer.ledger import packed_path

_NAME = "done.sqlite"
_TABLES = """
    CREATE TABLE IF NOT EXISTS made_by (versions TEXT PRIMARY KEY);
    CREATE TABLE IF NOT EXISTS done (
        file BLOB NOT NULL,
        path BLOB NOT NULL,
        line INTEGER NOT NULL,
        raw BLOB NOT NULL,
        article BLOB,
        reason BLOB NOT NULL,
        PRIMARY KEY (file, path, line)
    );
"""
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


class Done(NamedTuple):
    """What a document of a file became: an article as the index stores it, or a reason why not."""

    file: str
    origin: Origin
    raw: bytes
    article: bytes | None
    reason: str = ""


class Spool:
    """The documents that were done, by the files that they came from."""

    def __init__(self, folder: Path, versions: Mapping[str, str]) -> None:
        """Open the spool in `folder`; what other `versions` made is thrown away, and damage too."""
        self._path = folder / _NAME
        made_by = json.dumps(dict(sorted(versions.items())))
        if _made_by(self._path) != made_by:
            _remove(self._path)
        self._database = _open(self._path)
        self._database.execute("REPLACE INTO made_by VALUES (?)", (made_by,))
        self._is_empty = self._database.execute("SELECT 1 FROM done").fetchone() is None

    def find(self, file: str, origin: Origin, raw: bytes) -> Article | Rejected | None:
        """Return what a document became before this run, or None."""
        if self._is_empty:
            return None
        row = self._database.execute(
            "SELECT raw, article, reason FROM done WHERE file = ? AND path = ? AND line = ?",
            (packed_path(file), packed_path(origin.path), origin.line),
        ).fetchone()
        if row is None or row[0] != raw:
            return None
        _, article, reason = row
        if article is None:
            return Rejected(origin, reason.decode("utf-8", "surrogatepass"))
        return read_stored(article)

    def add(self, done: Iterable[Done]) -> None:
        """Write down some documents, all or none."""
        rows = (
            (
                packed_path(file), packed_path(origin.path), origin.line, raw, article,
                packed_path(reason),
            )
            for file, origin, raw, article, reason in done
        )  # fmt: skip
        self._database.execute("BEGIN")
        self._database.executemany("REPLACE INTO done VALUES (?, ?, ?, ?, ?, ?)", rows)
        self._database.execute("COMMIT")

    def close(self) -> None:
        """Keep what is written for the next run."""
        self._database.close()


def _made_by(path: Path) -> str | None:
    """Return the versions that made the spool; None where there is none or it is damaged."""
    if not path.exists():
        return None
    try:
        with closing(_open(path)) as database:
            row = database.execute("SELECT versions FROM made_by").fetchone()
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode not in _DAMAGED:
            raise
        return None
    return None if row is None else str(row[0])


def _open(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, isolation_level=None)
    # Loses nothing when the process dies, and at most the last few batches with the power.
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = NORMAL")
    database.executescript(_TABLES)
    return database


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
