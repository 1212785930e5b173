import pytest

from haberdar import Article, load_registry
from haberdar_indexer import Rejected, Tagger, make_article, read_articles
from haberdar_indexer.documents import CleanDocument, Origin, RawDocument
from haberdar_indexer.pipeline import article_id

TAGGER = Tagger(load_registry())


def made(text, kind="text", origin="a.txt"):
    content = text.encode() if isinstance(text, str) else text
    return make_article(RawDocument(Origin(origin), kind, content), TAGGER)


def test_a_text_becomes_an_article_with_tags():
    article = made(
        "date 2024-12 Merkezi Ticaret Bakanı Ömer Bolat açtı. İKMİB'in merkezi Gebze'de.\n\n"
        "Sanayi ve Teknoloji Bakanlığı'nın katkısıyla kuruldu."
    )
    assert isinstance(article, Article)
    assert article.ministries == ("ticaret", "sanayi-ve-teknoloji")
    assert article.organizations == ("ikmib",)
    assert [m.surface for m in article.mentions if m.part == "body"] == [
        "Ticaret Bakanı",
        "Ömer Bolat",
        "İKMİB'in",
        "Sanayi ve Teknoloji Bakanlığı'nın",
    ]


def test_a_document_without_text_is_rejected():
    assert made("date 2024-12") == Rejected(Origin("a.txt"), "no text was found")


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ({"url": "https://a.example/1"}, {"url": "https://a.example/1", "title": "B"}, True),
        ({"url": "https://a.example/1"}, {"url": "https://a.example/2"}, False),
        ({"given_id": "1", "source": "A"}, {"given_id": "1", "source": "A"}, True),
        ({"given_id": "1", "source": "A"}, {"given_id": "1", "source": "B"}, False),
    ],
)
def test_ids_follow_the_address_then_the_archives_own_id(first, second, same):
    def name(fields):
        document = CleanDocument(**{"title": "A", "paragraphs": ("x",), **fields})
        return article_id(document, Origin("a.jsonl", 1))

    assert (name(first) == name(second)) is same


def test_without_either_the_id_is_that_of_the_file():
    assert made("Metin bir.").id == made("Metin iki.").id
    assert made("Metin.").id != made("Metin.", origin="b.txt").id


def test_the_seed_article(shared):
    (article,) = read_articles([shared / "seed-article"], TAGGER)
    assert str(article.published) == "2024-12"
    assert article.ministries == ("ticaret", "sanayi-ve-teknoloji")
    assert "ikmib" in article.organizations
    assert article.title.startswith("KOCAELİ'nin Gebze ilçesindeki Bilişim Vadisi'nde")
    assert len(article.paragraphs) == 4
