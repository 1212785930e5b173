"""What a page says of itself: JSON-LD first, then OpenGraph, microdata, and what it shows."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from bs4 import BeautifulSoup

from haberdar import PublishedDate
from haberdar.turkish.dates import read_date
from haberdar_indexer.cleaning.dates import read_day

_ARTICLE_TYPES = {"NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting", "Report"}
_SEPARATORS = re.compile(r"\s+[|–—-]\s+")
_LABEL = re.compile(r"^[^\d:]{1,30}: *")
_LONGEST_DATE_LINE = 60
_DATE_IN_URL = re.compile(r"/(\d{4})/(\d{1,2})/(\d{1,2})(?:/|$)")


class Metadata(NamedTuple):
    """What was found, empty where the page does not say; `body` is the text in JSON-LD."""

    title: str
    published: PublishedDate | None
    source: str
    url: str
    section: str
    body: str


def read_metadata(soup: BeautifulSoup) -> Metadata:
    """Return what the page says of its article."""
    linked = _linked_article(soup)
    url = _url(soup, linked)
    page_title, site = _document_title(soup)
    source = _first(_name(linked.get("publisher")), _meta(soup, "og:site_name"), site)
    headline = _first(_text(linked.get("headline")), _meta(soup, "og:title"), _heading(soup))
    title = _without_site(headline or page_title, source)
    return Metadata(
        title=title,
        published=_published(soup, linked, url) or _printed_date(soup, title),
        source=source,
        url=url,
        section=_first(
            _text(linked.get("articleSection")),
            _meta(soup, "article:section"),
            _item(soup, "articleSection"),
        ),
        body=_text(linked.get("articleBody")),
    )


def _linked_article(soup: BeautifulSoup) -> Mapping[str, Any]:
    """Return the article in the page's JSON-LD, or nothing."""
    for script in soup.find_all("script", type="application/ld+json"):
        try:
            data = json.loads(script.get_text(), strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _things(data):
            types = thing.get("@type")
            if _ARTICLE_TYPES.intersection(types if isinstance(types, list) else [types]):
                return thing
    return {}


def _things(data: Any) -> Iterator[Mapping[str, Any]]:
    for thing in data if isinstance(data, list) else [data]:
        if isinstance(thing, dict):
            yield thing
            if isinstance(thing.get("@graph"), list):
                yield from _things(thing["@graph"])


def _published(soup: BeautifulSoup, linked: Mapping[str, Any], url: str) -> PublishedDate | None:
    for text in _dates(soup, linked):
        if date := read_day(text):
            return date
    match = _DATE_IN_URL.search(url)
    return read_date("-".join(match.groups())) if match else None


def _dates(soup: BeautifulSoup, linked: Mapping[str, Any]) -> Iterator[str]:
    yield _text(linked.get("datePublished"))
    yield _meta(soup, "article:published_time")
    yield _item(soup, "datePublished")
    for place in ("article time", "main time", "time"):
        for time in soup.select(place):
            yield str(time.get("datetime") or "")
            yield time.get_text(" ")


def _printed_date(soup: BeautifulSoup, title: str) -> PublishedDate | None:
    """Return the first date that stands in a line of its own below the headline."""
    seen_title = False
    for text in soup.body.stripped_strings if soup.body else ():
        if not seen_title:
            seen_title = text == title
        elif len(text) <= _LONGEST_DATE_LINE and (date := read_date(_LABEL.sub("", text))):
            return date
    return None


def _url(soup: BeautifulSoup, linked: Mapping[str, Any]) -> str:
    canonical = soup.select_one('link[rel~="canonical"]')
    page = linked.get("mainEntityOfPage")
    candidates = (
        "" if canonical is None else str(canonical.get("href") or ""),
        _text(linked.get("url")),
        _text(page.get("@id") if isinstance(page, dict) else page),
        _meta(soup, "og:url"),
    )
    return _first(*(url for url in candidates if url.startswith(("http://", "https://"))))


def _document_title(soup: BeautifulSoup) -> tuple[str, str]:
    """Return the title element's headline and, where it names one, the site."""
    text = soup.title.get_text(" ").strip() if soup.title else ""
    parts = _SEPARATORS.split(text)
    return (text, "") if len(parts) == 1 else (text[: text.rindex(parts[-1])], parts[-1])


def _without_site(title: str, source: str) -> str:
    """Return `title` without the site's name at its end."""
    head = title.removesuffix(source) if source else title
    return (head if head != title and _SEPARATORS.search(head + " ") else title).rstrip(" |–—-")


def _heading(soup: BeautifulSoup) -> str:
    heading = soup.select_one("article h1") or soup.select_one("h1")
    return "" if heading is None else heading.get_text(" ").strip()


def _meta(soup: BeautifulSoup, name: str) -> str:
    tag = soup.select_one(f'meta[property="{name}"], meta[name="{name}"]')
    return "" if tag is None else str(tag.get("content") or "").strip()


def _item(soup: BeautifulSoup, name: str) -> str:
    tag = soup.select_one(f'[itemprop~="{name}"]')
    if tag is None:
        return ""
    return str(tag.get("content") or tag.get("datetime") or tag.get_text(" ")).strip()


def _name(thing: Any) -> str:
    if isinstance(thing, list):
        thing = thing[0] if thing else None
    return _text(thing.get("name") if isinstance(thing, dict) else thing)


def _text(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return value.strip() if isinstance(value, str) else ""


def _first(*texts: str) -> str:
    return next(filter(None, texts), "")
