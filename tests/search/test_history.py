"""The way back to former generations, and forward again."""

import subprocess
import sys
import threading
from dataclasses import replace

import pytest

from haberdar import (
    Analyzer,
    IndexLockedError,
    IndexMissingError,
    IndexUnusableError,
    build_index,
    generations,
    load_registry,
    open_index,
    rollback,
    stored_articles,
)
from haberdar.cli import main
from haberdar.index.generations import Manifest, live_generation

WRITER = """
import pathlib, sys
from haberdar.index.generations import writer_lock

with writer_lock(pathlib.Path(sys.argv[1])):
    print("writing", flush=True)
    sys.stdin.read()
"""


def build(root, *articles):
    with build_index(root, Analyzer(), load_registry()) as built:
        for made in articles:
            built.add(made)


def numbers(root):
    """The numbers of the generations, the newest first, and of the live one."""
    found = generations(root)
    (live,) = (each.name for each in found if each.is_live)
    return [int(each.name[1:7]) for each in found], int(live[1:7])


@pytest.fixture
def index(tmp_path, article):
    """An index whose live generation is the third, of three articles."""
    for number in range(1, 4):
        build(tmp_path, *(article(str(each), "kimya") for each in range(number)))
    return tmp_path


def test_generations_are_told_the_newest_first(index):
    found = generations(index)
    assert [each.articles for each in found] == [3, 2, 1]
    assert [each.is_live for each in found] == [True, False, False]
    assert all(each.created and each.size_bytes > 1_000 for each in found)


def test_each_rollback_goes_one_further_back(index):
    assert rollback(index).articles == 2
    assert rollback(index).articles == 1
    with open_index(index) as news:
        assert news.search("kimya").total == 1
    with pytest.raises(IndexUnusableError, match="no generation before the live one"):
        rollback(index)
    assert numbers(index) == ([3, 2, 1], 1)


def test_a_reader_follows_back_and_forward(index):
    newest = generations(index)[0].name
    with open_index(index) as news:
        assert news.search("kimya").total == 3
        rollback(index)
        assert news.search("kimya").total == 2
        assert rollback(index, newest).is_live
        assert news.search("kimya").total == 3


def test_readers_get_one_generation_or_the_other_while_it_is_changed(index):
    newest, before, _ = (each.name for each in generations(index))
    totals, failures = set(), []
    done = threading.Event()

    def search(news):
        try:
            while not done.is_set():
                page = news.search("kimya")
                totals.add((page.total, len(page.hits)))
        except Exception as error:
            failures.append(error)

    with open_index(index) as news:
        threads = [threading.Thread(target=search, args=(news,)) for _ in range(3)]
        for thread in threads:
            thread.start()
        for _ in range(10):
            rollback(index, before)
            rollback(index, newest)
        done.set()
        for thread in threads:
            thread.join()
    assert failures == []
    assert totals <= {(3, 3), (2, 2)}


def test_what_was_gone_back_from_stays_until_the_next_change(index, article):
    rollback(index)
    assert numbers(index) == ([3, 2, 1], 2)
    with open_index(index) as news:
        news.add(article("yeni", "kimya"))
        assert news.search("kimya").total == 3
    assert numbers(index) == ([4, 2, 1], 4)
    # What was gone back from is none of those before.
    assert rollback(index).articles == 2


def test_a_build_that_fails_leaves_the_way_forward(index, article):
    rollback(index)
    with pytest.raises(ZeroDivisionError):
        build(index, article("a"), 1 / 0)
    assert numbers(index) == ([3, 2, 1], 2)


def test_a_change_that_dies_at_the_last_moment_does_no_harm(index, article):
    rollback(index)
    script = f"""
import os
from haberdar import Article, open_index
from haberdar.index import generations

news = open_index({str(index)!r})
generations.make_live = lambda *_: os._exit(9)
news.add(Article(id="b", title="kimya", paragraphs=()))
"""
    done = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True)
    assert done.returncode == 9, done.stderr
    assert numbers(index)[1] == 2
    build(index, article("a", "kimya"))
    assert numbers(index) == ([5, 2, 1], 5)


def test_without_what_is_live_the_newest_is_returned_to(index):
    (index / "current").write_bytes(b"\xff")
    assert rollback(index).articles == 3


def damage(generation):
    (file,) = generation.glob("*.body_stem.field")
    content = bytearray(file.read_bytes())
    content[0] ^= 1
    file.write_bytes(content)


