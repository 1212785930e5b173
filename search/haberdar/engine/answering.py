"""Answer one request from one snapshot of the index: match, filter, count, order, show."""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from haberdar.article import Article
from haberdar.index.snapshot import Snapshot
from haberdar.query.compiling import compile_query
from haberdar.query.execution import run
from haberdar.query.language import parse
from haberdar.registry import Registry
from haberdar.request import FacetName, SearchRequest, Sort
from haberdar.results import facets
from haberdar.results.page import EntityLabel, Hit, Page
from haberdar.results.snippets import Highlighter
from haberdar.turkish.analyzer import Analyzer

Numbers = NDArray[np.intp]


class _FacetShow(NamedTuple):
    """How a facet's values are called, and which are shown without being chosen."""

    selected: tuple[str, ...]
    label: Callable[[str], str]
    shown: Callable[[str], bool]


def answer(
    snapshot: Snapshot, request: SearchRequest, analyzer: Analyzer, registry: Registry
) -> Page:
    """Return the page that `request` asks for."""
    query = parse(request.query, analyzer)
    matched, scores = run(snapshot.searcher, compile_query(query))
    if not query.required:
        scores.fill(0)
    filters = facets.make_filters(request, snapshot.columns, snapshot.dates)
    found = np.flatnonzero(filters.apply(matched))
    values = {
        name: facets.count_values(snapshot.columns[name], filters.apply(matched, but=name), *show)
        for name, show in _facets_shown(request, registry).items()
    }
    of_any_date = filters.apply(matched, but="date")
    order = _ordered(found, scores, snapshot, request)
    highlighter = Highlighter(request.query, analyzer)
    return Page(
        request=request,
        total=len(found),
        hits=tuple(
            _hit(snapshot.article(int(number)), float(scores[number]), highlighter, registry)
            for number in order
        ),
        facets={name: facets.cut(found, request.facet_size) for name, found in values.items()},
        facet_sizes={name: len(found) for name, found in values.items()},
        timeline=tuple(facets.count_periods(snapshot.dates, of_any_date, request)),
        ignored=(f"query={' '.join(query.ignored)}",) if query.ignored else (),
        undated=int((snapshot.dates.years[of_any_date] == 0).sum()),
    )


def _facets_shown(request: SearchRequest, registry: Registry) -> dict[FacetName, _FacetShow]:
    return {
        # A former ministry is found by its own id, and shown under today's.
        "ministry": _FacetShow(request.ministries, registry.ministry_label, registry.is_current),
        "organization": _FacetShow(
            request.organizations, registry.organization_label, lambda _: True
        ),
    }


def _ordered(
    found: Numbers, scores: NDArray[np.float64], snapshot: Snapshot, request: SearchRequest
) -> Numbers:
    """Return the documents of the page; equal scores go newest first, undated ones last."""
    dates = snapshot.dates.order[found]
    keys: dict[Sort, tuple[NDArray[Any], ...]] = {
        # np.lexsort sorts by the last key first.
        "relevance": (found, -dates, -scores[found]),
        "newest": (found, -dates),
        "oldest": (found, dates, dates == 0),
    }
    start = (request.page - 1) * request.size
    return found[np.lexsort(keys[request.sort])[start : start + request.size]]


def _hit(article: Article, score: float, highlighter: Highlighter, registry: Registry) -> Hit:
    return Hit(
        id=article.id,
        title=article.title,
        title_marks=highlighter.marks(article.title),
        snippet=highlighter.snippet(article.body),
        url=article.url,
        source=article.source,
        section=article.section,
        date=article.published,
        ministries=tuple(
            EntityLabel(name, registry.ministry_label(name)) for name in article.ministries
        ),
        organizations=tuple(
            EntityLabel(name, registry.organization_label(name)) for name in article.organizations
        ),
        score=round(score, 4),
    )
