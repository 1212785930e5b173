"""Searches and suggestions as JSON, for programs."""

import json
from dataclasses import dataclass
from typing import Any, NoReturn

from flask import Blueprint, Response, abort, request, url_for
from werkzeug.datastructures import MultiDict

from haberdar import News, Page, SearchRequest
from haberdar.suggesting.suggester import MOST_SUGGESTIONS
from haberdar_web import errors
from haberdar_web.paging import next_url, previous_url
from haberdar_web.params import API, Vocabulary

_SUGGESTIONS = 8
_SUGGEST = Vocabulary(names={"query": "q", "size": "size"}, sorts={})
_EXPLAIN = ("explain", "1")


def api_blueprint(news: News) -> Blueprint:
    """Return the API over `news`, to be mounted inside the blueprint of the pages."""
    views = ApiViews(news)
    api = Blueprint("api", __name__, url_prefix="/api")
    api.add_url_rule("/v1/search", "search", views.search)
    api.add_url_rule("/v1/suggest", "suggest", views.suggest)
    api.add_url_rule("/", "unknown", unknown)
    api.add_url_rule("/<path:path>", "unknown", unknown)
    errors.handle_api(api)
    return api


@dataclass(frozen=True, slots=True)
class ApiViews:
    """The API's answers from one archive."""

    news: News

    def search(self) -> Response:
        """Answer a search; the parameters are the arguments of `News.search`, and ``explain=1``."""
        said = list(request.args.items(multi=True))
        parameters = MultiDict(pair for pair in said if pair != _EXPLAIN)
        explained = _EXPLAIN in said
        page = self.news.search(**API.read(parameters))
        data = page.to_dict(explain=explained)
        data["ignored"] = [*API.renamed(page.ignored), *API.unread(parameters)]
        data["links"] = _links(page, explained=explained)
        return _json(data)

    def suggest(self) -> Response:
        """Complete the text in `q`; no more than `size` suggestions."""
        typed = request.args.get("q", "")
        size, ignored = _suggestion_size(request.args.get("size", ""))
        found = self.news.suggest(typed, size=size)
        return _json(
            {
                "query": typed,
                "suggestions": [each.to_dict() for each in found],
                "ignored": [*_SUGGEST.renamed(ignored), *_SUGGEST.unread(request.args)],
            }
        )


def unknown(**_path: str) -> NoReturn:
    """Answer for every address that the API lacks."""
    abort(404)


def _suggestion_size(written: str) -> tuple[int, list[str]]:
    """Return how many suggestions an address asks for, and what of it cannot be used."""
    try:
        asked = int(written or _SUGGESTIONS)
    except ValueError:
        asked = 0
    size = min(asked, MOST_SUGGESTIONS) if asked > 0 else _SUGGESTIONS
    return size, [] if size == asked else [f"size={written}"]


def _links(page: Page, *, explained: bool) -> dict[str, str | None]:
    extra: dict[str, Any] = dict([_EXPLAIN]) if explained else {}

    def link(wanted: SearchRequest) -> str:
        return url_for(".search", **API.pairs(wanted), **extra)

    return {
        "self": link(page.request),
        "next": next_url(page, link),
        "prev": previous_url(page, link),
    }


def _json(data: dict[str, Any]) -> Response:
    return Response(json.dumps(data, ensure_ascii=False), mimetype="application/json")
