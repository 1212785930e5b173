"""The engines of the speed benchmark find the same, and its archive is what it says."""

import json
from collections import Counter
from itertools import islice

import pytest
from benchmarks.speed.corpus import MONTHS, Corpus, read_texts
from benchmarks.speed.fields import occurrences, read_analyzed, write_analyzed
from benchmarks.speed.searches import make_log
from benchmarks.speed.vocabulary import attach

from haberdar.turkish.tokens import tokenize


@pytest.fixture(scope="module")
def corpus():
    return Corpus(read_texts(None))


@pytest.fixture(scope="module")
def documents(corpus):
    return list(corpus.documents(400))


def test_all_engines_find_and_count_the_same(capsys):
    pytest.importorskip("tantivy", reason="tantivy is not installed")
    from benchmarks.speed.__main__ import main

    assert main(["--quick"]) == 0, capsys.readouterr().err


def test_a_measurement_is_printed_as_data(capsys):
    pytest.importorskip("tantivy", reason="tantivy is not installed")
    from benchmarks.speed.__main__ import main

    arguments = "--articles 60 --rounds 1 --engines tantivy sqlite --json".split()
    assert main(arguments) == 0
    (result,) = json.loads(capsys.readouterr().out)
    assert set(result["engines"]) == {"tantivy", "sqlite"}
    assert result["engines"]["sqlite"]["searches"]["all"]["ratio"] > 0


def test_a_larger_archive_starts_with_a_smaller_one(corpus, documents):
    assert list(islice(corpus.documents(1500), 400)) == documents


def test_every_word_is_one_token_of_the_product(documents):
    for document in documents[:50]:
        article = document.article()
        assert [span.text for span in tokenize(article.title.lower())] == document.title
        assert [span.text for span in tokenize(article.body)] == document.body


def test_documents_have_the_size_and_facets_of_news(documents):
    lengths = [len(document.body) for document in documents]
    assert 230 < sum(lengths) / len(lengths) < 270
    assert min(lengths) >= 80
    assert max(lengths) <= 800
    assert {document.month for document in documents} <= set(MONTHS)
    assert {len(document.ministries) for document in documents} == {0, 1, 2, 3}
    assert max(len(document.organizations) for document in documents) <= 8


def test_common_words_are_in_most_articles_and_most_words_in_few(documents):
    counts = Counter(word for document in documents for word in set(document.body))
    assert counts.most_common(3)[2][1] > 0.95 * len(documents)
    assert sum(count == 1 for count in counts.values()) > len(counts) / 4


def test_texts_come_from_json_lines(tmp_path):
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps({"title": "Ülkede ihracat", "text": "Arttı.\nYine arttı."}))
    assert read_texts(path) == [("Ülkede ihracat", "Arttı.", "Yine arttı.")]


@pytest.mark.parametrize(
    ("word", "suffix", "expected"),
    [
        ("liman", "lAr", "limanlar"),
        ("gemi", "lAr", "gemiler"),
        ("gümrük", "DA", "gümrükte"),
        ("yol", "(s)I", "yolu"),
        ("kapı", "(s)I", "kapısı"),
        ("kapı", "(I)mIz", "kapımız"),
        ("ürün", "(I)mIz", "ürünümüz"),
        ("tütün", "CI", "tütüncü"),
        ("kitap", "CI", "kitapçı"),
    ],
)
def test_suffixes_follow_the_word(word, suffix, expected):
    assert attach(word, suffix) == expected


def test_forms_of_a_word_share_its_position():
    assert occurrences("a\nb c\nd") == [("a", 0), ("b", 1), ("c", 1), ("d", 2)]


def test_the_log_has_searches_of_every_kind_at_every_size(corpus, documents, tmp_path):
    for size in (40, 400):
        path = tmp_path / f"{size}"
        frequencies = write_analyzed(documents[:size], path)
        assert sum(1 for _ in read_analyzed(path)) == size
        log = make_log(corpus, frequencies, size)
        kinds = Counter(search.kind for search in log)
        assert kinds.pop("everything") == 1
        assert len(kinds) == 9
        assert set(kinds.values()) == {8}
