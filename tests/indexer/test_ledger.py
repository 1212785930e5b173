"""What every file gave, written down and read back."""

from contextlib import closing

import pytest

from haberdar import IndexCorruptError
from haberdar_indexer.documents import Origin, Rejected
from haberdar_indexer.ledger import Entry, Ledger
from haberdar_indexer.sources.folders import FoundFile

ODD = "/arşiv/\udcff.jsonl"


@pytest.fixture
def ledger(tmp_path):
    with closing(Ledger.empty().copy(tmp_path / "ledger")) as ledger:
        number = ledger.begin_file(ODD, FoundFile(tmp_path / "x", "\udcff.jsonl", 5, 7))
        ledger.add(number, Entry(Origin("\udcff.jsonl", 1), b"r1", "a1", "c1"))
        ledger.add(number, Entry(Origin("\udcff.jsonl", 2), b"r2", reason="bozuk"))
        ledger.add(number, Entry(Origin("\udcff.jsonl", 3), b"r3", reason="kopya", original="a1"))
        yield ledger


def test_entries_come_back_as_they_were(ledger):
    assert ledger.entries(ODD) == [
        Entry(Origin("\udcff.jsonl", 1), b"r1", "a1", "c1"),
        Entry(Origin("\udcff.jsonl", 2), b"r2", reason="bozuk"),
        Entry(Origin("\udcff.jsonl", 3), b"r3", reason="kopya", original="a1"),
    ]
    assert ledger.entries("/none") == []
    assert [path for path, _ in ledger.files()] == [ODD]
    assert ledger.articles() == {ODD: 1}
    assert list(ledger.rejected()) == [
        Rejected(Origin("\udcff.jsonl", 2), "bozuk", ODD),
        Rejected(Origin("\udcff.jsonl", 3), "kopya", ODD, "a1"),
    ]


def test_articles_are_found_by_id_content_and_copy(ledger):
    assert (ledger.file_of("a1"), ledger.file_of("a2"), ledger.file_of("")) == (ODD, None, None)
    assert (ledger.with_content("c1"), ledger.with_content("")) == ("a1", None)
    assert ledger.copies(["a1", "a2"]) == {ODD}


def test_documents_at_one_place_are_all_kept(ledger, tmp_path):
    number = ledger.begin_file("/a.zip", FoundFile(tmp_path / "a.zip", "a.zip", 5, 7))
    entries = [
        Entry(Origin("a.zip!/a.txt"), b"r1", "a2", "c2"),
        Entry(Origin("a.zip!/a.txt"), b"r2", reason="bozuk"),
    ]
    for entry in entries:
        ledger.add(number, entry)
    assert ledger.entries("/a.zip") == entries
    assert ledger.file_of("a2") == "/a.zip"


def test_a_forgotten_file_leaves_nothing(ledger):
    ledger.forget(ODD)
    assert ledger.is_same(Ledger.empty())


def test_a_copy_is_changed_alone_and_says_the_same_until_then(ledger, tmp_path):
    ledger.set_versions({"cleaning": "1"})
    ledger.commit()
    with (
        closing(Ledger.open(tmp_path / "ledger")) as read,
        closing(read.copy(tmp_path / "copy")) as copy,
    ):
        assert copy.is_same(read)
        copy.forget(ODD)
        assert not copy.is_same(read)
        assert read.articles() == {ODD: 1}
        assert read.versions == {"cleaning": "1"}


@pytest.mark.parametrize("content", [b"", b"no database at all, but long enough to be one" * 9])
def test_what_is_no_ledger_is_named(tmp_path, content):
    (tmp_path / "ledger").write_bytes(content)
    with pytest.raises(IndexCorruptError, match="ledger cannot be read"):
        Ledger.open(tmp_path / "ledger")


def test_damage_inside_is_a_fault(ledger, tmp_path):
    ledger.commit()
    path = tmp_path / "ledger"
    data = path.read_bytes()
    with closing(Ledger.open(path)) as whole:
        assert list(whole.faults()) == []
    path.write_bytes(data[:4096] + b"\xff" * 4096 + data[8192:])
    with closing(Ledger.open(path)) as damaged:
        assert list(damaged.faults()) != []
