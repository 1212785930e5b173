"""What every file gave: the articles and refusals that an index was made of.

The ledger is a database in the folder of the generation that it describes, so that going back to
a generation goes back to its ledger too. It is never changed there; a run changes a copy.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple, Self

from haberdar import IndexCorruptError
from haberdar_indexer.documents import Origin, Rejected
from haberdar_indexer.sources.folders import FoundFile

NAME = "sources.sqlite"
# Paths and names are kept as bytes, as they need not be valid Unicode. SQLite only looks into an
# index of some rows where a query repeats its condition. Several documents may be at one place: an
# archive has members of one name, and a file is damaged besides what it gave.
_TABLES = """
    CREATE TABLE versions (name TEXT PRIMARY KEY, version TEXT NOT NULL);
    CREATE TABLE files (
        number INTEGER PRIMARY KEY,
        path BLOB NOT NULL UNIQUE,
        name BLOB NOT NULL,
        size INTEGER NOT NULL,
        modified INTEGER NOT NULL
    );
    CREATE TABLE documents (
        file INTEGER NOT NULL REFERENCES files,
        path BLOB NOT NULL,
        line INTEGER NOT NULL,
        raw BLOB NOT NULL,
        article TEXT NOT NULL,
        content TEXT NOT NULL,
        reason BLOB NOT NULL,
        original TEXT NOT NULL
    );
    CREATE INDEX places ON documents (file, path, line);
    CREATE INDEX articles ON documents (article) WHERE article != '';
    CREATE INDEX contents ON documents (content) WHERE article != '';
    CREATE INDEX copies ON documents (original) WHERE original != '';
