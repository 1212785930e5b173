"""The pages: parse the address, call the engine, render the answer."""

import datetime as dt
import json
from dataclasses import dataclass

from flask import Response, current_app, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from haberdar import HaberdarError, News, Registry, SearchRequest, Stats
from haberdar_web.api.reference import reference
from haberdar_web.comparing.request import Comparison
from haberdar_web.entity_page import entity_page
from haberdar_web.errors import ArticleMissing, EntityMissing
from haberdar_web.examples import examples
from haberdar_web.links import (
    element_url,
    embed_url,
    entity_url,
    reference_url,
    search_url,
    site_url,
)
from haberdar_web.opensearch import describe
from haberdar_web.params import PAGE
from haberdar_web.reading import Related, reading
from haberdar_web.rendering import render
from haberdar_web.results import results


@dataclass(frozen=True, slots=True)
class Views:
    """The pages of one archive."""

    news: News
    registry: Registry

    def search(self) -> str:
        """Show what a search finds; an empty one shows everything, newest first."""
        page = self.news.search(**PAGE.read(request.args))
        shown = results(page, self.registry, PAGE.refused(request.args))
        return render("search.html", results=shown, query=page.request.query)

    def article(self, article_id: str) -> str:
        """Show an article, with the words of the search that it was found by marked."""
        article = self.news.get(article_id)
        if article is None:
            raise ArticleMissing
        wanted = PAGE.request(request.args)
        marks = self.news.marks(article, wanted)
        related = Related(self.news.story(article_id), self.news.similar(article_id))
        shown = reading(article, related, wanted, marks, self.news.label)
        return render("article.html", reading=shown, query=wanted.query)

    def entity(self, entity_id: str) -> str | BaseResponse:
        """Show who a ministry or organization is and what the archive has of it."""
        found = self.news.entity(entity_id)
        if found is None:
            raise EntityMissing
        if request.endpoint != f"{request.blueprint}.{found.kind}":
            return redirect(entity_url(found.kind, entity_id), 301)
        said, _ = Comparison.read(request.args)
        asked = Comparison(step=said.step, measure=said.measure)
        return render("entity.html", page=entity_page(self.news, self.registry, found, asked))

    def help(self) -> str:
        """Show the query language by examples, with dates of the last year that has articles."""
        year = self.news.stats().last_year or dt.date.today().year
        shown = [
            (example, search_url(SearchRequest(query=example.query))) for example in examples(year)
        ]
        return render(
            "help.html",
            examples=shown,
            query=PAGE.request(request.args).query,
            url_embed=embed_url(),
            url_reference=reference_url(),
        )

    def description(self) -> Response:
        """Tell browsers how to search here, so that they can offer it in their address bar."""
        return Response(describe(), mimetype="application/opensearchdescription+xml")

    def completions(self) -> Response:
        """Complete what is typed into a browser's address bar."""
        typed = request.args.get("q", "")
        found = [each.text for each in self.news.suggest(typed)]
        return Response(
            json.dumps([typed, found], ensure_ascii=False),
            mimetype="application/x-suggestions+json",
        )

    def embed(self) -> str:
        """Show what another site pastes into its pages to have this archive searched."""
        return render(
            "embed.html",
            url_archive=f"{site_url()}/",
            url_element=element_url(),
            url_reference=reference_url(),
        )

    def reference(self) -> str:
        """Show what programs can ask, with examples of this archive."""
        return render("api.html", reference=reference(self.news))

    def health(self) -> Response:
        """Tell a monitor whether the index can be read."""
        try:
            return _healthy(self.news.stats())
        except HaberdarError as error:
            current_app.logger.error("the index cannot be used: %s", error)
            return _json({"status": "unavailable"}, 503)


def _healthy(stats: Stats) -> Response:
    return _json({"status": "ok", "articles": stats.articles, "generation": stats.generation}, 200)


def _json(data: dict[str, str | int], status: int) -> Response:
    answer = Response(json.dumps(data), status, mimetype="application/json")
    answer.cache_control.no_store = True
    return answer
