"""The article that a page describes in JSON-LD (schema.org), and the things that it refers to."""

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from itertools import islice
from typing import Any

from lxml.etree import _Element

_ARTICLE_TYPES = frozenset(
    "NewsArticle Article ReportageNewsArticle AnalysisNewsArticle AskPublicNewsArticle "
    "BackgroundNewsArticle OpinionNewsArticle ReviewNewsArticle BlogPosting LiveBlogPosting Report "
    "SocialMediaPosting TechArticle ScholarlyArticle AdvertiserContentArticle".split()
)
_HOLDING_OTHERS = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart")
_MOST_THINGS = 1_000
_OPENING_MARK = re.compile(r"\A\s*+(?:(?://|/\*)\s*+)?(?:<!--|<!\[CDATA\[)\s*+(?:\*/)?")
_CLOSING_MARK = re.compile(r"(?:(?://|/\*)\s*+)?(?:-->|\]\]>)\s*+(?:\*/)?\s*+$")
_TRAILING_COMMA = re.compile(r",(?=\s*+[}\]])")

Thing = Mapping[str, Any]


class LinkedData:
    """What a page's JSON-LD says, its article above all; empty texts where it says nothing."""

    def __init__(self, root: _Element) -> None:
        self._things = list(islice(_things(root), _MOST_THINGS))
        self._by_id = {
            thing["@id"]: thing
            for thing in reversed(self._things)
            if isinstance(thing.get("@id"), str) and len(thing) > 1
        }
        articles = [thing for thing in self._things if _ARTICLE_TYPES.intersection(_types(thing))]
        self._article: Thing = next(
            (thing for thing in articles if "headline" in thing or "articleBody" in thing),
            articles[0] if articles else {},
        )

    def text(self, *names: str) -> str:
        """Return the first of the article's properties `names` that is a text or a list of them."""
        return next(filter(None, (_text(self._article.get(name)) for name in names)), "")

    def names(self, name: str) -> list[str]:
        """Return the names of the people or organizations that the article's property lists."""
        return [
            found for thing in _as_list(self._article.get(name)) if (found := self._name(thing))
        ]

    def address(self, *names: str) -> str:
        """Return the first of the article's properties `names` that is or has an address."""
        for name in names:
            for value in _as_list(self._article.get(name)):
                thing = self._resolved(value)
                found = (
                    next(filter(None, (_text(thing.get(key)) for key in ("url", "@id"))), "")
                    if isinstance(thing, dict)
                    else _text(thing)
                )
                if found:
                    return found
        return ""

    def breadcrumbs(self) -> list[str]:
        """Return the names on the way from the front page to the article."""
        trail = next((t for t in self._things if "BreadcrumbList" in _types(t)), {})
        steps = [step for step in _as_list(trail.get("itemListElement")) if isinstance(step, dict)]
        return [
            name
            for step in steps
            if (name := _text(step.get("name")) or self._name(step.get("item")))
        ]

    def _name(self, value: Any) -> str:
        thing = self._resolved(value)
        return _text(thing.get("name") if isinstance(thing, dict) else thing)

    def _resolved(self, value: Any) -> Any:
        """Return the thing that `value` refers to by its id alone, or `value` itself."""
        if isinstance(value, dict) and "name" not in value and "url" not in value:
            return self._by_id.get(str(value.get("@id")), value)
        return value


def _things(root: _Element) -> Iterator[Thing]:
    """Yield the objects of the page's JSON-LD, those within others after them."""
    for script in root.iter("script"):
        if (script.get("type") or "").strip().lower().startswith("application/ld+json"):
            waiting = [_parsed(script.text or "")]
            while waiting:
                thing = waiting.pop()
                if isinstance(thing, list):
                    waiting.extend(reversed(thing))
                elif isinstance(thing, dict):
                    yield thing
                    waiting.extend(thing[key] for key in reversed(_HOLDING_OTHERS) if key in thing)


def _parsed(text: str) -> Any:
    """Return the value of a JSON text, or None; comment marks and trailing commas are forgiven."""
    text = _CLOSING_MARK.sub("", _OPENING_MARK.sub("", text, count=1)).rstrip("; \t\r\n")
    for attempt in (text, _TRAILING_COMMA.sub("", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _types(thing: Thing) -> set[str]:
    return {str(name).rpartition("/")[2] for name in _as_list(thing.get("@type"))}


def _as_list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _text(value: Any) -> str:
    """Return a text, or the first of a list of them, without the entities that some leave in it."""
    found = next((text for text in _as_list(value) if isinstance(text, str)), "")
    return unescape(found).strip()
