"""Runs that are killed at any moment, or meet a full disk, lose nothing."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time

import pytest

from haberdar import open_index
from haberdar_indexer import Options, reindex
from haberdar_indexer.disk import DiskFullError

# Ends the process as a power cut would, at the so-manieth time that it touches a file, or for -1
# after its first batch.
RUN = """
import os, sys
from haberdar_indexer import Options, reindex

files, index, last, workers = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
touched = 0

def count(event, args):
    global touched
    if event.partition(".")[0] in {"open", "os", "shutil", "sqlite3", "mmap"}:
        touched += 1
        if touched == last:
            os._exit(9)

sys.addaudithook(count)
first_batch = lambda _: os._exit(9) if last == -1 else None
reindex([files], index, Options(workers=workers), progress=first_batch)
print(touched)
"""
WORDS = "ihracat ithalat sanayi üretim vergi İKMİB’in Ar-Ge şekeri kâr tekstil kimya".split()


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """An archive of texts, records and pages, and the same archive some days later."""
    before, after = (tmp_path_factory.mktemp(name) / "files" for name in ("before", "after"))
    before.mkdir()
    for number in range(60):
        (before / f"{number:03}.txt").write_text(_text(number))
    with (before / "records.jsonl").open("w") as file:
        for number in range(150):
            file.write(json.dumps({"id": str(number), "text": _text(1000 + number)}) + "\n")
        file.write("bozuk\n")
    shutil.copytree(before, after)
    for number in range(8):
        (after / f"{number:03}.txt").unlink()
        (after / f"{20 + number:03}.txt").write_text(_text(5000 + number))
        (after / f"{90 + number:03}.txt").write_text(_text(6000 + number))
    with (after / "records.jsonl").open("a") as file:
        for number in range(150, 200):
            file.write(json.dumps({"id": str(number), "text": _text(1000 + number)}) + "\n")
    return before, after


def _text(number):
    words = random.Random(number).choices(WORDS, k=40)
    return f"Haber {number}\n\n{' '.join(words)} kelime{number}.\n"


@pytest.fixture(scope="module")
def undisturbed(archive, tmp_path_factory):
    """The index of the archive as it was, and what both states hold."""
    index = tmp_path_factory.mktemp("undisturbed") / "index"
    # One place for both states, as ids and the ledger name it.
    files = tmp_path_factory.mktemp("place") / "files"
    held = []
    for state in archive:
        _put(state, files)
        reindex([files], index)
        if not held:
            first = index.with_name("first")
            shutil.copytree(index, first)
        held.append(_content(index))
    return files, first, held


def _put(state, files):
    shutil.rmtree(files, ignore_errors=True)
    shutil.copytree(state, files)  # with the times of its files


def _content(index):
    with open_index(index) as news:
        assert list(news.verify()) == []
        page = news.search("ihracat", size=50)
        return (
            sorted(news.articles(), key=lambda article: article.id),
            page.total,
            {
                name: sorted((v.value, v.count) for v in values)
                for name, values in page.facets.items()
            },
        )


def _run(files, index, last=0, workers=0):
    return subprocess.run(
        [sys.executable, "-c", RUN, str(files), str(index), str(last), str(workers)],
        capture_output=True,
        text=True,
        check=False,
        env=_environment(),
    )


def _environment():
    """Have a run be one of the code that is tested, whatever is installed."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}


def _check_survived(files, index, held):
    """The live index is whole, before or after the change, and the next run finishes."""
    assert _content(index) in held
    report = reindex([files], index)
    assert _content(index) == held[1]
    assert not (index / "unfinished").exists()
    return report


def test_a_run_killed_at_any_touch_of_a_file_leaves_the_live_index_whole(
    archive, undisturbed, tmp_path
):
    files, first, held = undisturbed
    shutil.copytree(first, tmp_path / "index")
    whole = int(_run(files, tmp_path / "index").stdout)
    for place in range(5):
        index = tmp_path / f"index{place}"
        shutil.copytree(first, index)
        last = random.Random(place).randint(whole * place // 5 + 1, whole * (place + 1) // 5)
        assert _run(files, index, last).returncode == 9
        _check_survived(files, index, held)


def test_what_was_done_before_the_end_is_not_done_again(undisturbed, tmp_path):
    files, first, held = undisturbed
    shutil.copytree(first, tmp_path / "index")
    assert _run(files, tmp_path / "index", last=-1).returncode == 9
    # A batch of 64, one of which is a line that is no record.
    assert _check_survived(files, tmp_path / "index", held).written.resumed == 63


def test_runs_killed_again_and_again_come_to_an_end(archive, undisturbed, tmp_path):
    files, first, held = undisturbed
    index = tmp_path / "index"
    shutil.copytree(first, index)
    for seed in range(3):
        command = [sys.executable, "-c", RUN, str(files), str(index), "0", "2"]
        run = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=_environment()
        )
        time.sleep(random.Random(seed).uniform(0.5, 4))
        run.send_signal(signal.SIGKILL)
        run.wait()
        assert _content(index) in held
    _check_survived(files, index, held)


@pytest.fixture
def small_disk(tmp_path):
    """A file system of 3 MB that can grow."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(place)]
    if os.geteuid() or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a small file system can only be made by root")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def test_a_full_disk_leaves_the_live_index_and_what_was_done(
    archive, undisturbed, small_disk, tmp_path
):
    files, first, held = undisturbed
    index = small_disk / "index"
    shutil.copytree(first, index)
    free = shutil.disk_usage(small_disk).free
    # What is left is too little for the next generation, by more and more.
    for room in (60_000, 200_000, 350_000):
        ballast = small_disk / "ballast"
        ballast.write_bytes(b"\1" * (free - room))
        with pytest.raises(DiskFullError, match="make room and run it again"):
            reindex([files], index, Options(full=True))
        assert _content(index) == held[0]
        ballast.unlink()
        free = shutil.disk_usage(small_disk).free
    report = reindex([files], index, Options(full=True))
    assert report.written.resumed > 0
    assert _content(index) == held[1]
