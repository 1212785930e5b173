"""The sample corpus is what it says, and the pipeline reads all of it right."""

import re
from collections import Counter

import pytest

from haberdar import Article, load_registry
from haberdar_indexer import Tagger, read_articles


@pytest.fixture(scope="module")
def articles(root) -> list[Article]:
    found = list(read_articles([root / "corpus"], Tagger(load_registry())))
    assert all(isinstance(article, Article) for article in found)
    return found


def test_it_has_articles_enough_in_all_forms(articles, root):
    pages = list((root / "corpus" / "pages").glob("*/*.html"))
    outlets = {page.parent.name for page in pages}
    assert len(articles) >= 80
    assert len(outlets) >= 5
    assert 0.4 <= len(pages) / len(articles) <= 0.6


def test_every_article_has_a_date_of_2018_to_2025(articles):
    assert {a.published.year for a in articles} == set(range(2018, 2026))
    assert set(Counter(a.published.precision for a in articles)) == {"day", "month", "year"}


def test_ids_are_unique(articles):
    assert len({article.id for article in articles}) == len(articles)


def test_every_article_has_title_text_and_tags(articles):
    for article in articles:
        assert 10 < len(article.title) < 160, article.title
        assert 100 < len(article.body.split()) < 500, article.title
        assert article.ministries or article.organizations, article.title


def test_nothing_around_the_text_is_left_in_it(articles):
    around = re.compile(
        r"çerez|ilgili haber|benzer yazı|en çok okunan|bülten(?:i|e) abone|^reklam|paylaş:|yazdı:"
        r"|yorum(?:lar|unuz)|gizlilik|©|oturum aç|son dakika",
        re.IGNORECASE,
    )
    for article in articles:
        for paragraph in article.paragraphs:
            assert not around.search(paragraph), (article.url, paragraph)


def test_ministries_and_organizations_vary(articles):
    ministries = {name for article in articles for name in article.ministries}
    organizations = {name for article in articles for name in article.organizations}
    assert len(ministries) >= 15
    assert {"ekonomi", "gumruk-ve-ticaret", "bilim-sanayi-ve-teknoloji"} <= ministries
    assert len(organizations) >= 80
