"""The addresses that pages link to: within the blueprint, and out to where an article came from."""

from collections.abc import Callable
from urllib.parse import urlsplit

from flask import url_for

from haberdar import SearchRequest
from haberdar.article import EntityKind
from haberdar_web.comparing.request import Comparison
from haberdar_web.params import API, PAGE

Link = Callable[[SearchRequest], str]


def search_url(request: SearchRequest) -> str:
    """Return the address of the page that shows a search."""
    return url_for(".search", **PAGE.pairs(request))


def article_url(article_id: str, request: SearchRequest) -> str:
    """Return the address of an article's page, which keeps the search it was found by."""
    return url_for(".article", article_id=article_id, **PAGE.pairs(request))


def data_url(request: SearchRequest) -> str:
    """Return the address of a search's answer as JSON, from any page of the blueprint."""
    return url_for(".api.search", **API.pairs(request))


def entity_url(kind: EntityKind, entity_id: str) -> str:
    """Return the address of the page of a ministry or organization."""
    return url_for(f".{kind}", entity_id=entity_id)


def compare_url(comparison: Comparison) -> str:
    """Return the address of the page that compares searches over time."""
    return url_for(".compare", **comparison.pairs())


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
