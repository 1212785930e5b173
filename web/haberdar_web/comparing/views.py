"""The page that compares searches over time, its drawing and its numbers."""

from dataclasses import dataclass

from flask import Response, abort, request

from haberdar import News
from haberdar.article import EntityKind
from haberdar_web.comparing.chart import WIDE, chart
from haberdar_web.comparing.request import MOST_SERIES, Comparison
from haberdar_web.comparing.series import Compared, compare
from haberdar_web.comparing.sheet import sheet
from haberdar_web.comparing.showing import Example, comparing, entity_query, name_of
from haberdar_web.rendering import render

_MOST_EXAMPLES = 3
_KINDS: tuple[EntityKind, ...] = ("organization", "ministry")


@dataclass(frozen=True, slots=True)
class CompareViews:
    """The comparisons of one archive."""

    news: News

    def page(self) -> str:
        """Show up to five searches over time; without any, what could be compared."""
        comparison, ignored = Comparison.read(request.args)
        compared = compare(self.news, comparison)
        return render(
            "compare.html",
            shown=comparing(compared, comparison),
            ignored=ignored,
            examples=() if comparison.queries else self._examples(),
            is_empty=not comparison.queries and not self.news.stats().articles,
            most=MOST_SERIES,
        )

    def svg(self) -> Response:
        """Answer with the drawing alone, which needs nothing else to be shown."""
        compared = self._asked_for()
        drawing = render(
            "compare.svg", chart=chart(compared, WIDE), name=name_of(compared.comparison)
        )
        return _download(drawing, "image/svg+xml", "karsilastirma.svg")

    def csv(self) -> Response:
        """Answer with the numbers."""
        return _download(sheet(self._asked_for()), "text/csv", "karsilastirma.csv")

    def _asked_for(self) -> Compared:
        comparison, _ = Comparison.read(request.args)
        if not comparison.queries:
            abort(404)
        return compare(self.news, comparison)

    def _examples(self) -> tuple[Example, ...]:
        """Return comparisons of what the archive has most of, one of each kind."""
        found = (self.news.entities(kind, size=_MOST_EXAMPLES) for kind in _KINDS)
        return tuple(
            Example(
                tuple(entity.label for entity in entities),
                Comparison(queries=tuple(entity_query(each.kind, each.id) for each in entities)),
            )
            for entities in found
            if len(entities) > 1
        )


def _download(content: str | bytes, mimetype: str, filename: str) -> Response:
    response = Response(content, mimetype=mimetype)
    response.headers.set("Content-Disposition", "attachment", filename=filename)
    return response
