"""The whole way of an article on one page: read → clean → tag → article."""

import hashlib
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from haberdar import Article, HaberdarError, Mention
from haberdar.article import NOTES, EntityKind
from haberdar_indexer.cleaning import clean
from haberdar_indexer.documents import (
    CleanDocument,
    Origin,
    RawDocument,
    Rejected,
)
from haberdar_indexer.sources import list_files, read_documents, standard_input
from haberdar_indexer.tagging import Tagger, central


def read_articles(paths: Sequence[str | Path], tagger: Tagger) -> Iterator[Article | Rejected]:
    """Yield the article of every document under `paths`, or the reason why it gave none."""
    for raw in read_raw(paths):
        yield raw if isinstance(raw, Rejected) else make_article(raw, tagger)


def read_raw(paths: Sequence[str | Path]) -> Iterator[RawDocument | Rejected]:
    """Yield every document under `paths` as its file holds it, or why it cannot be read.

    The path ``-`` is standard input.
    """
    with TemporaryDirectory() as folder:
        listing = list_files(standard_input.named(paths, sys.stdin.buffer, Path(folder)))
        yield from listing.rejected
        for file in listing.files.values():
            yield from read_documents(file)


def make_article(raw: RawDocument, tagger: Tagger) -> Article | Rejected:
    """Return `raw` cleaned and tagged, or rejected with the reason.

    What was an article before keeps its id and text, and is only tagged again. Raises MemoryError
    alone.
    """
    try:
        if raw.kind == "article" and not isinstance(raw.content, bytes):
            return tagged(Article.from_dict(raw.content), tagger)
        document = clean(raw)
        return tag_article(document, article_id(document, raw.origin), tagger)
    except HaberdarError as error:
        return Rejected(raw.origin, str(error))
    except MemoryError:
        # What is left of the process is not to be trusted with the next page.
        raise
    except Exception as error:
        # A parser gave up on markup that nobody foresaw, with whatever error it met: that page is
        # reported, and the run goes on.
        return Rejected(raw.origin, f"cannot be parsed: {error!r}")


def tag_article(document: CleanDocument, name: str, tagger: Tagger) -> Article:
    """Return `document` as the article `name` with what it mentions."""
    article = Article(
        id=name,
        title=document.title,
        paragraphs=document.paragraphs,
        published=document.published,
        modified=document.modified,
        **{name: getattr(document, name) for name in NOTES},
    )
    return tagged(article, tagger)


def tagged(article: Article, tagger: Tagger) -> Article:
    """Return `article` with what it mentions, in place of what it was tagged with before."""
    mentions = tagger.tag(article.title, article.body, article.published)
    return replace(
        article,
        ministries=_entities(mentions, "ministry"),
        organizations=_entities(mentions, "organization"),
        central_ministries=central(mentions, "ministry"),
        central_organizations=central(mentions, "organization"),
        mentions=mentions,
    )


def _entities(mentions: Iterable[Mention], kind: EntityKind) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.entity_id for m in mentions if m.kind == kind))


def article_id(document: CleanDocument, origin: Origin) -> str:
    """Return an id that stays the same when the article is read again.

    It is made of the article's address, else of its id in its own archive, else of the file's name
    under the path that was indexed.
    """
    if document.url:
        key = document.url
    elif document.given_id:
        key = f"{document.source or origin.path}\n{document.given_id}"
    else:
        key = str(origin)
    return hashlib.sha256(key.encode("utf-8", "backslashreplace")).hexdigest()[:16]
