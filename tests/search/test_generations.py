"""An index is built beside the live one, replaces it in one step, and survives everything else."""

import shutil
import subprocess
import sys
import time
from dataclasses import replace

import pytest

from haberdar import (
    Analyzer,
    IndexCorruptError,
    IndexLockedError,
    IndexMismatchError,
    IndexMissingError,
    IndexUnusableError,
    build_index,
    load_registry,
    open_index,
)
from haberdar.index.generations import Manifest, live_generation, staging, writer_lock


def build(root, *articles):
    with build_index(root, Analyzer(), load_registry()) as built:
        for made in articles:
            built.add(made)


def built_by_another(generation):
    manifest = Manifest.read(generation)
    fingerprint = {**manifest.fingerprint, "simplemma": "1.1.2"}
    replace(manifest, fingerprint=fingerprint).write(generation)


def generations(root):
    return sorted(path.name.partition("-")[0] for path in (root / "generations").iterdir())


def test_a_reader_follows_to_the_new_generation(tmp_path, article):
    build(tmp_path, article("a", "kimya"))
    with open_index(tmp_path) as news:
        build(tmp_path, article("b", "kimya"), article("c", "kimya"))
        assert {hit.id for hit in news.search("kimya").hits} == {"b", "c"}


def test_two_generations_before_the_live_one_are_kept_and_older_ones_go(tmp_path, article):
    for name in "abcd":
        build(tmp_path, article(name))
    assert generations(tmp_path) == ["g000002", "g000003", "g000004"]


def test_a_build_that_fails_leaves_the_live_index(tmp_path, article):
    build(tmp_path, article("a", "kimya"))
    broken = (article("b", "kimya") if n else 1 / n for n in (1, 0))
    with pytest.raises(ZeroDivisionError):
        build(tmp_path, *broken)
    assert generations(tmp_path) == ["g000001"]
    with open_index(tmp_path) as news:
        assert [hit.id for hit in news.search("kimya").hits] == ["a"]


def test_twins_are_refused_by_a_build(tmp_path, article):
    with build_index(tmp_path, Analyzer(), load_registry()) as built:
        assert built.add(article("a", "kimya"))
        assert not built.add(article("a", "makine"))
    with open_index(tmp_path) as news:
        assert news.search("kimya").total == news.stats().articles == 1


def test_one_writer_at_a_time(tmp_path, article):
    build(tmp_path, article("a", "kimya"))
    code = (
        "import sys; from haberdar import *\n"
        "with build_index(__import__('pathlib').Path(sys.argv[1]), Analyzer(), load_registry()):\n"
        "    print('writing', flush=True); sys.stdin.read()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert other.stdout.readline() == b"writing\n"
    try:
        with open_index(tmp_path) as news:
            with pytest.raises(IndexLockedError, match="another process is writing"):
                news.add(article("b"))
            assert news.search("kimya").total == 1
    finally:
        other.kill()
        other.communicate()
    # The lock ended with its process, and what it had begun is cleared away by the next build.
    build(tmp_path, article("c"))
    assert generations(tmp_path) == ["g000001", "g000002"]


@pytest.mark.parametrize("delay", [0.05, 0.15, 0.3, 0.5, 0.8, 1.2])
def test_killed_at_any_moment_the_index_is_the_old_or_the_new(tmp_path, article, delay):
    build(tmp_path, article("old", "kimya"))
    code = (
        "import pathlib, sys\nfrom haberdar import *\n"
        "print('started', flush=True)\n"
        "with build_index(pathlib.Path(sys.argv[1]), Analyzer(), load_registry()) as built:\n"
        "    for n in range(150):\n"
        "        built.add(Article(id=f'new{n}', title='kimya', paragraphs=('metin ' * 200,)))\n"
    )
    process = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE)
    process.stdout.readline()
    time.sleep(delay)
    process.kill()
    process.communicate()
    with open_index(tmp_path) as news:
        assert news.search("kimya").total in {1, 150}
        assert list(news.verify()) == []
    build(tmp_path, article("next", "kimya"))
    with open_index(tmp_path) as news:
        assert [hit.id for hit in news.search("kimya").hits] == ["next"]


def test_a_folder_of_other_files_is_not_built_in(tmp_path, article):
    (tmp_path / "haber.txt").write_text("Metin.")
    with pytest.raises(IndexUnusableError, match=r"haber\.txt .* name an empty folder"):
        build(tmp_path, article("a"))
    assert [path.name for path in tmp_path.iterdir()] == ["haber.txt"]


