"""What stands around the text of an article: what it says of itself, how to cite and pass it on."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from haberdar import Article, PublishedDate, open_index
from haberdar_web import create_app
from haberdar_web.citing import citation, mail_url

ADDRESS = "https://www.ticaretpostasi.example/haber/1"
TODAY = dt.date(2025, 1, 9)
FULL = {
    "id": "kimya",
    "title": "Kimya ihracatı arttı",
    "paragraphs": ("İhracat yükseldi.", "Ayrıntılar yarın."),
    "published": PublishedDate(2024, 12, 27),
    "source": "Ticaret Postası",
    "url": ADDRESS,
}


@contextmanager
def page_of(folder: Path, **changes: object) -> Iterator[BeautifulSoup]:
    with open_index(folder / "index", create=True) as archive:
        archive.add(Article(**{**FULL, **changes}))
        page = create_app(archive).test_client().get("/haber/kimya").text
        yield BeautifulSoup(page, "html.parser")


@pytest.mark.parametrize(
    ("changes", "cited"),
    [
        (
            {"author": "Ayşe\nYılmaz"},
            "Ayşe Yılmaz, “Kimya ihracatı arttı”, Ticaret Postası, 27 Aralık 2024, ",
        ),
        ({}, "Ticaret Postası, “Kimya ihracatı arttı”, 27 Aralık 2024, "),
        ({"source": "", "published": None}, "“Kimya ihracatı arttı”, tarihsiz, "),
        ({"title": ""}, "Ticaret Postası, 27 Aralık 2024, "),
    ],
)
def test_a_citation_says_what_is_known(changes: dict[str, object], cited: str) -> None:
    article = Article(**{**FULL, **changes})
    assert citation(article, ADDRESS, TODAY) == f"{cited}{ADDRESS}, erişim tarihi: 9 Ocak 2025."


def test_an_email_carries_title_and_address_and_no_header_of_its_own() -> None:
    article = Article(**{**FULL, "title": "a\r\nBcc: x@y.example&cc=z ğ"})
    parts = urlsplit(mail_url(article, ADDRESS))
    assert (parts.scheme, parts.path) == ("mailto", "")
    assert parse_qs(parts.query) == {"subject": ["a Bcc: x@y.example&cc=z ğ"], "body": [ADDRESS]}
    assert "+" not in parts.query


def test_the_head_says_what_the_page_is(tmp_path: Path) -> None:
    with page_of(tmp_path) as page:
        (canonical,) = page.select("head link[rel=canonical]")
        said = {
            meta.get("property") or meta.get("name"): meta.get("content")
            for meta in page.select("head meta")
        }
    assert canonical["href"] == ADDRESS
    assert said["description"] == said["og:description"] == "İhracat yükseldi. Ayrıntılar yarın."
    assert said["og:title"] == "Kimya ihracatı arttı"
    assert said["og:url"] == "http://localhost/haber/kimya"
    assert said["article:published_time"] == "2024-12-27"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "kimya.html", ""])
def test_what_cannot_be_linked_to_is_no_canonical_address(tmp_path: Path, url: str) -> None:
    with page_of(tmp_path, url=url) as page:
        assert not page.select("link[rel=canonical]")
        assert "http://localhost/haber/kimya, erişim" in page.select("#kunye")[0].text


def test_a_long_description_ends_between_words(tmp_path: Path) -> None:
    with page_of(tmp_path, lead="ihracat " * 100) as page:
        (said,) = page.select("meta[name=description]")
    assert str(said["content"]).endswith("ihracat…")
    assert len(str(said["content"])) <= 200


@pytest.mark.parametrize(
    ("lead", "shown"),
    [
        ("Bir yılda yüzde sekiz.", ["Bir yılda yüzde sekiz."]),
        ("İhracat yükseldi.", []),
        ("", []),
    ],
)
def test_a_lead_is_shown_where_the_text_does_not_begin_so(
    tmp_path: Path, lead: str, shown: list[str]
) -> None:
    with page_of(tmp_path, lead=lead) as page:
        assert [found.text for found in page.select(".lead")] == shown


@pytest.mark.parametrize(
    ("language", "lang"),
    [("en", "en"), ("en_US", "en-US"), ("tr", None), ("TR-tr", None), ("", None), ('"><b>', None)],
)
def test_text_in_another_language_says_so(tmp_path: Path, language: str, lang: str | None) -> None:
    with page_of(tmp_path, language=language) as page:
        assert [found.get("lang") for found in page.select("h1, .text")] == [lang, lang]


def test_author_and_change_are_told(tmp_path: Path) -> None:
    with page_of(tmp_path, author="Ayşe Yılmaz", modified=PublishedDate(2024, 12, 28)) as page:
        (byline,) = page.select("header > .byline")
    assert byline.text == (
        "Ayşe Yılmaz · Ticaret Postası · 27 Aralık 2024 · güncelleme: 28 Aralık 2024"
    )


def test_the_address_to_keep_leaves_the_search_out(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/haber/haber-01?q=kimya").text, "html.parser")
    (field,) = page.select("#adres")
    assert (field["value"], field.has_attr("readonly")) == ("http://localhost/haber/haber-01", True)
    assert {label["for"] for label in page.select(".passing-on label")} == {"kunye", "adres"}


def test_similar_articles_keep_the_search(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/haber/haber-12?q=ihracat").text, "html.parser")
    links = [str(link["href"]) for link in page.select(".alike a")]
    assert 1 <= len(links) <= 5
    assert all(link.endswith("?q=ihracat") for link in links)
    assert "/haber/haber-12?q=ihracat" not in links
