"""What engines index of a document: for each part and evidence a text of finished terms.

Analysis is the same for every engine, so it is done once, before and outside of what is timed, and
kept in a file from which each engine is fed.
"""

import marshal
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.speed.corpus import Document
from haberdar.index.schema import EVIDENCES, PARTS, text_field
from haberdar.turkish.analyzer import evidence

TEXT_FIELDS = tuple(text_field(part, name) for part in PARTS for name in EVIDENCES)


@dataclass(frozen=True, slots=True)
class Analyzed:
    """A document's terms by field, and its facets.

    A text has a line for each word. Where a word has several forms, spaces part them; to a
    tokenizer that cuts at white space every form is a token.
    """

    number: int
    month: str
    ministries: tuple[str, ...]
    organizations: tuple[str, ...]
    texts: dict[str, str]


def occurrences(text: str) -> list[tuple[str, int]]:
    """Return the terms of a field's text with their positions."""
    return [
        (term, position)
        for position, forms in enumerate(text.split("\n"))
        for term in forms.split(" ")
    ]


class Analysis:
    """Analyzes documents, each word once."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, str, str]] = {}

    def analyze(self, document: Document) -> Analyzed:
        """Return the terms of `document`."""
        texts = {}
        for part, words in zip(PARTS, (document.title, document.body), strict=True):
            forms = zip(*map(self._forms, words), strict=True)
            for name, terms in zip(EVIDENCES, forms, strict=True):
                texts[text_field(part, name)] = "\n".join(terms)
        facets = document.month, document.ministries, document.organizations
        return Analyzed(document.number, *facets, texts)

    def _forms(self, word: str) -> tuple[str, str, str]:
        forms = self._known.get(word)
        if forms is None:
            found = evidence(word)
            forms = self._known[word] = (found.exact, found.stem, " ".join(found.folded))
        return forms


def write_analyzed(documents: Iterable[Document], path: Path) -> Counter[str]:
    """Keep the analyzed documents in `path`; return in how many bodies each stem is."""
    analysis = Analysis()
    frequencies: Counter[str] = Counter()
    with path.open("wb") as file:
        for document in documents:
            found = analysis.analyze(document)
            frequencies.update(set(found.texts[text_field("body", "stem")].split("\n")))
            facets = found.month, found.ministries, found.organizations
            marshal.dump((found.number, *facets, found.texts), file)
    return frequencies


def read_analyzed(path: Path) -> Iterator[Analyzed]:
    """Yield the documents that `write_analyzed` kept."""
    with path.open("rb") as file:
        while True:
            try:
                yield Analyzed(*marshal.load(file))
            except EOFError:
                return
