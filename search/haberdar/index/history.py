"""What the index was before, and the way back to it."""

from dataclasses import dataclass
from pathlib import Path

from whoosh import index as whoosh_index

from haberdar.errors import IndexCorruptError, IndexUnusableError
from haberdar.index import schema
from haberdar.index.generations import (
    Manifest,
    file_faults,
    finished_generations,
    generations_before,
    live_generation,
    make_live,
    size_of,
    writer_lock,
)
from haberdar.index.segments import read_segments
from haberdar.turkish.analyzer import Analyzer


@dataclass(frozen=True, slots=True)
class Generation:
    """A state of the index that is on the disk.

    `created` is an ISO time in UTC, `articles` how many it holds; where its own files do not tell,
    they are empty and None. `size_bytes` counts files in full that it shares with others.
    """

    name: str
    created: str
    articles: int | None
    size_bytes: int
    is_live: bool


def generations(root: Path) -> tuple[Generation, ...]:
    """Return the generations of the index in `root`, the newest first.

    Newer than the live one are those that were gone back from. Raises IndexMissingError.
    """
    live = _live(root)
    return tuple(_describe(folder, live) for folder in reversed(finished_generations(root)))


def rollback(root: Path, to: str | None = None) -> Generation:
    """Make a former generation the live one, durably and in one step, and return it.

    It is the one before the live one, or the one named `to`, which may be one that was gone back
    from. Where `current` is damaged, the one before is the newest.

    Raises IndexUnusableError where there is no such generation, or where it is damaged or built by
    another analyzer; IndexLockedError while another process writes, IndexMissingError.
    """
    _live(root)  # before a lock is left in a folder without an index
    with writer_lock(root):
        live = _live(root)
        target = _before(root, live) if to is None else _named(root, to)
        reason = unusable(target)
        if reason:
            raise IndexUnusableError(
                f"{target.name} cannot be returned to: {reason}; see haberdar rollback --list"
            )
        make_live(root, target)
        return _describe(target, target)


def last_usable(root: Path) -> Generation | None:
    """Return the newest generation before the live one that can be returned to, or None.

    Raises IndexMissingError.
    """
    live = _live(root)
    for folder in reversed(generations_before(root, live)):
        if not unusable(folder):
            return _describe(folder, live)
    return None


def unusable(generation: Path) -> str:
    """Return why a generation cannot be searched, after reading all of its files; or nothing."""
    try:
        manifest = Manifest.read(generation)
        for fault in file_faults(generation, manifest.files):
            return fault
        changed = manifest.changes(schema.fingerprint(Analyzer()))
        if changed:
            return f"it was built by another analyzer ({changed})"
        whoosh_index.open_dir(str(generation)).reader().close()
    except IndexCorruptError as error:
        return error.what
    except Exception as error:  # Whoosh meets damage with errors of every kind
        return f"{generation} cannot be read ({error!r})"
    return ""


def _live(root: Path) -> Path | None:
    """Return the live generation, or None where `current` is damaged. Raises IndexMissingError."""
    try:
        return live_generation(root)
    except IndexCorruptError:
        return None


def _before(root: Path, live: Path | None) -> Path:
    before = generations_before(root, live)
    if not before:
        raise IndexUnusableError(f"{root} has no generation before the live one to return to")
    return before[-1]


def _named(root: Path, name: str) -> Path:
    for folder in finished_generations(root):
        if folder.name == name:
            return folder
    raise IndexUnusableError(f"{root} has no generation {name!r}; see haberdar rollback --list")


def _describe(generation: Path, live: Path | None) -> Generation:
    try:
        created = Manifest.read(generation).created
    except IndexCorruptError:
        created = ""
    try:
        articles = sum(segment.doc_count() for segment in read_segments(generation))
    except IndexCorruptError:
        articles = None
    return Generation(
        generation.name, created, articles, size_of(generation), is_live=generation == live
    )
