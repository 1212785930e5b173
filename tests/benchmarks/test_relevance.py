"""The measures are those that one computes by hand, and a folder is read as it may come."""

import gzip
import json
import math

import numpy as np
import pytest
from benchmarks.relevance.__main__ import main
from benchmarks.relevance.bm25 import Bm25, Occurrences, best, words_of
from benchmarks.relevance.collection import Document, read_collection
from benchmarks.relevance.metrics import score
from benchmarks.relevance.systems import SYSTEMS

DOCUMENTS = [
    {"id": "un", "title": "Başlık", "text": "Un ihracatı arttı."},
    {"id": "demir", "title": "", "text": "Demir ithalatı azaldı.\nÇelik de azaldı."},
    {"id": "boş", "title": "Yalnız başlık", "text": " \u200b\n"},
    {"id": "un", "title": "", "text": "Aynı kimlikle bir metin daha."},
    {"id": "pamuk", "title": "", "text": "Pamuk ihracatçıları Türkiye'nin ihracatını konuştu."},
]
QUERIES = [
    {"id": "s1", "text": "Demir ithalatı"},
    {"id": "s2", "text": "ihracatı"},
    {"id": "s3", "text": "yargısız soru"},
]


def write_lines(path, entries):
    text = "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries)
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())


@pytest.fixture
def folder(tmp_path):
    write_lines(tmp_path / "corpus.jsonl.gz", DOCUMENTS)
    write_lines(tmp_path / "queries.jsonl", QUERIES)
    (tmp_path / "qrels.tsv").write_text("s1\tdemir\ns2\tun\ns2\tpamuk\n")
    return tmp_path


@pytest.mark.parametrize(
    ("ranked", "grades", "expected"),
    [
        (["a", "b"], {"a": 1.0}, (1, 1, 1, 1)),
        (["b", "a"], {"a": 1.0}, (1 / 2, 0, 1, 1 / math.log2(3))),
        ([], {"a": 1.0}, (0, 0, 0, 0)),
        # The eleventh does not count.
        ([*"bcdefghijk", "a"], {"a": 1.0}, (0, 0, 0, 0)),
        # Two of three answers, at ranks 2 and 4; a perfect ranking has them at 1, 2 and 3.
        (
            ["x", "a", "y", "b"],
            {"a": 1.0, "b": 1.0, "c": 1.0},
            (1 / 2, 0, 2 / 3, (1 / math.log2(3) + 1 / math.log2(5)) / (1.5 + 1 / math.log2(3))),
        ),
        # The lower grade first: (1 + 3/log2 3) / (3 + 1/log2 3).
        (["a", "b"], {"a": 1.0, "b": 3.0}, (1, 1 / 2, 1, 0.796707)),
    ],
)
def test_measures(ranked, grades, expected):
    found = score(ranked, grades)
    assert list(found) == ["MRR@10", "recall@1", "recall@10", "nDCG@10"]
    assert list(found.values()) == pytest.approx(expected, abs=1e-6)


def test_a_ranking_of_more_answers_than_ten_can_be_perfect():
    grades = dict.fromkeys("abcdefghijkl", 1.0)
    assert score(list(grades), grades)["nDCG@10"] == pytest.approx(1)


@pytest.mark.parametrize(
    ("scores", "size", "expected"),
    [
        ([1, 3, 2], 2, [1, 2]),
        ([2, 1, 2, 2], 2, [0, 2]),
        ([1, 5, 1, 1], 3, [1, 0, 2]),
        ([0, 1, 0], 3, [1]),
        ([0, 0], 1, []),
    ],
)
def test_equal_scores_keep_the_order_of_the_corpus(scores, size, expected):
    assert best(np.array(scores, float), size).tolist() == expected


def test_baselines_match_on_words_without_what_all_of_them_drop():
    text = "TÜİK'in Ar-Ge ve İ\u0307hracat verileri, 1.650 kişi için"
    assert words_of(text) == ["tüik", "ar", "ge", "ihracat", "verileri", "1650", "kişi"]


def test_bm25_is_that_of_lucene():
    texts = {"a": "un un şeker", "b": "un", "c": "tuz limon"}
    documents = [Document(name, (text,)) for name, text in texts.items()]
    index = Bm25(Occurrences(documents), str)
    # Of 3 documents of 2 words on average, 2 have "un": a has it twice in 3 words, b once in 1.
    rarity = math.log(1 + 1.5 / 2.5)
    weight_a = rarity * 2 / (2 + 1.2 * (0.25 + 0.75 * 3 / 2))
    weight_b = rarity * 1 / (1 + 1.2 * (0.25 + 0.75 * 1 / 2))
    assert index.scores("un").tolist() == pytest.approx([weight_a, weight_b, 0])
    assert index.search("un tuz", 3) == ["c", "b", "a"]


def test_a_folder_is_read_with_what_it_leaves_out(folder):
    collection = read_collection(folder)
    assert collection.documents[1] == Document(
        "demir", ("Demir ithalatı azaldı.", "Çelik de azaldı.")
    )
    assert [document.id for document in collection.documents] == ["un", "demir", "pamuk"]
    assert {query.id: set(query.grades) for query in collection.queries} == {
        "s1": {"demir"},
        "s2": {"un", "pamuk"},
    }
    assert collection.left_out == {
        "documents with an id seen before": 1,
        "documents without text": 1,
        "questions without an answer": 1,
        "answers that are no document": 0,
    }


def test_judgements_may_have_a_header_and_grades(folder):
    (folder / "qrels.tsv").write_text(
        "query-id\tcorpus-id\tscore\ns1\tdemir\t2\ns1\tun\t0\ns2\tboş\t1\nöteki\tun\t1\n"
    )
    collection = read_collection(folder)
    assert [query.grades for query in collection.queries] == [{"demir": 2.0}, {"boş": 1.0}]
    assert collection.left_out["answers that are no document"] == 1


def test_a_folder_without_answers_is_refused(folder):
    (folder / "qrels.tsv").write_text("başka\tun\n")
    with pytest.raises(ValueError, match="no question"):
        read_collection(folder)


def test_every_system_is_measured(folder, capsys):
    main([str(folder)])
    result = json.loads(capsys.readouterr().out)
    assert (result["documents"], result["questions"]) == (3, 2)
    # "ihracatı" and "ihracatını" meet in their stems only.
    recalls = {name: result[name]["recall@10"] for name in SYSTEMS}
    assert recalls == {"ours": 1, "lowercase": 0.75, "snowball": 1, "f5": 1, "simplemma": 1}


def test_misses_show_the_answer_and_what_is_above(folder, capsys):
    (folder / "qrels.tsv").write_text("s1\tun\ns2\tpamuk\ns3\tun\n")
    main([str(folder), "--only", "lowercase", "--misses", "5"])
    result = json.loads(capsys.readouterr().out)
    assert "ours" not in result
    misses = result["lowercase"]["misses"]
    assert {miss["question"]: (miss["rank"], list(miss["above"])) for miss in misses} == {
        "Demir ithalatı": (None, ["demir"]),
        "ihracatı": (None, ["un"]),
        "yargısız soru": (None, []),
    }
    assert misses[0]["answers"] == {"un": "Un ihracatı arttı."}
