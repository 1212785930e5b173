"""Build the index of a set of paths, unless nothing has changed since the last time."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from itertools import chain
from pathlib import Path

from haberdar import (
    Analyzer,
    HaberdarError,
    build_index,
    declare_inputs,
    is_current,
    load_registry,
    open_index,
)
from haberdar_indexer.documents import Origin, Rejected, UnusableInputError
from haberdar_indexer.learning import tag_again
from haberdar_indexer.pipeline import read_raw
from haberdar_indexer.sources import list_files
from haberdar_indexer.workers import Batch, clean_all

# Grows with every change of cleaning or tagging that gives other articles for the same files.
_PIPELINE_VERSION = 2


class NothingToIndexError(HaberdarError):
    """The paths hold no article; the live index stays as it is."""


@dataclass(slots=True)
class Report:
    """What a run did. `unchanged` means that the index was current and nothing was read.

    `learnt` counts the articles that were tagged again with what others explain.
    """

    indexed: int = 0
    learnt: int = 0
    rejected: list[Rejected] = field(default_factory=list)
    unchanged: bool = False


def reindex(
    paths: Sequence[str | Path],
    index_dir: str | Path,
    *,
    full: bool = False,
    workers: int = 0,
    progress: Callable[[int], object] | None = None,
) -> Report:
    """Index everything under `paths` into `index_dir`, in place of what was there.

    Searches go on with the live index until the new one is whole. Nothing is done where the same
    files were indexed before by the same analyzer, registry and version, unless `full` says so.
    With `workers`, documents are cleaned by up to so many processes of their own, and one that
    crashes, hangs or takes too much memory costs that document only.
    `progress` is called with the number of documents done since it was last called.

    Raises IndexLockedError while another process writes, NothingToIndexError where there is no
    article, UnusableInputError where a path does not exist, WorkerLostError where processes cannot
    work.
    """
    for path in paths:
        if not Path(path).exists():
            raise UnusableInputError(f"no such file or folder: {path}; nothing was indexed")
    root, analyzer, registry = Path(index_dir), Analyzer(), load_registry()
    inputs = digest_inputs(paths)
    if not full and is_current(root, analyzer, registry, inputs):
        return Report(unchanged=True)
    report = Report()
    # What it is made of is told only when the whole of it is there.
    with build_index(root, analyzer, registry) as build:
        for batch in clean_all(read_raw(paths), workers):
            new = build.add_analyzed(batch.analyzed, batch.worker)
            report.indexed += sum(new)
            report.rejected += _rejected(batch, new)
            if progress is not None:
                progress(len(batch.documents))
        if not report.indexed:
            raise NothingToIndexError(_nothing_found(paths, report))
    with open_index(root) as news:
        # Where somebody has changed it meanwhile, it is not made of these files alone.
        if news.stats().generation == build.generation:
            report.learnt = tag_again(news, registry)
            declare_inputs(root, news.stats().generation, inputs)
    return report


def digest_inputs(paths: Sequence[str | Path]) -> str:
    """Return a digest that changes when a file under `paths` does, by name, size or time."""
    digest = hashlib.sha256()
    for line in chain(_versions(), _files(paths)):
        digest.update(line.encode("utf-8", "surrogateescape") + b"\0")
    return digest.hexdigest()


def _versions() -> Iterator[str]:
    yield f"pipeline {_PIPELINE_VERSION}"
    for package in ("haberdar", "trafilatura", "beautifulsoup4"):
        yield f"{package} {version(package)}"


def _files(paths: Sequence[str | Path]) -> Iterator[str]:
    for file in list_files(paths):
        if isinstance(file, Rejected):
            yield str(file)
        else:
            yield f"{file.path.absolute()} {file.name} {_state(file.path)}"


def _state(path: Path) -> str:
    try:
        stat = path.stat()
    except OSError as error:
        return str(error)
    # The time of the last change of rights, too: a file that could not be read may be readable now.
    return f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns}"


def _rejected(batch: Batch, new: Sequence[bool]) -> Iterator[Rejected]:
    """Yield what gave no article, and the articles whose ids were not `new`."""
    articles = zip(batch.analyzed.ids, new, strict=True)
    for document in batch.documents:
        if isinstance(document, Rejected):
            yield document
            continue
        article_id, is_new = next(articles)
        if not is_new:
            yield _twin(document.origin, article_id, document.name)


def _twin(origin: Origin, name: str, what: str) -> Rejected:
    return Rejected(origin, f"an article with the same id ({name}) came before: {what}")


def _nothing_found(paths: Sequence[str | Path], report: Report) -> str:
    reasons = "".join(f"\n  {rejected}" for rejected in report.rejected[:10])
    places = ", ".join(map(str, paths))
    return f"no article was found in {places}; the index was left as it is{reasons}"
