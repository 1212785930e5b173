"""Everything that the article page shows."""

from dataclasses import dataclass

from haberdar import Article, Marks, SearchRequest
from haberdar_web.entities import Entities, Entity, Label, entities
from haberdar_web.links import outward, search_url, site_name
from haberdar_web.passages import Passage, Run, passages, title_runs


@dataclass(frozen=True, slots=True)
class Reading:
    """The article page. `url` is where the article came from, if that can be linked to."""

    article: Article
    title: tuple[Run, ...]
    passages: tuple[Passage, ...]
    entities: Entities
    ministries: tuple[Entity, ...]
    organizations: tuple[Entity, ...]
    url: str | None
    site: str
    url_back: str
    from_search: bool


def reading(article: Article, request: SearchRequest, marks: Marks, label: Label) -> Reading:
    """Make the page of `article` as found by `request`, whose `marks` in it stay.

    Its ministries and organizations are called by `label`.
    """
    named = entities(article, label)
    url = outward(article.url)
    return Reading(
        article=article,
        title=title_runs(article, marks.title),
        passages=tuple(passages(article, marks.body)),
        entities=named,
        ministries=tuple(found for found in named.values() if found.kind == "ministry"),
        organizations=tuple(found for found in named.values() if found.kind == "organization"),
        url=url,
        site=site_name(url) if url else "",
        url_back=search_url(request),
        from_search=request != SearchRequest(),
    )
