import gzip
import io
import json
import sys
from itertools import islice
from pathlib import Path
from tempfile import NamedTemporaryFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from haberdar_indexer.documents import Origin, RawDocument, Rejected, UnusableInputError
from haberdar_indexer.pipeline import read_raw
from haberdar_indexer.sources import (
    ReadingOptions,
    jsonl,
    read_documents,
    streams,
)
from haberdar_indexer.sources.folders import FoundFile

PAGE = "<html><p>Metin."
RECORDS = '{"text": "Metin bir."}\n{"text": "Metin iki."}\n'


def read(*paths):
    return read_raw(paths)


def test_folders_are_read_in_the_order_of_names(tmp_path):
    for name in ("b/2.txt", "a.html", "b/1.TXT", "c.jsonl", ".gizli/x.txt", ".gizli.txt"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text({".html": PAGE, ".jsonl": RECORDS}.get(file.suffix, "Metin."))
    found = [(str(raw.origin), raw.kind) for raw in read(tmp_path)]
    assert found == [
        ("a.html", "html"),
        ("c.jsonl:1", "record"),
        ("c.jsonl:2", "record"),
        ("b/1.TXT", "text"),
        ("b/2.txt", "text"),
    ]


def test_a_file_given_twice_is_read_once(tmp_path):
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    assert len(list(read(tmp_path, tmp_path / "a.txt"))) == 1


def test_a_loop_of_links_ends(tmp_path):
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert [type(found) for found in read(tmp_path)] == [Rejected, RawDocument]


def test_what_cannot_be_read_is_rejected_with_its_reason(tmp_path, monkeypatch):
    (tmp_path / "a.pdf").write_text("x")
    (tmp_path / "big.txt").write_text("x" * 20)
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "good.txt").write_text("x")
    monkeypatch.setattr(streams, "LARGEST_FILE", 10)
    rejected = {r.origin.path: r.reason for r in read(tmp_path, "yok") if isinstance(r, Rejected)}
    assert rejected.keys() == {"a.pdf", "big.txt", "broken.txt", "yok"}
    assert rejected["a.pdf"].startswith("not a kind of file that is known: .html .htm")
    assert rejected["broken.txt"] == "a link to nothing"
    assert rejected["yok"] == "no such file or folder"


def test_json_lines_go_on_after_a_bad_line(tmp_path, monkeypatch):
    monkeypatch.setattr(jsonl, "LONGEST_RECORD", 50)
    lines = [
        b"\xef\xbb\xbf" + json.dumps({"text": "a"}).encode(),
        b"{bozuk",
        b"",
        b"[1, 2]",
        b'{"text": "\xfe\xfd"}',
        b'{"text": "' + b"x" * 200 + b'"}',
        json.dumps({"text": "b"}).encode(),
    ]
    (tmp_path / "a.jsonl").write_bytes(b"\n".join(lines))
    found = {
        raw.origin.line: raw.reason.partition(":")[0] if isinstance(raw, Rejected) else raw.content
        for raw in read(tmp_path)
    }
    assert found == {
        1: {"text": "a"},
        2: "not JSON",
        4: "not a JSON object",
        5: {"text": "şı"},
        6: "longer than 0 MiB",
        7: {"text": "b"},
    }


@pytest.mark.parametrize("nesting", [100_000])
def test_deeply_nested_json_is_rejected(tmp_path, nesting):
    (tmp_path / "a.jsonl").write_text("[" * nesting + "]" * nesting + '\n{"text": "a"}\n')
    bad, good = read(tmp_path)
    assert isinstance(bad, Rejected)
    assert good == RawDocument(Origin("a.jsonl", 2), "record", {"text": "a"})


def found(tmp_path, content, name="a", options=None):
    path = tmp_path / "dosya"
    path.write_bytes(content)
    given = () if options is None else (options,)
    return list(read_documents(FoundFile(path, name), *given))


def kinds(documents):
    return [(raw.kind, raw.origin.line) for raw in documents]


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (PAGE, "a.txt", [("html", 0)]),
        ("<!-- x -->\n<!DOCTYPE html><title>x", "a", [("html", 0)]),
        ('<?xml version="1.0"?>\n<html xmlns="x">', "a.xml", [("html", 0)]),
        ("Metin.", "a.html", [("html", 0)]),
        ("Metin.", "a.TXT", [("text", 0)]),
        ("[Ankara] Metin.", "a.txt", [("text", 0)]),
        ("Başlık, metin ve tarih\nBir cümle.", "a.txt", [("text", 0)]),
        (RECORDS, "a", [("record", 1), ("record", 2)]),
        (RECORDS, "a.json", [("record", 1), ("record", 2)]),
        ('{"text":\n "a"}\n{"text": "b"}', "a.json", [("record", 1), ("record", 2)]),
        ('[{"text": "a"},\n{"text": "b"}]', "a.jsonl", [("record", 1), ("record", 2)]),
        ("Başlık;Metin\nA;B\n", "a.txt", [("record", 2)]),
        ("title\ttext\nA\tB\n", "a", [("record", 2)]),
    ],
)
def test_what_a_file_is_is_told_by_what_it_holds(tmp_path, content, name, expected):
    assert kinds(found(tmp_path, content.encode(), name)) == expected


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (b"", "a.txt", "no text was found: it is empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "a.txt", "a binary file of a kind that is not read"),
        (b"%PDF-1.4\n" + bytes(range(32)) * 9, "a.html", "a binary file"),
        (b"Metin.", "a", "not a kind of file that is known"),
        (b"Metin.", "a.zip", "not a zip file, whatever its name says"),
        (b"[]", "a.json", "no article is in it"),
        (b"\n \n", "a.jsonl", "no article is in it"),
        (b"PAR1" + bytes(30), "a.parquet", "damaged: "),
    ],
)
def test_what_is_nothing_has_a_reason(tmp_path, content, name, reason):
    (rejected,) = found(tmp_path, content, name)
    assert str(rejected).startswith(f"{name}: {reason}")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig", "windows-1254"])
