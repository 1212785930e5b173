"""Check an index against the articles that it stores."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from haberdar.article import Article
from haberdar.index import schema
from haberdar.index.leaves import Leaf
from haberdar.index.snapshot import Snapshot
from haberdar.registry import Registry
from haberdar.turkish.analyzer import Analyzer

# Articles that are looked for at a time, so that a term's postings are read once for many of them.
_AT_ONCE = 10_000


def find_faults(snapshot: Snapshot, analyzer: Analyzer, registry: Registry) -> Iterator[str]:
    """Yield what is wrong: damaged files, unreadable articles, twin ids, words not indexed.

    Reading an article checks that each mention stands where its offsets say.
    """
    seen: set[str] = set()
    for leaf in snapshot.leaves:
        yield from leaf.faults()
        live = np.arange(leaf.size) if leaf.live is None else np.flatnonzero(leaf.live)
        for start in range(0, len(live), _AT_ONCE):
            numbers = live[start : start + _AT_ONCE].tolist()
            yield from _Part(snapshot, leaf, analyzer, registry).faults(numbers, seen)


class _Part:
    """Some articles of a segment, and which terms must find them."""

    def __init__(
        self, snapshot: Snapshot, leaf: Leaf, analyzer: Analyzer, registry: Registry
    ) -> None:
        self._snapshot, self._leaf = snapshot, leaf
        self._analyzer, self._registry = analyzer, registry
        self._ids: dict[int, str] = {}
        self._wanted: defaultdict[tuple[str, str], list[int]] = defaultdict(list)

    def faults(self, numbers: Sequence[int], seen: set[str]) -> Iterator[str]:
        """Yield what is wrong with the documents `numbers`; `seen` are the ids of others."""
        for number in numbers:
            try:
                article = self._snapshot.article(self._leaf.base + number)
            except Exception as error:
                yield f"document {self._leaf.base + number} cannot be read: {error}"
                continue
            if article.id in seen:
                yield f"article {article.id} is in the index twice"
            seen.add(article.id)
            self._want(number, article)
        yield from self._missing()

    def _want(self, number: int, article: Article) -> None:
        self._ids[number] = article.id
        fields = schema.document(article, self._analyzer, self._registry)
        for field, terms in _terms(fields):
            for term in terms:
                self._wanted[field, term].append(number)

    def _missing(self) -> Iterator[str]:
        for (field, term), numbers in sorted(self._wanted.items()):
            found = np.isin(numbers, self._leaf.docs(field, term.encode()))
            for number in np.array(numbers)[~found].tolist():
                yield f"article {self._ids[number]} is not found by {term!r} in {field}"


def _terms(fields: dict[str, Any]) -> Iterator[tuple[str, set[str]]]:
    """Yield the fields of a document with the terms to look for, one word for each text."""
    yield schema.ID, {fields[schema.ID]}
    for name in schema.VALUES:
        yield name, set(fields[name])
    for part in schema.PARTS:
        for evidence in schema.EVIDENCES:
            name = schema.text_field(part, evidence)
            yield name, {min(term for term, _ in fields[name])} if fields[name] else set()
