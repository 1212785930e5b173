"""Everything that the article page shows."""

from dataclasses import dataclass

from haberdar import Article, Marks, Registry, SearchRequest
from haberdar.article import EntityKind
from haberdar_web.links import outward, search_url, site_name
from haberdar_web.params import toggled
from haberdar_web.passages import Passage, Run, passages, title_runs


@dataclass(frozen=True, slots=True)
class Entity:
    """A ministry or organization with the link to all its articles."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The article page. `url` is where the article came from, if that can be linked to."""

    article: Article
    title: tuple[Run, ...]
    passages: tuple[Passage, ...]
    entities: dict[tuple[EntityKind, str], Entity]
    ministries: tuple[Entity, ...]
    organizations: tuple[Entity, ...]
    url: str | None
    site: str
    url_back: str
    from_search: bool


def reading(article: Article, request: SearchRequest, marks: Marks, registry: Registry) -> Reading:
    """Make the page of `article` as found by `request`, whose `marks` in it stay."""
    entities = _entities(article, registry)
    url = outward(article.url)
    return Reading(
        article=article,
        title=title_runs(article, marks.title),
        passages=tuple(passages(article, marks.body)),
        entities=entities,
        ministries=tuple(entities["ministry", name] for name in article.ministries),
        organizations=tuple(entities["organization", name] for name in article.organizations),
        url=url,
        site=site_name(url) if url else "",
        url_back=search_url(request),
        from_search=request != SearchRequest(),
    )


def _entities(article: Article, registry: Registry) -> dict[tuple[EntityKind, str], Entity]:
    """Return all that the article is tagged with or mentions."""
    mentioned = [(mention.kind, mention.entity_id) for mention in article.mentions]
    ministries: list[tuple[EntityKind, str]] = [("ministry", name) for name in article.ministries]
    organizations: list[tuple[EntityKind, str]] = [
        ("organization", name) for name in article.organizations
    ]
    return {
        (kind, name): _entity(kind, name, registry)
        for kind, name in [*ministries, *organizations, *mentioned]
    }


def _entity(kind: EntityKind, name: str, registry: Registry) -> Entity:
    label = registry.ministry_label if kind == "ministry" else registry.organization_label
    return Entity(label(name), search_url(toggled(SearchRequest(), kind, name)))
