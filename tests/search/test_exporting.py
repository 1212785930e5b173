"""What is exported is read back as it was, and a broken export never looks whole."""

import csv
import io
import json
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from haberdar import (
    Analyzer,
    Article,
    InvalidArticleError,
    Mention,
    MissingExtraError,
    PublishedDate,
    UnusableOutputError,
    build_index,
    load_registry,
    open_index,
    stored_articles,
)
from haberdar.cli import main
from haberdar.exporting import (
    COLUMNS,
    FORMATS,
    article_from_row,
    new_file,
    row_of,
    write_csv,
    write_jsonl,
    write_parquet,
)
from haberdar.exporting import formats as formats_module
from haberdar.index.generations import Manifest, live_generation
from haberdar_indexer import reindex

TEXT = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from('\n\r",;=+-@\t\0\x1fİı'))
PARAGRAPHS = st.lists(TEXT, max_size=4).map(tuple)
NAME = st.text("abc-ışİ", min_size=1)
YEARS = st.integers(1, 9999).map(PublishedDate)
DATES = st.none() | YEARS | st.dates().map(PublishedDate.of)


@st.composite
def articles(draw):
    made = Article(
        id=draw(TEXT.filter(bool)),
        title=draw(TEXT.filter(bool)),
        paragraphs=draw(PARAGRAPHS),
        published=draw(DATES),
        modified=draw(DATES),
        **{
            name: draw(TEXT)
            for name in ("source", "url", "section", "lead", "author", "image", "language")
        },
        organizations=(names := tuple(draw(st.lists(NAME, unique=True, max_size=3)))),
        central_organizations=names[:1],
    )
    start = draw(st.integers(0, len(made.body)))
    end = draw(st.integers(start, len(made.body)))
    mentions = tuple(
        Mention(name, "organization", made.body[start:end], start, end, "name", label=name)
        for name in names
    )
    return replace(made, mentions=mentions)


def read_csv(content):
    csv.field_size_limit(1 << 30)
    return map(article_from_row, csv.DictReader(io.StringIO(content.decode(), newline="")))


def read_jsonl(content):
    return (Article.from_dict(json.loads(line)) for line in content.split(b"\n")[:-1])


def read_parquet(content):
    import pyarrow.parquet

    return map(article_from_row, pyarrow.parquet.read_table(io.BytesIO(content)).to_pylist())


FORMS = pytest.mark.parametrize(
    ("form", "read"), [("jsonl", read_jsonl), ("csv", read_csv), ("parquet", read_parquet)]
)


@FORMS
@settings(deadline=None)
@given(st.lists(articles(), max_size=3))
def test_any_article_is_read_back_as_it_was(form, read, made):
    file = io.BytesIO()
    assert FORMATS[form](made, file) == len(made)
    assert list(read(file.getvalue())) == made


@pytest.mark.parametrize(
    ("paragraphs", "lengths"),
    [
        ((), ""),
        (("Bir.", "İki."), ""),
        (("",), "[0]"),
        (("Bir.\n\nİki.",), "[10]"),
        (("Bir.\n", "İki."), "[5, 4]"),
        (("Bir.", "\nİki."), ""),
        (("", ""), ""),
    ],
)
def test_paragraphs_are_told_where_empty_lines_do_not_tell_them(paragraphs, lengths):
    made = Article(id="a", title="Kimya", paragraphs=paragraphs)
    row = row_of(made)
    assert row["text"] == made.body
    assert row["paragraph_lengths"] == lengths
    assert article_from_row(row) == made


def test_a_row_is_flat_text(article):
    mention = Mention("ikmib", "organization", "İKMİB", 0, 5, "acronym")
    made = article("a", "İKMİB\n\nMetin", organizations=("ikmib",), mentions=(mention,))
    row = row_of(made)
    assert tuple(row) == COLUMNS
    assert (row["text"], row["published"]) == ("İKMİB\n\nMetin", "")
    assert row["organizations"] == '["ikmib"]'
    assert json.loads(row["mentions"])[0]["surface"] == "İKMİB"


def test_a_row_may_lack_what_an_article_may_lack():
    assert article_from_row({"id": "a", "title": "Kimya"}) == Article(
        id="a", title="Kimya", paragraphs=()
    )


@pytest.mark.parametrize(
    "column",
    [
        {"id": ""},
        {"published": "dün"},
        {"ministries": "ticaret"},
        {"ministries": '"ticaret"'},
        {"mentions": '[{"kind": "organization"}]'},
        {"mentions": "[1]"},
        {"paragraph_lengths": "[1, 1]"},
        {"paragraph_lengths": '["a"]'},
        {"paragraph_lengths": "3"},
    ],
)
def test_a_row_of_another_form_is_refused(column):
    with pytest.raises(InvalidArticleError):
        article_from_row({"id": "a", "title": "Kimya", "text": "Metin.", **column})


def test_csv_is_that_of_the_standard(article):
    file = io.BytesIO()
    write_csv([article("a", 'Dedi ki: "Olur."\n\nSon', title="=1+1")], file)
    content = file.getvalue().decode()
    assert content.startswith(",".join(COLUMNS) + "\r\n")
    assert content.endswith("\r\n")
    assert '\r\na,=1+1,"Dedi ki: ""Olur.""\n\nSon",' in content


