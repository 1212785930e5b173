"""Whatever is wrong with an index is found, and what to do about it is said."""

import json
import random
import shutil
from dataclasses import replace

import numpy as np
import pytest

from haberdar import Analyzer, Fault, build_index, load_registry, open_index, rollback
from haberdar.cli import main
from haberdar.index import verifying
from haberdar.index.generations import Manifest, live_generation
from haberdar.index.leaves import Leaf

FLIPS = 6
# Whoosh leaves the file open when it cannot read it.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


def build(root, *articles):
    with build_index(root, Analyzer(), load_registry()) as built:
        for made in articles:
            built.add(made)


def alter(file, change):
    """Write what `change` makes of a file's bytes; links to the file keep what was in it."""
    content = bytearray(file.read_bytes())
    change(content)
    file.unlink()
    file.write_bytes(content)


def flip(content, place=4):
    content[place] ^= 1


@pytest.fixture
def index(tmp_path, article):
    """An index whose two generations share no file."""
    build(tmp_path, article("a", "Şeker."))
    build(tmp_path, article("a", "Şeker."), article("b", "Çelik."))
    return tmp_path


def verify(index, capsys, *options):
    code = main(["verify", "--index", str(index), "--json", *options])
    told = json.loads(capsys.readouterr().out)
    assert (code == 3) == bool(told["faults"])
    return told


@pytest.fixture(scope="module")
def whole(tmp_path_factory, article):
    """An index with a built and an added segment, something deleted, and all kinds of fields."""
    folder = tmp_path_factory.mktemp("whole")
    text = "Çelik üretimi\n\nTürkiye İhracatçılar Meclisi (TİM) açıkladı."
    tags = {"ministries": ("ticaret",), "organizations": ("tim",), "source": "Ajans"}
    build(folder, *(article(str(n), f"{text} {n}", date="2024-05-06", **tags) for n in range(40)))
    with open_index(folder) as news:
        news.add(article("new", text, date="2024", **tags))
        news.delete("3")
    return folder


def test_a_byte_flipped_anywhere_is_found(whole, tmp_path, capsys):
    shutil.copytree(whole, tmp_path, dirs_exist_ok=True)
    assert verify(tmp_path, capsys)["faults"] == []
    chance = random.Random("bayt")
    files = [file for file in live_generation(tmp_path).iterdir() if file.stat().st_size]
    assert {"manifest.json", ".toc", ".documents", ".field"} <= {
        file.name if file.suffix == ".json" else file.suffix for file in files
    }
    for file in files:
        content = file.read_bytes()
        for _ in range(FLIPS):
            altered = bytearray(content)
            place = chance.randrange(len(content))
            altered[place] ^= chance.randrange(1, 256)
            file.write_bytes(altered)
            told = verify(tmp_path, capsys)
            assert {fault["kind"] for fault in told["faults"]} == {"file"}, (file.name, place)
            assert file.name in told["faults"][0]["text"]
        file.write_bytes(content)
    assert verify(tmp_path, capsys)["faults"] == []


@pytest.mark.parametrize(
    "change", [lambda content: content.clear(), lambda content: content.extend(b"\0")]
)
@pytest.mark.parametrize("name", ["*.documents", "*.body_stem.field", "*.toc", "manifest.json"])
def test_files_that_are_longer_or_empty_are_found(index, capsys, name, change):
    (file,) = live_generation(index).glob(name)
    alter(file, change)
    assert file.name in verify(index, capsys)["faults"][0]["text"]


def test_a_missing_file_is_found_in_an_open_index(index):
    with open_index(index) as news:
        next(live_generation(index).glob("*.id.field")).unlink()
        (fault,) = news.verify()
    assert fault.kind == "file"
    assert "No such file" in str(fault)


def test_damage_before_a_change_is_not_taken_for_what_was_written(index, article):
    with open_index(index) as news:
        (file,) = live_generation(index).glob("*.body_stem.field")
        content = bytearray(file.read_bytes())
        flip(content)
        file.write_bytes(content)
        news.add(article("c"))
        assert any(file.name in fault.text for fault in news.verify())


def test_an_index_without_marks_is_checked_by_its_arrays(index, capsys):
    live = live_generation(index)
    replace(Manifest.read(live), files={}).write(live)
    (file,) = live.glob("*.documents")
    alter(file, flip)
    (fault, *_) = verify(index, capsys)["faults"]
    assert "stored is not what was written (checksum)" in fault["text"]


