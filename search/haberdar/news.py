"""The archive as applications see it: open it, search it, change it."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import Self

from haberdar.article import KINDS, Article, EntityKind
from haberdar.engine import Engine, Stats
from haberdar.engine.whoosh_engine import WhooshEngine
from haberdar.index.building import create_index
from haberdar.index.generations import has_index
from haberdar.index.verifying import Fault
from haberdar.published import PublishedDate
from haberdar.registry import load_registry
from haberdar.request import SearchRequest
from haberdar.results.entities import Entity, EntityCount
from haberdar.results.page import Hit, Marks, Page
from haberdar.results.suggestions import Suggestion
from haberdar.results.timeline import Timeline
from haberdar.turkish.analyzer import Analyzer


def open_index(path: str | PathLike[str], *, create: bool = False) -> "News":
    """Open the index in folder `path`; with `create`, make an empty one where there is none.

    Raises IndexMissingError, IndexMismatchError (built by another analyzer: reindex) or
    IndexCorruptError.
    """
    root = Path(path)
    analyzer, registry = Analyzer(), load_registry()
    if create and not has_index(root):
        create_index(root, analyzer, registry)
    return News(WhooshEngine(root, analyzer, registry))


class News:
    """An archive of articles behind any engine. Usable from several threads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def search(  # noqa: PLR0913 - one argument for each thing a person can ask
        self,
        query: str = "",
        *,
        match: str = "all",
        ministries: Iterable[str] = (),
        organizations: Iterable[str] = (),
        sources: Iterable[str] = (),
        sections: Iterable[str] = (),
        central: bool = False,
        story: str = "",
        fold: bool = True,
        since: str | dt.date | PublishedDate | None = None,
        until: str | dt.date | PublishedDate | None = None,
        sort: str = "relevance",
        page: int | str = 1,
        size: int | str = 10,
        facet_size: int | str = 50,
        ministry_search: str = "",
        organization_search: str = "",
        source_search: str = "",
        section_search: str = "",
        today: dt.date | None = None,
    ) -> Page:
        """Search the archive; see `SearchRequest` for what the arguments mean.

        An empty query is everything, newest first. No value raises: what cannot be understood is
        left out and named in `Page.ignored`.
        """
        request, ignored = SearchRequest.understand(
            query,
            match=match,
            ministries=ministries,
            organizations=organizations,
            sources=sources,
            sections=sections,
            central=central,
            story=story,
            fold=fold,
            since=since,
            until=until,
            sort=sort,
            page=page,
            size=size,
            facet_size=facet_size,
            ministry_search=ministry_search,
            organization_search=organization_search,
            source_search=source_search,
            section_search=section_search,
            today=today,
        )
        found = self._engine.search(request)
        answer = replace(found, ignored=(*ignored, *found.ignored))
        return answer.explained_by(partial(self._engine.explain, request))

    def timeline(  # noqa: PLR0913 - one argument for each thing a person can ask
        self,
        query: str = "",
        *,
        match: str = "all",
        ministries: Iterable[str] = (),
        organizations: Iterable[str] = (),
        sources: Iterable[str] = (),
        sections: Iterable[str] = (),
        central: bool = False,
        story: str = "",
        since: str | dt.date | PublishedDate | None = None,
        until: str | dt.date | PublishedDate | None = None,
        today: dt.date | None = None,
    ) -> Timeline:
        """Count what a search finds by month, beside all that the archive has of each month.

        The arguments are those of `search`, and so is what it finds. No value raises: what cannot
        be understood is left out and named in `Timeline.ignored`.
        """
        request, ignored = SearchRequest.understand(
            query,
            match=match,
            ministries=ministries,
            organizations=organizations,
            sources=sources,
            sections=sections,
            central=central,
            story=story,
            since=since,
            until=until,
            today=today,
        )
        counted = self._engine.timeline(request)
        return replace(counted, ignored=(*ignored, *counted.ignored))

    def suggest(self, text: str, *, size: int = 8) -> tuple[Suggestion, ...]:
        """Complete what somebody is typing; the most useful first, at most 50.

        Up to three of eight are ministries and organizations by any of their names, then as many
        are frequent phrases of titles, the rest titles, newest first. Each has the words of `text`
        side by side, the last of them perhaps unfinished; a space after it says that it is whole.
        """
        return self._engine.suggest(text, size)

    def entities(
        self,
        kind: EntityKind | None = None,
        prefix: str = "",
        *,
        size: int = 50,
        new: bool = False,
    ) -> tuple[EntityCount, ...]:
        """Return up to `size` ministries and organizations that have articles.

        They are of `kind`, or of both, and the most frequent come first. Of their names or acronyms
        one has, from some word on, what `prefix` begins to write: ``ticaret b``, ``uretici``. Of
        the ministries they are today's. With `new`, they are those that the registry lacks.

        Of organizations that the registry lacks, the 2,000 most frequent are found by any word. The
        rest are found by the words that their names begin with, or by their whole acronyms.

        Raises ValueError where `kind` is neither.
        """
        if kind is not None:
            _check(kind)
        return self._engine.entities(kind, prefix, size, new=new)

    def entity(self, entity_id: str) -> Entity | None:
        """Return who a ministry or organization is and what the archive has of it.

        None where the registry does not know the id and no article has it.
        """
        return self._engine.entity(entity_id)

    def words(self, entity_id: str, *, size: int = 12) -> tuple[str, ...]:
        """Return up to `size` words that set the articles of a ministry or organization apart.

        They are frequent in its latest articles and seldom in others, the most telling first, and
        none of them is of its names. There are none where nothing has this id.
        """
        return self._engine.words(entity_id, size)

    def label(self, kind: EntityKind, entity_id: str) -> str:
        """Return what to call a ministry or organization, as hits and facets do.

        That is the id itself where neither the registry nor an article has a name for it. Raises
        ValueError where `kind` is neither.
        """
        _check(kind)
        return self._engine.label(kind, entity_id)

    def get(self, article_id: str) -> Article | None:
        """Return the article with this id, or None."""
        return self._engine.get(article_id)

    def story(self, article_id: str) -> tuple[Article, ...]:
        """Return the other versions of an article's story, the earliest first, undated ones last.

        They are what other outlets, or the same one again, made of the same copy. Nothing where
        there is none, or no article with this id.
        """
        return self._engine.story(article_id)

    def similar(self, article_id: str, size: int = 5) -> tuple[Hit, ...]:
        """Return up to `size` articles about the same as another one, the most similar first.

        They share its rare words and the ministries and organizations that it names. Neither it nor
        another version of its story is among them, and of every other story there is one version.
        Nothing where there is no article with this id.
        """
        return self._engine.similar(article_id, size)

    def marks(self, article: Article, request: SearchRequest) -> Marks:
        """Return the places of an article's title and body that a search asks for.

        They are what the search would mark in the article as its hit: words meant by those typed,
        names that the archive knows to be the same, and only some words where no article has all.
        """
        return self._engine.marks(article, request)

    def articles(self) -> Iterator[Article]:
        """Yield every article."""
        return self._engine.articles()

    def add(self, *articles: Article) -> None:
        """Add articles, each in place of one with the same id; the next search sees them.

        Raises IndexLockedError while another process writes.
        """
        self._engine.add(articles)

    def delete(self, *ids: str) -> int:
        """Delete the articles with these ids; return how many there were.

        Raises IndexLockedError while another process writes.
        """
        return self._engine.delete(ids)

    def verify(
        self,
        *,
        sample: int | None = None,
        progress: Callable[[int], object] = lambda _: None,
    ) -> Iterator[Fault]:
        """Check the files of the index, read every article, and yield what is wrong.

        With `sample`, only so many articles, evenly spread, are looked for by their words, which
        takes the most time by far. `progress` is called with the number of articles done since it
        was last called, once when they are read and once when they are looked for.
        """
        return self._engine.verify(sample, progress)

    def generation(self) -> str:
        """Return the name of the index as it is: another one once articles came, changed or went.

        Costs next to nothing, so that answers can be kept for as long as it stays the same.
        """
        return self._engine.generation()

    def stats(self) -> Stats:
        """Return what the index holds."""
        return self._engine.stats()

    def close(self) -> None:
        """Close the files of the index."""
        self._engine.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _check(kind: EntityKind) -> None:
    """Refuse what is no kind; a program's mistake, and not what somebody typed."""
    if kind not in KINDS:
        raise ValueError(f"unknown kind {kind!r}; known: {', '.join(KINDS)}")
