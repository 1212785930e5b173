"""Render a template with what every page has: ways home and to help, style, language."""

from typing import Any

from flask import g, render_template, request, url_for

from haberdar import SearchRequest
from haberdar_web import display, i18n
from haberdar_web.params import PAGE

BLUEPRINT = "haberdar"
_FRAME = "haberdar_frame"


def extend(template: str) -> None:
    """Have the pages of this request extend a template of the application around them."""
    setattr(g, _FRAME, template)


def render(template: str, *, query: str = "", **values: Any) -> str:
    """Render one of the package's templates; `query` stands in the search field, in help too."""
    # Only requests that no route of the standalone application takes are outside of a blueprint.
    mount = request.blueprint or BLUEPRINT
    return render_template(
        f"haberdar/{template}",
        query=query,
        display=display,
        _=i18n.gettext_markup,
        ngettext=i18n.ngettext_markup,
        language=i18n.language(),
        languages=i18n.alternatives(),
        language_fields=i18n.fields(),
        home=url_for(f"{mount}.search"),
        help=url_for(f"{mount}.help", **PAGE.pairs(SearchRequest(query=query))),
        frame=g.get(_FRAME, ""),
        description=url_for(f"{mount}.description"),
        icon=url_for(f"{mount}.static", filename="haberdar.svg"),
        stylesheet=url_for(f"{mount}.static", filename="haberdar.css"),
        script=url_for(f"{mount}.static", filename="haberdar.js"),
        suggest=url_for(f"{mount}.api.suggest"),
        **values,
    )
