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
        {"Haber No": 7, "BAŞLIK": "B", "İçerik": "P1\nP2", "Yayın Tarihi": "27.12.2024 10:00",
         "Kaynak": "S", "Bağlantı": "https://s.example/7", "Kategori": "E"},
    ],
)  # fmt: skip
def test_field_names_are_recognized(record):
    document = clean_record(record)
    assert document.title == "B"
    assert [p for p in document.paragraphs if p] == ["P1", "P2"]
    assert document.published == PublishedDate(2024, 12, 27)
    assert (document.source, document.url, document.section) == ("S", "https://s.example/7", "E")
    assert document.given_id == "7"


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("<p>Bir <b>iki</b>.</p>\n<p>Üç<br>dört</p>", ("Bir iki.", "Üç", "dört")),
        ("&lt;p&gt;Bir&lt;/p&gt;&lt;p&gt;iki&lt;/p&gt;", ("Bir", "iki")),
        ("<ul><li>Bir</li><li>&ccedil;ift</li></ul>son", ("Bir", "çift", "son")),
        ("<div>Bir<script>x</script><style>y</style></div><!-- z -->", ("Bir",)),
        ("&amp;#305;hlamur &amp;ccedil;ay &#x131;", ("ıhlamur çay ı",)),
        ("AT&T; R&D ve a < b, x > y &bilinmeyen;", ("AT&T; R&D ve a < b, x > y &bilinmeyen;",)),
        (["Bir", "<p>iki</p><p>üç</p>"], ("Bir", "iki", "üç")),
        ("<p>" + "<b>" * 5_000 + "Derin", ()),
    ],
)
def test_markup_and_escaped_letters_are_undone(text, paragraphs):
    found = clean_record({"text": text}).paragraphs
    assert tuple(filter(None, (" ".join(p.split()) for p in found))) == paragraphs


def test_the_first_name_of_a_field_counts_and_empty_ones_do_not():
    document = clean_record({"headline": "B", "title": "", "body": "C", "text": "A"})
    assert (document.title, document.paragraphs) == ("B", ("A",))


def test_everything_an_article_has_is_read():
    document = clean_record({
        "text": "a", "spot": "Özet &amp; giriş", "yazar": ["A", "B"], "gorsel": "https://s.example/a.jpg",
        "dil": "tr", "dateModified": "2024-12-27T22:30:00Z",
    })  # fmt: skip
    assert (document.lead, document.author, document.language) == ("Özet & giriş", "A, B", "tr")
    assert document.image == "https://s.example/a.jpg"
    assert document.modified == PublishedDate(2024, 12, 28)


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
        ({"text": "a", "modified": "dün"}, "modified is not understood: 'dün'"),
    ],
)
def test_a_wrong_field_is_named(record, reason):
    with pytest.raises(UnusableInputError, match=reason):
        clean_record(record)
