"""Labelled news: articles as the pipeline makes them, and the bodies that their labels name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.tagging.naming import name_key, names_an_office, split_name
from haberdar import Article, Registry
from haberdar.article import EntityKind
from haberdar_indexer import Tagger
from haberdar_indexer.cleaning import clean
from haberdar_indexer.cleaning.normalizing import normalize_line
from haberdar_indexer.documents import RawDocument, UnusableInputError
from haberdar_indexer.pipeline import read_raw, tag_article

_BODIES = frozenset({"Company", "Institution", "Organization"})


@dataclass(frozen=True, slots=True)
class Label:
    """A body that an article is labelled with, and all that the label calls it."""

    kind: EntityKind
    names: tuple[str, ...]

    @property
    def keys(self) -> frozenset[str]:
        """What its names have in common with other ways to write them."""
        return frozenset(map(name_key, self.names))


@dataclass(frozen=True, slots=True)
class LabelledArticle:
    """An article with its tags and labels."""

    article: Article
    labels: tuple[Label, ...]


def read_labelled(path: Path, tagger: Tagger, registry: Registry) -> Iterator[LabelledArticle]:
    """Yield the articles of `path` (JSON lines) with their labels; what gives none is left out."""
    portfolios = _Portfolios(registry)
    for raw in read_raw([path]):
        if isinstance(raw, RawDocument) and isinstance(raw.content, Mapping):
            try:
                document = clean(raw)
            except UnusableInputError:
                continue
            article = tag_article(document, document.given_id or str(raw.origin), tagger)
            yield LabelledArticle(article, tuple(_labels(raw.content, portfolios)))


class _Portfolios:
    """The words of which the names of Türkiye's ministries are made."""

    def __init__(self, registry: Registry) -> None:
        ministries = registry.ministries.values()
        names = (name for entry in ministries for name in (entry.name, *entry.aliases))
        self._words = {word for name in names for word in name_key(name).split()}

    def has(self, name: str) -> bool:
        """Tell whether `name` is a Turkish ministry's or its minister's title.

        Another country's has the country in front.
        """
        return names_an_office(name) and self._words.issuperset(name_key(name).split())


def _labels(record: Mapping[str, Any], portfolios: _Portfolios) -> Iterator[Label]:
    for entity in record.get("entities", ()):
        name = normalize_line(entity["name"])
        title = normalize_line(entity.get("job_title") or "")
        if entity["type"] in _BODIES:
            names = (*split_name(name), normalize_line(entity.get("acronym") or ""))
            kind: EntityKind = "ministry" if portfolios.has(names[0]) else "organization"
            yield Label(kind, tuple(dict.fromkeys(filter(name_key, names))))
        elif portfolios.has(title):
            # The text may name the ministry by its minister alone.
            yield Label("ministry", (title, name))
