"""All that the API can be asked: routes, document and reference page are made of this table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from haberdar import News, Page, Timeline
from haberdar_web.api import answers, parameters
from haberdar_web.api.forms import ArticleAnswer, EntitiesAnswer, EntityAnswer, SuggestAnswer
from haberdar_web.api.parameters import Parameter
from haberdar_web.i18n import gettext as _

PREFIX = "/api"


@dataclass(frozen=True, slots=True)
class Example:
    """Something to ask an operation: what its path names, and its parameters."""

    path: Mapping[str, str] = field(default_factory=dict)
    parameters: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Operation:
    """Something that the API can be asked.

    `path` is written as OpenAPI does, under `PREFIX`. `answer` makes the answer of an archive, the
    address's parameters and what the path names; it has the `form` of data of that type. `summary`
    is in the language of the reader. `example` makes one for an archive, or None of an empty one.
    """

    name: str
    path: str
    summary: Callable[[], str]
    answer: Callable[..., Mapping[str, Any]]
    form: Any
    parameters: Callable[[], tuple[Parameter, ...]]
    example: Callable[[News], Example | None]

    @property
    def rule(self) -> str:
        """The path as a route."""
        return self.path.replace("{", "<path:").replace("}", ">")


def _an_article(news: News) -> Example | None:
    hits = news.search(size=1, facet_size=1).hits
    return Example({"article_id": hits[0].id}) if hits else None


def _an_entity(news: News) -> Example | None:
    found = news.entities(size=1)
    return Example({"entity_id": found[0].id}) if found else None


OPERATIONS = (
    Operation(
        "search",
        "/v1/search",
        lambda: _("Haber ara"),
        answers.search,
        Page,
        parameters.search_parameters,
        lambda _news: Example(parameters={"query": "ihracat", "size": "1", "facet_size": "2"}),
    ),
    Operation(
        "suggest",
        "/v1/suggest",
        lambda: _("Yazılanı tamamla"),
        answers.suggest,
        SuggestAnswer,
        parameters.suggest_parameters,
        lambda _news: Example(parameters={"q": "ihr", "size": "3"}),
    ),
    Operation(
        "article",
        "/v1/articles/{article_id}",
        lambda: _("Bir haberi oku"),
        answers.article,
        ArticleAnswer,
        parameters.article_parameters,
        _an_article,
    ),
    Operation(
        "entities",
        "/v1/entities",
        lambda: _("Bakanlıkları ve kurumları say"),
        answers.entities,
        EntitiesAnswer,
        parameters.entities_parameters,
        lambda _news: Example(parameters={"kind": "ministry", "size": "2"}),
    ),
    Operation(
        "entity",
        "/v1/entities/{entity_id}",
        lambda: _("Bir bakanlığı ya da kurumu tanı"),
        answers.entity,
        EntityAnswer,
        parameters.entity_parameters,
        _an_entity,
    ),
    Operation(
        "timeline",
        "/v1/timeline",
        lambda: _("Haberleri aylara göre say"),
        answers.timeline,
        Timeline,
        parameters.timeline_parameters,
        lambda _news: Example(parameters={"query": "ihracat", "since": "2024"}),
    ),
)