def test_parquet_has_row_groups_of_bounded_size(article, monkeypatch):
    import pyarrow.parquet

    monkeypatch.setattr(formats_module, "_ROW_GROUP_SIZE", 1_000)
    file = io.BytesIO()
    write_parquet((article(str(number), "kimya " * 50) for number in range(20)), file)
    read = pyarrow.parquet.ParquetFile(file)
    assert read.num_row_groups == 5
    assert {str(field.type) for field in read.schema_arrow} == {"string"}


def test_parquet_without_its_package_says_what_brings_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'haberdar\[parquet\]'"):
        write_parquet([], io.BytesIO())


@pytest.fixture(scope="module")
def corpus(root, tmp_path_factory):
    """An index of the corpus."""
    folder = tmp_path_factory.mktemp("corpus")
    reindex([root / "corpus"], folder)
    return folder


@FORMS
def test_the_same_index_is_built_of_an_export(corpus, tmp_path, form, read, capsys):
    output = tmp_path / "articles"
    assert main(["export", "--index", str(corpus), "--format", form, "--output", str(output)]) == 0
    with build_index(tmp_path / "index", Analyzer(), load_registry()) as build:
        for made in read(output.read_bytes()):
            assert build.add(made)
    with open_index(corpus) as old, open_index(tmp_path / "index") as new:
        articles = list(old.articles())
        assert len(articles) > 10
        assert capsys.readouterr().err == f"{len(articles)} articles exported\n"
        assert list(new.articles()) == articles
        assert new.entities(size=10_000) == old.entities(size=10_000)
        assert new.search("ihracat").facets == old.search("ihracat").facets
        assert list(new.verify()) == []


@pytest.fixture
def index(tmp_path, article):
    with open_index(tmp_path / "index", create=True) as news:
        news.add(*(article(name, f"Şeker {name}.\n\nMetin.", date="2024") for name in "abc"))
        news.delete("b")
    return tmp_path / "index"


def test_export_prints_articles_that_are_not_deleted(index, capfdbinary):
    assert main(["export", "--index", str(index)]) == 0
    out, err = capfdbinary.readouterr()
    assert [made.id for made in read_jsonl(out)] == ["a", "c"]
    assert err == b"2 articles exported\n"


def test_parquet_needs_a_file(index, capsys):
    with pytest.raises(SystemExit, match="2"):
        main(["export", "--index", str(index), "--format", "parquet"])
    assert "--output" in capsys.readouterr().err


def test_export_without_an_index_leaves_nothing(tmp_path, capsys):
    output = tmp_path / "articles.csv"
    asked = ["export", "--index", str(tmp_path / "yok"), "--format", "csv"]
    assert main([*asked, "--output", str(output)]) == 1
    assert main(asked) == 1
    printed = capsys.readouterr()
    assert "there is no index" in printed.err
    assert printed.out == ""
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_not_finished_is_not_there(tmp_path):
    output = tmp_path / "articles.jsonl"
    output.write_text("eski")

    def fail():
        with new_file(output) as file:
            file.write(b"yeni")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert [path.name for path in tmp_path.iterdir()] == ["articles.jsonl"]
    assert output.read_text() == "eski"
    with new_file(output) as file:
        file.write(b"yeni")
    assert output.read_text() == "yeni"


def test_a_device_is_not_replaced_and_a_link_is_followed(tmp_path):
    with pytest.raises(UnusableOutputError), new_file(tmp_path):
        pytest.fail("it was opened")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    with new_file(tmp_path / "link") as file:
        file.write(b"yeni")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_text() == "yeni"


def test_a_reader_that_has_seen_enough_is_no_error(tmp_path, article):
    with open_index(tmp_path, create=True) as news:
        news.add(*(article(str(number), "kimya " * 1_000) for number in range(100)))
    done = subprocess.run(
        f"{sys.executable} -m haberdar.cli export --format csv --index {tmp_path} | head -n 1",
        shell=True,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == ",".join(COLUMNS)
    assert done.stderr == ""


def test_articles_of_another_analyzer_are_exported(index, capfdbinary):
    live = live_generation(index)
    replace(Manifest.read(live), fingerprint={"analyzer": "0"}).write(live)
    assert main(["export", "--index", str(index)]) == 0
    assert len(list(read_jsonl(capfdbinary.readouterr().out))) == 2


def test_what_can_be_read_of_a_damaged_index_is_exported(index, capsys):
    live = live_generation(index)
    for field in live.glob("*.field"):
        field.unlink()
    assert [made.id for made in stored_articles(index)] == ["a", "c"]
    (file,) = live.glob("*.documents")
    content = bytearray(file.read_bytes())
    content[4:40] = bytes(36)
    file.unlink()
    file.write_bytes(content)
    output = index / "saved.jsonl"
    assert main(["export", "--index", str(index), "--output", str(output)]) == 3
    assert [made.id for made in read_jsonl(output.read_bytes())] == ["c"]
    first, last = capsys.readouterr().err.splitlines()
    assert first.startswith("not exported: ")
    assert "document 0 cannot be read" in first
    assert "reindex" not in first
    assert last == "1 article exported"


def test_jsonl_is_an_object_a_line(article):
    file = io.BytesIO()
    write_jsonl([article("a", "Bir.\u2028İki."), article("b")], file)
    lines = file.getvalue().split(b"\n")
    assert [json.loads(line)["id"] for line in lines[:-1]] == ["a", "b"]
    assert "İki".encode() in lines[0]
