"""Find what a request asks for in one snapshot: read the query, match, filter, count, order.

Where nothing has all that is asked for, what has most of it is found, and spellings are tried.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

import numpy as np
from whoosh import query as whoosh

from haberdar.index.columns import Counts
from haberdar.index.directory import IndexDirectory
from haberdar.index.leaves import Ids, Mask
from haberdar.index.selecting import Selection
from haberdar.index.snapshot import Snapshot
from haberdar.published import PublishedDate, enclosing
from haberdar.query.compiling import compile_query, compile_some, has_several_words, texts_of
from haberdar.query.correcting import Corrector
from haberdar.query.execution import Matches, run
from haberdar.query.folding import Versions
from haberdar.query.language import Query, parse
from haberdar.query.naming import Naming
from haberdar.query.opening import open_words
from haberdar.query.ranking import Key
from haberdar.query.reading import Correction, Limit, QueryFilter
from haberdar.query.scoring import Scoring
from haberdar.registry import Registry
from haberdar.request import FacetName, Match, SearchRequest, Sort
from haberdar.results.facets import Filters
from haberdar.turkish.analyzer import Analyzer

# Where fewer articles are found, other spellings are tried, of so many words at most.
_LITTLE = 3
_MOST_CORRECTED = 6
_FACETS = ("date", "ministry", "organization")


class Found(NamedTuple):
    """The documents that a search finds, before they are counted and ordered.

    `matched` have what the query says, and `found` pass the `filters` of the request too.
    """

    matches: Matches
    matched: Selection
    filters: Filters
    found: Selection


class Result(NamedTuple):
    """What a search found, before anything of it is shown.

    `similar` is of each hit how many other versions of its story were found, `missing` how many
    articles have no value of a facet.
    """

    total: int
    stories: int
    hits: Ids
    scores: tuple[float, ...]
    similar: tuple[int, ...]
    counts: Mapping[FacetName, Counts]
    missing: Mapping[FacetName, int]
    undated: int
    months: Mapping[PublishedDate, int]
    days: Mapping[PublishedDate, int]


class Answer(NamedTuple):
    """A query as it was read, what was found for it, and by what search."""

    query: Query
    found: Found
    compiled: whoosh.Query
    matching: Match

    @property
    def total(self) -> int:
        """How many articles were found."""
        return self.found.found.total

    @property
    def has_texts(self) -> bool:
        """Whether words were asked for, by which articles can be scored."""
        return bool(texts_of(self.query))


class Finding:
    """Finds in one snapshot. Nothing in it changes."""

    def __init__(self, snapshot: Snapshot, analyzer: Analyzer, registry: Registry) -> None:
        self._snapshot = snapshot
        self._analyzer = analyzer
        self._registry = registry
        self.scoring = Scoring(snapshot.searcher, snapshot.leaves)

    @cached_property
    def _corrector(self) -> Corrector:
        return Corrector(self._snapshot.words, self._registry)

    @cached_property
    def directory(self) -> IndexDirectory:
        """The ministries and organizations of the snapshot."""
        return IndexDirectory(self._registry, self._snapshot.leaves, self._organizations)

    def _organizations(self) -> list[str]:
        """Return the ids of the organizations that live articles are tagged with."""
        return list(self._snapshot.columns["organization"].counted(self._snapshot.live()))

    @cached_property
    def _naming(self) -> Naming:
        return Naming(self._registry, self._snapshot.leaves)

    def _read(self, text: str, request: SearchRequest, *, by_date: bool = True) -> Query:
        today = request.today or dt.date.today()
        query = parse(text, self._analyzer, self.directory, today, self._naming, by_date=by_date)
        return open_words(query, self._snapshot)

    def answer(self, request: SearchRequest) -> Answer:
        """Return what has all that is asked for; where nothing has, what has most of it.

        Dates in words are a filter. Where that alone keeps everything out, they are words: the
        text that has them is what was meant. In a question they never filter, as it is about what
        happened then, and not only what was written then.
        """
        query = self._read(request.query, request, by_date=request.match == "all")
        answer = self._find_best(query, request)
        if answer.matching == "some" or not answer.total:
            in_words = [asked.text for asked in query.filters if asked.as_words]
            if in_words:
                literally = self._read(request.query, request, by_date=False)
                found = self._find_best(literally, request)
                if found.matching == "all" and found.total:
                    note = Limit(
                        "Bu tarihte aranan haber yok; “%(text)s” metinde arandı.",
                        text=", ".join(in_words),
                    )
                    limits = (*literally.limits, note)
                    return found._replace(query=replace(literally, limits=limits))
        return answer

    def _find_best(self, query: Query, request: SearchRequest) -> Answer:
        everything = compile_query(query)
        for matching, way in self._ways(query, request, everything):
            answer = Answer(query, self._find(way, query, request), way, matching)
            if answer.total:
                return answer
        return answer._replace(compiled=everything, matching="all")

    @staticmethod
    def _ways(
        query: Query, request: SearchRequest, everything: whoosh.Query
    ) -> Iterator[tuple[Match, whoosh.Query]]:
        """Yield what to search for, one after the other until something is found."""
        if not query.required:
            yield "all", everything
        elif request.match == "some" and texts_of(query):
            yield "some", compile_some(query, 1)
        else:
            yield "all", everything
            texts = texts_of(query)
            half = -(-len(texts) // 2)
            if half > 1:
                yield "some", compile_some(query, half)
            if has_several_words(texts):
                yield "some", compile_some(query, 1)

    def _find(self, compiled: whoosh.Query, query: Query, request: SearchRequest) -> Found:
        asked_for = [asked for asked in query.filters if asked.name in _FACETS]
        passing = [self._passing(asked, central=request.central) for asked in asked_for]
        if request.story:
            passing.append(self._of_story(request.story))
        return self.find(compiled, request, passing)

    def find(
        self, query: whoosh.Query, request: SearchRequest, passing: Iterable[Mask] = ()
    ) -> Found:
        """Return what `query` finds and the filters of `request` let pass.

        What is not `passing` all of those masks was not found.
        """
        matches = run(self.scoring, query)
        matched = matches.selection
        for mask in passing:
            matched = matched.only(mask)
        filters = Filters.of(request, self._snapshot)
        return Found(matches, matched, filters, filters.apply(matched))

    def _passing(self, asked: QueryFilter, *, central: bool) -> Mask:
        """Return a mask of the documents that pass a filter of the query."""
        if asked.name == "ministry" or asked.name == "organization":  # noqa: PLR1714 - for mypy
            mask = self._snapshot.tagged(asked.name, asked.ids, central=central)
        else:
            mask = self._snapshot.dates.within(asked.since, asked.until)
        return ~mask if asked.excluded else mask

    def _of_story(self, article_id: str) -> Mask:
        """Return a mask of the versions of an article's story."""
        mask = np.zeros(self._snapshot.size, np.bool_)
        number = self._snapshot.number(article_id)
        if number is not None:
            mask[self._snapshot.stories.versions(number)] = True
        return mask

    def corrections(self, answer: Answer, request: SearchRequest) -> tuple[Correction, ...]:
        """Return the spellings that find more, where little was found."""
        query = answer.query
        found = answer.total if answer.matching == "all" else 0
        if found >= _LITTLE or request.page > 1 or request.match == "some":
            return ()
        proposals = self._corrector.correct(query.text, query.words[:_MOST_CORRECTED])
        totals = [self._count(proposal.text, request) for proposal in proposals]
        return tuple(
            Correction(proposal.text, more, proposal.marks)
            for proposal, more in zip(proposals, totals, strict=True)
            if more > found
        )

    def _count(self, text: str, request: SearchRequest) -> int:
        query = self._read(text, request)
        return self._find(compile_query(query), query, request).found.total

    def result(self, documents: Found, request: SearchRequest, *, scored: bool) -> Result:
        """Return what was found, counted and ordered as `request` says.

        Not `scored`, the newest come first.
        """
        snapshot = self._snapshot
        matches, matched, filters, found = documents
        counted = filters.sideways(matched, found)
        undated, months = snapshot.dates.count_months(counted["date"])
        keys = self._keys(request.sort, matches, scored=scored)
        columns = snapshot.about(request)
        versions = Versions.among(found, snapshot.stories)
        hits = versions.page(keys, request)
        return Result(
            total=found.total,
            stories=versions.stories,
            hits=hits,
            scores=tuple(matches.scores(hits).tolist()) if scored else (0.0,) * len(hits),
            similar=tuple(versions.others(hits).tolist()),
            counts={name: column.count(counted[name]) for name, column in columns.items()},
            missing={
                name: counted[name].only(column.empty).total for name, column in columns.items()
            },
            undated=undated,
            months=months,
            days=self._days(counted["date"], request),
        )

    def _days(self, docs: Selection, request: SearchRequest) -> Mapping[PublishedDate, int]:
        """Count the days of the month that `request` lies in; none where it lies in none."""
        if request.since is None or request.until is None:
            return {}
        month = enclosing(request.since, request.until)
        if month is None or not month.month:
            return {}
        return self._snapshot.dates.count_days(docs, month)

    def _keys(self, sort: Sort, matches: Matches, *, scored: bool) -> tuple[Key, ...]:
        """Return what to order by; equal scores go newest first, undated ones last."""
        newest = self._snapshot.dates.rank
        if sort == "oldest":
            return (self._snapshot.dates.rank_oldest,)
        return (matches.order, newest) if sort == "relevance" and scored else (newest,)
