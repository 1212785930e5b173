"""The articles found, with their links and tags."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask

from haberdar import EntityLabel, News
from haberdar_web.hits import MOST_TAGS, Tag, hits


@pytest.fixture(autouse=True)
def _in_a_request(app: Flask) -> Iterator[None]:
    with app.test_request_context("/"):
        yield


def test_hits_lead_to_their_article_and_keep_the_search(news: News) -> None:
    first = hits(news.search("kimya rekor"))[0]
    assert first.url == "/haber/haber-01?q=kimya+rekor"
    assert first.title.pieces()[0] == ("Kimya", True)


def test_tags_are_short_and_toggle_their_filter(news: News) -> None:
    tags = hits(news.search("kimya rekor", organizations=["ikmib"]))[0].tags
    name = "İstanbul Kimyevi Maddeler ve Mamulleri İhracatçıları Birliği (İKMİB)"
    assert tags[0] == Tag(
        "ministry",
        "Ticaret Bakanlığı",
        "Ticaret Bakanlığı",
        central=False,
        selected=False,
        url="/?q=kimya+rekor&bakanlik=ticaret&kurum=ikmib",
    )
    assert tags[2] == Tag(
        "organization", "İKMİB", name, central=False, selected=True, url="/?q=kimya+rekor"
    )


def test_what_a_hit_is_mainly_about_comes_first(news: News) -> None:
    (hit,) = hits(news.search("nefes kredisi"))
    assert [(tag.name, tag.central) for tag in hit.tags] == [
        ("TOBB", True),
        ("Hazine ve Maliye Bakanlığı", False),
    ]


def test_an_organization_that_the_registry_lacks_is_called_as_its_articles_call_it(
    news: News,
) -> None:
    (hit,) = hits(news.search("fındık"))
    assert (hit.tags[-1].name, hit.tags[-1].url) == (
        "Giresun Ziraat Odası",
        "/?q=f%C4%B1nd%C4%B1k&kurum=giresun-ziraat-odasi",
    )


def test_the_acronym_of_an_organization_that_the_registry_lacks_is_its_short_name(
    news: News,
) -> None:
    page = news.search("fındık")
    lacking = EntityLabel("giresun-ziraat-odasi", "Giresun Ziraat Odası (GZO)")
    (hit,) = hits(replace(page, hits=(replace(page.hits[0], organizations=(lacking,)),)))
    assert (hit.tags[-1].name, hit.tags[-1].label) == ("GZO", "Giresun Ziraat Odası (GZO)")


def test_a_hit_shows_no_more_tags_than_fit(news: News) -> None:
    page = news.search("kimya rekor")
    many = replace(page.hits[0], organizations=page.hits[0].organizations * 5)
    (hit,) = hits(replace(page, hits=(many,)))
    assert len(hit.tags) == MOST_TAGS
    assert hit.more_tags == len(many.ministries) + len(many.organizations) - MOST_TAGS
