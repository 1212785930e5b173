"""Documents that crash, hang or take memory cost themselves only, and no process is left behind."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from contextlib import closing, suppress
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haberdar import PublishedDate, load_registry, open_index
from haberdar_indexer import Options, reindex
from haberdar_indexer.documents import Origin, RawDocument, Rejected, Stored
from haberdar_indexer.workers import Cleaned, Limits, WorkerLostError, clean_all
from haberdar_indexer.workers.batches import MOST_BYTES, MOST_DOCUMENTS, in_batches
from haberdar_indexer.workers.cleaner import Cleaner

LIMITS = Limits(seconds=3, memory=1 << 28)

# A worker runs this before anything else, being named `sitecustomize`: what a text says is done
# while it is cleaned, or analyzed. What is begun is written down.
HOSTILE = """
import os, re, signal, time
from pathlib import Path

from haberdar_indexer import pipeline
from haberdar_indexer.workers import cleaner, serving

def recurse():
    recurse()

DEEDS = {
    "bölütleme": lambda: os.kill(os.getpid(), signal.SIGSEGV),
    "çıkış": lambda: os._exit(3),
    "uyku": lambda: time.sleep(600),
    "meşgul": lambda: re.match("(a+)+$", "a" * 60 + "b"),
    "bellek": lambda: bytearray(1 << 30),
    "derin": recurse,
    "hata": lambda: {}["yok"],
}

def clean(raw, real=pipeline.clean):
    word = raw.content.decode().split()[0]
    with Path(__file__).with_name("begun").open("a") as begun:
        begun.write(word + "\\n")
    DEEDS.get(word, int)()
    return real(raw)

def analyze(self, articles, real=cleaner.BatchAnalyzer.analyze):
    if any("çözümleme" in article.body for article in articles):
        os.abort()
    return real(self, articles)