def test_a_manifest_of_before_marks_is_read(index):
    live = live_generation(index)
    data = json.loads((live / "manifest.json").read_bytes())
    old = {name: data[name] for name in ("fingerprint", "registry", "created")}
    (live / "manifest.json").write_text(json.dumps({**old, "inputs": "x"}))
    assert Manifest.read(live) == Manifest(**old)
    with open_index(index) as news:
        assert list(news.verify()) == []


def test_twins_are_found(news, article, monkeypatch):
    news.add(article("a"))
    news.add(article("b"))
    read = verifying.Snapshot.article
    monkeypatch.setattr(verifying.Snapshot, "article", lambda self, _: read(self, 0))
    assert Fault("article", "article a is in the index twice") in list(news.verify())


def test_an_article_that_cannot_be_read_is_named(news, article, monkeypatch):
    news.add(article("a"))
    monkeypatch.setattr(verifying.Snapshot, "article", lambda *_: 1 / 0)
    (fault,) = news.verify()
    assert fault == Fault("article", "document 0 cannot be read: division by zero")


def test_files_of_different_numbers_of_documents_are_found(news, article, monkeypatch):
    news.add(article("a"))
    count = Leaf.document_counts
    monkeypatch.setattr(Leaf, "document_counts", lambda self: {*count(self), 7})
    (fault,) = news.verify()
    assert fault.kind == "article"
    assert fault.text.endswith("is of 1, 7 documents at once")


def test_so_many_articles_are_looked_for_as_was_said(news, article, monkeypatch):
    news.add(*(article(str(number)) for number in range(10)))
    monkeypatch.setattr(Leaf, "docs", lambda *_: np.empty(0, np.int32))
    lost = {fault.text.split()[1] for fault in news.verify(sample=4)}
    assert lost == {"0", "3", "6", "9"}
    assert len({fault.text.split()[1] for fault in news.verify()}) == 10


def test_progress_counts_every_article_twice(news, article):
    news.add(*(article(str(number)) for number in range(10)))
    done = []
    assert list(news.verify(sample=4, progress=done.append)) == []
    assert sum(done) == 14


def test_advice_is_to_return_to_a_whole_generation(index, capsys):
    (file,) = live_generation(index).glob("*.documents")
    alter(file, flip)
    told = verify(index, capsys)
    former = told["generations"][1]["name"]
    assert f"haberdar rollback --to {former} --index {index}" in told["advice"][0]
    assert "1 article," in told["advice"][0]
    rollback(index)
    assert verify(index, capsys)["faults"] == []


def test_advice_without_a_whole_generation_is_to_save_and_build_anew(index, capsys):
    for file in index.glob("generations/*/*.documents"):
        alter(file, flip)
    said = "\n".join(verify(index, capsys)["advice"])
    assert "rollback" not in said
    assert said.index("haberdar export") < said.index("haberdar reindex --full")


def test_an_index_that_cannot_be_opened_has_faults(index, capsys):
    (index / "current").write_text("g000099-abcdef")
    told = verify(index, capsys)
    assert told["articles"] is None
    assert "haberdar rollback" in told["advice"][0]
    rollback(index)
    assert verify(index, capsys)["articles"] == 2


def test_articles_in_damaged_files_do_not_count_as_checked(index, capsys):
    (file,) = live_generation(index).glob("*.documents")
    alter(file, flip)
    told = verify(index, capsys)
    assert (told["articles"], told["looked_for"]) == (2, 0)
    assert main(["verify", "--index", str(index)]) == 3
    assert "files are damaged; 2 articles not checked\n" in capsys.readouterr().out


def test_what_is_said_is_said_once(index, capsys):
    (file,) = live_generation(index).glob("*.toc")
    alter(file, flip)
    assert main(["verify", "--index", str(index)]) == 3
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"{file} is not what was written (checksum)"
    assert lines[1] == "the index cannot be opened"
    assert sum(line.count("haberdar reindex") for line in lines) == 1
    assert lines[-1].startswith("also there: g000001-")


def test_one_article_is_no_articles(tmp_path, article, capsys):
    build(tmp_path, article("a"))
    assert main(["verify", "--index", str(tmp_path), "--all"]) == 0
    assert capsys.readouterr().out == "1 article read, 1 looked for by their words, 0 faults\n"
