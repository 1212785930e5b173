"""Bring the index of a set of paths up to date.

A run compares the files with the ledger of the live index (`planning`), reads what is new or
changed, and makes the next generation beside the live one. Every document that is done is written
down (`spool`), so that a run that ends before its time costs the next one little.
"""

import datetime as dt
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from haberdar import (
    Analyzer,
    Article,
    HaberdarError,
    Registry,
    build_index,
    extend_index,
    load_registry,
    open_index,
    stored_articles,
)
from haberdar.index.generations import has_index, live_generation, staging, unfinished, writer_lock
from haberdar_indexer import ledger as ledgers
from haberdar_indexer.disk import Room, full_disk_named, room_for
from haberdar_indexer.documents import Rejected, UnusableInputError
from haberdar_indexer.learning import tag_again
from haberdar_indexer.ledger import Ledger
from haberdar_indexer.live import Live, open_live
from haberdar_indexer.planning import Plan, is_under, make_plan
from haberdar_indexer.report import Report
from haberdar_indexer.sources import ReadingOptions, standard_input
from haberdar_indexer.spool import Spool
from haberdar_indexer.versions import versions
from haberdar_indexer.workers import Item, Limits, clean_all
from haberdar_indexer.writing import Writing, Written

# Articles that go are only removed unasked where they are fewer than this, or this share at most.
FEW, SHARE = 5, 0.2


class NothingToIndexError(HaberdarError):
    """The paths hold no article; the live index stays as it is."""


class TooManyGoneError(HaberdarError):
    """Too many articles would be removed; the live index stays as it is."""


class _NothingNewError(Exception):
    """The files that were read hold what they held before."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a run goes about it.

    `full` reads all files again. `allow_delete` lets any number of articles go. With `since`, no
    file is taken to be gone, and where not all have to be read, only those are that changed on that
    day or later. `reading` says how to read files of records. With `workers`, documents are cleaned
    by so many processes, each within `limits`; with 0, by the process that calls, which a page that
    hangs then holds up.
    """

    full: bool = False
    allow_delete: bool = False
    since: dt.date | None = None
    reading: ReadingOptions = field(default_factory=ReadingOptions)
    workers: int = 0
    limits: Limits = field(default_factory=Limits)


DEFAULTS = Options()


def reindex(
    paths: Sequence[str | Path],
    index_dir: str | Path,
    options: Options = DEFAULTS,
    *,
    started: Callable[[Plan, Room], object] = lambda _plan, _room: None,
    progress: Callable[[Written], object] = lambda _: None,
) -> Report:
    """Bring the index in `index_dir` up to date with the files under `paths`.

    The path ``-`` is standard input, whose articles are added. Files that did not change are not
    read. What is new or changed is, and articles whose files are no more are removed. Articles of
    files elsewhere, and those that programs added, stay. Where the analyzer, the registry or the
    tagging is another by now, the stored articles are tagged and analyzed anew; where the cleaning
    is, all files are read again. Searches go on with the live index until the next generation is
    whole.

    `started` is called with the plan, and the room that it takes on the disk, before the first file
    is read; `progress` after each batch.

    Raises IndexLockedError while another process writes; NothingToIndexError where the paths hold
    no article; TooManyGoneError where more than a fifth of the articles under `paths`, and at
    least five, would go; UnusableInputError where a path does not exist; WorkerLostError where
    processes cannot be started; DiskFullError.
    """
    root, registry = Path(index_dir), load_registry()
    _check_paths(paths, root)
    with writer_lock(root), full_disk_named(root), open_live(root, registry) as live:
        paths = standard_input.named(paths, sys.stdin.buffer, unfinished(root))
        report = Report(_plan(paths, live, root, options))
        report.refuse(report.plan.rejected)
        report.unchanged = live.goes_on and not report.plan.read and not report.plan.vanished
        if not report.unchanged:
            run = _Run(root, registry, options, live, report, progress)
            started(report.plan, room_for(report.plan, root, anew=not run.extends))
            run.make()
        if report.unchanged:
            report.refuse(filter(_is_under(report.plan), live.ledger.rejected()))
        report.write_rejected(root)
        # Of this run or of one that was killed when its generation was live already.
        shutil.rmtree(unfinished(root))
    return report


def plan_only(
    paths: Sequence[str | Path], index_dir: str | Path, options: Options = DEFAULTS
) -> Report:
    """Return a report of what `reindex` would read and remove, and write nothing.

    Raises UnusableInputError where a path does not exist.
    """
    root = Path(index_dir)
    _check_paths(paths, root)
    with TemporaryDirectory() as folder, open_live(root, load_registry()) as live:
        paths = standard_input.named(paths, sys.stdin.buffer, Path(folder))
        report = Report(_plan(paths, live, root, options))
        report.refuse(report.plan.rejected)
        return report


def _check_paths(paths: Sequence[str | Path], root: Path) -> None:
    """Refuse paths that are neither there nor, perhaps, known to an index."""
    for path in paths:
        if str(path) != standard_input.NAME and not os.path.lexists(path) and not has_index(root):
            raise UnusableInputError(f"no such file or folder: {path}; nothing was indexed")


def _plan(paths: Sequence[str | Path], live: Live, root: Path, options: Options) -> Plan:
    everything = options.full or live.read
    plan = make_plan(paths, live.ledger, root, everything=everything, since=options.since)
    for path in paths:
        real = {os.path.realpath(path)}
        if not os.path.lexists(path) and not any(is_under(gone, real) for gone in plan.vanished):
            raise UnusableInputError(f"no such file or folder: {path}; nothing was indexed")
    return plan