pipeline.clean = clean
cleaner.BatchAnalyzer.analyze = analyze
"""
COSTS = {
    "bölütleme": f"ended its process (signal {int(signal.SIGSEGV)})",
    "çıkış": "ended its process (exit status 3)",
    "meşgul": "took longer than 3 s",
    "bellek": "needed more than 0.25 GiB of memory",
    "derin": "cannot be parsed: RecursionError('maximum recursion depth exceeded')",
    "hata": "cannot be parsed: KeyError('yok')",
    "çözümleme": f"ended its process (signal {int(signal.SIGABRT)})",
}
IN_PROC = pytest.mark.skipif(
    not Path("/proc/self/stat").exists(), reason="processes and their memory are read in /proc"
)


@pytest.fixture
def begun(tmp_path, monkeypatch):
    """Make the workers hostile; return the file of what they began."""
    (tmp_path / "sitecustomize.py").write_text(HOSTILE)
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path / "begun"


def text(word, name=""):
    return RawDocument(Origin(name or word), "text", f"{word} haberi\n\nMetin: {word}.".encode())


def outcomes(items, workers=1, limits=LIMITS):
    """Return what each item cost, by its name; "" where it became an article."""
    return [
        (document.origin.path, document.reason if isinstance(document, Rejected) else "")
        for batch in clean_all(iter(items), workers, limits)
        for document in batch.documents
    ]


@IN_PROC
def test_what_a_document_does_to_its_process_costs_that_document_only(begun):
    good = (f"haber{number}" for number in count())
    words = [next(good), *(word for deed in COSTS for word in (deed, next(good)))]
    assert outcomes(map(text, words)) == [(word, COSTS.get(word, "")) for word in words]
    tries = begun.read_text().split()
    assert max(tries.count(word) for word in words) == 2


def test_a_process_that_fails_is_replaced_for_the_batches_that_follow(begun, tmp_path):
    words = [f"haber{number}" for number in range(3 * MOST_DOCUMENTS)]
    for folder, more in (("plain", []), ("hostile", ["bölütleme", "çözümleme"])):
        (tmp_path / folder).mkdir()
        for number, word in enumerate([*words[:150], *more, *words[150:]]):
            name = f"{number:03}" if word in more else f"{word}.txt"
            path = (tmp_path / folder / name).with_suffix(".txt")
            path.write_text(f"{word} haberi\n\nTekstil {word} ihracatı.")
    plain = reindex([tmp_path / "plain"], tmp_path / "index0")
    hostile = reindex([tmp_path / "hostile"], tmp_path / "index2", Options(workers=2))
    assert hostile.written.added == plain.written.added == len(words)
    assert sorted(rejected.reason for rejected in hostile.rejected) == sorted(
        [COSTS["bölütleme"], COSTS["çözümleme"]]
    )
    with open_index(tmp_path / "index0") as one, open_index(tmp_path / "index2") as two:
        assert list(one.articles()) == list(two.articles())
        for query in ("haber1", "haber191", '"tekstil haber190 ihracatı"', "ihracat"):
            assert one.search(query).to_dict() == two.search(query).to_dict()


def test_a_record_that_cannot_be_handed_over_is_rejected():
    nested = []
    for _ in range(900):
        nested = [nested]
    record = RawDocument(Origin("derin"), "record", {"text": "Metin.", "ek": nested})
    assert outcomes([text("a"), record, text("b")]) == [
        ("a", ""),
        ("derin", "is nested too deeply"),
        ("b", ""),
    ]


@pytest.mark.parametrize(
    ("breaks", "says"),
    [
        ("serving.load_registry", "3 times in a row, one ended its process"),
        ("serving._watched", "with nothing to clean, one ended its process"),
    ],
)
def test_workers_that_cannot_work_end_the_run(begun, breaks, says):
    site = begun.with_name("sitecustomize.py")
    site.write_text(f"{HOSTILE}\n{breaks} = lambda *args: os._exit(9)\n")
    with pytest.raises(WorkerLostError, match=rf"{says} \(exit status 9\)"):
        outcomes([text("haber")])


def test_an_interpreter_that_cannot_be_started_ends_the_run(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/yok/python")
    with pytest.raises(WorkerLostError, match="No such file"):
        outcomes([text("haber")])


@pytest.mark.parametrize("workers", [0, 2])
def test_batches_come_in_the_order_of_the_items(workers, article):
    # Large enough to fill the pipe both ways, many times over.
    body = " ".join(f"kelime{number}" for number in range(5_000))
    items = [
        Rejected(Origin(str(number)), "okunamadı")
        if number % 10 == 3
        else Stored(Origin(str(number)), article(str(number), f"{body} {number}"), tag=False)
        for number in range(3 * MOST_DOCUMENTS + 5)
    ]
    batches = list(clean_all(iter(items), workers))
    documents = [document for batch in batches for document in batch.documents]
    assert [document.origin for document in documents] == [item.origin for item in items]
    assert [document for document in documents if isinstance(document, Rejected)] == [
        item for item in items if isinstance(item, Rejected)
    ]
    for batch in batches:
        articles = [found.origin.path for found in batch.documents if isinstance(found, Cleaned)]
        assert articles == list(batch.analyzed.ids)
    assert 1 <= len({batch.worker for batch in batches}) <= max(workers, 1)


def test_what_is_loaded_once_is_loaded_before_the_first_document():
    cleaner = Cleaner(load_registry())
    cleaner.warm_up()
    _, analyzed = cleaner.clean([text("ihracat")])
    assert analyzed.texts["title"].words.tolist() == [0, 1]
    assert len(analyzed.new_words) == 3  # Metin, and two that title and text share


@pytest.mark.parametrize(("tag", "organizations"), [(True, ["ikmib"]), (False, ["tobb"])])
def test_a_stored_article_is_tagged_anew_where_that_is_asked(article, tag, organizations):
    stored = article("1", "İKMİB Başkanı Adil Pelister konuştu.", organizations=("tobb",))
    [batch] = clean_all(iter([Stored(Origin("1"), stored, tag)]), 0)
    assert [list(ids) for ids in batch.analyzed.values["organization"]] == [organizations]


def test_equal_digests_are_equal_content(article):
    one = article("1", "Metin.\n\nSon.", title="Haber", date="2024-12-27")
    others = [
        replace(one, id="2", source="Ajans", url="https://a.example/2"),
        replace(one, title="Haberler"),
        replace(one, paragraphs=("Metin.Son.",)),
        replace(one, published=PublishedDate.parse("2024-12")),
    ]
    items = [Stored(Origin("x"), found, tag=False) for found in (one, *others)]
    [batch] = clean_all(iter(items), 0)
    digests = [document.digest for document in batch.documents]
    assert [digest == digests[0] for digest in digests] == [True, True, False, False, False]
    assert all(len(bytes.fromhex(digest)) == 16 for digest in digests)


CONTENTS = [bytes(size) for size in (0, 1, 1000, MOST_BYTES // 3, 2 * MOST_BYTES)]


@given(st.lists(st.tuples(st.sampled_from(CONTENTS), st.booleans()), max_size=200))
def test_batches_are_bounded(contents):
    items = [
        RawDocument(Origin("a"), "text", content)
        if page
        else RawDocument(Origin("a"), "record", {"text": [content.decode()], "id": 1})
        for content, page in contents
    ]
    batches = list(in_batches(items))
    assert [item for batch in batches for item in batch] == items
    sizes = iter([len(content) for content, _ in contents])
    for batch in batches:
        of_batch = [next(sizes) for _ in batch]
        full = sum(of_batch) >= MOST_BYTES or len(batch) == MOST_DOCUMENTS
        assert full or batch is batches[-1]
        assert len(batch) <= MOST_DOCUMENTS
        assert sum(of_batch[:-1]) < MOST_BYTES


def children_of(parent):
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            # The name of the program, in brackets, may hold anything.
            state, ppid = stat.read_text().rpartition(")")[2].split()[:2]
            if int(ppid) == parent and state != "Z":
                found.add(stat.parent)
    return found


def wait_until(condition):
    end = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


@IN_PROC
def test_workers_are_started_for_batches_and_end_with_the_iterator(begun):
    before = children_of(os.getpid())
    items = iter([*map(text, map(str, range(MOST_DOCUMENTS + 1))), text("uyku")])
    with closing(clean_all(items, 8, Limits(seconds=600))) as batches:
        next(batches)
        assert len(children_of(os.getpid()) - before) <= 2
        wait_until(lambda: "uyku" in begun.read_text())
        started = time.monotonic()
    assert time.monotonic() - started < 10
    assert children_of(os.getpid()) == before


@pytest.fixture
def hanging(begun, tmp_path):
    """Start a script, without a guard against being imported, whose worker hangs; end it after."""
    script = tmp_path / "run.py"
    script.write_text(
        textwrap.dedent(f"""
        import sys
        sys.path[:0] = {sys.path!r}
        from haberdar_indexer.documents import Origin, RawDocument
        from haberdar_indexer.workers import Limits, clean_all

        print("başladı", flush=True)
        items = [RawDocument(Origin("a"), "text", "uyku".encode())]
        list(clean_all(iter(items), 1, Limits(seconds=600)))
        """)
    )
    run = subprocess.Popen(
        [sys.executable, script],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    with run:
        try:
            wait_until(lambda: begun.exists() and "uyku" in begun.read_text())
            yield run
        finally:
            run.kill()


@IN_PROC
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGINT])
def test_workers_end_with_a_run_that_is_ended_while_they_are_busy(hanging, end):
    workers = children_of(hanging.pid)
    assert len(workers) == 1
    os.killpg(hanging.pid, end) if end == signal.SIGINT else hanging.send_signal(end)
    out, err = hanging.communicate(timeout=30)
    assert hanging.returncode == -end
    assert out == "başladı\n"
    assert err.count("Traceback") == (end == signal.SIGINT)
    wait_until(lambda: not any(worker.exists() for worker in workers))
