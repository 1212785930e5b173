"""News are made into questions and what answers them, each text once."""

import gzip
import json

import pytest
from benchmarks.known_items import main, put_beside, read_news
from benchmarks.relevance.collection import Collection, Document, Query, read_collection

NEWS = [
    {"title": "Un ihracatı\u00a0arttı", "text": "Un ihracatı yüzde 12 arttı.\n\nAlıcılar memnun."},
    {"title": "", "text": "Başlıksız bir haberin metni."},
    {"text": "Başlığı olmayan bir haberin metni."},
    {"title": "Haberi başlığından kısa olan bir başlık", "text": "Ayrıntılar birazdan."},
    {"title": "Çelik ithalatı geriledi", "text": "Çelik ithalatı ocakta geriledi."},
]


def write_lines(path, entries):
    text = "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries)
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
    return path


@pytest.fixture
def news(tmp_path):
    return write_lines(tmp_path / "news.jsonl.gz", NEWS)


def make(tmp_path, capsys, *arguments):
    out = tmp_path / "sets" / "out"
    main([str(argument) for argument in (out, *arguments)])
    return read_collection(out), json.loads(capsys.readouterr().out)


def test_headlines_ask_for_their_texts(news):
    assert read_news(news) == Collection(
        (
            Document("1", ("Un ihracatı yüzde 12 arttı.", "Alıcılar memnun.")),
            Document("5", ("Çelik ithalatı ocakta geriledi.",)),
        ),
        (
            Query("1", "Un ihracatı arttı", {"1": 1.0}),
            Query("5", "Çelik ithalatı geriledi", {"5": 1.0}),
        ),
        {"articles too short": 3},
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un ihracatı arttı. Alıcılar memnun.", ("Un ihracatı", ("arttı. Alıcılar memnun.",))),
        ("Un\nihracatı\narttı.\nAlıcılar memnun.", ("Un ihracatı", ("arttı.", "Alıcılar memnun."))),
        (" Un  ihracatı arttı, ama.", ("Un ihracatı", ("arttı, ama.",))),
        ("Un ihracatı arttı.", None),
        ("Un", None),
        ("", None),
    ],
)
def test_first_words_ask_for_the_rest(tmp_path, text, expected):
    made = read_news(write_lines(tmp_path / "news.jsonl", [{"title": "Başlık", "text": text}]), 2)
    found = [
        (query.text, document.paragraphs)
        for query, document in zip(made.queries, made.documents, strict=True)
    ]
    assert found == ([expected] if expected else [])
    assert made.left_out == {"articles too short": 0 if expected else 1}


def test_texts_and_questions_are_kept_once():
    source = Collection(
        (Document("a", ("Un arttı.",)), Document("b", ("Un arttı.",)), Document("c", ("Çelik.",))),
        (
            Query("1", "un", {"a": 1.0}),
            Query("2", "un", {"b": 1.0}),
            Query("3", "buğday unu", {"b": 2.0, "yok": 1.0}),
            Query("4", "çelik", {"c": 1.0}),
        ),
        {},
    )
    made = put_beside(source, [("Çelik.",), ("Pamuk.",), ("Pamuk.",)])
    assert made.documents == (
        Document("a", ("Un arttı.",)),
        Document("c", ("Çelik.",)),
        Document("beside-2", ("Pamuk.",)),
    )
    assert made.queries == (
        Query("1", "un", {"a": 1.0}),
        Query("3", "buğday unu", {"a": 2.0, "yok": 1.0}),
        Query("4", "çelik", {"c": 1.0}),
    )


def test_a_set_is_written_as_it_is_read(tmp_path, news, capsys):
    folder = tmp_path / "folder"
    folder.mkdir()
    write_lines(folder / "corpus.jsonl.gz", [{"id": "p", "text": "Pamuk."}, {"id": "", "text": ""}])
    more = write_lines(tmp_path / "more.jsonl", [NEWS[0], NEWS[3]])
    made, printed = make(tmp_path, capsys, news, "--beside", folder, more)
    source = read_news(news)
    assert made.queries == source.queries
    assert made.documents == (
        *source.documents,
        Document("beside-1", ("Pamuk.",)),
        Document("beside-3", ("Ayrıntılar birazdan.",)),
    )
    assert printed == {"documents": 4, "questions": 2, "left out": {"articles too short": 3}}


def test_a_folder_is_taken_over_with_its_grades(tmp_path, news, capsys):
    folder = tmp_path / "folder"
    folder.mkdir()
    write_lines(
        folder / "corpus.jsonl", [{"id": "p", "text": "Pamuk."}, {"id": "u", "text": "Un."}]
    )
    write_lines(folder / "queries.jsonl", [{"id": "s", "text": "pamuk ya da un"}])
    (folder / "qrels.tsv").write_text("s\tp\t2\ns\tu\t0.5\n")
    made, _ = make(tmp_path, capsys, folder, "--beside", news)
    assert made.queries == (Query("s", "pamuk ya da un", {"p": 2.0, "u": 0.5}),)
    assert [document.id for document in made.documents][:2] == ["p", "u"]
    assert len(made.documents) == 2 + len(NEWS)
    with pytest.raises(SystemExit):
        main([str(tmp_path / "other"), str(folder), "--first-words", "9"])
    assert "--first-words" in capsys.readouterr().err
