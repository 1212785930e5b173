"""From folders to an index, and from the same folders to nothing to do."""

import datetime as dt
import io
import json
import os
import shutil
import sys
import zipfile

import pytest

from haberdar import Article, open_index
from haberdar.cli import main
from haberdar.index import schema
from haberdar_indexer import Options, plan_only, reindex, versions, writing
from haberdar_indexer.documents import Origin, Rejected, UnusableInputError
from haberdar_indexer.reindexing import NothingToIndexError, TooManyGoneError
from haberdar_indexer.sources import ReadingOptions, read_documents
from haberdar_indexer.workers import cleaner

PAGE = "<html><head><link rel=canonical href=https://a.example/1></head><body><article>{}</article>"


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("date 2024-12 Kimya ihracatı arttı.\n\nMetin.")
    (folder / "b.jsonl").write_text('{"text": "Makine ihracatı arttı."}\n{"bozuk": 1}\n')
    return folder


@pytest.fixture
def index(tmp_path):
    return tmp_path / "index"


def articles(index):
    with open_index(index) as news:
        return news.stats().articles


def test_everything_readable_is_indexed_and_the_rest_reported(folder, index):
    report = reindex([folder], index)
    assert report.written.added == 2
    assert [str(rejected) for rejected in report.rejected] == ["b.jsonl:2: the record has no text"]
    with open_index(index) as news:
        assert news.search("ihracat").total == 2
    (line,) = (index / "rejected.jsonl").read_text().splitlines()
    assert json.loads(line) == {
        "path": str(folder / "b.jsonl"),
        "document": "b.jsonl",
        "position": 2,
        "reason": "the record has no text",
    }


def test_nothing_is_done_again_until_something_changes(folder, index):
    reindex([folder], index)
    again = reindex([folder], index)
    assert again.unchanged
    assert [str(rejected) for rejected in again.rejected] == ["b.jsonl:2: the record has no text"]
    (folder / "c.txt").write_text("Tekstil ihracatı arttı.")
    added = reindex([folder], index)
    assert (added.written.added, added.plan.new, added.plan.unchanged) == (1, 1, 2)
    assert articles(index) == 3
    (folder / "c.txt").unlink()
    removed = reindex([folder], index)
    assert (removed.written.added, removed.removed) == (0, 1)
    assert articles(index) == 2


def test_a_changed_file_gives_its_new_articles_in_place_of_the_old(folder, index):
    reindex([folder], index)
    (folder / "a.txt").write_text("date 2024-12 Tekstil ihracatı arttı.\n\nMetin.")
    report = reindex([folder], index)
    assert (report.written.added, report.removed, report.plan.changed) == (1, 0, 1)
    with open_index(index) as news:
        assert news.search("kimya").total == 0
        assert news.search("tekstil").total == 1
        assert list(news.verify()) == []


def test_only_new_records_of_a_file_are_cleaned(folder, index, monkeypatch):
    reindex([folder], index)
    with (folder / "b.jsonl").open("a") as file:
        file.write('{"text": "Tekstil ihracatı arttı."}\n')
    report = reindex([folder], index)
    assert (report.written.added, report.written.kept) == (1, 1)
    assert articles(index) == 3
    assert str(report.rejected[0]) == "b.jsonl:2: the record has no text"


def test_a_file_that_was_only_touched_changes_no_article(folder, index):
    reindex([folder], index)
    os.utime(folder / "a.txt", ns=(1, 1))
    report = reindex([folder], index)
    assert (report.written.added, report.written.kept, report.removed) == (0, 1, 0)
    assert reindex([folder], index).unchanged


def test_full_reads_everything_again(folder, index):
    reindex([folder], index)
    report = reindex([folder], index, Options(full=True))
    assert (report.written.added, report.written.kept) == (2, 0)


