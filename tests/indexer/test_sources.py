import json

import pytest

from haberdar_indexer.documents import Origin, RawDocument, Rejected
from haberdar_indexer.pipeline import read_raw
from haberdar_indexer.sources import jsonl, reading


def read(*paths):
    return read_raw(paths)


def test_folders_are_read_in_the_order_of_names(tmp_path):
    for name in ("b/2.txt", "a.html", "b/1.TXT", "c.jsonl", ".gizli/x.txt", ".gizli.txt"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text('{"text": "x"}')
    found = [(str(raw.origin), raw.kind) for raw in read(tmp_path)]
    assert found == [
        ("a.html", "html"),
        ("c.jsonl:1", "record"),
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
    monkeypatch.setattr(reading, "LARGEST_FILE", 10)
    rejected = {r.origin.path: r.reason for r in read(tmp_path, "yok") if isinstance(r, Rejected)}
    assert rejected.keys() == {"a.pdf", "big.txt", "broken.txt", "yok"}
    assert rejected["a.pdf"].startswith("not a kind of file that is known: .html .htm")
    assert rejected["broken.txt"] == "a link to nothing"
    assert rejected["yok"] == "no such file or folder"


def test_json_lines_go_on_after_a_bad_line(tmp_path, monkeypatch):
    monkeypatch.setattr(jsonl, "LONGEST_LINE", 50)
    lines = [
        b"\xef\xbb\xbf" + json.dumps({"text": "a"}).encode(),
        b"{bozuk",
        b"",
        b"[1, 2]",
        b'{"text": "\xff"}',
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
        5: "not JSON",
        6: "longer than 0 MiB",
        7: {"text": "b"},
    }


@pytest.mark.parametrize("nesting", [100_000])
def test_deeply_nested_json_is_rejected(tmp_path, nesting):
    (tmp_path / "a.jsonl").write_text("[" * nesting + "]" * nesting + '\n{"text": "a"}\n')
    bad, good = read(tmp_path)
    assert isinstance(bad, Rejected)
    assert good == RawDocument(Origin("a.jsonl", 2), "record", {"text": "a"})
