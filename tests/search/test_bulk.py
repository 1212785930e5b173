"""The bulk writer against adding articles one by one, on random articles cut into many runs."""

import tempfile
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.index import create_in, open_dir

from haberdar import Analyzer, Article, PublishedDate, build_index, load_registry
from haberdar.index import building, schema
from haberdar.index.bulk import runs, segment
from haberdar.index.bulk.analyzed import BatchAnalyzer
from haberdar.index.caching import ArrayCache
from haberdar.index.flat.codec import FlatCodec
from haberdar.index.flat.sequences import Sequences
from haberdar.index.generations import live_generation
from haberdar.index.leaves import Leaf

ANALYZER, REGISTRY = Analyzer(), load_registry()
WORDS = (
    "ihracat", "İhracatı", "Ar-Ge", "kâr", "TİM’in", "2024'te", "1.650", "ve", "–", "şekeri",
    "Sanayi Odası'nın (SO)",
)  # fmt: skip
sentences = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)


def make_article(
    number: int, title: str, body: list[str], ministries: list[str], date: PublishedDate | None
) -> Article:
    return Article(
        id=str(number),
        title=title or "Başlık",
        paragraphs=tuple(body),
        published=date,
        ministries=tuple(ministries),
        organizations=tuple(f"o{len(part)}" for part in body),
        source=title,
        section=" ".join(ministries),
    )


articles = st.lists(
    st.tuples(
        sentences,
        st.lists(sentences, max_size=3),
        st.lists(st.sampled_from(("ticaret", "ekonomi", "sanayi-ve-teknoloji")), max_size=3),
        st.sampled_from((None, PublishedDate(2024), PublishedDate(2024, 3, 9))),
    ),
    max_size=12,
).map(lambda found: [make_article(number, *parts) for number, parts in enumerate(found)])


def contents(folder: Path) -> dict[str, Any]:
    """Return everything that the one segment of an index holds, as plain data."""
    reader = open_dir(str(folder)).reader()
    cache: ArrayCache[Any] = ArrayCache(0)
    found: dict[str, Any] = {"documents": list(reader.all_stored_fields())}
    for part, _ in reader.leaf_readers() if reader.doc_count_all() else ():
        leaf = Leaf(part, 0, cache)
        for field in leaf.terms.indexed_field_names():
            postings = leaf.terms.postings(field)
            assert postings is not None
            found[f"lengths {field}"] = leaf.lengths(field).tolist(), part.field_length(field)
            if (sequences := Sequences.read(postings.container, leaf.size)) is not None:
                found[f"sequences {field}"] = plain_sequences(sequences)
            found[f"column {field}"] = [array.tolist() for array in leaf.terms.column(field)]
            for number, term in enumerate(postings.terms):
                counts = postings.counts(number)
                positions = (
                    postings.positions(number, counts).tolist() if postings.has_positions else ()
                )
                docs = postings.docs(number).tolist()
                found[f"{field} {term!r}"] = docs, counts.tolist(), positions
        found["signatures"] = leaf.signatures().tobytes()
        assert list(leaf.faults()) == []
    return found


def plain_sequences(sequences: Sequences) -> list[tuple[tuple[str, ...], list[int]]]:
    """Return the words that stand side by side, with the documents that have them."""
    groups = sequences.frequent(sequences.find((), finished=True), 1, None, 10**6)
    return sorted(
        (words, sequences.docs(sequences.find(words, finished=True)).tolist())
        for words in {sequences.words(group.place, group.words) for group in groups}
    )


def one_by_one(given: list[Article], folder: Path) -> None:
    writer = create_in(str(folder), schema.make_schema()).writer(codec=FlatCodec())
    for article in given:
        writer.add_document(**schema.document(article, ANALYZER, REGISTRY))
    writer.commit()


@settings(max_examples=60, deadline=None)
@given(articles, st.sampled_from((1, 7, 10**6)), st.sampled_from((1, 5, 10**6)))
def test_a_bulk_segment_is_what_adding_one_by_one_gives(
    given: list[Article], words_in_a_run: int, occurrences_at_once: int
) -> None:
    with (
        tempfile.TemporaryDirectory() as bulk_folder,
        tempfile.TemporaryDirectory() as other,
        patch.object(segment, "WORDS_IN_A_RUN", words_in_a_run),
        patch.object(runs, "_OCCURRENCES_AT_ONCE", occurrences_at_once),
        patch.object(building, "_BATCH", 2),
    ):
        with build_index(Path(bulk_folder), ANALYZER, REGISTRY) as build:
            for article in given:
                assert build.add(article)
        one_by_one(given, Path(other))
        assert contents(live_generation(Path(bulk_folder))) == contents(Path(other))


def test_batches_of_several_analyzers_make_the_same_index(tmp_path: Path) -> None:
    given = [make_article(n, WORDS[n % 10], [" ".join(WORDS[n:])], [], None) for n in range(10)]
    analyzers = {name: BatchAnalyzer(REGISTRY) for name in "ab"}
    with build_index(tmp_path / "bulk", ANALYZER, REGISTRY) as build:
        for number, name in enumerate("aabab"):
            batch = analyzers[name].analyze(given[number * 2 : number * 2 + 2])
            assert build.add_analyzed(batch, name) == [True, True]
        again = analyzers["b"].analyze([given[3], make_article(99, "yeni", [], [], None)])
        assert build.add_analyzed(again, "b") == [False, True]
    (tmp_path / "plain").mkdir()
    one_by_one([*given, make_article(99, "yeni", [], [], None)], tmp_path / "plain")
    assert contents(live_generation(tmp_path / "bulk")) == contents(tmp_path / "plain")


@pytest.mark.parametrize("largest", [50, 200_000])
@pytest.mark.parametrize("sizes", [[3], [1, 1, 5], [200_000, 1]])
def test_a_run_keeps_every_word_where_it_was(sizes: list[int], largest: int) -> None:
    chance = np.random.default_rng(1923)
    docs = np.repeat(np.arange(len(sizes), dtype=np.uint32), sizes)
    positions = np.concatenate([np.arange(size) for size in sizes]).astype(np.uint32)
    terms = chance.integers(0, largest, len(docs), np.uint32)
    run = runs.Run.of_words(terms, docs, positions)
    counts_by_term = np.diff(run.starts)
    again = zip(
        np.repeat(np.repeat(run.terms, counts_by_term), run.counts).tolist(),
        np.repeat(run.docs, run.counts).tolist(),
        run.positions.tolist(),
        strict=True,
    )
    assert sorted(again) == sorted(
        zip(terms.tolist(), docs.tolist(), positions.tolist(), strict=True)
    )
