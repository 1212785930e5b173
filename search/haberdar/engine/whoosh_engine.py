"""The engine that runs on a Whoosh index in a folder."""

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from whoosh import index as whoosh_index
from whoosh.writing import IndexWriter

from haberdar.article import Article, EntityKind
from haberdar.engine.answering import Answering
from haberdar.engine.protocol import Stats
from haberdar.errors import IndexCorruptError, IndexUnusableError
from haberdar.index import schema
from haberdar.index.caching import ArrayCache
from haberdar.index.columns import ValueColumn
from haberdar.index.flat.codec import FlatCodec
from haberdar.index.generations import (
    Manifest,
    branch,
    check_list,
    live_generation,
    size_of,
    state_of,
    writer_lock,
)
from haberdar.index.snapshot import Snapshot
from haberdar.index.stories.keeping import write_stories
from haberdar.index.verifying import Fault, Inspected, find_faults
from haberdar.query.reading import ScorePart
from haberdar.query.weighting import Relevance
from haberdar.registry import Registry
from haberdar.request import SearchRequest
from haberdar.results.entities import Entity, EntityCount
from haberdar.results.page import Hit, Marks, Page
from haberdar.results.suggestions import Suggestion
from haberdar.results.timeline import Timeline
from haberdar.turkish.analyzer import Analyzer

# The memory that decoded postings may take in a process, beside the files mapped into it.
CACHE_BYTES = 512 << 20