def test_other_paths_and_what_programs_added_stay(folder, index, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (other / "d.txt").write_text("Mobilya ihracatı arttı.")
    reindex([folder], index)
    with open_index(index) as news:
        news.add(Article(id="own", title="Elle eklenen", paragraphs=("Bakır ihracatı arttı.",)))
    for options in (Options(), Options(full=True)):
        reindex([other], index, options)
        with open_index(index) as news:
            assert news.search("ihracat").total == 4
            assert news.get("own") is not None
            assert list(news.verify()) == []


def test_a_folder_that_was_moved_loses_nothing(folder, index):
    for number in range(10):
        (folder / f"{number}.txt").write_text(f"Bugün {number} haber çıktı.")
    reindex([folder.parent / "articles"], index)
    folder.rename(folder.parent / "moved")
    (folder.parent / "articles").mkdir()
    report = reindex([folder.parent / "articles", folder.parent / "moved"], index)
    assert (report.removed, report.written.added) == (0, 12)
    assert articles(index) == 12


def test_an_index_does_not_read_itself(folder, tmp_path):
    for _ in range(2):
        report = reindex([tmp_path], folder / "index")
        assert report.plan.new + report.plan.unchanged == 2
    assert report.unchanged


def test_a_large_part_goes_only_when_that_is_asked_for(folder, index):
    for number in range(10):
        (folder / f"{number}.txt").write_text(f"Bugün {number} haber çıktı.")
    reindex([folder], index)
    for number in range(6):
        (folder / f"{number}.txt").unlink()
    with pytest.raises(TooManyGoneError, match="6 of 12 articles would be removed"):
        reindex([folder], index)
    assert articles(index) == 12
    assert reindex([folder], index, Options(allow_delete=True)).removed == 6
    assert articles(index) == 6


def test_a_file_that_lost_most_of_its_records_is_guarded_too(index, tmp_path):
    records = [f'{{"id": "{number}", "text": "Haber {number} çıktı."}}\n' for number in range(20)]
    (tmp_path / "a.jsonl").write_text("".join(records))
    reindex([tmp_path / "a.jsonl"], index)
    (tmp_path / "a.jsonl").write_text("".join(records[:3]))
    with pytest.raises(TooManyGoneError, match="17 of 20"):
        reindex([tmp_path / "a.jsonl"], index)
    assert articles(index) == 20


def test_a_path_that_is_gone_needs_the_same_word(folder, index, tmp_path):
    for number in range(10):
        (folder / f"{number}.txt").write_text(f"Bugün {number} haber çıktı.")
    (tmp_path / "kept.txt").write_text("Mobilya ihracatı arttı.")
    reindex([folder, tmp_path / "kept.txt"], index)
    shutil.rmtree(folder)
    with pytest.raises(TooManyGoneError):
        reindex([folder], index)
    reindex([folder], index, Options(allow_delete=True))
    assert articles(index) == 1


def test_a_folder_that_cannot_be_looked_into_is_not_taken_to_be_empty(folder, index, lock_folder):
    (folder / "sub").mkdir()
    (folder / "sub" / "d.txt").write_text("Mobilya ihracatı arttı.")
    reindex([folder], index)
    lock_folder(folder / "sub")
    (folder / "a.txt").unlink()
    report = reindex([folder], index)
    assert report.removed == 1
    assert articles(index) == 2
    assert "cannot be read: Permission denied" in str(report.rejected[0])


def test_since_reads_what_changed_since_and_removes_nothing(folder, index):
    reindex([folder], index)
    (folder / "a.txt").unlink()
    (folder / "old.txt").write_text("Mobilya ihracatı arttı.")
    os.utime(folder / "old.txt", (0, 0))
    (folder / "new.txt").write_text("Tekstil ihracatı arttı.")
    report = reindex([folder], index, Options(since=dt.date(2020, 1, 1)))
    assert (report.written.added, report.removed) == (1, 0)
    assert articles(index) == 3


def test_a_plan_alone_changes_nothing(folder, index, tmp_path):
    reindex([folder], index)
    (folder / "a.txt").unlink()
    (folder / "c.txt").write_text("Tekstil ihracatı arttı.")
    before = {path: path.stat().st_mtime_ns for path in index.rglob("*")}
    report = plan_only([folder], index)
    assert list(report.plan.read) == [str(folder / "c.txt")]
    assert report.plan.vanished == [str(folder / "a.txt")]
    assert {path: path.stat().st_mtime_ns for path in index.rglob("*")} == before
    plan_only([folder], tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_what_comes_twice_by_address_or_content_is_stored_once(folder, index):
    text = "<p>" + "Metin burada uzun uzun anlatılıyor. " * 10
    for name in ("1.html", "2.html"):
        (folder / name).write_text(PAGE.format(text))
    (folder / "copy.txt").write_bytes((folder / "a.txt").read_bytes())
    report = reindex([folder], index)
    assert report.written.added == 3
    assert [(copy.origin.path, copy.reason.partition(" has ")[2]) for copy in report.copies] == [
        ("2.html", "the same address or id"),
        ("copy.txt", "the same title, text and date"),
    ]
    with open_index(index) as news:
        assert {copy.original for copy in report.copies} <= {a.id for a in news.articles()}


def test_a_copy_takes_the_place_of_an_original_that_goes(folder, index):
    (folder / "copy.txt").write_bytes((folder / "a.txt").read_bytes())
    reindex([folder], index)
    (folder / "a.txt").unlink()
    report = reindex([folder], index)
    assert report.copies == []
    assert articles(index) == 2
    with open_index(index) as news:
        assert news.search("kimya").total == 1


def test_files_of_the_same_name_in_two_folders_are_two_articles(index, tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(f"Haber {name} çıktı.")
    reindex([tmp_path / "one", tmp_path / "two"], index)
    assert articles(index) == 2
    assert reindex([tmp_path / "two", tmp_path / "one"], index).unchanged
    assert reindex([tmp_path / "two" / "a.txt"], index).unchanged


def test_paths_without_articles_leave_the_index_as_it_was(folder, index, tmp_path):
    reindex([folder], index)
    empty = tmp_path / "empty"
    empty.mkdir()
    (empty / "a.txt").write_text("")
    with pytest.raises(NothingToIndexError, match=r"a\.txt: "):
        reindex([empty], index)
    assert articles(index) == 2


def test_new_tags_are_made_of_the_stored_articles_without_the_files(folder, index, monkeypatch):
    reindex([folder], index)
    monkeypatch.setattr(versions, "_TAGGING", 999)
    monkeypatch.setattr(writing, "read_documents", pytest.fail)
    report = reindex([folder], index)
    assert (report.written.carried, report.written.added) == (2, 0)
    assert reindex([folder], index).unchanged


def test_a_stored_article_that_cannot_be_tagged_is_told_and_read_again(folder, index, monkeypatch):
    reindex([folder], index)

    def fail(article, tagger):
        if "Kimya" in article.title:
            raise KeyError("beklenmeyen")
        return article

    with monkeypatch.context() as patched:
        patched.setattr(versions, "_TAGGING", 999)
        patched.setattr(cleaner, "tagged", fail)
        report = reindex([folder], index)
    assert "cannot be tagged: KeyError('beklenmeyen')" in str(report.rejected[0])
    assert articles(index) == 1
    reindex([folder], index)
    assert articles(index) == 2


def test_words_of_another_analyzer_are_made_anew_from_the_stored_articles(
    folder, index, monkeypatch
):
    reindex([folder], index)
    monkeypatch.setattr(schema, "_VERSION", 999)
    monkeypatch.setattr(writing, "read_documents", pytest.fail)
    assert reindex([folder], index).written.carried == 2
    with open_index(index) as news:
        assert news.search("ihracat").total == 2
        assert list(news.verify()) == []


def test_another_way_of_cleaning_reads_the_files_again(folder, index, monkeypatch):
    reindex([folder], index)
    monkeypatch.setattr(versions, "_CLEANING", 999)
    (folder / "b.jsonl").unlink()
    report = reindex([folder], index)
    assert (report.written.added, report.removed) == (1, 1)


@pytest.mark.parametrize("file", ["*.documents", "*.body_stem.field", "sources.sqlite"])
def test_a_damaged_index_is_built_anew(folder, index, tmp_path, file):
    (tmp_path / "other.txt").write_text("Mobilya ihracatı arttı.")
    reindex([folder, tmp_path / "other.txt"], index)
    (damaged,) = index.glob(f"generations/*/{file}")
    damaged.write_bytes(b"x" + damaged.read_bytes()[1:-9])
    reindex([folder, tmp_path / "other.txt"], index)
    with open_index(index) as news:
        assert news.search("ihracat").total == 3
        assert list(news.verify()) == []


def test_an_index_under_the_paths_is_not_read(folder):
    index = folder / "index"
    assert reindex([folder], index).written.added == 2
    assert reindex([folder], index).unchanged


def test_of_two_members_of_one_name_no_article_stays_behind(folder, index):
    with zipfile.ZipFile(folder / "c.zip", "w") as archive:
        archive.writestr("a.txt", "Tekstil ihracatı arttı.")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("a.txt", "Mobilya ihracatı arttı.")
    report = reindex([folder], index)
    assert (report.written.added, len(report.copies)) == (3, 1)
    (folder / "c.zip").unlink()
    assert reindex([folder], index).removed == 1
    assert articles(index) == 2


def test_an_article_of_a_file_that_changed_meanwhile_goes_with_it(folder, index, monkeypatch):
    def read(file, options):
        yield from read_documents(file, options)
        yield Rejected(Origin(file.name), "it was changed while it was read")

    monkeypatch.setattr(writing, "read_documents", read)
    reindex([folder / "a.txt", folder / "b.jsonl"], index)
    monkeypatch.undo()
    (folder / "a.txt").unlink()
    assert reindex([folder], index).removed == 1
    assert articles(index) == 1


def test_a_path_that_only_repeats_articles_is_no_failure(folder, index, tmp_path):
    reindex([folder], index)
    copy = shutil.copy(folder / "a.txt", tmp_path / "copy.txt")
    assert len(reindex([copy], index).copies) == 1
    (folder / "a.txt").unlink()
    reindex([folder], index)
    assert articles(index) == 2


def test_a_file_that_may_not_be_read_now_keeps_its_articles(folder, index, monkeypatch):
    reindex([folder], index)
    (folder / "a.txt").write_text("Tekstil ihracatı arttı.")
    access = os.access
    monkeypatch.setattr(
        os, "access", lambda path, mode: path[-5:] != "a.txt" and access(path, mode)
    )
    for options in (Options(), Options(full=True)):
        report = reindex([folder], index, options)
        assert "a.txt: cannot be read: Permission denied" in map(str, report.rejected)
        with open_index(index) as news:
            assert news.search("kimya").total == 1
    monkeypatch.undo()
    reindex([folder], index)
    with open_index(index) as news:
        assert [news.search(word).total for word in ("kimya", "tekstil", "makine")] == [0, 1, 1]


def test_a_damaged_index_is_mended_from_files_older_than_asked_for(folder, index):
    for path in folder.iterdir():
        os.utime(path, (0, 0))
    reindex([folder], index)
    _damage(index)
    reindex([folder], index, Options(since=dt.date(2020, 1, 1)))
    assert articles(index) == 2


def test_what_a_damaged_index_lost_comes_back_with_its_files(folder, index, tmp_path):
    (tmp_path / "disk").mkdir()
    (tmp_path / "disk" / "d.txt").write_text("Mobilya ihracatı arttı.")
    reindex([folder, tmp_path / "disk"], index)
    (tmp_path / "disk").rename(tmp_path / "away")
    _damage(index)
    assert "read again" in reindex([folder], index).notes[0]
    assert articles(index) == 2
    (tmp_path / "away").rename(tmp_path / "disk")
    reindex([folder, tmp_path / "disk"], index)
    assert articles(index) == 3


def _damage(index):
    (documents,) = index.glob("generations/*/*.documents")
    documents.write_bytes(b"x")


def test_odd_files_are_reported_and_hold_nothing_up(folder, index):
    (folder / "link.txt").symlink_to(folder / "nowhere")
    os.mkfifo(folder / "pipe.txt")
    (folder / "half.jsonl").write_text('{"text": "Metin.", "url": "https://a.example/\\ud83d"}\n')
    report = reindex([folder], index)
    assert report.written.added == 3
    assert {rejected.origin.path for rejected in report.rejected} == {
        "b.jsonl",
        "link.txt",
        "pipe.txt",
    }


def test_a_path_that_does_not_exist_stops_the_run_before_it_begins(folder, index):
    reindex([folder], index)
    with pytest.raises(UnusableInputError, match="no such file or folder: yok"):
        reindex([folder, "yok"], index)


def test_progress_is_told_of_every_document(folder, index):
    told = []
    reindex(
        [folder],
        index,
        started=lambda plan, room: told.append((len(plan.read), room.needed > 0, room.free > 0)),
        progress=lambda written: told.append((written.articles, written.bytes > 0)),
    )
    assert told == [(2, True, True), (2, True)]


def test_several_processes_make_the_index_that_one_makes(tmp_path):
    words = "ihracat ithalat sanayi üretim vergi İKMİB’in Ar-Ge şekeri kâr".split()
    with (tmp_path / "many.jsonl").open("w") as file:
        for number in range(800):
            text = " ".join([*words[number % 7 :], f"kelime{number // 3}"])
            fields = {"id": str(number % 700), "title": f"Haber {number}", "text": text}
            file.write(json.dumps(fields if number % 50 else {"bozuk": number}) + "\n")
    reports = [
        reindex([tmp_path / "many.jsonl"], tmp_path / f"index{count}", Options(workers=count))
        for count in (0, 2)
    ]
    assert reports[0] == reports[1]
    assert (len(reports[0].rejected), len(reports[0].copies)) == (16, 98)
    with open_index(tmp_path / "index0") as one, open_index(tmp_path / "index2") as two:
        assert list(one.articles()) == list(two.articles())
        for query in ("", "ihracat", "kelime230", '"vergi İKMİB"', "sekeri"):
            assert one.search(query).to_dict() == two.search(query).to_dict()
        assert list(two.verify()) == []


def test_a_page_that_breaks_the_parser_costs_that_page_only(folder, index, monkeypatch):
    from haberdar_indexer.cleaning import documents

    def fail(*_):
        raise KeyError("beklenmeyen")

    monkeypatch.setitem(documents._CLEANERS, "text", fail)
    report = reindex([folder], index)
    assert report.written.added == 1
    assert "a.txt: cannot be parsed: KeyError('beklenmeyen')" in map(str, report.rejected)


def test_standard_input_is_added_and_stays(folder, index, monkeypatch):
    reindex([folder], index)
    for text in ("Tekstil ihracatı arttı.", "Mobilya ihracatı arttı.", "Tekstil ihracatı arttı."):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        reindex(["-"], index)
    reindex([folder], index, Options(full=True))
    assert articles(index) == 4


def test_records_are_read_by_the_names_that_are_given(index, tmp_path):
    (tmp_path / "a.jsonl").write_text('{"yazi": "Tekstil ihracatı arttı."}\n')
    with pytest.raises(NothingToIndexError):
        reindex([tmp_path], index)
    reindex([tmp_path], index, Options(reading=ReadingOptions({"text": "yazi"})))
    assert articles(index) == 1


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_an_export_gives_the_same_index(root, tmp_path, form):
    reindex([root / "corpus"], tmp_path / "index")
    file = tmp_path / f"corpus.{form}"
    assert (
        main(
            ["export", "--index", str(tmp_path / "index"), "--format", form, "--output", str(file)]
        )
        == 0
    )
    reindex([file], tmp_path / "again")
    with open_index(tmp_path / "index") as one, open_index(tmp_path / "again") as two:
        assert sorted(one.articles(), key=key) == sorted(two.articles(), key=key)
        for query in ("", "ihracat", "kimya", '"Ticaret Bakanlığı"', "ikmib"):
            first, second = one.search(query, size=50), two.search(query, size=50)
            assert first.total == second.total
            assert first.facets == second.facets
            assert {hit.id for hit in first.hits} == {hit.id for hit in second.hits}


def key(article):
    return article.id
