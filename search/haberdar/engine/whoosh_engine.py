"""The engine that runs on a Whoosh index in a folder."""

import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from whoosh import index as whoosh_index

from haberdar.article import Article
from haberdar.engine.answering import answer
from haberdar.engine.protocol import Stats
from haberdar.errors import IndexCorruptError, IndexMismatchError
from haberdar.index import schema
from haberdar.index.generations import (
    Manifest,
    flush,
    live_generation,
    size_of,
    writer_lock,
)
from haberdar.index.snapshot import SegmentColumns, Snapshot
from haberdar.index.verifying import find_faults
from haberdar.registry import Registry
from haberdar.request import SearchRequest
from haberdar.results.page import Page
from haberdar.turkish.analyzer import Analyzer


class WhooshEngine:
    """Searches the live generation of an index folder and follows it when it changes.

    Whoosh's readers keep positions in files, so that one search runs at a time; calls from several
    threads wait for each other.
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

    def _take_snapshot(self, known: Mapping[str, SegmentColumns]) -> None:
        # Read before the searcher opens: a commit in between is then seen by the next call.
        self._state = self._index.latest_generation()
        self._snapshot = Snapshot.take(self._index.searcher(), known)

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

    def _current(self) -> Snapshot:
        """Return a snapshot of the index as it is now."""
        if live_generation(self._root) != self._folder:
            previous = self._snapshot.searcher
            self._open()
            previous.close()
        elif self._index.latest_generation() != self._state:
            previous = self._snapshot.searcher
            self._take_snapshot(self._snapshot.segments)
            previous.close()
        return self._snapshot

    @contextmanager
    def _own_snapshot(self) -> Iterator[Snapshot]:
        """Lend a snapshot that no search shares, for reading at the caller's own pace."""
        with self._turn:
            self._current()
            searcher = self._index.searcher()
        with closing(searcher):
            yield Snapshot.take(searcher, {})

    def search(self, request: SearchRequest) -> Page:
        """Return the page that `request` asks for."""
        with self._turn:
            return answer(self._current(), request, self._analyzer, self._registry)

    def get(self, article_id: str) -> Article | None:
        """Return the article with this id, or None."""
        with self._turn:
            snapshot = self._current()
            number = snapshot.searcher.document_number(**{schema.ID: article_id})
            return None if number is None else snapshot.article(number)

    def articles(self) -> Iterator[Article]:
        """Yield every article, in the order of the index."""
        with self._own_snapshot() as snapshot:
            for number in snapshot.searcher.reader().all_doc_ids():
                yield snapshot.article(number)

    def add(self, articles: Iterable[Article]) -> None:
        """Add `articles`, each in place of one with the same id. Raises IndexLockedError."""
        newest = {article.id: article for article in articles}
        with self._turn, writer_lock(self._root):
            self._current()
            with self._index.writer() as writer:
                for article in newest.values():
                    fields = schema.document(article, self._analyzer, self._registry)
                    writer.update_document(**fields)
            self._changed()

    def delete(self, ids: Iterable[str]) -> int:
        """Delete the articles with these ids; return how many. Raises IndexLockedError."""
        with self._turn, writer_lock(self._root):
            self._current()
            with self._index.writer() as writer:
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
        with self._own_snapshot() as snapshot:
            yield from find_faults(snapshot, self._analyzer, self._registry)

    def stats(self) -> Stats:
        """Return what the index holds."""
        with self._turn:
            snapshot = self._current()
            live = snapshot.live()
            years = snapshot.dates.years[live]
            ministries = snapshot.columns["ministry"].found_in(live)
            organizations = snapshot.columns["organization"].found_in(live)
            dated = years[years > 0].tolist()
            return Stats(
                articles=len(years),
                undated=len(years) - len(dated),
                first_year=min(dated, default=None),
                last_year=max(dated, default=None),
                ministries=sum(map(self._registry.is_current, ministries)),
                organizations=len(organizations),
                generation=self._folder.name,
                created=self._manifest.created,
                analyzer=dict(self._manifest.fingerprint),
                size_bytes=size_of(self._folder),
            )

    def close(self) -> None:
        """Close the files; the engine cannot be used afterwards."""
        with self._turn:
            self._snapshot.searcher.close()
            self._index.close()
