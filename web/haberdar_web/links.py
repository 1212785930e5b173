"""The addresses that pages link to: within the blueprint, and out to where an article came from."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import flask

from haberdar import SearchRequest, Suggestion
from haberdar.article import EntityKind
from haberdar_web.comparing.request import Comparison
from haberdar_web.i18n import PARAMETER
from haberdar_web.params import API, PAGE, sized
from haberdar_web.security import ELEMENT

# Enough for a reader who looks in once a day.
_FEED_SIZE = 50

Link = Callable[[SearchRequest], str]


def search_url(request: SearchRequest) -> str:
    """Return the address of the page that shows a search."""
    return _to("search", **PAGE.pairs(request))


def article_url(article_id: str, request: SearchRequest) -> str:
    """Return the address of an article's page, which keeps the search it was found by."""
    return _to("article", article_id=article_id, **PAGE.pairs(request))


def permanent_url(article_id: str) -> str:
    """Return the whole address of an article's page, to be kept and passed on."""
    # Whoever is given it reads in a language of their own.
    return _to("article", article_id=article_id, _external=True, **{PARAMETER: None})


def data_url(request: SearchRequest) -> str:
    """Return the address of a search's answer as JSON."""
    return _to("api.search", **API.pairs(request))


def feed_url(request: SearchRequest) -> str:
    """Return the address of a search as a feed; feeds begin with the newest, whatever its order."""
    followed = replace(request, sort="relevance", page=1, size=_FEED_SIZE)
    return _to("search_atom", **PAGE.pairs(followed))


def csv_url(request: SearchRequest) -> str:
    """Return the address of a search's hits as CSV, which has no pages."""
    return _to("search_csv", **PAGE.pairs(sized(request, SearchRequest().size)))


def api_url(operation: str, **values: Any) -> str:
    """Return the address at which the API answers an operation."""
    return _to(f"api.{operation}", **values)


def entity_url(kind: EntityKind, entity_id: str, shown: Comparison | None = None) -> str:
    """Return the address of the page of a ministry or organization, over time as `shown`."""
    return _to(kind, entity_id=entity_id, **(shown.ways() if shown else {}))


def suggestion_url(suggestion: Suggestion) -> str:
    """Return the address of the page that shows what is suggested."""
    if suggestion.kind == "phrase":
        return search_url(SearchRequest(query=suggestion.text))
    if suggestion.kind == "title":
        return article_url(suggestion.id, SearchRequest())
    return entity_url(suggestion.kind, suggestion.id)


def element_url() -> str:
    """Return the absolute address of the element that other sites put into their pages."""
    return _to("static", filename=ELEMENT, _external=True)


def embed_url() -> str:
    """Return the address of the page that says how other sites search here."""
    return _to("embed")


def reference_url() -> str:
    """Return the address of the page that says what programs can ask."""
    return _to("reference")


def site_url() -> str:
    """Return the absolute address of the blueprint of the pages, without a slash at its end."""
    return _to("search", _external=True).rstrip("/")


def _to(endpoint: str, **values: Any) -> str:
    """Return an address of the pages' blueprint, from any of them or any answer of the API."""
    mount = (flask.request.blueprint or "").removesuffix(".api")
    return flask.url_for(f"{mount}.{endpoint}", **values)


def compare_url(comparison: Comparison) -> str:
    """Return the address of the page that compares searches over time."""
    return _to("compare", **comparison.pairs())


def outward(url: str) -> str | None:
    """Return `url` if it is one that a page may link to (http or https, with a host), or None."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme in {"http", "https"} and parts.netloc else None


def site_name(url: str) -> str:
    """Return the host of a web address as people call it, without ``www.``."""
    return (urlsplit(url).hostname or url).removeprefix("www.")
