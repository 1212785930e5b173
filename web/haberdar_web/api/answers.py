"""What each operation answers: plain data from an archive and the parameters of an address."""

from typing import Any, get_args

from werkzeug.datastructures import MultiDict

from haberdar import Article, News, Page, SearchRequest
from haberdar.article import EntityKind
from haberdar.suggesting.suggester import MOST_SUGGESTIONS
from haberdar_web.api.forms import (
    ArticleAnswer,
    EntitiesAnswer,
    EntityAnswer,
    Links,
    SearchLinks,
    SuggestAnswer,
    Version,
)
from haberdar_web.api.parameters import (
    ENTITIES,
    ENTITIES_NAMES,
    EXPLAIN,
    MOST_ENTITIES,
    NEW,
    NO_NAMES,
    SUGGEST_NAMES,
    SUGGESTIONS,
    TIMELINE_NAMES,
)
from haberdar_web.errors import ArticleMissing, EntityMissing
from haberdar_web.links import api_url, article_url, entity_url, suggestion_url
from haberdar_web.paging import next_url, previous_url
from haberdar_web.params import API

Said = MultiDict[str, str]


def search(news: News, said: Said) -> dict[str, Any]:
    """Answer a search; the parameters are the arguments of `News.search`, and ``explain=1``."""
    pairs = list(said.items(multi=True))
    parameters = MultiDict(pair for pair in pairs if pair != EXPLAIN)
    explained = EXPLAIN in pairs
    page = news.search(**API.read(parameters))
    data = page.to_dict(explain=explained)
    data["ignored"] = [*API.renamed(page.ignored), *API.unread(parameters)]
    data["links"] = _search_links(page, explained=explained)
    return data


def timeline(news: News, said: Said) -> dict[str, Any]:
    """Answer how many articles a search finds of each month."""
    arguments: dict[str, Any] = {
        name: value
        for name, value in TIMELINE_NAMES.read(said).items()
        if name in TIMELINE_NAMES.names
    }
    found = news.timeline(**arguments)
    data = found.to_dict()
    data["ignored"] = [*TIMELINE_NAMES.renamed(found.ignored), *TIMELINE_NAMES.unread(said)]
    return data


def suggest(news: News, said: Said) -> SuggestAnswer:
    """Complete the text in `q`; no more than `size` suggestions."""
    typed = said.get("q", "")
    size, ignored = _size(said, SUGGESTIONS, MOST_SUGGESTIONS)
    return {
        "query": typed,
        "suggestions": [
            each.to_dict() | {"url": suggestion_url(each)}
            for each in news.suggest(typed, size=size)
        ],
        "ignored": [*SUGGEST_NAMES.renamed(ignored), *SUGGEST_NAMES.unread(said)],
    }


def article(news: News, said: Said, *, article_id: str) -> ArticleAnswer:
    """Answer an article and the other versions of its story. Raises ArticleMissing."""
    found = news.get(article_id)
    if found is None:
        raise ArticleMissing
    return {
        "article": found.to_dict(),
        "story": list(map(_version, news.story(article_id))),
        "links": Links(
            self=api_url("article", article_id=article_id),
            page=article_url(article_id, SearchRequest()),
        ),
        "ignored": list(NO_NAMES.unread(said)),
    }


def entities(news: News, said: Said) -> EntitiesAnswer:
    """Answer which ministries and organizations have articles, the most frequent first."""
    size, ignored = _size(said, ENTITIES, MOST_ENTITIES)
    wanted, new, prefix = said.get("kind", ""), said.get("new", ""), said.get("prefix", "")
    kind = next((each for each in get_args(EntityKind) if each == wanted), None)
    if wanted and kind is None:
        ignored.append(f"kind={wanted}")
    if new not in {"", NEW}:
        ignored.append(f"new={new}")
    found = news.entities(kind, prefix, size=size, new=new == NEW)
    return {
        "request": {"kind": kind, "prefix": prefix, "size": size, "new": new == NEW},
        "entities": [each.to_dict() for each in found],
        "ignored": [*ENTITIES_NAMES.renamed(ignored), *ENTITIES_NAMES.unread(said)],
    }


def entity(news: News, said: Said, *, entity_id: str) -> EntityAnswer:
    """Answer who a ministry or organization is. Raises EntityMissing."""
    found = news.entity(entity_id)
    if found is None:
        raise EntityMissing
    return {
        "entity": found.to_dict(),
        "links": Links(
            self=api_url("entity", entity_id=entity_id), page=entity_url(found.kind, entity_id)
        ),
        "ignored": list(NO_NAMES.unread(said)),
    }


def _version(version: Article) -> Version:
    date = version.published
    return {
        "id": version.id,
        "title": version.title,
        "source": version.source,
        "url": version.url,
        "published": None if date is None else str(date),
    }


def _size(said: Said, default: int, largest: int) -> tuple[int, list[str]]:
    """Return how many things an address asks for, and what of it cannot be used."""
    written = said.get("size", "")
    try:
        asked = int(written or default)
    except ValueError:
        asked = 0
    size = min(asked, largest) if asked > 0 else default
    return size, [] if size == asked else [f"size={written}"]


def _search_links(page: Page, *, explained: bool) -> SearchLinks:
    extra: dict[str, Any] = dict([EXPLAIN]) if explained else {}

    def link(wanted: SearchRequest) -> str:
        return api_url("search", **API.pairs(wanted), **extra)

    return {
        "self": link(page.request),
        "next": next_url(page, link),
        "prev": previous_url(page, link),
    }
