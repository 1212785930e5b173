"""Answer requests from one snapshot of the index: show what was found of them."""

from collections.abc import Mapping, Sequence
from functools import cached_property, partial

from haberdar.article import KINDS, Article, EntityKind
from haberdar.choosing import Chosen
from haberdar.engine.describing import Describing
from haberdar.engine.distinguishing import Distinguishing
from haberdar.engine.finding import Answer, Finding, Result
from haberdar.engine.likening import find_like
from haberdar.index.columns import ValueColumn
from haberdar.index.snapshot import Snapshot
from haberdar.query.explaining import explain
from haberdar.query.ranking import best
from haberdar.query.reading import Correction, QueryReading, ScorePart
from haberdar.registry import Registry
from haberdar.request import FacetName, SearchRequest
from haberdar.results.counting import EntityCounts
from haberdar.results.entities import Entity, EntityCount
from haberdar.results.facets import FacetLabels, periods
from haberdar.results.highlighting import Highlighter
from haberdar.results.page import EntityLabel, FacetValue, Hit, Marks, Page
from haberdar.results.suggestions import Suggestion
from haberdar.results.timeline import Timeline, period_counts
from haberdar.suggesting.entities import Entities
from haberdar.suggesting.suggester import Suggester
from haberdar.suggesting.typed import Typed
from haberdar.turkish.analyzer import Analyzer


