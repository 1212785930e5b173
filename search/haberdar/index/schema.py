"""What is indexed of an article, and how it is laid out for Whoosh.

Every word gives three evidences (as written, stem, ASCII forms), each in a field of its own for
title and body, so that each has its own document lengths and weight. Words arrive analyzed, and
Whoosh's own analysis never runs.
"""

import json
from array import array
from collections import defaultdict
from collections.abc import Generator, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from whoosh import columns, fields, formats

from haberdar.article import NAME_SEPARATOR, Article
from haberdar.index.flat.columns import WithColumn
from haberdar.index.flat.sequences import WithSequences
from haberdar.index.stories.signing import SIGNATURE_TYPE, Signer
from haberdar.registry import Registry
from haberdar.registry.directory import name_and_acronym
from haberdar.request import FacetName
from haberdar.turkish.acronyms import acronym_key, acronyms_in, name_key
from haberdar.turkish.analyzer import Analyzer, Token

# Grows with every change of the fields or of what they hold.
_VERSION = 9
PARTS = ("title", "body")
EVIDENCES = ("exact", "stem", "folded")
ID, ARTICLE, DATE, MINISTRY, ORGANIZATION = "id", "article", "date", "ministry", "organization"
# The fields that hold the values of each facet, sources and sections as they are written.
FACETS: dict[FacetName, str] = {
    "ministry": MINISTRY,
    "organization": ORGANIZATION,
    "source": "source_name",
    "section": "section_name",
}
# The same with what articles are mainly about alone, where the facet makes that difference.
CENTRAL: dict[FacetName, str] = {
    **FACETS,
    "ministry": "central_ministry",
    "organization": "central_organization",
}
COLUMNS = tuple(dict.fromkeys((DATE, *FACETS.values(), *CENTRAL.values())))
NAMING, LABEL, SOURCE, SECTION = "naming", "label", "source", "section"
# All fields that are given as a list of terms.
VALUES = (*COLUMNS, NAMING, LABEL, SOURCE, SECTION)
# What an article is recognized by where another outlet prints it.
SIGNATURE = "signature"
# The field whose sequences of words are kept: titles, as they are written.
COMPLETED = "title_exact"
# Between the parts of a term.
SEPARATOR = NAME_SEPARATOR

Occurrence = tuple[str, int]


def text_field(part: str, evidence: str) -> str:
    """Return the name of the field that holds an evidence of a part (``body_stem``)."""
    return f"{part}_{evidence}"


class PackedPositions(formats.Positions):
    """Positions on their way to the codec as bytes that are no pickle."""

    def encode(self, poslist: Sequence[int]) -> bytes:
        """Return positions as 32-bit numbers."""
        return array("I", poslist).tobytes()

    def decode_positions(self, valuestring: bytes) -> list[int]:
        """Return the positions that `encode` was given."""
        return array("I", valuestring).tolist()

    def decode_frequency(self, valuestring: bytes) -> int:
        """Return how many positions there are."""
        return len(valuestring) // array("I").itemsize


_POSITIONS = PackedPositions()
Posting = tuple[bytes, int, float, bytes]


class WordsField(fields.FieldType):
    """A scored field given as (term, position) pairs; keeps positions for phrases."""

    def __init__(self) -> None:
        self.format = _POSITIONS
        self.scorable = True

    def index(self, value: Sequence[Occurrence], **_kwargs: Any) -> Generator[Posting, Any, None]:
        """Yield (term, frequency, weight, encoded positions) for each different term of `value`."""
        positions: defaultdict[str, list[int]] = defaultdict(list)
        for term, position in value:
            positions[term].append(position)
        for term, places in positions.items():
            yield term.encode(), len(places), float(len(places)), _POSITIONS.encode(places)


class TitleField(WordsField, WithSequences):
    """A scored field whose texts can be completed from their first words."""


class TermsField(fields.FieldType):
    """An unscored field given as a list of terms."""

    def __init__(self) -> None:
        self.format = formats.Existence()

    def index(self, value: Iterable[str], **_kwargs: Any) -> Generator[Posting, Any, None]:
        """Yield each different term of `value`."""
        for term in dict.fromkeys(value):
            yield term.encode(), 1, 1.0, b""


class ValuesField(TermsField, WithColumn):
    """An unscored field given as a list of values, each a term, which are kept by document too."""


class SignatureField(fields.FieldType):
    """Bytes of one length that are kept by document and found by nothing."""

    indexed = False
    column_type = columns.FixedBytesColumn(SIGNATURE_TYPE.itemsize)

    def __init__(self) -> None:
        """Need nothing: all signatures are alike."""

    def to_column_value(self, value: bytes) -> bytes:
        """Return the bytes themselves."""
        return value


