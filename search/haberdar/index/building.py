"""Build a new generation of the index from articles and make it the live one."""

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from whoosh import index as whoosh_index

from haberdar.article import Article
from haberdar.index import schema
from haberdar.index.bulk.analyzed import Analyzed, BatchAnalyzer
from haberdar.index.bulk.segment import BulkSegment
from haberdar.index.bulk.vocabulary import Growing
from haberdar.index.generations import (
    Manifest,
    branch,
    has_index,
    live_generation,
    publish,
    start_generation,
    writer_lock,
)
from haberdar.index.stories.keeping import write_stories
from haberdar.registry import Registry
from haberdar.turkish.analyzer import Analyzer

_BATCH = 256


class Build:
    """A generation being written. Articles with an id that was added before are refused.

    `deleted` are the ids of those that are to go.
    """

    def __init__(self, segment: BulkSegment, registry: Registry) -> None:
        self.deleted: set[str] = set()
        self._segment = segment
        self._waiting_ids: set[str] = set()
        self._own = BatchAnalyzer(registry)
        self._waiting: list[Article] = []
        self._numbers: dict[object, Growing] = {}

    def add(self, article: Article) -> bool:
        """Add `article`; return False, adding nothing, where its id was added before."""
        if self.has(article.id):
            return False
        self._waiting_ids.add(article.id)
        self._waiting.append(article)
        if len(self._waiting) >= _BATCH:
            self.flush()
        return True

    def has(self, article_id: str) -> bool:
        """Tell whether an article with this id was added."""
        return article_id in self._waiting_ids or self._segment.has(article_id)

    def flush(self) -> None:
        """Hand what `add` was given to the segment."""
        if self._waiting:
            self._append(self._own.analyze(self._waiting), None)
            self._waiting.clear()
            self._waiting_ids.clear()

    def add_analyzed(self, batch: Analyzed, origin: object) -> list[bool]:
        """Add articles that were analyzed elsewhere; tell for each whether its id was new.

        `origin` stands for the `BatchAnalyzer` that made the batch; its batches must come in the
        order in which they were made.
        """
        self.flush()
        seen: set[str] = set()
        new = []
        for name in batch.ids:
            new.append(name not in seen and not self._segment.has(name))
            seen.add(name)
        self._append(batch if all(new) else batch.only(np.array(new)), origin)
        return new

    def _append(self, batch: Analyzed, origin: object) -> None:
        numbers = self._numbers.setdefault(origin, Growing())
        numbers.extend(self._segment.translate(batch.new_words))
        self._segment.append(batch, numbers.array())


@contextmanager
def build_index(root: Path, analyzer: Analyzer, registry: Registry) -> Iterator[Build]:
    """Build an index in `root` beside the live one, which stays until the block ends without error.

    Raises IndexLockedError where another process writes to `root`.
    """
    with writer_lock(root), _generation(root, analyzer, registry) as build:
        yield build


@contextmanager
def extend_index(root: Path, analyzer: Analyzer, registry: Registry) -> Iterator[Build]:
    """Change the live index of `root`, which stays as it is until the block ends without error.

    What is added takes the place of articles with the same ids. Raises IndexLockedError where
    another process writes to `root`, IndexMismatchError where another analyzer built it.
    """
    with writer_lock(root):
        live = live_generation(root)
        fingerprint = schema.fingerprint(analyzer)
        Manifest.read(live).check(fingerprint, root)
        with branch(root, live) as folder:
            with _segment(folder, registry) as build:
                yield build
            Manifest.now(fingerprint, registry.digest).write(folder)


def create_index(root: Path, analyzer: Analyzer, registry: Registry) -> None:
    """Make an empty index in `root` unless there is an index already.

    Raises IndexLockedError where another process writes to `root`.
    """
    with writer_lock(root):
        if not has_index(root):
            with _generation(root, analyzer, registry):
                pass


@contextmanager
def _generation(root: Path, analyzer: Analyzer, registry: Registry) -> Iterator[Build]:
    """Write a generation and make it the live one; an error removes it."""
    folder = start_generation(root)
    try:
        whoosh_index.create_in(str(folder), schema.make_schema()).close()
        with _segment(folder, registry) as build:
            yield build
        Manifest.now(schema.fingerprint(analyzer), registry.digest).write(folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    publish(root, folder)


@contextmanager
def _segment(folder: Path, registry: Registry) -> Iterator[Build]:
    """Add a segment to the Whoosh index in `folder`."""
    with (
        TemporaryDirectory(dir=folder) as scratch,
        closing(BulkSegment(folder, Path(scratch))) as segment,
    ):
        build = Build(segment, registry)
        yield build
        build.flush()
        segment.commit(build.deleted)
    write_stories(folder)