def stem_otherwise(generation):
    manifest = Manifest.read(generation)
    replace(manifest, fingerprint={**manifest.fingerprint, "simplemma": "0"}).write(generation)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (damage, r"body_stem\.field is not what was written \(checksum\)"),
        (stem_otherwise, r"built by another analyzer \(simplemma 0 → "),
        (lambda folder: next(folder.glob("*.toc")).unlink(), "No such file"),
        (lambda folder: (folder / "manifest.json").write_text("{"), r"manifest\.json cannot be"),
    ],
)
def test_what_cannot_be_searched_is_not_returned_to(index, change, reason):
    target = generations(index)[1].name
    change(index / "generations" / target)
    for name in (None, target):
        with pytest.raises(IndexUnusableError, match=reason) as refused:
            rollback(index, name)
        assert "reindex" not in str(refused.value)
    assert numbers(index)[1] == 3
    assert len(generations(index)) == 3


def test_a_live_generation_without_its_manifest_is_not_removed_by_a_build_that_fails(index):
    live = live_generation(index)
    (live / "manifest.json").unlink()
    with pytest.raises(ZeroDivisionError):
        build(index, 1 / 0)
    assert len(list(stored_articles(index))) == 3
    rollback(index, generations(index)[-1].name)
    assert live.is_dir()


def test_nothing_newer_is_returned_to_unasked(index):
    rollback(index)
    (live_generation(index) / "manifest.json").unlink()
    assert rollback(index).articles == 1


def test_only_generations_can_be_named(index):
    (index / "generations" / "g000009-abcdef").mkdir()  # a build that did not end
    for name in ("g000009-abcdef", "yok", "..", ""):
        with pytest.raises(IndexUnusableError, match="has no generation"):
            rollback(index, name)


def test_nothing_is_rolled_back_while_somebody_writes(index):
    code = (
        "import pathlib, sys\nfrom haberdar.index.generations import writer_lock\n"
        "with writer_lock(pathlib.Path(sys.argv[1])):\n"
        "    print('writing', flush=True); sys.stdin.read()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", code, str(index)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    try:
        assert other.stdout.readline() == b"writing\n"
        with pytest.raises(IndexLockedError):
            rollback(index)
    finally:
        other.communicate()
    assert rollback(index).articles == 2


def test_a_folder_without_an_index_is_left_as_it_is(tmp_path):
    for ask in (generations, rollback):
        with pytest.raises(IndexMissingError):
            ask(tmp_path / "yok")
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_no_index(tmp_path):
    (tmp_path / "file").write_text("Metin.")
    for path in (tmp_path / "file", tmp_path / "file" / "index"):
        with pytest.raises(IndexUnusableError, match="name the folder of an index"):
            open_index(path)
    with pytest.raises(IndexUnusableError, match="name the folder of an index"):
        open_index(tmp_path / "file", create=True)


def test_the_command_says_what_is_live(index, capsys):
    assert main(["rollback", "--list", "--index", str(index)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0][:7] for line in lines] == ["g000003", "g000002", "g000001"]
    assert [line.endswith("  live") for line in lines] == [True, False, False]
    newest = lines[0].split()[0]
    assert main(["rollback", "--index", str(index)]) == 0
    (live,) = (line for line in capsys.readouterr().out.splitlines() if line.endswith("live"))
    assert live.split()[0].startswith("g000002")
    assert " 2 articles " in live
    assert main(["rollback", "--to", newest, "--index", str(index)]) == 0
    assert capsys.readouterr().out.splitlines()[0].endswith("live")


def test_the_command_says_why_not(index, capsys):
    for _ in range(2):
        assert main(["rollback", "--index", str(index)]) == 0
    capsys.readouterr()
    assert main(["rollback", "--index", str(index)]) == 1
    error = capsys.readouterr().err
    assert error == f"haberdar: {index} has no generation before the live one to return to\n"


def test_a_damaged_generation_is_listed_all_the_same(index, capsys):
    (index / "generations" / generations(index)[1].name / "manifest.json").write_text("{")
    assert main(["rollback", "--list", "--index", str(index)]) == 0
    assert "damaged" in capsys.readouterr().out.splitlines()[1]


def test_the_way_back_is_durable(index, monkeypatch):
    flushed = []
    monkeypatch.setattr("haberdar.index.generations._flush", flushed.append)
    rollback(index)
    assert flushed == [index / "current.new", index]
