"""Adding, replacing and deleting, and who sees it."""

import gc
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from haberdar import (
    Analyzer,
    IndexCorruptError,
    IndexMismatchError,
    build_index,
    extend_index,
    load_registry,
    open_index,
)
from haberdar.index.generations import Manifest, live_generation
from haberdar.index.snapshot import Snapshot


def test_an_added_article_is_found_by_the_next_search(news, article):
    assert news.search("kimya").total == 0
    news.add(article("a", "kimya"))
    assert news.search("kimya").total == 1


def test_adding_replaces_an_article_with_the_same_id(news, article):
    news.add(article("a", "kimya", organizations=("tim",)))
    news.add(article("a", "makine", organizations=("tobb",)))
    assert news.search("kimya").total == 0
    page = news.search("makine")
    assert page.total == 1
    assert [value.value for value in page.facets["organization"]] == ["tobb"]


def test_of_twins_added_together_the_last_stays(news, article):
    news.add(article("a", "kimya"), article("a", "makine"))
    assert news.stats().articles == 1
    assert news.search("makine").total == 1


def test_a_deleted_article_is_gone_from_hits_and_counts(news, article):
    news.add(article("a", "kimya", ministries=("ticaret",)), article("b", "kimya"))
    assert news.delete("a", "yok") == 1
    page = news.search("kimya")
    assert [hit.id for hit in page.hits] == ["b"]
    assert page.facets["ministry"] == ()
    assert news.get("a") is None


def test_another_reader_sees_the_change(tmp_path, article):
    with open_index(tmp_path, create=True) as writer, open_index(tmp_path) as reader:
        writer.add(article("a", "kimya"))
        assert reader.search("kimya").total == 1
        writer.delete("a")
        assert reader.search("kimya").total == 0


def test_many_small_additions_leave_a_whole_index(news, article):
    for number in range(30):
        news.add(article(str(number), f"kimya {number}", date="2024-01-01"))
    assert news.search("kimya").total == 30
    assert news.search("17").total == 1
    assert list(news.verify()) == []


def test_reading_all_articles_keeps_nobody_waiting(news, article):
    news.add(article("a", "kimya"), article("b", "kimya"))
    reading = news.articles()
    assert next(reading).id == "a"
    searching = threading.Thread(target=news.search, args=("kimya",))
    searching.start()
    searching.join(timeout=10)
    assert not searching.is_alive()
    news.add(article("c", "kimya"))
    assert [found.id for found in reading] == ["b"]


def test_creating_keeps_what_is_there(tmp_path, article):
    with open_index(tmp_path, create=True) as news:
        news.add(article("a", "kimya"))
    with open_index(tmp_path, create=True) as news:
        assert news.stats().articles == 1


def test_threads_can_search_while_one_adds(news, article):
    failures = []

    def search():
        try:
            for _ in range(20):
                news.search("kimya")
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=search) for _ in range(4)]
    for thread in threads:
        thread.start()
    for number in range(10):
        news.add(article(str(number), "kimya"))
    for thread in threads:
        thread.join()
    assert failures == []
    assert news.search("kimya").total == 10


def test_an_index_is_extended_as_by_single_changes(tmp_path, article):
    analyzer, registry = Analyzer(), load_registry()
    with build_index(tmp_path, analyzer, registry) as build:
        for number in range(4):
            build.add(article(str(number), "kimya"))
    with open_index(tmp_path) as news:
        with extend_index(tmp_path, analyzer, registry) as build:
            build.deleted.add("0")
            assert build.add(article("1", "tekstil"))
            assert build.add(article("4", "kimya"))
            assert not build.add(article("4", "kimya"))
        assert {hit.id for hit in news.search("kimya").hits} == {"2", "3", "4"}
        assert [hit.id for hit in news.search("tekstil").hits] == ["1"]
        assert list(news.verify()) == []


def test_extending_often_leaves_few_segments_and_no_empty_one(tmp_path, article):
    analyzer, registry = Analyzer(), load_registry()
    with build_index(tmp_path, analyzer, registry):
        pass
    for number in range(30):
        with extend_index(tmp_path, analyzer, registry) as build:
            build.deleted.add(str(number - 1))
            build.add(article(str(number), "kimya"))
            build.add(article(f"kept {number}", "kimya"))
    with open_index(tmp_path) as news:
        assert news.search("kimya").total == 31
        assert list(news.verify()) == []
    (folder,) = (tmp_path / "generations").glob("g000031-*")
    assert len(list(folder.glob("*.documents"))) < 10


def test_an_index_of_another_analyzer_is_not_extended(tmp_path, article):
    with build_index(tmp_path, Analyzer(), load_registry()) as build:
        build.add(article("a"))
    live = live_generation(tmp_path)
    replace(Manifest.read(live), fingerprint={"schema": "0"}).write(live)
    with (
        pytest.raises(IndexMismatchError, match="schema"),
        extend_index(tmp_path, Analyzer(), load_registry()),
    ):
        pytest.fail("it was extended")


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        ("Manifest", "write"),
        ("generations", "publish"),
        ("generations", "_flush"),
        ("Path", "replace"),
    ],
)
def test_a_change_that_is_killed_leaves_the_index_as_it_was(tmp_path, article, owner, name):
    with open_index(tmp_path, create=True) as news:
        news.add(article("a", "kimya"))
    script = f"""
import os
from pathlib import Path
from haberdar import Article, open_index
from haberdar.index import generations
from haberdar.index.generations import Manifest

news = open_index({str(tmp_path)!r})
setattr({owner}, {name!r}, lambda *_: os._exit(9))
news.add(Article(id="b", title="kimya", paragraphs=()))
"""
    done = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True)
    assert done.returncode == 9, done.stderr
    with open_index(tmp_path) as news:
        assert [found.id for found in news.articles()] == ["a"]
        assert list(news.verify()) == []
        news.add(article("c", "kimya"))
        assert news.search("kimya").total == 2
    assert len(list((tmp_path / "generations").iterdir())) == 3


def test_searches_do_not_wait_for_a_writer(news, article):
    news.add(article("a", "kimya"))
    with news._engine._writer():
        found = []
        searching = threading.Thread(target=lambda: found.append(news.search("kimya").total))
        searching.start()
        searching.join(timeout=10)
        assert found == [1]


def test_an_error_on_the_way_to_a_new_snapshot_is_not_forgotten(news, article, monkeypatch):
    news.add(article("a", "kimya"))
    assert news.search("kimya").total == 1
    news.add(article("b", "kimya"))
    with monkeypatch.context() as broken:
        broken.setattr(Snapshot, "take", lambda *_: 1 / 0)
        with pytest.raises(IndexCorruptError):
            news.search("kimya")
    assert news.search("kimya").total == 2


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="open files are listed in /proc")
def test_changes_do_not_pile_up_open_files(news, article, tmp_path):
    def open_files():
        gc.collect()
        return len(list(Path("/proc/self/fd").iterdir()))

    for number in range(12):
        news.add(article(str(number), "kimya", ministries=("ticaret",)))
        assert news.search("olmayankelime").total == 0
        assert news.search("kimya").total == number + 1
        if number == 5:
            before = open_files()
    assert open_files() <= before + 12
    news.close()
    gc.collect()
    maps = Path("/proc/self/maps").read_text().splitlines()
    assert [line for line in maps if f"{tmp_path}/" in line] == []
