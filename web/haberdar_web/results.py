"""Everything that the search page shows, made of the engine's page."""

from dataclasses import dataclass, replace
from typing import Literal

from haberdar import Page, Registry, SearchRequest
from haberdar.request import Sort
from haberdar_web import display
from haberdar_web.chips import Chip, chips, narrowing
from haberdar_web.comparing.request import Comparison
from haberdar_web.facets import SCOPE, SCOPE_NAMES, Facet, facets
from haberdar_web.feed import title as feed_title
from haberdar_web.hit_rows import MOST_ROWS
from haberdar_web.hits import Found, hits
from haberdar_web.i18n import gettext, gettext_noop, ngettext
from haberdar_web.links import compare_url, csv_url, data_url, feed_url, search_url
from haberdar_web.options import Option
from haberdar_web.paging import Paging, paging
from haberdar_web.params import (
    PAGE,
    SIZES,
    at_any_time,
    counting,
    is_filtered,
    on_page,
    reworded,
    sized,
    sorted_by,
    unfiltered,
)
from haberdar_web.timeline import Timeline, timeline
from haberdar_web.understood import Also, Limits, Spelling, expansions, limits, spellings

State = Literal["found", "nothing", "past-the-end", "empty-archive"]
_SORT_NAMES: dict[Sort, str] = {
    "relevance": gettext_noop("En ilgili"),
    "newest": gettext_noop("En yeni"),
    "oldest": gettext_noop("En eski"),
}


@dataclass(frozen=True, slots=True)
class Results:
    """The search page."""

    page: Page
    state: State
    heading: str
    position: str
    title: str
    ignored: tuple[str, ...]
    spellings: tuple[Spelling, ...]
    expansions: tuple[Also, ...]
    limits: Limits
    has_words: bool
    hits: tuple[Found, ...]
    chips: tuple[Chip, ...]
    narrowing: tuple[Chip, ...]
    timeline: Timeline
    scope: str
    scopes: tuple[Option, ...]
    facets: tuple[Facet, ...]
    paging: Paging
    sorts: tuple[Option, ...]
    sizes: tuple[Option, ...]
    is_start: bool
    url_unfiltered: str
    url_last_page: str
    url_data: str
    url_csv: str
    most_rows: int
    url_feed: str
    feed_title: str
    url_compared: str
    fields: list[tuple[str, str]]
    date_fields: list[tuple[str, str]]


def results(page: Page, registry: Registry, refused: tuple[str, ...]) -> Results:
    """Make the search page of the engine's answer to an address of which `refused` was no use."""
    request = page.request
    return Results(
        page=page,
        state=_state(page),
        heading=_heading(page),
        position=_position(page),
        title=request.query or _heading(page),
        ignored=(*_ignored(page), *refused),
        spellings=spellings(page, search_url),
        expansions=expansions(page),
        limits=limits(page),
        has_words=_has_words(page),
        hits=hits(page),
        chips=chips(page, search_url),
        narrowing=narrowing(page, search_url),
        timeline=timeline(page, search_url),
        scope=gettext(SCOPE),
        scopes=_scopes(request),
        facets=facets(page, registry, search_url),
        paging=paging(page, search_url),
        sorts=_sorts(page),
        sizes=_sizes(request),
        is_start=_is_start(request),
        url_unfiltered=search_url(unfiltered(reworded(page.request, page.query.unfiltered))),
        url_last_page=search_url(on_page(request, page.pages)),
        url_data=data_url(request),
        url_csv=csv_url(request),
        most_rows=MOST_ROWS,
        url_feed=feed_url(request),
        feed_title=feed_title(page),
        url_compared=compare_url(Comparison(queries=(request.query,) if request.query else ())),
        fields=PAGE.fields(replace(request, query="", page=1)),
        date_fields=PAGE.fields(at_any_time(request)),
    )


def _is_start(request: SearchRequest) -> bool:
    return not request.query and not is_filtered(request)


def _ignored(page: Page) -> tuple[str, ...]:
    """Return what was passed over; of what stands in the search field, the piece alone."""
    field = PAGE.names["query"] + "="
    return tuple(text.removeprefix(field) for text in PAGE.renamed(page.ignored))


def _state(page: Page) -> State:
    if page.hits:
        return "found"
    if page.total:
        return "past-the-end"
    return "empty-archive" if _is_start(page.request) else "nothing"


def _heading(page: Page) -> str:
    request = page.request
    if not _is_start(request):
        return display.found(page.total, partly=page.is_partial)
    if not page.total:
        return gettext("Arşiv boş")
    newest_first = request.page == 1 and request.sort != "oldest"
    return gettext("Son haberler") if newest_first else gettext("Bütün haberler")


def _position(page: Page) -> str:
    """Say where in the result the page is, where that is not plain from the heading."""
    if not page.hits:
        return ""
    number, last = display.number(page.request.page), display.number(page.pages)
    folded = page.request.is_folded and page.stories < page.total
    parts = (
        ngettext("arşivde %(number)s haber", "arşivde %(number)s haber", page.total)
        if _is_start(page.request)
        else "",
        gettext("benzerleri sayılmazsa %(number)s", number=display.number(page.stories))
        if folded
        else "",
        gettext("sayfa %(number)s/%(last)s", number=number, last=last) if page.pages > 1 else "",
    )
    return ", ".join(filter(None, parts))


def _sorts(page: Page) -> tuple[Option, ...]:
    request = page.request
    names, current = _SORT_NAMES, request.sort
    if not _has_words(page):
        # Without words, nothing is more relevant than anything else: the engine goes by date.
        names = {sort: name for sort, name in names.items() if sort != "relevance"}
        current = "newest" if current == "relevance" else current
    return tuple(
        Option(gettext(name), sort == current, search_url(sorted_by(request, sort)))
        for sort, name in names.items()
    )


def _has_words(page: Page) -> bool:
    """Tell whether words of the text are looked for, and not only left out or filtered by."""
    return any(
        not term.excluded and term.field not in {"source", "section"} for term in page.query.terms
    )


def _sizes(request: SearchRequest) -> tuple[Option, ...]:
    return tuple(
        Option(str(size), size == request.size, search_url(sized(request, size))) for size in SIZES
    )


def _scopes(request: SearchRequest) -> tuple[Option, ...]:
    return tuple(
        Option(
            gettext(name),
            central == request.central,
            search_url(counting(request, central=central)),
        )
        for central, name in SCOPE_NAMES.items()
    )
