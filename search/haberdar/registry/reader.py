"""Read the registry's data files and check that they keep their own rules."""

import datetime as dt
import hashlib
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from haberdar.errors import RegistryError
from haberdar.registry.model import KINDS, Minister, Ministry, Organization, Registry, Term

DATA = Path(__file__).parent / "data"
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MINISTRY_PARENT = "ministry:"
_EntryType = TypeVar("_EntryType", Ministry, Organization)


@cache
def load_registry(folder: Path = DATA) -> Registry:
    """Read `folder`: ``ministries.toml`` and all of ``organizations/``.

    Raises RegistryError naming the file and the entry that breaks a rule.
    """
    files = [folder / "ministries.toml", *sorted((folder / "organizations").glob("*.toml"))]
    digest = hashlib.sha256()
    ministries: dict[str, Ministry] = {}
    organizations: dict[str, Organization] = {}
    for file in files:
        data = _read(file)
        digest.update(data)
        tables = _tables(file, data)
        for table in tables.get("ministry", ()):
            _put(file, ministries, _ministry(file, table))
        for table in tables.get("organization", ()):
            _put(file, organizations, _organization(file, table))
    _check_references(folder, ministries, organizations)
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
    periods = tuple(_term(file, period, "periods") for period in entry.tables("periods"))
    ministry = Ministry(
        id=entry.text("id", required=True),
        name=entry.text("name", required=True),
        english=entry.text("english"),
        aliases=entry.texts("aliases"),
        acronyms=entry.texts("acronyms"),
        loose=entry.texts("loose"),
        terms=periods or (whole,),
        successors=entry.texts("successors"),
        ministers=tuple(_minister(file, minister) for minister in entry.tables("minister")),
        domain=entry.text("domain"),
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
        domain=entry.text("domain"),
        ticker=entry.text("ticker"),
        word=entry.flag("word"),
    )
    if organization.kind not in KINDS:
        entry.fail(f"unknown kind {organization.kind!r}; known: {', '.join(KINDS)}")
    entry.finish()
    return organization


def _put(file: Path, entries: dict[str, _EntryType], entry: _EntryType) -> None:
    if not _ID.fullmatch(entry.id):
        raise RegistryError(f"{file.name}: {entry.id!r} is no id (a-z, 0-9 and single hyphens)")
    if entry.id in entries:
        raise RegistryError(f"{file.name}: {entry.id} is defined twice")
    entries[entry.id] = entry


def _check_references(
    folder: Path, ministries: Mapping[str, Ministry], organizations: Mapping[str, Organization]
) -> None:
    for ministry in ministries.values():
        for successor in ministry.successors:
            if successor not in ministries:
                raise RegistryError(f"ministries.toml: {ministry.id}: no successor {successor!r}")
        if ministry.id in _successors(ministry.successors, ministries):
            raise RegistryError(f"ministries.toml: {ministry.id} succeeds itself")
    known = set(organizations) | {_MINISTRY_PARENT + ministry for ministry in ministries}
    for organization in organizations.values():
        if organization.parent and organization.parent not in known:
            raise RegistryError(
                f"{folder.name}/organizations: {organization.id}: no parent {organization.parent!r}"
            )


def _successors(ids: Iterable[str], ministries: Mapping[str, Ministry]) -> Iterator[str]:
    seen: set[str] = set()
    waiting = list(ids)
    while waiting:
        current = waiting.pop()
        if current in seen or current not in ministries:
            continue
        seen.add(current)
        yield current
        waiting.extend(ministries[current].successors)
