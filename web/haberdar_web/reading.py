"""Everything that the article page shows."""

from collections.abc import Iterable
from dataclasses import dataclass

from haberdar import Article, Marks, SearchRequest
from haberdar_web.entities import Entities, Entity, Label, entities
from haberdar_web.links import article_url, outward, search_url, site_name
from haberdar_web.passages import Passage, Run, passages, title_runs


@dataclass(frozen=True, slots=True)
class Version:
    """Another version of the story, with the link to its page."""

    article: Article
    url: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The article page. `url` is where the article came from, if that can be linked to.

    `versions` are the other versions of its story.
    """

    article: Article
    title: tuple[Run, ...]
    passages: tuple[Passage, ...]
    entities: Entities
    ministries: tuple[Entity, ...]
    organizations: tuple[Entity, ...]
    url: str | None
    site: str
    versions: tuple[Version, ...]
    url_back: str
    from_search: bool


def reading(
    article: Article,
    versions: Iterable[Article],
    request: SearchRequest,
    marks: Marks,
    label: Label,
) -> Reading:
    """Make the page of `article` as found by `request`, whose `marks` in it stay.

    Its ministries and organizations are called by `label`; `versions` are of the same story.
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
        versions=tuple(Version(other, article_url(other.id, request)) for other in versions),
        url_back=search_url(request),
        from_search=request != SearchRequest(),
    )