def test_what_others_put_beside_the_generations_stays(tmp_path, article):
    build(tmp_path, article("a"))
    (tmp_path / "generations" / "g000001.yedek").mkdir()
    (tmp_path / "generations" / "notlar.txt").write_text("Not.")
    for name in "bcd":
        build(tmp_path, article(name))
    assert generations(tmp_path) == [
        "g000001.yedek",
        "g000002",
        "g000003",
        "g000004",
        "notlar.txt",
    ]


def test_a_reader_sees_that_a_folder_was_deleted_and_built_anew(tmp_path, article):
    build(tmp_path, article("a", "kimya"))
    with open_index(tmp_path) as news:
        shutil.rmtree(tmp_path)
        build(tmp_path, article("b", "kimya"))
        assert [hit.id for hit in news.search("kimya").hits] == ["b"]


def test_a_changed_index_is_not_what_was_indexed_any_more(tmp_path, article):
    build(tmp_path, article("a"), article("b"))
    with open_index(tmp_path) as news:
        news.delete("a")
        news.add(article("c"))
        assert news.stats().articles == 2


def test_a_folder_without_an_index_says_how_to_build_one(tmp_path):
    with pytest.raises(IndexMissingError, match="haberdar reindex PATH… --index"):
        open_index(tmp_path)


def test_another_analyzer_asks_to_reindex(tmp_path, article):
    build(tmp_path, article("a"))
    built_by_another(live_generation(tmp_path))
    with pytest.raises(IndexMismatchError, match=r"simplemma 1\.1\.2 → .*haberdar reindex"):
        open_index(tmp_path)


def test_the_fingerprint_names_what_decides_the_terms():
    assert Analyzer().fingerprint().keys() == {"analyzer", "simplemma", "snowballstemmer"}


# Whoosh leaves the file open when it cannot read it.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(
    "damage",
    [
        lambda root: (root / "current").write_text("g000099"),
        lambda root: (root / "current").write_text(""),
        lambda root: (root / "current").write_text("../../../etc"),
        lambda root: (root / "current").write_bytes(b"\xff\xfe"),
        lambda root: next(root.glob("generations/*/manifest.json")).write_text("{"),
        lambda root: next(root.glob("generations/*/manifest.json")).unlink(),
        lambda root: next(root.glob("generations/*/*.toc")).write_bytes(b"\0" * 50),
        lambda root: next(root.glob("generations/*/*.body_stem.field")).unlink(),
        lambda root: next(root.glob("generations/*/*.documents")).write_bytes(b""),
    ],
)
def test_damage_is_named_with_what_to_do(tmp_path, article, damage):
    build(tmp_path, article("a"))
    damage(tmp_path)
    with pytest.raises(IndexCorruptError, match="reindex"):
        open_index(tmp_path)
    build(tmp_path, article("b"))
    with open_index(tmp_path) as news:
        assert news.stats().articles == 1


def test_damage_that_a_search_meets_is_named(tmp_path, article):
    build(tmp_path, article("a", "kimya " * 50))
    (damaged,) = tmp_path.glob("generations/*/*.documents")
    contents = bytearray(damaged.read_bytes())
    contents[4:40] = bytes(36)
    damaged.write_bytes(contents)
    with open_index(tmp_path) as news:
        with pytest.raises(IndexCorruptError, match=r"document 0 cannot be read.*reindex --full"):
            news.search("kimya")
        assert any("checksum" in fault.text for fault in news.verify())


def test_a_generation_is_staged_in_several_steps_and_seen_at_the_end(tmp_path, article):
    build(tmp_path, article("a", "kimya"))
    with open_index(tmp_path) as news:
        with writer_lock(tmp_path), staging(tmp_path, empty=False) as stage:
            with open_index(stage) as staged:
                staged.add(article("b", "kimya"))
                staged.add(article("c", "kimya"))
                assert staged.search("kimya").total == 3
            assert news.search("kimya").total == 1
        assert news.search("kimya").total == 3
    assert generations(tmp_path) == ["g000001", "g000002"]


def test_an_empty_stage_replaces_what_was(tmp_path, article):
    build(tmp_path, article("a", "kimya"))
    with writer_lock(tmp_path), staging(tmp_path, empty=True) as stage:
        build(stage, article("b", "kimya"))
    with open_index(tmp_path) as news:
        assert [hit.id for hit in news.search("kimya").hits] == ["b"]


def test_a_stage_that_fails_leaves_nothing(tmp_path, article):
    build(tmp_path, article("a", "kimya"))

    def fail():
        with writer_lock(tmp_path), staging(tmp_path, empty=False) as stage:
            with open_index(stage) as staged:
                staged.add(article("b", "kimya"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert generations(tmp_path) == ["g000001"]
    assert list((tmp_path / "unfinished").iterdir()) == []
    with open_index(tmp_path) as news:
        assert news.search("kimya").total == 1
