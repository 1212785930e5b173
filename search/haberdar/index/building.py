"""Build a new generation of the index from articles and make it the live one."""

import datetime as dt
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
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
    has_index,
    live_generation,
    publish,
    start_generation,
    writer_lock,
)
from haberdar.registry import Registry
from haberdar.turkish.analyzer import Analyzer

_BATCH = 256


class Build:
    """A generation being written. Articles with an id that was added before are refused."""

    def __init__(self, generation: str, segment: BulkSegment, registry: Registry) -> None:
        self.generation = generation
        self._segment = segment
        self._waiting_ids: set[str] = set()
        self._own = BatchAnalyzer(registry)
        self._waiting: list[Article] = []
        self._numbers: dict[object, Growing] = {}

    def add(self, article: Article) -> bool:
        """Add `article`; return False, adding nothing, where its id was added before."""
        if article.id in self._waiting_ids or self._segment.has(article.id):
            return False
        self._waiting_ids.add(article.id)
        self._waiting.append(article)
        if len(self._waiting) >= _BATCH:
            self.flush()
        return True

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


def declare_inputs(root: Path, generation: str, inputs: str) -> None:
    """Say by a digest what a generation of `root` was made of, for `is_current`.

    Any change of an article takes it back; nothing is said where another generation is live by
    now. Raises IndexLockedError where another process writes.
    """
    with writer_lock(root):
        folder = live_generation(root)
        if folder.name == generation:
            replace(Manifest.read(folder), inputs=inputs).write(folder)


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
        with (
            TemporaryDirectory(dir=folder) as scratch,
            closing(BulkSegment(folder, Path(scratch))) as segment,
        ):
            build = Build(folder.name, segment, registry)
            yield build
            build.flush()
            segment.commit()
        created = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        Manifest(schema.fingerprint(analyzer), registry.digest, "", created).write(folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    publish(root, folder)


def is_current(root: Path, analyzer: Analyzer, registry: Registry, inputs: str) -> bool:
    """Tell whether the live index of `root` was built of `inputs` with what is in use now.

    One that cannot be opened is not.
    """
    try:
        folder = live_generation(root)
        manifest = Manifest.read(folder)
        whoosh_index.open_dir(str(folder)).reader().close()
    except Exception:  # Whoosh meets damage with errors of every kind
        return False
    return manifest.matches(schema.fingerprint(analyzer), registry.digest, inputs)
