"""Versions of one story: one hit on the pages, and the ways to the others."""

import json
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient

from haberdar import Article, PublishedDate, open_index
from haberdar_web import create_app

COPY = (
    "Kimya sektörünün ihracatı geçen ay yüzde 12,4 artarak 2 milyar 647 milyon dolara ulaştı.",
    "Birlik başkanı, navlun maliyetlerindeki düşüşün üreticilere nefes aldırdığını belirtti.",
    "Almanya en çok satış yapılan ülke olurken onu İtalya, Romanya ve Birleşik Krallık izledi.",
)
OTHER = ("Kimya fuarı bu yıl İzmir'de açıldı ve üç gün boyunca sanayicileri ağırladı.",)


def made(name: str, paragraphs: tuple[str, ...], date: str) -> Article:
    return Article(
        id=name,
        title=f"{name} yazdı",
        paragraphs=paragraphs,
        published=PublishedDate.parse(date),
        source=f"{name.title()} Gazetesi",
        organizations=("ikmib",),
    )


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    news = open_index(tmp_path_factory.mktemp("similar"), create=True)
    news.add(
        made("ajans", COPY, "2024-03-01"),
        made("posta", (f"İSTANBUL - {COPY[0]}", *COPY[1:]), "2024-03-02"),
        made("ticaret", COPY[:2], "2024-03-03"),
        made("fuar", OTHER, "2024-03-02"),
    )
    return create_app(news).test_client()


@pytest.fixture
def soup(client: FlaskClient) -> Callable[[str], BeautifulSoup]:
    return lambda address: BeautifulSoup(client.get(address).text, "html.parser")


def texts(page: BeautifulSoup | Tag, selector: str) -> list[str]:
    return [" ".join(found.text.split()) for found in page.select(selector)]


def test_the_versions_of_a_story_are_one_hit_that_leads_to_all(soup) -> None:
    page = soup("/?q=kimya&sirala=yeni")
    assert texts(page, ".hits h3") == ["ticaret yazdı", "fuar yazdı"]
    assert texts(page, ".similar") == ["2 benzer haber"]
    assert texts(page, "h1") == ["4 haber bulundu"]
    assert texts(page, ".position") == ["benzerleri sayılmazsa 2"]
    assert "Sayılara benzer haberler dahildir." in texts(page, ".filters .aside")
    (link,) = page.select(".similar a")
    assert link["href"] == "/?q=kimya&benzer=ticaret&sirala=yeni"


def test_all_versions_are_shown_with_a_way_back(soup) -> None:
    page = soup("/?q=kimya&benzer=ticaret&sirala=yeni")
    assert texts(page, ".hits h3") == ["ticaret yazdı", "posta yazdı", "ajans yazdı"]
    assert not page.select(".similar")
    (chip,) = page.select(".chips a")
    assert chip["href"] == "/?q=kimya&sirala=yeni"


def test_without_versions_nothing_is_said_of_them(soup) -> None:
    page = soup("/?q=fuar")
    assert not page.select(".similar")
    assert "Sayılara benzer haberler dahildir." not in page.text


def test_an_article_lists_the_other_versions_and_keeps_the_search(soup) -> None:
    page = soup("/haber/posta?q=kimya")
    assert texts(page, ".versions li") == [
        "ajans yazdı Ajans Gazetesi · 1 Mart 2024",
        "ticaret yazdı Ticaret Gazetesi · 3 Mart 2024",
    ]
    assert [link["href"] for link in page.select(".versions a")] == [
        "/haber/ajans?q=kimya",
        "/haber/ticaret?q=kimya",
    ]
    assert not soup("/haber/fuar").select("[aria-labelledby=surumler]")


def api(client: FlaskClient, address: str) -> dict:
    return json.loads(client.get(f"/api/v1/search?{address}").text)


def test_the_api_says_how_many_are_similar(client: FlaskClient) -> None:
    found = api(client, "query=kimya&sort=oldest")
    assert [(hit["id"], hit["similar"]) for hit in found["hits"]] == [("ajans", 2), ("fuar", 0)]
    assert (found["total"], found["stories"], found["pages"]) == (4, 2, 1)
    assert found["facets"]["organization"][0]["count"] == 4


def test_the_api_unfolds(client: FlaskClient) -> None:
    found = api(client, "query=kimya&fold=0&size=3")
    assert (len(found["hits"]), found["pages"], found["ignored"]) == (3, 2, [])
    assert "fold=0" in found["links"]["next"]
    assert api(client, "query=kimya&fold=hayır")["ignored"] == ["fold=hayır"]


def test_the_api_finds_the_versions_of_an_article(client: FlaskClient) -> None:
    found = api(client, "story=posta&sort=oldest")
    assert [hit["id"] for hit in found["hits"]] == ["ajans", "posta", "ticaret"]
    assert api(client, "story=yok")["total"] == 0