"""


class Entry(NamedTuple):
    """What a document of a file became.

    `raw` is a digest of the document as the file held it, and `content` one of the article's
    content. Of a document that gave no article, `article_id` is empty and `reason` says why;
    `original` is then the id of the article that it repeats, if that is why.
    """

    origin: Origin
    raw: bytes
    article_id: str = ""
    content: str = ""
    reason: str = ""
    original: str = ""


class Ledger:
    """The entries of an index, by file."""

    def __init__(self, database: sqlite3.Connection, path: Path) -> None:
        """Take over `database`, which is at `path`. Raises IndexCorruptError for no ledger."""
        self._database, self.path = database, path
        try:
            database.execute("SELECT 1 FROM versions, files, documents LIMIT 1")
        except sqlite3.DatabaseError as exc:
            database.close()
            raise IndexCorruptError(f"{path} cannot be read ({exc})") from exc

    @classmethod
    def empty(cls) -> Self:
        """Return the ledger of no files."""
        database = sqlite3.connect(":memory:", isolation_level=None)
        database.executescript(_TABLES)
        return cls(database, Path(":memory:"))

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open the ledger at `path` for reading. Raises IndexCorruptError where it is damaged."""
        address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        return cls(sqlite3.connect(address, uri=True, isolation_level=None), path)

    def copy(self, path: Path) -> Self:
        """Copy the ledger to a file, to be changed there until `commit`."""
        path.unlink(missing_ok=True)
        database = sqlite3.connect(path, isolation_level=None)
        # Nobody else sees the copy, and what a death leaves of it is thrown away.
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA synchronous = OFF")
        self._database.backup(database)
        database.execute("BEGIN")
        return type(self)(database, path)

    def commit(self) -> None:
        """Write all changes; there are none after it."""
        self._database.execute("COMMIT")

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    @property
    def versions(self) -> dict[str, str]:
        """The versions of what made the articles, by name."""
        return dict(self._database.execute("SELECT name, version FROM versions"))

    def set_versions(self, versions: dict[str, str]) -> None:
        """Say what made the articles."""
        self._database.executemany("REPLACE INTO versions VALUES (?, ?)", versions.items())

    def files(self) -> Iterator[tuple[str, FoundFile]]:
        """Yield every file by its path, as it was when it was read."""
        rows = self._database.execute("SELECT path, name, size, modified FROM files")
        for path, name, size, modified in rows:
            text = _text(path)
            yield text, FoundFile(Path(text), _text(name), size, modified)

    def articles(self) -> dict[str, int]:
        """Return how many articles every file gave."""
        rows = self._database.execute(
            "SELECT f.path, count(*) FROM documents d JOIN files f ON f.number = d.file"
            " WHERE article != '' GROUP BY f.number"
        )
        return {_text(path): count for path, count in rows}

    def entries(self, path: str) -> list[Entry]:
        """Return what the documents of a file became."""
        rows = self._database.execute(
            "SELECT d.path, line, raw, article, content, reason, original"
            " FROM documents d JOIN files f ON f.number = d.file WHERE f.path = ?",
            (packed_path(path),),
        )
        return [
            Entry(Origin(_text(name), line), raw, article, content, _text(reason), original)
            for name, line, raw, article, content, reason, original in rows
        ]

    def rejected(self) -> Iterator[Rejected]:
        """Yield every document that gave no article."""
        rows = self._database.execute(
            "SELECT f.path, d.path, line, reason, original FROM documents d"
            " JOIN files f ON f.number = d.file WHERE article = ''"
            " ORDER BY file, d.path, line, d.rowid"
        )
        for file, path, line, reason, original in rows:
            yield Rejected(Origin(_text(path), line), _text(reason), _text(file), original)

    def file_of(self, article_id: str) -> str | None:
        """Return the path of the file that gave an article, or None."""
        row = self._database.execute(
            "SELECT f.path FROM documents d JOIN files f ON f.number = d.file"
            " WHERE article = ? AND article != ''",
            (article_id,),
        ).fetchone()
        return None if row is None else _text(row[0])

    def with_content(self, content: str) -> str | None:
        """Return the id of the article that has a content, or None."""
        row = self._database.execute(
            "SELECT article FROM documents WHERE content = ? AND article != ''", (content,)
        ).fetchone()
        return None if row is None else str(row[0])

    def copies(self, article_ids: Iterable[str]) -> set[str]:
        """Return the paths of the files with documents that repeat any of `article_ids`."""
        found: set[str] = set()
        for article_id in article_ids:
            rows = self._database.execute(
                "SELECT DISTINCT f.path FROM documents d JOIN files f ON f.number = d.file"
                " WHERE original = ? AND original != ''",
                (article_id,),
            )
            found.update(_text(path) for (path,) in rows)
        return found

    def forget(self, path: str) -> None:
        """Remove a file and what it gave."""
        row = (packed_path(path),)
        self._database.execute(
            "DELETE FROM documents WHERE file = (SELECT number FROM files WHERE path = ?)", row
        )
        self._database.execute("DELETE FROM files WHERE path = ?", row)

    def begin_file(self, path: str, file: FoundFile) -> int:
        """Add a file and return its number for `add`."""
        row = (packed_path(path), packed_path(file.name), file.size, file.modified)
        done = self._database.execute(
            "INSERT INTO files (path, name, size, modified) VALUES (?, ?, ?, ?)", row
        )
        return done.lastrowid or 0

    def add(self, file: int, entry: Entry) -> None:
        """Add what a document of a file became."""
        row = (
            file, packed_path(entry.origin.path), entry.origin.line, entry.raw, entry.article_id,
            entry.content, packed_path(entry.reason), entry.original,
        )  # fmt: skip
        self._database.execute("INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)

    def look_again(self, file: int) -> None:
        """Have a file read again by the next run even if it does not change."""
        self._database.execute("UPDATE files SET modified = -1 WHERE number = ?", (file,))

    def forget_lost(self, has: Callable[[str], bool]) -> None:
        """Remove the entries of articles that an index no longer `has`.

        Their files are read again by the next run that finds them.
        """
        rows = self._database.execute(
            "SELECT rowid, file, article FROM documents WHERE article != ''"
        )
        for row, file, _ in [row for row in rows if not has(row[2])]:
            self._database.execute("DELETE FROM documents WHERE rowid = ?", (row,))
            self.look_again(file)

    def is_same(self, other: "Ledger") -> bool:
        """Tell whether two ledgers say the same of the same files."""
        return self.versions == other.versions and all(
            one == another for one, another in zip_longest(self.rows(), other.rows())
        )

    def rows(self) -> Iterator[tuple[object, ...]]:
        """Yield all that the ledger says of files, in one order for the same files."""
        yield from self._database.execute(
            "SELECT f.path, name, size, modified, d.path, line, raw, article, content, reason,"
            " original FROM files f LEFT JOIN documents d ON d.file = f.number"
            " ORDER BY f.path, d.path, line, d.rowid"
        )

    def faults(self) -> Iterator[str]:
        """Yield what is wrong with the database itself."""
        try:
            with closing(self._database.execute("PRAGMA quick_check")) as rows:
                yield from (str(row[0]) for row in rows if row[0] != "ok")
        except sqlite3.DatabaseError as error:
            yield str(error)


def packed_path(text: str) -> bytes:
    """Return a path, or another text that need not be valid Unicode, for a database."""
    return text.encode("utf-8", "surrogatepass")


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")
