"""Build a new generation of the index from articles and make it the live one."""

import datetime as dt
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from whoosh import index as whoosh_index
from whoosh.writing import IndexWriter

from haberdar.article import Article
from haberdar.errors import IndexUnusableError
from haberdar.index import schema
from haberdar.index.flat.codec import FlatCodec
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

_WRITER_MEMORY_MB = 256


class Build:
    """A generation being written. Articles with an id that was added before are refused."""

    def __init__(self, writer: IndexWriter, analyzer: Analyzer, registry: Registry) -> None:
        self._writer = writer
        self._analyzer = analyzer
        self._registry = registry
        self._ids: set[str] = set()

    def add(self, article: Article) -> bool:
        """Add `article`; return False, adding nothing, where its id was added before."""
        if article.id in self._ids:
            return False
        self._ids.add(article.id)
        self._writer.add_document(**schema.document(article, self._analyzer, self._registry))
        return True


@contextmanager
def build_index(
    root: Path, analyzer: Analyzer, registry: Registry, *, inputs: str = ""
) -> Iterator[Build]:
    """Build an index in `root` beside the live one, which stays until the block ends without error.

    `inputs` is a digest of what is indexed, kept for `is_current`. Raises IndexLockedError where
    another process writes to `root`.
    """
    with writer_lock(root), _generation(root, analyzer, registry, inputs) as build:
        yield build


def create_index(root: Path, analyzer: Analyzer, registry: Registry) -> None:
    """Make an empty index in `root` unless there is an index already.

    Raises IndexLockedError where another process writes to `root`.
    """
    with writer_lock(root):
        if not has_index(root):
            with _generation(root, analyzer, registry, ""):
                pass


@contextmanager
def _generation(root: Path, analyzer: Analyzer, registry: Registry, inputs: str) -> Iterator[Build]:
    """Write a generation and make it the live one; an error removes it."""
    folder = start_generation(root)
    try:
        index = whoosh_index.create_in(str(folder), schema.make_schema())
        writer = index.writer(limitmb=_WRITER_MEMORY_MB, codec=FlatCodec())
        try:
            yield Build(writer, analyzer, registry)
        except BaseException:
            writer.cancel()
            raise
        writer.commit(optimize=True)
        created = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        Manifest(schema.fingerprint(analyzer), registry.digest, inputs, created).write(folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    publish(root, folder)


def is_current(root: Path, analyzer: Analyzer, registry: Registry, inputs: str) -> bool:
    """Tell whether the live index of `root` was built of `inputs` with what is in use now."""
    try:
        manifest = Manifest.read(live_generation(root))
    except IndexUnusableError:
        return False
    return manifest.matches(schema.fingerprint(analyzer), registry.digest, inputs)
