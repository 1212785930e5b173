"""SQLite's full-text index, with facets counted by joins."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.speed.engines.protocol import (
    HITS,
    SHOWN_ORGANIZATIONS,
    Answer,
    is_within,
    passes,
)
from benchmarks.speed.fields import TEXT_FIELDS, Analyzed
from benchmarks.speed.searches import Clause, PhraseOf, PrefixOf, Search, TermOf
from haberdar.index.schema import EVIDENCES, PARTS
from haberdar.query.compiling import EVIDENCE_WEIGHTS, PART_WEIGHTS

_FILE = "index.sqlite"
_CACHE_KIB = 256 * 1024
_WEIGHTS = [PART_WEIGHTS[part] * EVIDENCE_WEIGHTS[name] for part in PARTS for name in EVIDENCES]
_SCHEMA = f"""
    CREATE VIRTUAL TABLE words USING fts5(
        {", ".join(TEXT_FIELDS)}, content='', tokenize='unicode61 remove_diacritics 0'
    );
    CREATE TABLE article (id INTEGER PRIMARY KEY, month TEXT NOT NULL);
    CREATE TABLE ministry (
        article INTEGER, value TEXT, PRIMARY KEY (article, value)
    ) WITHOUT ROWID;
    CREATE TABLE organization (
        article INTEGER, value TEXT, PRIMARY KEY (article, value)
    ) WITHOUT ROWID;
"""
_INDEXES = """
    CREATE INDEX article_by_month ON article (month);
    CREATE INDEX ministry_by_value ON ministry (value, article);
    CREATE INDEX organization_by_value ON organization (value, article);
    ANALYZE;
"""
# The articles that the words find, once a search, for the hits and for every facet.
_FOUND = "CREATE TEMP TABLE found (id INTEGER PRIMARY KEY, score REAL)"
_FILL = f"""
    INSERT INTO found SELECT rowid, bm25(words, {", ".join(map(str, _WEIGHTS))})
    FROM words WHERE words MATCH ?
"""


class SqliteFts:
    """FTS5; what it lacks in faceting is plain SQL."""

    name = "sqlite"

    @staticmethod
    def version() -> str:
        """Return the version of SQLite."""
        return sqlite3.sqlite_version

    @staticmethod
    def prepare(document: Analyzed) -> Analyzed:
        """Return `document` as it is."""
        return document

    def build(self, documents: Iterable[Analyzed], folder: Path) -> None:
        """Insert in one transaction without a journal, then merge the index into one segment."""
        database = _connect(folder)
        database.execute("PRAGMA journal_mode = OFF")
        database.executescript(_SCHEMA)
        places = ", ".join("?" * (len(TEXT_FIELDS) + 1))
        insert = f"INSERT INTO words (rowid, {', '.join(TEXT_FIELDS)}) VALUES ({places})"
        database.execute("BEGIN")
        for found in documents:
            number = found.number
            database.execute(insert, (number, *map(found.texts.__getitem__, TEXT_FIELDS)))
            database.execute("INSERT INTO article VALUES (?, ?)", (number, found.month))
            for facet, values in (
                ("ministry", found.ministries),
                ("organization", found.organizations),
            ):
                rows = [(number, value) for value in values]
                database.executemany(f"INSERT INTO {facet} VALUES (?, ?)", rows)
        database.execute("INSERT INTO words (words) VALUES ('optimize')")
        database.execute("COMMIT")
        database.executescript(_INDEXES)
        database.close()

    def open(self, folder: Path) -> None:
        """Open the database."""
        self._database = _connect(folder)
        self._database.execute(_FOUND)

    def search(self, search: Search) -> Answer:
        """Match once; then count each facet, and sort, by joins."""
        self._database.execute("DELETE FROM found")
        if search.required:
            self._database.execute(_FILL, (" AND ".join(map(_clause, search.required)),))
        hits = None
        facets: dict[str, dict[str, int]] = {}
        for filters, counted in passes(search):
            where, chosen = _where(search, filters)
            if hits is None:
                hits = self._rows(_hits(search, where), chosen)
            for facet in counted:
                facets[facet] = dict(self._rows(_count(search, facet, where), chosen))
        months = facets["month"].items()
        total = sum(count for month, count in months if is_within(month, search))
        return Answer(total, hits, facets)

    def _rows(self, statement: str, values: list[str]) -> list[Any]:
        return self._database.execute(statement, values).fetchall()

    def ids(self, answer: Answer) -> list[int]:
        """Return the row ids of the hits, which are document numbers."""
        return [number for (number,) in answer.hits]

    def forget(self) -> None:
        """Do nothing: what it keeps is left to the system."""

    def close(self) -> None:
        """Close the database."""
        self._database.close()


def _connect(folder: Path) -> sqlite3.Connection:
    database = sqlite3.connect(folder / _FILE, isolation_level=None)
    database.execute("PRAGMA synchronous = OFF")
    database.execute("PRAGMA temp_store = MEMORY")
    database.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    return database


def _hits(search: Search, where: str) -> str:
    if not search.required:
        return f"SELECT id FROM article WHERE {where} ORDER BY month DESC LIMIT {HITS}"
    joined = "found JOIN article USING (id)" if "month" in where else "found"
    return f"SELECT id FROM {joined} WHERE {where} ORDER BY score LIMIT {HITS}"


def _count(search: Search, facet: str, where: str) -> str:
    """Return the statement that counts `facet`; CROSS JOIN starts from what was found."""
    found = "found" if search.required else "article"
    if facet == "month":
        tables = "found CROSS JOIN article USING (id)" if search.required else "article"
        return f"SELECT month, count(*) FROM {tables} WHERE {where} GROUP BY month"
    if not search.required and where == "1":
        tables = facet
    else:
        months = " CROSS JOIN article USING (id)" if search.required and "month" in where else ""
        tables = f"{found}{months} CROSS JOIN {facet} ON {facet}.article = id"
    ordered = f"ORDER BY 2 DESC LIMIT {SHOWN_ORGANIZATIONS}" if facet == "organization" else ""
    return f"SELECT value, count(*) FROM {tables} WHERE {where} GROUP BY value {ordered}"


def _where(search: Search, filters: frozenset[str]) -> tuple[str, list[str]]:
    """Return a condition on `id` and `month`, and what its places stand for."""
    conditions, values = ["1"], []
    if "month" in filters:
        conditions.append("month BETWEEN ? AND ?")
        values += [search.since or "", search.until or "9999"]
    for facet, chosen in (("ministry", search.ministries), ("organization", search.organizations)):
        if facet in filters:
            places = ", ".join("?" * len(chosen))
            conditions.append(f"id IN (SELECT article FROM {facet} WHERE value IN ({places}))")
            values += chosen
    return " AND ".join(conditions[1:] or conditions), values


def _clause(clause: Clause) -> str:
    return f"({' OR '.join(map(_alternative, clause))})"


def _alternative(way: TermOf | PhraseOf | PrefixOf) -> str:
    """Return a part of FTS5's query; weights are those of the columns."""
    match way:
        case TermOf(field, term, _):
            return f'{field} : "{term}"'
        case PhraseOf(field, terms, _):
            return f'{field} : "{" ".join(terms)}"'
        case PrefixOf(field, prefix):
            return f'{field} : "{prefix}"*'
