"""Articles that were exported come back as what they were."""

import csv
import io
import json
import sys

import pytest

from haberdar import Article, Mention, PublishedDate, load_registry
from haberdar.exporting import COLUMNS, row_of
from haberdar_indexer import Rejected, Tagger, make_article
from haberdar_indexer.sources import read_documents
from haberdar_indexer.sources.folders import FoundFile

ARTICLES = [
    Article(
        id="a1",
        title="TOBB’dan “yeni” öneri",
        paragraphs=("Sanayi ve Teknoloji Bakanlığı açıkladı.", 'Satır;\tvirgül, "tırnak" 😀'),
        published=PublishedDate(2024, 12),
        modified=PublishedDate(2024, 12, 28),
        source="Ekonomi",
        url="https://e.example/1",
        author="Ayşe Yılmaz",
        language="tr",
        ministries=("sanayi-ve-teknoloji",),
        central_ministries=("sanayi-ve-teknoloji",),
        mentions=(
            Mention(
                "sanayi-ve-teknoloji", "ministry", "Sanayi ve Teknoloji Bakanlığı", 0, 29, "name"
            ),
        ),
    ),
    Article(id="a2", title="Yalnız başlık", paragraphs=()),
]


def test_paragraphs_with_empty_lines_are_cut_by_their_lengths(tmp_path):
    article = Article(id="a", title="A", paragraphs=("bir\n\niki", "", "üç"))
    (raw,) = read(tmp_path, json.dumps(row_of(article)).encode())
    assert Article.from_dict(raw.content) == article


def as_csv(articles):
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, COLUMNS)
    writer.writeheader()
    writer.writerows(map(row_of, articles))
    return file.getvalue().encode()


def as_parquet(articles):
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    file = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist(list(map(row_of, articles))), file)
    return file.getvalue()


def as_json_lines(articles):
    return "\n".join(json.dumps(a.to_dict(), ensure_ascii=False) for a in articles).encode()


def read(tmp_path, content, name="a"):
    path = tmp_path / name
    path.write_bytes(content)
    return list(read_documents(FoundFile(path, name)))


@pytest.mark.parametrize("export", [as_csv, as_parquet, as_json_lines])
def test_an_exported_article_comes_back_exactly(tmp_path, export):
    documents = read(tmp_path, export(ARTICLES))
    assert [raw.kind for raw in documents] == ["article", "article"]
    assert [Article.from_dict(raw.content) for raw in documents] == ARTICLES


def test_it_keeps_its_id_and_text_and_is_tagged_again(tmp_path):
    (raw, _) = read(tmp_path, as_csv(ARTICLES))
    article = make_article(raw, Tagger(load_registry()))
    assert (article.id, article.body) == (ARTICLES[0].id, ARTICLES[0].body)
    assert article.organizations == ("tobb",)


@pytest.mark.parametrize(
    "change", [{"paragraphs": "Metin"}, {"published": "dün"}, {"mentions": [1]}]
)
def test_an_article_that_contradicts_itself_is_rejected(tmp_path, change):
    line = json.dumps(ARTICLES[1].to_dict() | change).encode()
    (raw,) = read(tmp_path, line)
    assert isinstance(make_article(raw, Tagger(load_registry())), Rejected)


def test_lists_that_are_no_json_are_rejected(tmp_path):
    (rejected,) = read(tmp_path, as_csv(ARTICLES[:1]).replace(b'"[{', b'"[[{'))
    assert str(rejected).startswith("a:2: not an article as it was exported: ")


def test_other_tables_of_parquet_are_records(tmp_path):
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    day = PublishedDate(2024, 12, 27).first
    file = io.BytesIO()
    parquet.write_table(pyarrow.table({"Metin": ["a", "b"], "tarih": [day, None]}), file)
    documents = read(tmp_path, file.getvalue())
    assert [raw.content for raw in documents] == [
        {"Metin": "a", "tarih": "2024-12-27"},
        {"Metin": "b", "tarih": None},
    ]
    file = io.BytesIO()
    parquet.write_table(pyarrow.table({"ad": ["a"]}), file)
    (rejected,) = read(tmp_path, file.getvalue())
    assert str(rejected) == "a: no column is known to hold the text: ad"


def test_parquet_needs_its_extra(tmp_path, monkeypatch):
    content = as_parquet(ARTICLES)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    (rejected,) = read(tmp_path, content)
    assert str(rejected) == "a: parquet needs pyarrow: pip install 'haberdar[parquet]'"
