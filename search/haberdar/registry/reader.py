"""Read the registry's data files and check that they keep their own rules."""

import datetime as dt
import hashlib
import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from haberdar.errors import RegistryError
from haberdar.registry import tenure
from haberdar.registry.checks import check_references
from haberdar.registry.model import KINDS, Minister, Ministry, Organization, Registry, Term

DATA = Path(__file__).parent / "data"
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_HOST_NAME = re.compile(r"(?:[a-z0-9]+(?:-+[a-z0-9]+)*\.)+[a-z]{2,}")
_AnyEntry = Ministry | Organization


@cache
def load_registry(folder: Path = DATA) -> Registry:
    """Read `folder`: ``ministries.toml`` and all of ``organizations/``.

    Raises RegistryError naming the file and the entry that breaks a rule.
    """
    files = [folder / "ministries.toml", *sorted((folder / "organizations").glob("*.toml"))]
    digest = hashlib.sha256()
    entries: dict[str, _AnyEntry] = {}
    for file in files:
        data = _read(file)
        digest.update(data)
        for entry in _entries(file, _tables(file, data)):
            _put(file, entries, entry)
    ministries = {e.id: e for e in entries.values() if isinstance(e, Ministry)}
    organizations = {e.id: e for e in entries.values() if isinstance(e, Organization)}
    check_references(ministries, organizations)
    return Registry(ministries, organizations, digest.hexdigest()[:16])


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as exc:
        raise RegistryError(f"{file}: cannot be read: {exc.strerror}") from exc


def _tables(file: Path, data: bytes) -> dict[str, Any]:
    try:
        text = data.decode()
        tables = tomllib.loads(text)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as exc:
        raise RegistryError(f"{file.name}: {exc}") from exc
    if not unicodedata.is_normalized("NFC", text):
        raise RegistryError(f"{file.name}: the text is not in composed form (NFC)")
    unknown = set(tables) - {"ministry", "organization"}
    if unknown:
        raise RegistryError(f"{file.name}: unknown table {min(unknown)!r}")
    return tables


def _entries(file: Path, tables: Mapping[str, Any]) -> Iterator[_AnyEntry]:
    for table in tables.get("ministry", ()):
        yield _ministry(file, table)
    for table in tables.get("organization", ()):
        yield _organization(file, table)


class _Entry:
    """One table of a file: hands its fields out by type and complains of what is left over."""

    def __init__(self, file: Path, table: Mapping[str, Any], name: str) -> None:
        self._table = dict(table)
        self._where = f"{file.name}: {name}"

    def text(self, key: str, *, required: bool = False) -> str:
        value = self._take(key, str, "")
        if required and not value:
            self.fail(f"{key} is missing")
        return str(value)

    def texts(self, key: str) -> tuple[str, ...]:
        values = self._take(key, list, [])
        if not all(isinstance(value, str) and value.strip() for value in values):
            self.fail(f"{key} must be a list of texts")
        return tuple(values)

    def host_name(self, key: str) -> str:
        value = self.text(key)
        if value and not _HOST_NAME.fullmatch(value):
            self.fail(f"{key} is no host name: {value!r}")
        return value

    def flag(self, key: str) -> bool:
        return bool(self._take(key, bool, False))

    def tables(self, key: str) -> list[Mapping[str, Any]]:
        values = self._take(key, list, [])
        if not all(isinstance(value, dict) for value in values):
            self.fail(f"{key} must be tables")
        return list(values)

    def term(self) -> Term:
        since, until = (self._take(key, dt.date, None) for key in ("since", "until"))
        if since is not None and until is not None and since > until:
            self.fail(f"since {since} is after until {until}")
        return Term(since, until)

    def finish(self) -> None:
        if self._table:
            self.fail(f"unknown field {min(self._table)!r}")

    def fail(self, reason: str) -> None:
        raise RegistryError(f"{self._where}: {reason}")

    def _take(self, key: str, kind: type, default: Any) -> Any:
        value = self._table.pop(key, default)
        if value is not default and not isinstance(value, kind):
            self.fail(f"{key} must be of type {kind.__name__}, not {type(value).__name__}")
        return value


def _ministry(file: Path, table: Mapping[str, Any]) -> Ministry:
    entry = _Entry(file, table, str(table.get("id", table)))
    whole = entry.term()
    terms = tuple(_term(file, period, "periods") for period in entry.tables("periods")) or (whole,)
    ministers = tuple(_minister(file, minister) for minister in entry.tables("minister"))
    for fault in tenure.faults(ministers, terms):
        entry.fail(fault)
    ministry = Ministry(
        id=entry.text("id", required=True),
        name=entry.text("name", required=True),
        english=entry.text("english"),
        aliases=entry.texts("aliases"),
        acronyms=entry.texts("acronyms"),
        loose=entry.texts("loose"),
        terms=terms,
        successors=entry.texts("successors"),
        ministers=tenure.longest(ministers, terms),
        domain=entry.host_name("domain"),
    )
    entry.finish()
    return ministry


def _term(file: Path, table: Mapping[str, Any], name: str) -> Term:
    entry = _Entry(file, table, name)
    term = entry.term()
    entry.finish()
    return term


def _minister(file: Path, table: Mapping[str, Any]) -> Minister:
    entry = _Entry(file, table, str(table.get("name", table)))
    minister = Minister(
        name=entry.text("name", required=True), term=entry.term(), aliases=entry.texts("aliases")
    )
    entry.finish()
    return minister


def _organization(file: Path, table: Mapping[str, Any]) -> Organization:
    entry = _Entry(file, table, str(table.get("id", table)))
    organization = Organization(
        id=entry.text("id", required=True),
        name=entry.text("name", required=True),
        kind=entry.text("kind", required=True),
        acronym=entry.text("acronym"),
        aliases=entry.texts("aliases"),
        english=entry.text("english"),
        parent=entry.text("parent"),
        city=entry.text("city"),
        domain=entry.host_name("domain"),
        ticker=entry.text("ticker"),
        word=entry.flag("word"),
    )
    if organization.kind not in KINDS:
        entry.fail(f"unknown kind {organization.kind!r}; known: {', '.join(KINDS)}")
    entry.finish()
    return organization


def _put(file: Path, entries: dict[str, _AnyEntry], entry: _AnyEntry) -> None:
    if not _ID.fullmatch(entry.id):
        raise RegistryError(f"{file.name}: {entry.id!r} is no id (a-z, 0-9 and single hyphens)")
    if entry.id in entries:
        raise RegistryError(f"{file.name}: {entry.id} is defined twice")
    entries[entry.id] = entry
