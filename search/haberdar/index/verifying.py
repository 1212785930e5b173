"""Check an index against the articles that it stores."""

from collections.abc import Iterator
from typing import Any

from haberdar.article import Article
from haberdar.index import schema
from haberdar.index.snapshot import Snapshot
from haberdar.registry import Registry
from haberdar.turkish.analyzer import Analyzer


def find_faults(snapshot: Snapshot, analyzer: Analyzer, registry: Registry) -> Iterator[str]:
    """Yield what is wrong: damaged files, unreadable articles, twin ids, words not indexed.

    Reading an article checks that each mention stands where its offsets say.
    """
    for leaf in snapshot.leaves:
        yield from leaf.faults()
    seen: set[str] = set()
    for number in snapshot.numbers():
        try:
            article = snapshot.article(number)
        except Exception as error:
            yield f"document {number} cannot be read: {error}"
            continue
        if article.id in seen:
            yield f"article {article.id} is in the index twice"
        seen.add(article.id)
        yield from _missing_terms(snapshot, number, article, analyzer, registry)


def _missing_terms(
    snapshot: Snapshot, number: int, article: Article, analyzer: Analyzer, registry: Registry
) -> Iterator[str]:
    fields = schema.document(article, analyzer, registry)
    for field, terms in _terms(fields):
        for term in sorted(terms):
            if not snapshot.has(number, field, term):
                yield f"article {article.id} is not found by {term!r} in {field}"


def _terms(fields: dict[str, Any]) -> Iterator[tuple[str, set[str]]]:
    """Yield the fields of a document with the terms to look for, one word for each text."""
    yield schema.ID, {fields[schema.ID]}
    for name in schema.COLUMNS:
        yield name, set(fields[name])
    for part in schema.PARTS:
        for evidence in schema.EVIDENCES:
            name = schema.text_field(part, evidence)
            yield name, {min(term for term, _ in fields[name])} if fields[name] else set()
