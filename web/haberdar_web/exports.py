"""Searches in forms that are no page: a feed to subscribe to, a file to download."""

from dataclasses import asdict, dataclass, replace

from flask import Response, request, stream_with_context, url_for

from haberdar import News, Page, SearchRequest
from haberdar.article import EntityKind
from haberdar_web.feed import MIMETYPE, Addresses, feed
from haberdar_web.hit_rows import hit_rows
from haberdar_web.params import PAGE

_FILE = "haberler.csv"


@dataclass(frozen=True, slots=True)
class Exports:
    """The exports of one archive."""

    news: News

    def atom(self) -> Response:
        """Answer with a page of hits as a feed, the newest first whatever order is asked for."""
        wanted = replace(PAGE.request(request.args), sort="newest")
        addresses = Addresses(_feed, _page, _article, _entities)
        return Response(feed(self._search(wanted), addresses), mimetype=MIMETYPE)

    def csv(self) -> Response:
        """Answer with all hits of a search, as far as a file has room, page by page."""
        lines = hit_rows(self._search, PAGE.request(request.args), _article)
        # Lines are made while they are sent, with addresses that only the request tells.
        answer = Response(stream_with_context(lines), mimetype="text/csv")
        answer.headers.set("Content-Disposition", "attachment", filename=_FILE)
        return answer

    def _search(self, wanted: SearchRequest) -> Page:
        return self.news.search(**asdict(wanted))


def _feed(wanted: SearchRequest) -> str:
    # A feed has one order, of which its address says nothing.
    unsaid = replace(wanted, sort=SearchRequest().sort)
    return url_for(".search_atom", **PAGE.pairs(unsaid), _external=True)


def _page(wanted: SearchRequest) -> str:
    return url_for(".search", **PAGE.pairs(wanted), _external=True)


def _article(article_id: str) -> str:
    return url_for(".article", article_id=article_id, _external=True)


def _entities(kind: EntityKind) -> str:
    return url_for(".api.entities", kind=kind, _external=True)