class Answering:
    """Answers requests from one snapshot. Nothing in it changes."""

    def __init__(self, snapshot: Snapshot, analyzer: Analyzer, registry: Registry) -> None:
        self.snapshot = snapshot
        self.finding = Finding(snapshot, analyzer, registry)
        self._analyzer = analyzer
        self._registry = registry

    @cached_property
    def _labels(self) -> Mapping[FacetName, FacetLabels]:
        return self._labels_of(self.snapshot.columns)

    @cached_property
    def _central_labels(self) -> Mapping[FacetName, FacetLabels]:
        return self._labels_of(self.snapshot.central)

    def _labels_of(
        self, columns: Mapping[FacetName, ValueColumn]
    ) -> Mapping[FacetName, FacetLabels]:
        directory, registry = self.finding.directory, self._registry
        # A former ministry is found by its own id, and shown under today's.
        former = {
            name: registry.predecessors(name)
            for name in registry.ministries
            if registry.is_current(name)
        }
        return {
            "ministry": FacetLabels(columns["ministry"], directory.ministry_label, former),
            "organization": FacetLabels(columns["organization"], directory.organization_label),
            "source": FacetLabels(columns["source"], str),
            "section": FacetLabels(columns["section"], str),
        }

    @cached_property
    def _counted(self) -> EntityCounts:
        return EntityCounts(self.snapshot, self._registry, self.finding.directory)

    @cached_property
    def _entities(self) -> Entities:
        return Entities(self._counted, self._registry, self.finding.directory)

    @cached_property
    def _suggester(self) -> Suggester:
        return Suggester(self.snapshot, self._entities)

    @cached_property
    def _unmarked(self) -> Highlighter:
        return Highlighter((), self._analyzer)

    @cached_property
    def _describing(self) -> Describing:
        return Describing(
            self.snapshot,
            self._registry,
            self.finding.directory,
            self._counted,
            {kind: self._labels[kind] for kind in KINDS},
            partial(self._hit, score=0.0, highlighter=self._unmarked),
            Distinguishing(self.snapshot, self.finding.scoring, self._analyzer),
        )

    def suggest(self, text: str, size: int) -> tuple[Suggestion, ...]:
        """Return up to `size` completions of `text`."""
        return self._suggester.suggest(text, size)

    def entities(
        self, kind: EntityKind | None, prefix: str, size: int, *, new: bool
    ) -> tuple[EntityCount, ...]:
        """Return up to `size` entities with articles, the most frequent first."""
        size = max(size, 0)
        if not prefix.strip():
            return self._counted.first(kind, size, new=new)
        named = self._entities.beginning(Typed.read(prefix), size)
        found = [
            entity
            for entity in named
            if kind in (None, entity.kind) and not (new and self._registry.entry(entity.id))
        ]
        return tuple(found[:size])

    def entity(self, entity_id: str) -> Entity | None:
        """Return what is known of a ministry or organization, or None."""
        return self._describing.describe(entity_id)

    def words(self, entity_id: str, size: int) -> tuple[str, ...]:
        """Return up to `size` words that set the articles of a ministry or organization apart."""
        return self._describing.words(entity_id, size)

    def label(self, kind: EntityKind, entity_id: str) -> str:
        """Return what to call a ministry or organization."""
        return self.finding.directory.label(kind, entity_id)

    def answer(self, request: SearchRequest) -> Page:
        """Return the page that `request` asks for."""
        answer = self.finding.answer(request)
        result = self.finding.result(answer.found, request, scored=answer.has_texts)
        highlighter = self._highlighter(answer)
        facets = self.facets(result, request)
        return Page(
            request=request,
            query=_reading(answer, self.finding.corrections(answer, request)),
            total=result.total,
            stories=result.stories,
            hits=tuple(
                self._hit(number, score, highlighter, similar)
                for number, score, similar in zip(
                    result.hits.tolist(), result.scores, result.similar, strict=True
                )
            ),
            facets={name: values for name, (values, _) in facets.items()},
            facet_sizes={name: size for name, (_, size) in facets.items()},
            facet_missing=dict(result.missing),
            timeline=tuple(periods(result.months, result.days, request)),
            ignored=_ignored(answer),
            undated=result.undated,
        )

    def timeline(self, request: SearchRequest) -> Timeline:
        """Return how many articles `request` finds of each period."""
        answer = self.finding.answer(request)
        undated, found = self.snapshot.dates.count_months(answer.found.found)
        _, archive = self.snapshot.dates.count_months(self.snapshot.live())
        return Timeline(
            request=request,
            query=_reading(answer),
            total=answer.total,
            undated=undated,
            periods=tuple(period_counts(found, archive)),
            ignored=_ignored(answer),
        )

    def _highlighter(self, answer: Answer) -> Highlighter:
        loosely = answer.matching == "some"
        return Highlighter(answer.query.required, self._analyzer, loosely=loosely)

    def marks(self, article: Article, request: SearchRequest) -> Marks:
        """Return the places of an article that `request` asks for."""
        if not request.query:
            return Marks()
        return self._highlighter(self.finding.answer(request)).marks(article.title, article.body)

    def story(self, article_id: str) -> tuple[Article, ...]:
        """Return the other versions of an article's story, the earliest first."""
        number = self.snapshot.number(article_id)
        if number is None:
            return ()
        versions = self.snapshot.stories.versions(number)
        others = versions[versions != number]
        earliest = best(others, (self.snapshot.dates.rank_oldest,), len(others))
        return tuple(map(self.snapshot.article, earliest.tolist()))

    def similar(self, article_id: str, size: int) -> tuple[Hit, ...]:
        """Return up to `size` articles about the same as another one, the most similar first."""
        number = self.snapshot.number(article_id)
        if number is None or size < 1:
            return ()
        found = find_like(number, size, self.snapshot, self.finding.scoring, self._analyzer)
        return tuple(
            self._hit(like.number, like.score, self._unmarked, like.similar) for like in found
        )

    def explain(
        self, request: SearchRequest, article_ids: Sequence[str]
    ) -> Mapping[str, tuple[ScorePart, ...]]:
        """Return what adds up to the scores that `request` gives articles, by their ids."""
        answer = self.finding.answer(request)
        numbers = {name: self.snapshot.number(name) for name in article_ids}
        known = [number for number in numbers.values() if number is not None]
        if not answer.query.required or not known:
            return {}
        parts = explain(self.finding.scoring, answer.compiled, known)
        return {name: parts[number] for name, number in numbers.items() if number is not None}

    def facets(
        self, result: Result, request: SearchRequest
    ) -> Mapping[FacetName, tuple[tuple[FacetValue, ...], int]]:
        """Return for each facet the values to show, and how many there are."""
        labels = self._central_labels if request.central else self._labels
        return {
            name: labels[name].facet(
                counts,
                Chosen.read(request.choices(name)),
                request.facet_size,
                request.facet_search(name),
            )
            for name, counts in result.counts.items()
        }

    def _hit(self, number: int, score: float, highlighter: Highlighter, similar: int = 0) -> Hit:
        article = self.snapshot.article(number)
        return Hit(
            id=article.id,
            title=article.title,
            title_marks=highlighter.title(article.title),
            snippet=highlighter.snippet(article.body),
            url=article.url,
            source=article.source,
            section=article.section,
            date=article.published,
            ministries=self._tagged(article, "ministry"),
            organizations=self._tagged(article, "organization"),
            score=round(score, 4),
            similar=similar,
        )

    def _tagged(self, article: Article, kind: EntityKind) -> tuple[EntityLabel, ...]:
        return tuple(
            EntityLabel(tag.entity_id, self.label(kind, tag.entity_id), tag.is_central)
            for tag in article.tags
            if tag.kind == kind
        )


def _reading(answer: Answer, corrections: tuple[Correction, ...] = ()) -> QueryReading:
    query = answer.query
    return QueryReading(
        terms=query.terms,
        filters=query.filters,
        expansions=query.expansions,
        corrections=corrections,
        limits=query.limits,
        ignored=query.ignored,
        unfiltered=query.unfiltered,
        matching=answer.matching,
    )


def _ignored(answer: Answer) -> tuple[str, ...]:
    ignored = answer.query.ignored
    return (f"query={' '.join(ignored)}",) if ignored else ()
