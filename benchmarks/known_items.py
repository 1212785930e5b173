"""Make a test collection of news, each of which answers its own headline or its first words.

    python -m benchmarks.known_items OUT SOURCE [--first-words N] [--beside FILE …]

SOURCE is news as JSON lines (`title`, `text`), gzipped or not: an article's headline is the
question, its text the document. With --first-words the first N words of the text are the question,
and the rest is the document. Articles without a question, or with a text shorter than it, are left
out. SOURCE may also be a folder that `benchmarks.relevance` takes, to be taken over. The texts of
each FILE, news or the documents of a folder, are added as documents that answer nothing. Of texts
that are the same one is kept, and so of questions that have the same answer. Writes to OUT, a new
folder, what `benchmarks.relevance` takes, and prints as JSON how much it is.
"""

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.relevance.collection import (
    Collection,
    Document,
    Query,
    file_of,
    read_collection,
    read_entries,
)
from haberdar_indexer.cleaning.normalizing import normalize_line, normalize_paragraphs

Text = tuple[str, ...]  # normalized paragraphs


def read_news(path: Path, first_words: int | None = None) -> Collection:
    """Read the articles of `path` as questions and what answers them; ids are line numbers."""
    documents, queries = [], []
    too_short = 0
    for number, entry in enumerate(read_entries(path), 1):
        question, text = _divide(entry, first_words)
        if 0 < len(question.split()) <= len(" ".join(text).split()):
            documents.append(Document(str(number), text))
            queries.append(Query(str(number), question, {str(number): 1.0}))
        else:
            too_short += 1
    return Collection(tuple(documents), tuple(queries), {"articles too short": too_short})


def _divide(entry: Mapping[str, Any], first_words: int | None) -> tuple[str, Text]:
    """Return the question that an article makes, and the text that answers it."""
    question, text = entry.get("title", ""), entry["text"]
    if first_words is not None:
        words = text.split(maxsplit=first_words)
        question, text = " ".join(words[:first_words]), "".join(words[first_words:])
    return normalize_line(question), normalize_paragraphs(text.split("\n"))


def read_texts(path: Path) -> Iterator[Text]:
    """Yield the texts of a file of news, or of the documents of a folder."""
    for entry in read_entries(file_of(path, "corpus.jsonl") if path.is_dir() else path):
        if text := normalize_paragraphs(entry["text"].split("\n")):
            yield text


def put_beside(source: Collection, others: Iterable[Text]) -> Collection:
    """Return `source` among `others`, with every text and question once."""
    ids: dict[Text, str] = {}
    kept = {
        document.id: ids.setdefault(document.paragraphs, document.id)
        for document in source.documents
    }
    for number, text in enumerate(others, 1):
        ids.setdefault(text, f"beside-{number}")
    queries: dict[tuple[str, frozenset[str]], Query] = {}
    for query in source.queries:
        grades = {kept.get(name, name): grade for name, grade in query.grades.items()}
        queries.setdefault((query.text, frozenset(grades)), replace(query, grades=grades))
    documents = tuple(Document(name, text) for text, name in ids.items())
    return Collection(documents, tuple(queries.values()), source.left_out)


def write_collection(folder: Path, collection: Collection) -> None:
    """Write `collection` to `folder`, which must not exist yet."""
    folder.mkdir(parents=True)
    texts = {document.id: "\n".join(document.paragraphs) for document in collection.documents}
    _write_texts(folder / "corpus.jsonl", texts)
    _write_texts(folder / "queries.jsonl", {query.id: query.text for query in collection.queries})
    with (folder / "qrels.tsv").open("w", encoding="utf-8") as lines:
        for query in collection.queries:
            lines.writelines(f"{query.id}\t{name}\t{g:g}\n" for name, g in query.grades.items())


def _write_texts(path: Path, texts: Mapping[str, str]) -> None:
    with path.open("w", encoding="utf-8") as lines:
        for name, text in texts.items():
            lines.write(json.dumps({"id": name, "text": text}, ensure_ascii=False) + "\n")


def main(arguments: Sequence[str] | None = None) -> None:
    """Make the collection that the command line asks for."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if not options.source.is_dir():
        source = read_news(options.source, options.first_words)
    elif options.first_words is None:
        source = read_collection(options.source)
    else:
        parser.error("--first-words: a folder has its questions")
    others = (text for path in options.beside for text in read_texts(path))
    collection = put_beside(source, others)
    write_collection(options.out, collection)
    print(json.dumps(collection.sizes(), ensure_ascii=False, indent=2))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.known_items",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("out", type=Path, metavar="OUT")
    parser.add_argument("source", type=Path, metavar="SOURCE")
    parser.add_argument("--first-words", type=int, metavar="N")
    parser.add_argument("--beside", nargs="+", type=Path, default=(), metavar="FILE")
    return parser


if __name__ == "__main__":
    main()