class WhooshEngine:
    """Searches the live generation of an index folder and follows it when it changes.

    Threads search at the same time, each in the snapshot that was current when it asked; none waits
    for a writer.
    """

    def __init__(self, root: Path, analyzer: Analyzer, registry: Registry) -> None:
        """Open the live generation of `root`.

        Raises IndexMissingError, IndexCorruptError, or IndexMismatchError where another analyzer
        built it.
        """
        self._root = root
        self._analyzer = analyzer
        self._registry = registry
        self._turn = threading.Lock()
        self._seen: tuple[int, int] | None = None
        self._cache: ArrayCache[Any] = ArrayCache(CACHE_BYTES)
        self._answering: Answering | None = None
        self._open({})

    def _open(self, known: Mapping[str, Mapping[str, ValueColumn]]) -> Answering:
        """Take a snapshot of the live generation; columns of `known` segments are taken over."""
        folder = live_generation(self._root)
        try:
            return self._take(folder, known)
        except IndexCorruptError:
            if live_generation(self._root) == folder:
                raise
            return self._open(known)  # it was replaced and removed while it was being read

    def _take(self, folder: Path, known: Mapping[str, Mapping[str, ValueColumn]]) -> Answering:
        manifest = Manifest.read(folder)
        manifest.check(schema.fingerprint(self._analyzer), self._root)
        check_list(folder, manifest.files)
        try:
            searcher = whoosh_index.open_dir(str(folder)).searcher(weighting=Relevance())
            snapshot = Snapshot.take(folder, searcher, self._cache, known)
        except IndexCorruptError:
            raise
        except Exception as exc:  # Whoosh meets damage with errors of every kind
            raise IndexCorruptError(f"{folder} cannot be read ({exc!r})") from exc
        self._cache.keep_only(lambda key: isinstance(key, tuple) and key[0] in snapshot.segments)
        self._folder, self._manifest = folder, manifest
        answering = Answering(snapshot, self._analyzer, self._registry)
        self._answering = answering
        return answering

    def current(self) -> Answering:
        """Return what answers from the index as it is now.

        The one before is left to the threads that still answer from it; its files, which are mapped
        into memory, are let go when the last of them is done.
        """
        state = state_of(self._root)
        if state is not None and state == self._seen:
            return self._last()
        with self._turn:
            answering = self._last()
            if live_generation(self._root) != self._folder:
                answering = self._open(answering.snapshot.segments)
            self._seen = state
            return answering

    def _last(self) -> Answering:
        if self._answering is None:
            raise IndexUnusableError(f"the index in {self._root} was closed")
        return self._answering

    def search(self, request: SearchRequest) -> Page:
        """Return the page that `request` asks for."""
        return self.current().answer(request)

    def timeline(self, request: SearchRequest) -> Timeline:
        """Return how many articles `request` finds of each period, and the archive has of it."""
        return self.current().timeline(request)

    def explain(
        self, request: SearchRequest, article_ids: Sequence[str]
    ) -> Mapping[str, tuple[ScorePart, ...]]:
        """Return what adds up to the scores that `request` gives articles, by their ids."""
        return self.current().explain(request, article_ids)

    def marks(self, article: Article, request: SearchRequest) -> Marks:
        """Return the places of an article that `request` asks for."""
        return self.current().marks(article, request)

    def suggest(self, text: str, size: int) -> tuple[Suggestion, ...]:
        """Return up to `size` completions of `text`."""
        return self.current().suggest(text, size)

    def entities(
        self, kind: EntityKind | None, prefix: str, size: int, *, new: bool
    ) -> tuple[EntityCount, ...]:
        """Return up to `size` ministries and organizations that have articles."""
        return self.current().entities(kind, prefix, size, new=new)

    def entity(self, entity_id: str) -> Entity | None:
        """Return what is known of a ministry or organization, or None."""
        return self.current().entity(entity_id)

    def words(self, entity_id: str, size: int) -> tuple[str, ...]:
        """Return up to `size` words that set the articles of a ministry or organization apart."""
        return self.current().words(entity_id, size)

    def label(self, kind: EntityKind, entity_id: str) -> str:
        """Return what to call a ministry or organization."""
        return self.current().label(kind, entity_id)

    def get(self, article_id: str) -> Article | None:
        """Return the article with this id, or None."""
        snapshot = self.current().snapshot
        number = snapshot.number(article_id)
        return None if number is None else snapshot.article(number)

    def story(self, article_id: str) -> tuple[Article, ...]:
        """Return the other versions of an article's story, the earliest first."""
        return self.current().story(article_id)

    def similar(self, article_id: str, size: int) -> tuple[Hit, ...]:
        """Return up to `size` articles about the same as another one, the most similar first."""
        return self.current().similar(article_id, size)

    def articles(self) -> Iterator[Article]:
        """Yield every article, in the order of the index."""
        snapshot = self.current().snapshot
        for number in snapshot.numbers():
            yield snapshot.article(number)

    def add(self, articles: Iterable[Article]) -> None:
        """Add `articles`, each in place of one with the same id. Raises IndexLockedError."""
        newest = {article.id: article for article in articles}
        if not newest:
            return
        with self._writer() as writer:
            for article in newest.values():
                fields = schema.document(article, self._analyzer, self._registry)
                writer.update_document(**fields)

    def delete(self, ids: Iterable[str]) -> int:
        """Delete the articles with these ids; return how many. Raises IndexLockedError."""
        snapshot = self.current().snapshot
        present = [name for name in dict.fromkeys(ids) if snapshot.number(name) is not None]
        if not present:
            return 0
        with self._writer() as writer:
            return sum(writer.delete_by_term(schema.ID, name) for name in present)

    @contextmanager
    def _writer(self) -> Iterator[IndexWriter]:
        """Lend a writer whose changes become a generation of their own, live when all are there."""
        with writer_lock(self._root):
            live = live_generation(self._root)
            fingerprint = schema.fingerprint(self._analyzer)
            Manifest.read(live).check(fingerprint, self._root)
            with branch(self._root, live) as folder:
                with whoosh_index.open_dir(str(folder)).writer(codec=FlatCodec()) as writer:
                    yield writer
                write_stories(folder)
                Manifest.now(fingerprint, self._registry.digest).write(folder)

    def verify(self, sample: int | None, progress: Callable[[int], object]) -> Iterator[Fault]:
        """Yield what is wrong with the index; see `Inspected` for the arguments."""
        snapshot = self.current().snapshot
        yield from find_faults(
            Inspected(self._folder, snapshot, self._analyzer, self._registry, sample, progress)
        )

    def generation(self) -> str:
        """Return the name of the live generation, which no other has had."""
        self.current()
        return self._folder.name

    def stats(self) -> Stats:
        """Return what the index holds."""
        snapshot = self.current().snapshot
        live = snapshot.live()
        undated, months = snapshot.dates.count_months(live)
        years = [month.year for month in months]
        ministries = snapshot.columns["ministry"].counted(live)
        return Stats(
            articles=live.total,
            undated=undated,
            first_year=min(years, default=None),
            last_year=max(years, default=None),
            ministries=sum(map(self._registry.is_current, ministries)),
            organizations=len(snapshot.columns["organization"].counted(live)),
            generation=self._folder.name,
            created=self._manifest.created,
            analyzer=dict(self._manifest.fingerprint),
            size_bytes=size_of(self._folder),
        )

    def forget(self) -> None:
        """Free the memory of decoded postings; searches decode again what they need."""
        self._cache.keep_only(lambda _: False)

    def close(self) -> None:
        """Let go of the files; the engine cannot be used afterwards."""
        self.forget()
        self._answering = None