@dataclass(frozen=True, slots=True)
class _Run:
    """A run that has something to do."""

    root: Path
    registry: Registry
    options: Options
    live: Live
    report: Report
    progress: Callable[[Written], object]

    @property
    def extends(self) -> bool:
        """Whether the next generation begins with the files of the live one."""
        return self.live.goes_on and not self.options.full

    def make(self) -> None:
        """Make the next generation, unless it would be the same as the live one."""
        folder = unfinished(self.root)
        spool = Spool(folder, versions(self.registry))
        try:
            with (
                closing(self.live.ledger.copy(folder / ledgers.NAME)) as ledger,
                staging(self.root, empty=not self.extends) as stage,
            ):
                self._write(stage, ledger, spool)
                with open_index(stage) as news:
                    self.report.learnt = tag_again(news, self.registry)
                shutil.move(ledger.path, live_generation(stage) / ledgers.NAME)
        except _NothingNewError:
            self.report.unchanged = True
        finally:
            spool.close()

    def _write(self, stage: Path, ledger: Ledger, spool: Spool) -> None:
        """Write the index, and the ledger of what it is made of."""
        report = self.report
        for path in (*report.plan.read, *report.plan.vanished):
            ledger.forget(path)
        open_build = extend_index if self.extends else build_index
        with open_build(stage, Analyzer(), self.registry) as build:
            writing = Writing(build, self.live.ledger, ledger, spool, report.written)
            items = self._items(writing)
            with closing(clean_all(items, self.options.workers, self.options.limits)) as batches:
                for batch in batches:
                    writing.take(batch)
                    self.progress(report.written)
            writing.settle()
            build.deleted |= self._gone(ledger)
            report.refuse(writing.lost)
            if self.live.damage or writing.lost:
                ledger.forget_lost(build.has)
        ledger.set_versions(versions(self.registry))
        ledger.commit()
        is_other = report.written.added or report.removed
        if self.extends and not is_other and ledger.is_same(self.live.ledger):
            raise _NothingNewError
        report.refuse(filter(_is_under(report.plan), ledger.rejected()))
        self._check_something_found(ledger)

    def _items(self, writing: Writing) -> Iterator[Item]:
        """Yield what to clean, tag or analyze: of unchanged files, of those to read, of programs.

        What the next generation has from its beginning is left out.
        """
        plan, reading = self.report.plan, self.options.reading
        if self.extends:
            yield from writing.read(plan, reading, keep=True)
            return
        of_programs: set[str] = set()
        yield from writing.carry(self._of_files(writing.after, of_programs), tag=self.live.tagged)
        yield from writing.read(plan, reading, keep=False)
        if of_programs:
            rest = (article for article in self._stored() if article.id in of_programs)
            yield from writing.carry(rest, tag=False)

    def _of_files(self, after: Ledger, others: set[str]) -> Iterator[Article]:
        """Yield the stored articles of unchanged files; add to `others` the ids of those of none.

        A file's article with the same id goes before a program's, so that these come last.
        """
        for article in self._stored():
            if after.file_of(article.id) is not None:
                yield article
            elif self.live.ledger.file_of(article.id) is None:
                others.add(article.id)

    def _stored(self) -> Iterator[Article]:
        """Yield the stored articles; what a damaged index has lost is told, and not in the way."""
        if self.live.is_there:
            mends = self.live.damage or self.options.full
            yield from stored_articles(self.root, self._tell_unreadable if mends else None)

    def _tell_unreadable(self, what: str) -> None:
        note = f"{what}; its articles are read again where their files are there"
        if note not in self.report.notes:
            self.report.notes.append(note)

    def _gone(self, ledger: Ledger) -> set[str]:
        """Return the ids of articles that no file gives any more. Raises TooManyGoneError.

        Where the same text came from elsewhere, as after a file was moved, nothing is lost.
        """
        plan, gone, lost = self.report.plan, set[str](), 0
        for path in (*plan.read, *plan.vanished):
            for entry in self.live.ledger.entries(path):
                if entry.article_id and ledger.file_of(entry.article_id) is None:
                    gone.add(entry.article_id)
                    lost += ledger.with_content(entry.content) is None
        if lost >= FEW and not self.options.allow_delete:
            self._check_loss(lost)
        self.report.removed = len(gone)
        return gone

    def _check_loss(self, lost: int) -> None:
        """Raise TooManyGoneError where `lost` is too large a part of what the files gave."""
        plan = self.report.plan
        before = self.live.ledger.articles()
        known = sum(before[path] for path in before if path in plan.read or plan.has(path))
        if lost > SHARE * known:
            raise TooManyGoneError(
                f"{lost} of {known} articles would be removed, as the files that gave them "
                "are gone or changed; the index was left as it is; if that is right, say so with "
                "--allow-delete"
            )

    def _check_something_found(self, ledger: Ledger) -> None:
        """Raise NothingToIndexError where the paths gave nothing, and had not given anything."""
        plan = self.report.plan
        found = self.report.removed or self.report.copies
        if not found and not any(map(plan.has, ledger.articles())):
            self.report.write_rejected(self.root)
            reasons = "".join(f"\n  {rejected}" for rejected in self.report.rejected[:10])
            places = ", ".join(sorted(plan.roots))
            raise NothingToIndexError(
                f"no article was found in {places}; the index was left as it is{reasons}"
            )


def _is_under(plan: Plan) -> Callable[[Rejected], bool]:
    return lambda rejected: plan.has(rejected.file)