def make_schema() -> fields.Schema:
    """Return the schema of an article index."""
    schema = fields.Schema(**{ID: fields.ID(unique=True), ARTICLE: fields.STORED()})
    schema.add(SIGNATURE, SignatureField())
    for name in VALUES:
        schema.add(name, ValuesField() if name in COLUMNS else TermsField())
    for part in PARTS:
        for evidence in EVIDENCES:
            name = text_field(part, evidence)
            schema.add(name, TitleField() if name == COMPLETED else WordsField())
    return schema


def fingerprint(analyzer: Analyzer) -> dict[str, str]:
    """Return what decides the terms of an index: the analyzer's fingerprint and the schema."""
    return {**analyzer.fingerprint(), "schema": str(_VERSION)}


def stored(article: Article) -> str:
    """Return what is stored of `article`; `read_article` reads it."""
    return json.dumps(article.to_dict(), ensure_ascii=False, separators=(",", ":"))


def values(article: Article, registry: Registry) -> dict[str, Sequence[str]]:
    """Return the terms of the fields that are no text to be scored, each once.

    A ministry is indexed with all that its portfolio went to, so that today's ministry finds the
    articles of its predecessors.
    """
    return {
        DATE: [] if article.published is None else [str(article.published)],
        MINISTRY: _with_heirs(article.ministries, registry),
        ORGANIZATION: list(dict.fromkeys(article.organizations)),
        CENTRAL["ministry"]: _with_heirs(article.central_ministries, registry),
        CENTRAL["organization"]: list(dict.fromkeys(article.central_organizations)),
        NAMING: list(dict.fromkeys(_naming(article))),
        LABEL: list(dict.fromkeys(_labels(article))),
        FACETS["source"]: [article.source] if article.source else [],
        FACETS["section"]: [article.section] if article.section else [],
        SOURCE: _folded_words(article.source),
        SECTION: _folded_words(article.section),
    }


def _with_heirs(ministries: Iterable[str], registry: Registry) -> list[str]:
    return list(dict.fromkeys(name for named in ministries for name in registry.lineage(named)))


def _labels(article: Article) -> Iterator[str]:
    """Yield how the article calls its organizations that the registry lacks, by id and acronym."""
    tagged = frozenset(article.organizations)
    for mention in article.mentions:
        if mention.label and mention.kind == "organization" and mention.entity_id in tagged:
            yield f"{by_id(mention.entity_id)}{SEPARATOR}{mention.label}"
            _, acronym = name_and_acronym(mention.label)
            if acronym:
                yield by_acronym(acronym_key(acronym), mention.entity_id)


def by_id(organization_id: str) -> str:
    """Return the beginning of the terms that tell the labels of an id, or of longer ones."""
    return f"i{SEPARATOR}{organization_id}"


def by_acronym(key: str, named: str = "") -> str:
    """Return the beginning of the terms that tell what an acronym names.

    Those are the keys of names, each followed by a name, or the ids of organizations.
    """
    return f"a{SEPARATOR}{key}{SEPARATOR}{named}"


def by_name(key: str) -> str:
    """Return the beginning of the terms that tell the acronyms of a name, or of longer ones."""
    return f"n{SEPARATOR}{key}"


def _naming(article: Article) -> Iterator[str]:
    """Yield what the article says about acronyms, each once by the acronym and once by the name."""
    for text in (article.title, article.body):
        for letters, name in acronyms_in(text):
            key = name_key(name)
            yield f"{by_acronym(acronym_key(letters), key)}{SEPARATOR}{name}"
            yield f"{by_name(key)}{SEPARATOR}{letters}"


@lru_cache(maxsize=1_000)  # archives have few sources and sections
def _folded_words(text: str) -> tuple[str, ...]:
    tokens = Analyzer().analyze(text)
    return tuple(dict.fromkeys(form for token in tokens for form in token.evidence.folded))


def document(article: Article, analyzer: Analyzer, registry: Registry) -> dict[str, Any]:
    """Return the fields under which `article` is indexed."""
    found: dict[str, Any] = {
        ID: article.id,
        ARTICLE: stored(article),
        **values(article, registry),
    }
    for part, text in (("title", article.title), ("body", article.body)):
        tokens = analyzer.analyze(text)
        found[text_field(part, "exact")] = _occurrences(tokens, "exact")
        found[text_field(part, "stem")] = _occurrences(tokens, "stem")
        found[text_field(part, "folded")] = [
            (form, token.position) for token in tokens for form in token.evidence.folded
        ]
    found[SIGNATURE] = _signature([word for word, _ in found[text_field("body", "exact")]])
    return found


def _signature(words: Sequence[str]) -> bytes:
    signer = Signer()
    signer.learn(words)
    numbers = np.arange(len(words), dtype=np.uint32)
    return signer.sign(numbers, np.array([len(words)])).tobytes()


def _occurrences(tokens: Iterable[Token], evidence: str) -> list[Occurrence]:
    return [(getattr(token.evidence, evidence), token.position) for token in tokens]


def read_article(text: str) -> Article:
    """Return the article that `stored` made text."""
    return Article.from_dict(json.loads(text))
