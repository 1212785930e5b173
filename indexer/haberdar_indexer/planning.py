"""Compare the files under some paths with those that an index was made of."""

import datetime as dt
import os
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from haberdar_indexer.documents import UNREADABLE, Origin, Rejected
from haberdar_indexer.ledger import Ledger
from haberdar_indexer.sources.folders import FoundFile, Listing, list_files, names_apart


@dataclass(slots=True)
class Plan:
    """What is to be done, with files by their real paths.

    `read` are the files to read, `vanished` those that were under the paths and are no more. The
    numbers count the files under the paths that are new, changed or the same.
    """

    roots: frozenset[str]
    read: dict[str, FoundFile] = field(default_factory=dict)
    vanished: list[str] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    new: int = 0
    changed: int = 0
    unchanged: int = 0

    @property
    def bytes(self) -> int:
        """The size of all files to read."""
        return sum(file.size for file in self.read.values())

    def has(self, path: str) -> bool:
        """Tell whether a file is under the paths."""
        return is_under(path, self.roots)


def make_plan(
    paths: Sequence[str | Path],
    ledger: Ledger,
    index_dir: str | Path = "",
    *,
    everything: bool,
    since: dt.date | None = None,
) -> Plan:
    """Return what is to be done so that an index of `ledger` is one of the files under `paths`.

    Files of the ledger that lie elsewhere are left alone, and so are those in folders that cannot
    be looked into, known files that may not be read, and what is in the folder of the index itself.
    With `everything`, files that did not change are read too, wherever they lie; with `since`, no
    file has vanished, and without `everything` only those are read that changed on that day or
    later.
    """
    listing = list_files((path for path in paths if os.path.lexists(path)), index_dir)
    known = dict(ledger.files())
    plan = Plan(frozenset(map(os.path.realpath, paths)), rejected=listing.rejected)
    if since is None:
        plan.vanished = [
            path
            for path in known
            if path not in listing.files
            and plan.has(path)
            and not is_under(path, listing.unreadable)
        ]
    earliest = _nanoseconds(None if everything else since)
    _compare(plan, listing, known, everything=everything, earliest=earliest)
    if everything:
        others = {path: file for path, file in known.items() if not plan.has(path)}
        there = list_files(others).files
        plan.read.update(
            (path, file._replace(name=others[path].name)) for path, file in there.items()
        )
    _leave_unreadable(plan, known)
    _read_copies(plan, ledger, known)
    return plan


def _compare(
    plan: Plan, listing: Listing, known: dict[str, FoundFile], *, everything: bool, earliest: int
) -> None:
    """Sort the files that were found into those that are new, changed and the same."""
    new: dict[str, FoundFile] = {}
    for path, file in listing.files.items():
        before = known.get(path)
        if file.modified < earliest:
            plan.unchanged += before is not None
        elif before is None:
            new[path] = file
        elif everything or (before.size, before.modified) != (file.size, file.modified):
            plan.read[path] = file._replace(name=before.name)
        else:
            plan.unchanged += 1
    plan.new, plan.changed = len(new), len(plan.read)
    gone = set(plan.vanished)
    taken = (file.name for path, file in known.items() if path not in gone)
    plan.read.update(zip(new, names_apart(new.values(), taken), strict=True))


def _leave_unreadable(plan: Plan, known: dict[str, FoundFile]) -> None:
    """Have known files that may not be read now stay what they were until they may."""
    for path in [path for path in plan.read if path in known and not os.access(path, os.R_OK)]:
        name = plan.read.pop(path).name
        plan.rejected.append(Rejected(Origin(name), f"{UNREADABLE}: Permission denied", path))


def _read_copies(plan: Plan, ledger: Ledger, known: dict[str, FoundFile]) -> None:
    """Have files read anew whose documents were left out as copies of articles that may go."""
    going = (
        entry.article_id
        for path in (*plan.read, *plan.vanished)
        if path in known
        for entry in ledger.entries(path)
        if entry.article_id
    )
    for path in sorted(ledger.copies(going) - plan.read.keys() - set(plan.vanished)):
        if os.path.exists(path):  # noqa: PTH110
            plan.read[path] = known[path]
            plan.unchanged -= 1
            plan.changed += 1


def is_under(path: str, folders: Collection[str]) -> bool:
    """Tell whether a real path is one of `folders`, or in one."""
    while path not in folders:
        parent = os.path.dirname(path)  # noqa: PTH120
        if parent == path:
            return False
        path = parent
    return True


def _nanoseconds(day: dt.date | None) -> int:
    if day is None:
        return -1
    return int(dt.datetime.combine(day, dt.time()).timestamp() * 1_000_000_000)
