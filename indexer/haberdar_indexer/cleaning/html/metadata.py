"""What a page says of its article: JSON-LD first, then OpenGraph, microdata, and what it shows."""

import re
from typing import NamedTuple

from lxml.etree import _Element

from haberdar import PublishedDate
from haberdar_indexer.cleaning.html.addresses import absolute, page_address, site_of
from haberdar_indexer.cleaning.html.blocks import Block, Layout
from haberdar_indexer.cleaning.html.bylines import find_author
from haberdar_indexer.cleaning.html.dates import Candidates, find_dates
from haberdar_indexer.cleaning.html.statements import Statements
from haberdar_indexer.cleaning.html.trees import letters

_SEPARATORS = re.compile(r"\s+[|–—-]\s+")
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_].*)?")
_ELLIPSIS = re.compile(r"(?:…|\.\.\.)$")
_HOME = frozenset({"home", "homepage", "anasayfa", "haberler", "haber", "news"})
_SHORTEST_HEADLINE = 15
_PUBLISHED_NAMES = (
    "article:published_time", "og:published_time", "datepublished", "publishdate", "pubdate",
    "publish-date", "dc.date.issued", "dcterms.created", "dc.date", "sailthru.date",
    "parsely-pub-date", "date",
)  # fmt: skip
_MODIFIED_NAMES = (
    "article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified",
)  # fmt: skip


class Metadata(NamedTuple):
    """What was found, empty where the page does not say.

    `headline` is the block that shows the title, `body` the text in JSON-LD.
    """

    title: str
    lead: str
    author: str
    published: PublishedDate | None
    modified: PublishedDate | None
    source: str
    section: str
    url: str
    image: str
    language: str
    headline: Block | None
    body: str


def read_metadata(root: _Element, layout: Layout) -> Metadata:
    """Return what the page says of its article."""
    page = Statements(root)
    url = page_address(
        (
            page.link("canonical"),
            page.linked.address("url", "mainEntityOfPage"),
            page.meta("og:url"),
        ),
        page.base(),
    )
    source = _source(page) or site_of(url)
    title = _title(page, layout, source)
    headline = _headline(layout, title)
    dates = find_dates(root, layout, headline, _stated_dates(page), url)
    return Metadata(
        title=title,
        lead=_lead(page, title),
        author=find_author(page, layout, source),
        published=dates.published,
        modified=dates.modified,
        source=source,
        section=_section(page, title, source),
        url=url,
        image=_image(page, url),
        language=_language(page),
        headline=headline,
        body=page.linked.text("articleBody"),
    )


def _source(page: Statements) -> str:
    publisher = next(iter(page.linked.names("publisher")), "")
    return publisher or page.meta("og:site_name") or _title_parts(page)[1]


def _title(page: Statements, layout: Layout, source: str) -> str:
    """Return the headline, whole and without the name of the site."""
    shown = _main_heading(layout)
    if title := page.linked.text("headline"):
        title = _without_site(title, source)
    elif title := page.meta("og:title", "twitter:title"):
        title = shown if _begins_with(title, shown) else _without_site(title, source)
    else:
        title = _without_site(shown or _title_parts(page)[0], source)
    is_cut = _ELLIPSIS.search(title) and letters(shown).startswith(letters(title))
    return shown if is_cut else title


def _begins_with(title: str, shown: str) -> bool:
    """Tell whether `title` is the heading and, after a separator, something else."""
    is_whole = len(shown) >= _SHORTEST_HEADLINE and _SEPARATORS.search(title) is not None
    return is_whole and letters(title).startswith(letters(shown))


def _title_parts(page: Statements) -> tuple[str, str]:
    """Return the title element's headline and, where it names one, the site."""
    text = page.document_title()
    parts = _SEPARATORS.split(text)
    if len(parts) == 1:
        return text, ""
    return text[: text.rindex(parts[-1])].rstrip(" |–—-"), parts[-1]


def _without_site(title: str, source: str) -> str:
    """Return `title` without the site's name at its end."""
    head = title.removesuffix(source) if source else title
    return (head if head != title and _SEPARATORS.search(head + " ") else title).rstrip(" |–—-")


def _main_heading(layout: Layout) -> str:
    """Return the first main heading, one within an article element before others."""
    headings = [block for block in layout.blocks if layout.tag(block) == "h1"]
    in_article = (block for block in headings if layout.is_in_article(block))
    found = next(in_article, None) or next(iter(headings), None)
    return "" if found is None else found.text


def _headline(layout: Layout, title: str) -> Block | None:
    """Return the block that shows the title: a main heading if there is one."""
    wanted = letters(title)
    if not wanted:
        return None
    headings = (block for block in layout.blocks if layout.tag(block) == "h1")
    shown = (b for b in headings if (own := letters(b.text)) and (own in wanted or wanted in own))
    exact = (b for b in layout.blocks if letters(b.text) == wanted)
    return next(shown, None) or next(exact, None)


def _lead(page: Statements, title: str) -> str:
    lead = page.linked.text("description") or page.meta(
        "og:description", "description", "twitter:description"
    )
    return "" if letters(lead) == letters(title) else lead


def _stated_dates(page: Statements) -> Candidates:
    return Candidates(
        published=_dates_stated_as(page, "datePublished", _PUBLISHED_NAMES),
        modified=_dates_stated_as(page, "dateModified", _MODIFIED_NAMES),
    )


def _dates_stated_as(page: Statements, name: str, meta: tuple[str, ...]) -> tuple[str, ...]:
    main, *others = map(page.meta, meta)
    return page.linked.text(name), main, page.item(name), *others


def _section(page: Statements, title: str, source: str) -> str:
    """Return the section, by its own name or as the last step of the way to the article."""
    stated = (
        page.linked.text("articleSection")
        or page.meta("article:section")
        or page.item("articleSection")
    )
    if stated:
        return stated
    others = _HOME | {letters(title), letters(source)}
    steps = [step for step in page.linked.breadcrumbs() if letters(step) not in others]
    return steps[-1] if steps else ""


def _image(page: Statements, url: str) -> str:
    candidates = (
        page.linked.address("image", "thumbnailUrl"),
        page.meta("og:image:secure_url", "og:image", "twitter:image", "twitter:image:src"),
        page.item_address("image"),
        page.link("image_src"),
    )
    return next(filter(None, (absolute(found, url) for found in candidates if found)), "")


def _language(page: Statements) -> str:
    """Return the code of the language, as ``tr``."""
    stated = (
        page.linked.text("inLanguage"),
        page.language(),
        page.meta("og:locale"),
        page.meta("content-language"),
    )
    codes = (_LANGUAGE.fullmatch(code.strip().lower()) for code in stated)
    return next((code[1] for code in codes if code), "")
