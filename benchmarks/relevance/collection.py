"""A test collection: documents, questions, and which documents answer each question."""

import gzip
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from haberdar_indexer.cleaning.normalizing import normalize_paragraphs


@dataclass(frozen=True, slots=True)
class Document:
    """A document without its title, its text normalized as the indexer does it."""

    id: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """A question; `grades` are those of the documents that answer it, by their ids."""

    id: str
    text: str
    grades: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Collection:
    """What is searched and asked; `left_out` counts, by reason, what the files have besides."""

    documents: tuple[Document, ...]
    queries: tuple[Query, ...]
    left_out: Mapping[str, int]

    def sizes(self) -> dict[str, Any]:
        """Return how much there is of everything, as results say it."""
        return {
            "documents": len(self.documents),
            "questions": len(self.queries),
            "left out": {reason: count for reason, count in self.left_out.items() if count},
        }


def read_collection(folder: Path) -> Collection:
    """Read ``corpus.jsonl``, ``queries.jsonl`` and ``qrels.tsv`` of `folder`, gzipped or not.

    Of documents with one id the first counts. Raises FileNotFoundError for a missing file, and
    ValueError where no document or no question with an answer is left.
    """
    entries = list(read_entries(file_of(folder, "corpus.jsonl")))
    by_id: dict[str, Document] = {}
    for entry in entries:
        document = Document(str(entry["id"]), normalize_paragraphs(entry["text"].split("\n")))
        by_id.setdefault(document.id, document)
    documents = tuple(document for document in by_id.values() if document.paragraphs)

    asked = read_entries(file_of(folder, "queries.jsonl"))
    texts = {str(entry["id"]): str(entry["text"]) for entry in asked}
    grades = _read_grades(folder, texts)
    queries = tuple(Query(name, text, grades[name]) for name, text in texts.items() if grades[name])
    if not documents or not queries:
        raise ValueError(f"{folder}: no document, or no question that has an answer")
    judged = {name for query in queries for name in query.grades}
    left_out = {
        "documents with an id seen before": len(entries) - len(by_id),
        "documents without text": len(by_id) - len(documents),
        "questions without an answer": len(texts) - len(queries),
        # These stay in the score: no system can find them.
        "answers that are no document": len(judged - {document.id for document in documents}),
    }
    return Collection(documents, queries, left_out)


def _read_grades(folder: Path, queries: Mapping[str, str]) -> dict[str, dict[str, float]]:
    """Return the grades above zero by question and document; without a grade it is 1.

    A header names no question, so it is passed over as lines of other questions are.
    """
    grades: dict[str, dict[str, float]] = {name: {} for name in queries}
    for line in _lines(file_of(folder, "qrels.tsv")):
        query, document, *given = line.split("\t")
        grade = float(given[0]) if given and query in grades else 1.0
        if query in grades and grade > 0:
            grades[query][document] = grade
    return grades


def file_of(folder: Path, name: str) -> Path:
    """Return the path of a file of `folder`; a gzipped one has ``.gz`` after its name."""
    zipped = folder / f"{name}.gz"
    return zipped if zipped.exists() else folder / name


def read_entries(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the JSON objects of a file, one a line, gzipped or not."""
    return map(json.loads, _lines(path))


def _lines(path: Path) -> Iterator[str]:
    """Yield the lines of a file that are not blank."""
    with (
        gzip.open(path, "rt", encoding="utf-8-sig")
        if path.suffix == ".gz"
        else path.open(encoding="utf-8-sig")
    ) as lines:
        for line in lines:
            if line.strip():
                yield line.rstrip("\n")
