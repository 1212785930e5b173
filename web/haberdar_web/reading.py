"""Everything that the article page shows."""

import datetime as dt
import re
from dataclasses import dataclass
from textwrap import shorten
from typing import NamedTuple

from haberdar import Article, Hit, Marks, SearchRequest
from haberdar_web.citing import citation, mail_url
from haberdar_web.entities import Entities, Entity, Label, entities
from haberdar_web.links import article_url, outward, permanent_url, search_url, site_name
from haberdar_web.passages import Passage, Run, passages, title_runs

# As much as search engines and messengers show of what a page says of itself.
_LONGEST_DESCRIPTION = 200
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", re.ASCII | re.IGNORECASE)


class Related(NamedTuple):
    """The other versions of an article's story, and other stories about the same."""

    versions: tuple[Article, ...]
    similar: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """Another version of the story, with the link to its page."""

    article: Article
    url: str


@dataclass(frozen=True, slots=True)
class Similar:
    """An article about the same, with the link to its page."""

    hit: Hit
    url: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The article page. `url` is where the article came from, if that can be linked to.

    `language` is empty where the article is in Turkish, and `lead` where the text says it anyway.
    `versions` are the other versions of its story, and `similar` other stories about the same.
    `permanent` is the page's own whole address, `mail` starts an e-mail with it, and `citation`
    cites it.
    """

    article: Article
    language: str
    description: str
    title: tuple[Run, ...]
    lead: str
    passages: tuple[Passage, ...]
    entities: Entities
    ministries: tuple[Entity, ...]
    organizations: tuple[Entity, ...]
    url: str | None
    site: str
    versions: tuple[Version, ...]
    similar: tuple[Similar, ...]
    permanent: str
    mail: str
    citation: str
    url_back: str
    from_search: bool


def reading(
    article: Article,
    related: Related,
    request: SearchRequest,
    marks: Marks,
    label: Label,
) -> Reading:
    """Make the page of `article` as found by `request`, whose `marks` in it stay.

    Its ministries and organizations are called by `label`.
    """
    named = entities(article, label)
    url = outward(article.url)
    permanent = permanent_url(article.id)
    return Reading(
        article=article,
        language=_language(article),
        description=_description(article),
        title=title_runs(article, marks.title),
        lead=_lead(article),
        passages=tuple(passages(article, marks.body)),
        entities=named,
        ministries=tuple(found for found in named.values() if found.kind == "ministry"),
        organizations=tuple(found for found in named.values() if found.kind == "organization"),
        url=url,
        site=site_name(url) if url else "",
        versions=tuple(
            Version(other, article_url(other.id, request)) for other in related.versions
        ),
        similar=tuple(Similar(hit, article_url(hit.id, request)) for hit in related.similar),
        permanent=permanent,
        mail=mail_url(article, permanent),
        citation=citation(article, url or permanent, dt.date.today()),
        url_back=search_url(request),
        from_search=request != SearchRequest(),
    )


def _language(article: Article) -> str:
    """Return the language of an article where it is known and not that of the pages."""
    language = article.language.strip().replace("_", "-")
    is_other = _LANGUAGE.fullmatch(language) and language.lower().split("-")[0] != "tr"
    return language if is_other else ""


def _lead(article: Article) -> str:
    """Return what an article says of itself, unless its text begins so."""
    lead = article.lead.strip()
    return "" if article.body.lstrip().startswith(lead) else lead


def _description(article: Article) -> str:
    text = article.lead.strip() or " ".join(article.paragraphs[:2])
    return shorten(text, _LONGEST_DESCRIPTION, placeholder="…")
