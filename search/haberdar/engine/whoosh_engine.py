"""The engine that runs on a Whoosh index in a folder."""

import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from whoosh import index as whoosh_index

from haberdar.article import Article
from haberdar.engine.answering import Answering
from haberdar.engine.protocol import Stats
from haberdar.errors import IndexCorruptError, IndexMismatchError
from haberdar.index import schema
from haberdar.index.caching import ArrayCache
from haberdar.index.columns import ValueColumn
from haberdar.index.flat.codec import FlatCodec
from haberdar.index.generations import (
    Manifest,
    flush,
    live_generation,
    size_of,
    state_of,
    writer_lock,
)
from haberdar.index.snapshot import Snapshot
from haberdar.index.verifying import find_faults
from haberdar.registry import Registry
from haberdar.request import SearchRequest
from haberdar.results.page import Page
from haberdar.turkish.analyzer import Analyzer

# The memory that decoded postings may take in a process, beside the files mapped into it.
CACHE_BYTES = 256 << 20


class WhooshEngine:
    """Searches the live generation of an index folder and follows it when it changes.

    Threads search at the same time, each in the snapshot that was current when it asked; only
    taking a new snapshot and writing are done by one at a time.
    """

    def __init__(self, root: Path, analyzer: Analyzer, registry: Registry) -> None:
        """Open the live generation of `root`.

        Raises IndexMissingError, IndexCorruptError, or IndexMismatchError where another analyzer
        built it.
        """
        self._root = root
        self._analyzer = analyzer
        self._registry = registry
        self._turn = threading.RLock()
        self._seen: tuple[int, ...] | None = None
        self._cache: ArrayCache[Any] = ArrayCache(CACHE_BYTES)
        self._open()

    def _open(self) -> None:
        folder = live_generation(self._root)
        self._manifest = Manifest.read(folder)
        self._check_fingerprint()
        try:
            self._index = whoosh_index.open_dir(str(folder))
            self._take_snapshot({})
        except Exception as exc:  # Whoosh meets damage with errors of every kind
            raise IndexCorruptError(f"{folder} cannot be read ({exc!r}); reindex") from exc
        self._folder = folder

    def _take_snapshot(self, known: Mapping[str, Mapping[str, ValueColumn]]) -> None:
        # Read before the searcher opens: a commit in between is then seen by the next call.
        self._commit = self._index.latest_generation()
        snapshot = Snapshot.take(self._index.searcher(), self._cache, known)
        self._answering = Answering(snapshot, self._analyzer, self._registry)

    def _check_fingerprint(self) -> None:
        built, now = dict(self._manifest.fingerprint), schema.fingerprint(self._analyzer)
        if built != now:
            changed = ", ".join(
                f"{name} {built.get(name, 'none')} → {now.get(name, 'none')}"
                for name in sorted(built.keys() | now.keys())
                if built.get(name) != now.get(name)
            )
            raise IndexMismatchError(
                f"the index in {self._root} was built by another analyzer ({changed}); "
                f"rebuild it with: haberdar reindex PATH… --index {self._root}"
            )

    def current(self) -> Answering:
        """Return what answers from the index as it is now.

        The one before is left to the threads that still answer from it; its files are mapped into
        memory, and the system lets go of them when the last thread does.
        """
        state = state_of(self._root, self._folder)
        if state is not None and state == self._seen:
            return self._answering
        with self._turn:
            if live_generation(self._root) != self._folder:
                self._open()
            elif self._index.latest_generation() != self._commit:
                self._take_snapshot(self._answering.snapshot.segments)
            self._seen = state
            return self._answering

    def search(self, request: SearchRequest) -> Page:
        """Return the page that `request` asks for."""
        return self.current().answer(request)

    def get(self, article_id: str) -> Article | None:
        """Return the article with this id, or None."""
        snapshot = self.current().snapshot
        number = snapshot.number(article_id)
        return None if number is None else snapshot.article(number)

    def articles(self) -> Iterator[Article]:
        """Yield every article, in the order of the index."""
        snapshot = self.current().snapshot
        for number in snapshot.numbers():
            yield snapshot.article(number)

    def add(self, articles: Iterable[Article]) -> None:
        """Add `articles`, each in place of one with the same id. Raises IndexLockedError."""
        newest = {article.id: article for article in articles}
        with self._turn, writer_lock(self._root):
            self.current()
            with self._index.writer(codec=FlatCodec()) as writer:
                for article in newest.values():
                    fields = schema.document(article, self._analyzer, self._registry)
                    writer.update_document(**fields)
            self._changed()

    def delete(self, ids: Iterable[str]) -> int:
        """Delete the articles with these ids; return how many. Raises IndexLockedError."""
        with self._turn, writer_lock(self._root):
            self.current()
            with self._index.writer(codec=FlatCodec()) as writer:
                deleted = sum(writer.delete_by_term(schema.ID, name) for name in dict.fromkeys(ids))
            self._changed()
            return deleted

    def _changed(self) -> None:
        """Make a change last, and note that the index no longer is just what was indexed."""
        if self._manifest.inputs:
            self._manifest = replace(self._manifest, inputs="")
            self._manifest.write(self._folder)
        flush(self._folder)

    def verify(self) -> Iterator[str]:
        """Yield what is wrong with the index, one sentence for each fault."""
        yield from find_faults(self.current().snapshot, self._analyzer, self._registry)

    def stats(self) -> Stats:
        """Return what the index holds."""
        snapshot = self.current().snapshot
        live = snapshot.live()
        undated, months = snapshot.dates.count_months(live)
        years = [month.year for month in months]
        ministries = snapshot.columns["ministry"].found_in(live)
        return Stats(
            articles=live.total,
            undated=undated,
            first_year=min(years, default=None),
            last_year=max(years, default=None),
            ministries=sum(map(self._registry.is_current, ministries)),
            organizations=len(snapshot.columns["organization"].found_in(live)),
            generation=self._folder.name,
            created=self._manifest.created,
            analyzer=dict(self._manifest.fingerprint),
            size_bytes=size_of(self._folder),
        )

    def close(self) -> None:
        """Close the files; the engine cannot be used afterwards."""
        with self._turn:
            self._answering.snapshot.searcher.close()
            self._index.close()
