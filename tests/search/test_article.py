import json

import pytest

from haberdar import Article, InvalidArticleError, Mention, PublishedDate


def full() -> Article:
    return Article(
        id="a1",
        title="İKMİB’in merkezi",
        paragraphs=("Ticaret Bakanlığı’nın desteği.", "İkinci paragraf."),
        published=PublishedDate(2024, 12),
        source="Gazete",
        url="https://gazete.example/a1",
        section="Kimya",
        lead="Kimya sektörünün merkezi kapılarını açtı.",
        author="Haber Merkezi",
        modified=PublishedDate(2025, 1, 3),
        image="https://gazete.example/a1.jpg",
        language="tr",
        ministries=("ticaret",),
        organizations=("ikmib",),
        mentions=(
            Mention("ikmib", "organization", "İKMİB’in", 0, 8, "acronym", "title"),
            Mention("ticaret", "ministry", "Ticaret Bakanlığı’nın", 0, 21, "name"),
        ),
    )


def test_an_article_survives_json():
    article = full()
    assert Article.from_dict(json.loads(json.dumps(article.to_dict()))) == article


def test_json_names_the_precision_of_the_date():
    assert full().to_dict()["published"] == "2024-12"
    assert full().to_dict()["precision"] == "month"


def test_mentions_point_into_the_joined_body():
    article = full()
    assert article.body == "Ticaret Bakanlığı’nın desteği.\n\nİkinci paragraf."
    mention = article.mentions[1]
    assert article.body[mention.start : mention.end] == mention.surface


def named(**changed: str) -> dict[str, object]:
    return full().to_dict()["mentions"][0] | changed


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"id": ""}, "needs an id"),
        ({"title": "", "paragraphs": []}, "neither title nor text"),
        ({"published": "27.12.2024"}, "not an article"),
        ({"modified": "27.12.2024"}, "not an article"),
        ({"lead": "\ud83d"}, "not valid Unicode"),
        ({"paragraphs": None}, "not an article"),
        ({"mentions": [{"entity_id": "x"}]}, "not an article"),
        ({"title": "\ud83d"}, "not valid Unicode"),
        ({"mentions": [named(entity_id="\ud83d")]}, "not valid Unicode"),
        ({"mentions": [named(label="\ud83d")]}, "not valid Unicode"),
        ({"mentions": [named(entity_id="a\x1fb")]}, "separates names"),
        ({"mentions": [named(label="A\x1fB")]}, "separates names"),
        ({"organizations": ["a\x1fb"]}, "separates names"),
        ({"ministries": ["a\x1fb"]}, "separates names"),
    ],
)
def test_a_broken_article_says_what_is_wrong(change, reason):
    with pytest.raises(InvalidArticleError, match=reason):
        Article.from_dict(full().to_dict() | change)


def test_a_date_must_be_in_the_calendar():
    for date in (PublishedDate(2024, 13), PublishedDate(2023, 2, 29), PublishedDate(2024, 0, 5)):
        with pytest.raises(InvalidArticleError, match="'a'"):
            Article(id="a", title="A", paragraphs=(), published=date)


def test_a_mention_must_stand_where_it_says():
    data = full().to_dict()
    data["mentions"][1]["start"] = 1
    with pytest.raises(InvalidArticleError, match=r"Ticaret Bakanlığı’nın.*is not at body 1:21"):
        Article.from_dict(data)
