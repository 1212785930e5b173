import pytest

from haberdar_indexer.documents import RawDocument
from haberdar_indexer.sources import read_documents, tables
from haberdar_indexer.sources.folders import FoundFile


@pytest.fixture
def read(tmp_path):
    def read(content, name="a.csv"):
        path = tmp_path / name
        path.write_bytes(content)
        return {
            raw.origin.line: raw.content if isinstance(raw, RawDocument) else raw.reason
            for raw in read_documents(FoundFile(path, name))
        }

    return read


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1254", "cp857"])
def test_tables_are_read_in_any_form(read, delimiter, encoding):
    lines = ["Başlık|Metin", "İğne|Çığ, şöför; ürünü", "Kısa|Ağır"]
    quoted = "\r\n".join(delimiter.join(f'"{cell}"' for cell in line.split("|")) for line in lines)
    assert read(quoted.encode(encoding)) == {
        2: {"Başlık": "İğne", "Metin": "Çığ, şöför; ürünü"},
        3: {"Başlık": "Kısa", "Metin": "Ağır"},
    }


def test_rows_of_several_lines_are_counted_by_their_first(read):
    content = b'title,text\n"A","bir\n\n""iki"""\n\nB,c\nD\nE,f,g\nH,i\n'
    assert read(content) == {
        2: {"title": "A", "text": 'bir\n\n"iki"'},
        6: {"title": "B", "text": "c"},
        7: "1 cells where the header has 2",
        8: "3 cells where the header has 2",
        9: {"title": "H", "text": "i"},
    }


def test_a_quote_that_is_not_closed_is_told_with_the_lines_it_swallows(read):
    assert read(b'title,text\n"A,b\nC,d\n"E",f\nG,h\n') == {
        2: "not a row: ',' expected after '\"' (up to line 4)",
        5: {"title": "G", "text": "h"},
    }
    assert read(b'title,text\n"A,b\nC,d\n') == {
        2: "not a row: unexpected end of data (up to line 3)"
    }


def test_the_delimiter_may_be_named(read):
    assert read(b"sep=;\r\ntitle;text\r\nA,x;b\r\n") == {3: {"title": "A,x", "text": "b"}}


def test_what_is_too_long_is_rejected_and_the_rest_read(read, monkeypatch):
    monkeypatch.setattr(tables, "LONGEST_LINE", 20)
    assert read(b"title,text\nA," + b"x" * 50 + b"\nB,c\n") == {
        2: "not a row: longer than 0 MiB (up to line 2)",
        3: {"title": "B", "text": "c"},
    }


def test_a_table_without_texts_is_rejected(read):
    assert read(b"ad,soyad\nA,b\n") == {0: "no column is known to hold the text: ad, soyad"}
