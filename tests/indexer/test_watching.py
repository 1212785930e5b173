"""A run that goes on follows the files."""

import signal
import subprocess
import sys
import time

import pytest

from haberdar import HaberdarError, open_index


@pytest.fixture
def following(tmp_path):
    files = tmp_path / "files"
    files.mkdir()
    (files / "a.txt").write_text("Kimya ihracatı arttı.")
    command = [sys.executable, "-m", "haberdar.cli", "reindex", str(files), "--watch"]
    run = subprocess.Popen([*command, "--index", str(tmp_path / "index")], text=True)
    yield run, files, tmp_path / "index"
    run.kill()
    run.wait()


def wait_for(index, *ids):
    """Wait until the index has as many articles for `ihracat` as there are `ids`."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            with open_index(index) as news:
                if {hit.title for hit in news.search("ihracat").hits} == set(ids):
                    return
        except HaberdarError:
            pass
        time.sleep(0.1)
    pytest.fail(f"the index did not come to hold {ids}")


def test_changes_of_files_are_followed_until_an_interrupt(following):
    run, files, index = following
    wait_for(index, "Kimya ihracatı arttı")
    (files / "b.txt").write_text("Tekstil ihracatı arttı.")
    wait_for(index, "Kimya ihracatı arttı", "Tekstil ihracatı arttı")
    (files / "a.txt").unlink()
    wait_for(index, "Tekstil ihracatı arttı")
    run.send_signal(signal.SIGINT)
    assert run.wait(30) == 0


def test_a_run_that_fails_is_followed_by_the_next(following):
    run, files, index = following
    wait_for(index, "Kimya ihracatı arttı")
    for number in range(8):
        (files / f"{number}.txt").write_text(f"Tekstil ihracatı {number} kat arttı.")
    wait_for(index, "Kimya ihracatı arttı", *(f"Tekstil ihracatı {n} kat arttı" for n in range(8)))
    kept = {path: path.read_bytes() for path in files.iterdir()}
    for path in kept:
        path.unlink()
    time.sleep(2)
    for path, content in kept.items():
        path.write_bytes(content)
    (files / "son.txt").write_text("Mobilya ihracatı arttı.")
    titles = [f"Tekstil ihracatı {n} kat arttı" for n in range(8)]
    wait_for(index, "Kimya ihracatı arttı", "Mobilya ihracatı arttı", *titles)
    assert run.poll() is None
