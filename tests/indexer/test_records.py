import pytest

from haberdar import PublishedDate
from haberdar_indexer.cleaning.records import clean_record
from haberdar_indexer.documents import UnusableInputError


@pytest.mark.parametrize(
    "record",
    [
        {"id": 7, "title": "B", "text": "P1\n\nP2", "date": "2024-12-27", "source": "S",
         "url": "https://s.example/7", "section": "E"},
        {"id": "7", "headline": "B", "body": ["P1", "P2"], "datePublished": "2024-12-27T10:00:00Z",
         "publisher": "S", "link": "https://s.example/7", "category": "E"},
        {"no": "7", "baslik": "B", "metin": "P1\nP2", "tarih": "27 Aralık 2024", "kaynak": "S",
         "adres": "https://s.example/7", "bolum": "E"},
    ],
)  # fmt: skip
def test_field_names_are_recognized(record):
    document = clean_record(record)
    assert document.title == "B"
    assert [p for p in document.paragraphs if p] == ["P1", "P2"]
    assert document.published == PublishedDate(2024, 12, 27)
    assert (document.source, document.url, document.section) == ("S", "https://s.example/7", "E")
    assert document.given_id == "7"


def test_only_a_text_is_needed():
    document = clean_record({"text": "Metin."})
    assert (document.title, document.published, document.url) == ("", None, "")


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ({}, "no text"),
        ({"text": 5}, "no text"),
        ({"text": ["a", 5]}, "no text"),
        ({"text": "a", "title": ["x"]}, "title is of type list"),
        ({"text": "a", "date": "dün akşam"}, "date is not understood: 'dün akşam'"),
        ({"text": "a", "date": "2024-02-31"}, "date is not understood"),
    ],
)
def test_a_wrong_field_is_named(record, reason):
    with pytest.raises(UnusableInputError, match=reason):
        clean_record(record)
