"""Whatever happens to the files, an index that follows them holds what they hold."""

import json
import os
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from haberdar import load_registry, open_index
from haberdar_indexer import Options, Rejected, Tagger, read_articles, reindex

NAMES = ["1", "2", "alt/3"]
SUBJECTS = ("Kimya", "Tekstil")
PAGE = (
    "<html><head><title>{0}</title><link rel=canonical href=https://a.example/{1}></head>"
    "<body><article><h1>{0}</h1><p>{2}</p></article></body></html>"
)


def fill_text(subjects):
    return f"{subjects[0]} haberi\n\n{_body(subjects[0])}\n"


def fill_page(subjects):
    return PAGE.format(f"{subjects[0]} haberi", len(subjects), _body(subjects[0]))


def fill_records(subjects):
    records = [
        {"title": f"{subject} haberi", "text": _body(subject), "id": ["", "1"][number % 2]}
        for number, subject in enumerate(subjects)
    ]
    return "\n".join(["bozuk", *map(json.dumps, records)])


def _body(subject):
    return f"{subject} ihracatı arttı, dedi Ticaret Bakanlığı. " + "Metin uzundur. " * 20


FILL: dict[str, Callable[[list[str]], str]] = {
    ".txt": fill_text,
    ".html": fill_page,
    ".jsonl": fill_records,
}
FILES = st.builds(str.__add__, st.sampled_from(NAMES), st.sampled_from(list(FILL)))
SUBJECT_LISTS = st.lists(st.sampled_from(SUBJECTS), min_size=1, max_size=2)
CHANGES = st.one_of(
    st.tuples(st.just("write"), FILES, SUBJECT_LISTS),
    st.tuples(st.sampled_from(["delete", "touch"]), FILES, st.none()),
    st.tuples(st.sampled_from(["rename", "copy"]), FILES, st.sampled_from(NAMES)),
)
# Seldom in full, which would mend what went wrong before.
RUNS = st.tuples(st.sampled_from([False] * 5 + [True]), st.lists(CHANGES, min_size=2, max_size=6))
TIMES = count(1)


def change(folder: Path, deed, name, detail):
    """Do to a file what `deed` says, where it is there; what is written is newer than all else."""
    file = folder / name
    if deed == "write":
        file.write_text(FILL[file.suffix](detail))
    elif not file.exists():
        return
    elif deed == "delete":
        file.unlink()
    elif deed == "rename":
        file = file.rename((folder / detail).with_suffix(file.suffix))
    elif deed == "copy":
        content, file = file.read_bytes(), (folder / detail).with_suffix(file.suffix)
        file.write_bytes(content)
    if file.exists():
        os.utime(file, (0, next(TIMES)))


@pytest.fixture(scope="module")
def tagger():
    return Tagger(load_registry())


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(runs=st.lists(RUNS, min_size=3, max_size=6))
def test_an_index_holds_what_its_files_hold(runs, tagger, tmp_path_factory):
    place = tmp_path_factory.mktemp("place")
    (place / "files" / "alt").mkdir(parents=True)
    (place / "files" / "kalan.txt").write_text("Mobilya haberi\n\nMobilya ihracatı arttı.")
    for full, changes in runs:
        for each in changes:
            change(place / "files", *each)
        reindex([place / "files"], place / "index", Options(full=full, allow_delete=True))
        found = [a for a in read_articles([place / "files"], tagger) if not isinstance(a, Rejected)]
        with open_index(place / "index") as news:
            held = list(news.articles())
            assert list(news.verify()) == []
        # Which of several with one id, or one content, is held depends on which came first.
        assert all(article in found for article in held)
        ids, contents = {a.id for a in held}, {_content(a) for a in held}
        assert len(held) == len(ids) == len(contents)
        assert all(a.id in ids or _content(a) in contents for a in found)
        assert reindex([place / "files"], place / "index").unchanged


def _content(article):
    return article.title, article.paragraphs, article.published
