"""From folders to an index, and from the same folders to nothing to do."""

import json
import os

import pytest

from haberdar import open_index
from haberdar_indexer import reindex
from haberdar_indexer.documents import UnusableInputError
from haberdar_indexer.reindexing import NothingToIndexError

PAGE = "<html><head><link rel=canonical href=https://a.example/1></head><body><article>{}</article>"


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("date 2024-12 Kimya ihracatı arttı.\n\nMetin.")
    (folder / "b.jsonl").write_text('{"text": "Makine ihracatı arttı."}\n{"bozuk": 1}\n')
    return folder


def test_everything_readable_is_indexed_and_the_rest_reported(folder, tmp_path):
    report = reindex([folder], tmp_path / "index")
    assert report.indexed == 2
    assert [str(rejected) for rejected in report.rejected] == ["b.jsonl:2: the record has no text"]
    with open_index(tmp_path / "index") as news:
        assert news.search("ihracat").total == 2


def test_nothing_is_done_again_until_something_changes(folder, tmp_path):
    index = tmp_path / "index"
    reindex([folder], index)
    assert reindex([folder], index).unchanged
    assert reindex([folder], index, full=True).indexed == 2
    (folder / "c.txt").write_text("Tekstil ihracatı arttı.")
    assert reindex([folder], index).indexed == 3
    (folder / "c.txt").unlink()
    assert reindex([folder], index).indexed == 2


def test_what_is_gone_from_the_folder_is_gone_from_the_index(folder, tmp_path):
    reindex([folder], tmp_path / "index")
    (folder / "a.txt").unlink()
    reindex([folder], tmp_path / "index")
    with open_index(tmp_path / "index") as news:
        assert news.search("kimya").total == 0


def test_an_article_that_comes_twice_is_indexed_once_and_reported(folder, tmp_path):
    text = "<p>" + "Metin burada uzun uzun anlatılıyor. " * 10
    for name in ("1.html", "2.html"):
        (folder / name).write_text(PAGE.format(text))
    report = reindex([folder], tmp_path / "index")
    assert report.indexed == 3
    assert str(report.rejected[0]).startswith("2.html: an article with the same id (")
    assert str(report.rejected[0]).endswith(") came before: https://a.example/1")


def test_paths_without_articles_leave_the_index_as_it_was(folder, tmp_path):
    reindex([folder], tmp_path / "index")
    empty = tmp_path / "empty"
    empty.mkdir()
    (empty / "a.txt").write_text("")
    with pytest.raises(NothingToIndexError, match=r"a\.txt: no text was found"):
        reindex([empty], tmp_path / "index")
    with open_index(tmp_path / "index") as news:
        assert news.stats().articles == 2


def test_odd_files_are_reported_and_hold_nothing_up(folder, tmp_path):
    (folder / "link.txt").symlink_to(folder / "nowhere")
    os.mkfifo(folder / "pipe.txt")
    (folder / "half.jsonl").write_text('{"text": "Metin.", "url": "https://a.example/\\ud83d"}\n')
    report = reindex([folder], tmp_path / "index")
    assert report.indexed == 3
    assert {rejected.origin.path for rejected in report.rejected} == {
        "b.jsonl",
        "link.txt",
        "pipe.txt",
    }


def test_a_path_that_does_not_exist_stops_the_run_before_it_begins(folder, tmp_path):
    reindex([folder], tmp_path / "index")
    with pytest.raises(UnusableInputError, match="no such file or folder: yok"):
        reindex([folder, "yok"], tmp_path / "index")


def test_progress_is_told_of_every_document(folder, tmp_path):
    told = []
    reindex([folder], tmp_path / "index", progress=told.append)
    assert sum(told) == 3


def test_several_processes_make_the_index_that_one_makes(tmp_path):
    words = "ihracat ithalat sanayi üretim vergi İKMİB’in Ar-Ge şekeri kâr".split()
    with (tmp_path / "many.jsonl").open("w") as file:
        for number in range(850):
            text = " ".join([*words[number % 7 :], f"kelime{number // 3}"])
            fields = {"id": str(number % 700), "title": f"Haber {number}", "text": text}
            file.write(json.dumps(fields if number % 50 else {"bozuk": number}) + "\n")
    reports = [
        reindex([tmp_path / "many.jsonl"], tmp_path / f"index{count}", workers=count)
        for count in (0, 2)
    ]
    assert reports[0] == reports[1]
    assert len(reports[0].rejected) > 90
    with open_index(tmp_path / "index0") as one, open_index(tmp_path / "index2") as two:
        assert list(one.articles()) == list(two.articles())
        for query in ("", "ihracat", "kelime230", '"vergi İKMİB"', "sekeri"):
            assert one.search(query).to_dict() == two.search(query).to_dict()
        assert list(two.verify()) == []


def test_a_page_that_breaks_the_parser_costs_that_page_only(folder, tmp_path, monkeypatch):
    from haberdar_indexer.cleaning import documents

    def fail(_content):
        raise KeyError("beklenmeyen")

    monkeypatch.setitem(documents._CLEANERS, "text", fail)
    report = reindex([folder], tmp_path / "index")
    assert report.indexed == 1
    assert "a.txt: cannot be parsed: KeyError('beklenmeyen')" in map(str, report.rejected)
