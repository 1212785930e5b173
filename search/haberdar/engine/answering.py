"""Answer requests from one snapshot of the index: match, filter, count, order, show."""

import datetime as dt
from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from whoosh import query as whoosh

from haberdar.article import Article
from haberdar.index.columns import Counts
from haberdar.index.leaves import Ids
from haberdar.index.snapshot import Snapshot
from haberdar.published import PublishedDate
from haberdar.query.compiling import compile_query
from haberdar.query.execution import Matches, run
from haberdar.query.language import parse
from haberdar.query.ranking import Key, best
from haberdar.query.scoring import Scoring
from haberdar.registry import Registry
from haberdar.request import FacetName, SearchRequest, Sort
from haberdar.results.facets import FacetLabels, Filters, periods
from haberdar.results.page import EntityLabel, FacetValue, Hit, Page
from haberdar.results.snippets import Highlighter
from haberdar.results.suggestions import Suggestion
from haberdar.suggesting.suggester import Suggester
from haberdar.turkish.analyzer import Analyzer


class Result(NamedTuple):
    """What a search found, before anything of it is shown."""

    total: int
    hits: Ids
    scores: tuple[float, ...]
    counts: Mapping[FacetName, Counts]
    undated: int
    months: Mapping[PublishedDate, int]


class Answering:
    """Answers requests from one snapshot. Nothing in it changes."""

    def __init__(self, snapshot: Snapshot, analyzer: Analyzer, registry: Registry) -> None:
        self.snapshot = snapshot
        self._analyzer = analyzer
        self._registry = registry
        self._scoring = Scoring(snapshot.searcher, snapshot.leaves)

    @cached_property
    def _labels(self) -> Mapping[FacetName, FacetLabels]:
        columns, registry = self.snapshot.columns, self._registry
        return {
            # A former ministry is found by its own id, and shown under today's.
            "ministry": FacetLabels(
                columns["ministry"].values, registry.ministry_label, registry.is_current
            ),
            "organization": FacetLabels(
                columns["organization"].values, registry.organization_label, lambda _: True
            ),
        }

    @cached_property
    def _suggester(self) -> Suggester:
        return Suggester(self.snapshot, self._registry)

    def suggest(self, text: str, size: int) -> tuple[Suggestion, ...]:
        """Return up to `size` completions of `text`."""
        return self._suggester.suggest(text, size)

    def answer(self, request: SearchRequest) -> Page:
        """Return the page that `request` asks for."""
        query = parse(request.query, self._analyzer, self._registry, dt.date.today())
        result = self.find(compile_query(query), request, scored=bool(query.required))
        highlighter = Highlighter(query.required, self._analyzer)
        facets = self.facets(result, request)
        return Page(
            request=request,
            total=result.total,
            hits=tuple(
                self._hit(number, score, highlighter)
                for number, score in zip(result.hits.tolist(), result.scores, strict=True)
            ),
            facets={name: values for name, (values, _) in facets.items()},
            facet_sizes={name: size for name, (_, size) in facets.items()},
            timeline=tuple(periods(result.months, request)),
            ignored=(f"query={' '.join(query.ignored)}",) if query.ignored else (),
            undated=result.undated,
        )

    def facets(
        self, result: Result, request: SearchRequest
    ) -> Mapping[FacetName, tuple[tuple[FacetValue, ...], int]]:
        """Return for each facet the values to show, and how many there are."""
        chosen: Mapping[FacetName, tuple[str, ...]] = {
            "ministry": request.ministries,
            "organization": request.organizations,
        }
        return {
            name: self._labels[name].facet(counts, chosen[name], request.facet_size)
            for name, counts in result.counts.items()
        }

    def find(self, query: whoosh.Query, request: SearchRequest, *, scored: bool) -> Result:
        """Return what `query` finds, filtered, counted and ordered as `request` says.

        Not `scored`, the newest come first.
        """
        snapshot = self.snapshot
        matches = run(self._scoring, query)
        filters = Filters.of(request, snapshot)
        found = filters.apply(matches.selection)
        counted = filters.sideways(matches.selection, found)
        undated, months = snapshot.dates.count_months(counted["date"])
        start = (request.page - 1) * request.size
        keys = self._keys(request.sort, matches, scored=scored)
        if start < found.total:
            hits = best(found.ids, keys, start + request.size)[start:]
        else:
            hits = found.ids[:0]
        return Result(
            total=found.total,
            hits=hits,
            scores=tuple(matches.scores(hits).tolist()) if scored else (0.0,) * len(hits),
            counts={name: column.count(counted[name]) for name, column in snapshot.columns.items()},
            undated=undated,
            months=months,
        )

    def _keys(self, sort: Sort, matches: Matches, *, scored: bool) -> tuple[Key, ...]:
        """Return what to order by; equal scores go newest first, undated ones last."""
        order = self.snapshot.dates.order

        def newest(ids: Ids) -> Ids:
            return order[ids].astype(int)

        def oldest(ids: Ids) -> Ids:
            dates = newest(ids)
            dates[dates == 0] = len(self.snapshot.dates.dates) + 1
            return -dates

        if sort == "oldest":
            return (oldest,)
        return (matches.order, newest) if sort == "relevance" and scored else (newest,)

    def _hit(self, number: int, score: float, highlighter: Highlighter) -> Hit:
        article = self.snapshot.article(number)
        return Hit(
            id=article.id,
            title=article.title,
            title_marks=highlighter.marks(article.title),
            snippet=highlighter.snippet(article.body),
            url=article.url,
            source=article.source,
            section=article.section,
            date=article.published,
            ministries=self._ministries(article),
            organizations=tuple(
                EntityLabel(name, self._registry.organization_label(name))
                for name in article.organizations
            ),
            score=round(score, 4),
        )

    def _ministries(self, article: Article) -> tuple[EntityLabel, ...]:
        return tuple(
            EntityLabel(name, self._registry.ministry_label(name)) for name in article.ministries
        )