def test_records_are_read_in_any_encoding(tmp_path, encoding):
    lines = '{"metin": "Şeker"}\n{"metin": "İğne"}\n'
    documents = found(tmp_path, lines.encode(encoding), "a.jsonl")
    assert [raw.content["metin"] for raw in documents] == ["Şeker", "İğne"]
    (record,) = found(tmp_path, '[{"metin": "ışığı"}]'.encode(encoding), "a.json")
    assert record.content == {"metin": "ışığı"}


def test_an_array_is_read_object_by_object(tmp_path, monkeypatch):
    monkeypatch.setattr(jsonl, "HEAD", 16)
    records = [{"text": "x" * length} for length in range(100)]
    documents = found(tmp_path, json.dumps([*records, 5], indent=1).encode(), "a.json")
    assert [raw.content for raw in documents[:-1]] == records
    assert documents[-1] == Rejected(Origin("a.json", 101), "not a JSON object")


@pytest.mark.parametrize(
    ("end", "reason"),
    [
        ('{"te', "a.json:2: not JSON, and the rest is not read"),
        ("", "a.json: the array has no end"),
        ("] []", "a.json: something follows the array"),
    ],
)
def test_what_comes_before_damage_is_kept(tmp_path, end, reason):
    document, damage = found(tmp_path, f'[{{"text": "a"}},{end}'.encode(), "a.json")
    assert document.content == {"text": "a"}
    assert str(damage).startswith(reason)


def test_fields_may_have_any_name(tmp_path):
    options = ReadingOptions({"text": "haber_html", "title": "konu"})
    line = json.dumps({"haber_html": "a", "konu": "b", "text": "c"}).encode()
    (document,) = found(tmp_path, line, "a.jsonl", options)
    assert document.content == {"text": "a", "title": "b"}
    with pytest.raises(UnusableInputError, match="no such field: govde; there are author date"):
        ReadingOptions({"govde": "text"})


def test_standard_input_is_read_as_what_it_holds(monkeypatch):
    for content, kind in ((gzip.compress(RECORDS.encode()), "record"), (b"Metin.", "text")):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
        assert {raw.kind for raw in read("-")} == {kind}


def test_documents_are_read_as_they_are_asked_for(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(RECORDS * 50_000)
    documents = read_documents(FoundFile(path, "a.jsonl"))
    assert len(list(islice(documents, 3))) == 3
    path.write_text(RECORDS)
    assert str(list(documents)[-1]) == "a.jsonl: it was changed while it was read"


def test_a_file_that_is_gone_is_rejected(tmp_path):
    (rejected,) = read_documents(FoundFile(tmp_path / "yok.txt", "yok.txt"))
    assert str(rejected) == "yok.txt: cannot be read: No such file or directory"


def test_names_that_are_not_utf8_are_shown_escaped(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Metin.")
    (document,) = read_documents(FoundFile(path, "ha\udcfeber\n.txt"))
    assert document.origin.path == r"ha\xfeber\n.txt"


SUFFIXES = (
    "html txt jsonl json csv tsv xml rss warc gz tgz bz2 xz tar zip parquet warc.gz pdf".split()
)
BEGINNINGS = [
    b"", b"<rss>", b"<?xml version='1.0'?><feed>", b'{"text": ', b'[{"', b"text,title\n",
    b"WARC/1.0\r\n", b"PK\x03\x04", b"\x1f\x8b\x08\0", b"BZh91AY&SY", b"\xfd7zXZ\0", b"PAR1",
    b"\xff\xfe",
    bytes(257) + b"ustar\0",
]  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(st.sampled_from(BEGINNINGS), st.binary(), st.sampled_from(SUFFIXES))
def test_no_bytes_raise(beginning, content, suffix):
    with NamedTemporaryFile() as file:
        file.write(beginning + content)
        file.flush()
        for raw in read_documents(FoundFile(Path(file.name), f"a.{suffix}")):
            assert isinstance(raw, RawDocument) or raw.reason
