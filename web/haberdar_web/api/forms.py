"""The forms of answers that are more than plain data of the engine.

What is `Annotated` has the form that data of that class has.
"""

from typing import Annotated, Any, TypedDict

from haberdar import Article, Entity, EntityCount, PublishedDate, Suggestion
from haberdar.article import EntityKind

Plain = dict[str, Any]


class SearchLinks(TypedDict):
    """The addresses of a page of hits and of those beside it; null at the ends."""

    self: str
    next: str | None
    prev: str | None


class Links(TypedDict):
    """The addresses of something as JSON and as a page."""

    self: str
    page: str


class SuggestAnswer(TypedDict):
    """Completions of what was typed, the most useful first."""

    query: str
    suggestions: list[Annotated[Plain, Suggestion]]
    ignored: list[str]


class Version(TypedDict):
    """Another version of an article's story."""

    id: str
    title: str
    source: str
    url: str
    published: Annotated[str | None, PublishedDate | None]


class ArticleAnswer(TypedDict):
    """An article, and the other versions of its story, the earliest first, undated ones last."""

    article: Annotated[Plain, Article]
    story: list[Version]
    links: Links
    ignored: list[str]


class EntitiesRequest(TypedDict):
    """Which ministries and organizations were asked for."""

    kind: EntityKind | None
    prefix: str
    size: int
    new: bool


class EntitiesAnswer(TypedDict):
    """Ministries and organizations that have articles, the most frequent first."""

    request: EntitiesRequest
    entities: list[Annotated[Plain, EntityCount]]
    ignored: list[str]


class EntityAnswer(TypedDict):
    """A ministry or organization, and what the archive has of it."""

    entity: Annotated[Plain, Entity]
    links: Links
    ignored: list[str]


class Problem(TypedDict):
    """What went wrong (RFC 9457)."""

    type: str
    title: str
    status: int
