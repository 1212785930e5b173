"""The articles found, each with its links and with the tags that filter."""

from dataclasses import dataclass

from haberdar import EntityLabel, Hit, Marked, Page, SearchRequest
from haberdar.choosing import written
from haberdar.registry.directory import name_and_acronym
from haberdar.request import FacetName
from haberdar_web.links import article_url, search_url
from haberdar_web.params import of_story, toggled

MOST_TAGS = 6


@dataclass(frozen=True, slots=True)
class Tag:
    """A ministry or organization of a hit; `name` is short where there is an acronym."""

    facet: FacetName
    name: str
    label: str
    central: bool
    selected: bool
    url: str


@dataclass(frozen=True, slots=True)
class Found:
    """A hit with its links. `more_tags` is how many tags were left out.

    `url_similar` leads to all versions of its story, where there are others that are not shown.
    """

    hit: Hit
    title: Marked
    url: str
    tags: tuple[Tag, ...]
    more_tags: int
    url_similar: str | None


def hits(page: Page) -> tuple[Found, ...]:
    """Return the hits of `page` in order."""
    return tuple(_found(hit, page.request) for hit in page.hits)


def _found(hit: Hit, request: SearchRequest) -> Found:
    tags = _tags(hit, request)
    return Found(
        hit,
        Marked(hit.title, hit.title_marks),
        article_url(hit.id, request),
        tuple(tags[:MOST_TAGS]),
        len(tags[MOST_TAGS:]),
        search_url(of_story(request, hit.id)) if hit.similar and request.is_folded else None,
    )


def _tags(hit: Hit, request: SearchRequest) -> list[Tag]:
    """Return the tags, those that the article is mainly about first."""

    def tag(facet: FacetName, entity: EntityLabel, name: str) -> Tag:
        selected = written(entity.id) in request.choices(facet)
        url = search_url(toggled(request, facet, entity.id))
        return Tag(facet, name, entity.label, entity.central, selected, url)

    ministries = [tag("ministry", entity, entity.label) for entity in hit.ministries]
    organizations = [
        tag("organization", entity, _short_name(entity)) for entity in hit.organizations
    ]
    return sorted([*ministries, *organizations], key=lambda tag: not tag.central)


def _short_name(entity: EntityLabel) -> str:
    """Return the acronym of an organization, or its name where it has none."""
    name, acronym = name_and_acronym(entity.label)
    return acronym or name
