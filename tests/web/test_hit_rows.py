"""Searches as CSV."""

import csv
import io
from dataclasses import asdict

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from haberdar import News, Page, SearchRequest
from haberdar_web.hit_rows import COLUMNS, MOST_ROWS, hit_rows
from haberdar_web.spreadsheet import inert


def rows(client: FlaskClient, address: str) -> list[dict[str, str]]:
    response = client.get(address)
    assert response.status_code == 200
    assert response.content_type == "text/csv; charset=utf-8"
    assert response.headers["Content-Disposition"] == "attachment; filename=haberler.csv"
    text = response.data.decode("utf-8-sig")
    assert text.endswith("\r\n")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_all_hits_are_rows_whatever_the_page(client: FlaskClient, news: News) -> None:
    found = rows(client, "/arama.csv?q=ihracat&sirala=yeni&sayfa=3&adet=10")
    hits = news.search("ihracat", sort="newest", size=100).hits
    assert [row["id"] for row in found] == [hit.id for hit in hits]
    assert tuple(found[0]) == COLUMNS


def test_a_row_tells_what_a_hit_does(client: FlaskClient) -> None:
    row = rows(client, '/arama.csv?q="Kimya ihracatı yılı rekorla kapattı"')[0]
    assert (row["date"], row["precision"], row["similar"]) == ("2024-12-27", "day", "0")
    assert row["ministries"] == "Ticaret Bakanlığı; Sanayi ve Teknoloji Bakanlığı"
    assert client.get(row["page"]).status_code == 200
    assert row["url"] == "https://www.ticaretpostasi.example/haber/1"
    (undated,) = rows(client, "/arama.csv?q=bülten")
    assert (undated["date"], undated["precision"]) == ("", "")


def test_nothing_found_is_a_header(client: FlaskClient) -> None:
    assert rows(client, "/arama.csv?q=uzaygemisi") == []
    assert client.get("/arama.csv?q=uzaygemisi").data.startswith(b"\xef\xbb\xbfid,title,")


def test_pages_are_asked_for_when_they_are_sent_and_no_more_than_the_bound(news: News) -> None:
    asked: list[SearchRequest] = []

    def search(wanted: SearchRequest) -> Page:
        asked.append(wanted)
        page = news.search(**asdict(wanted))
        return Page(**{**vars_of(page), "stories": 5_000})

    lines = hit_rows(search, SearchRequest(query="ihracat", page=4), lambda article: article)
    assert [wanted.page for wanted in asked] == [1]
    next(lines)
    assert len(asked) == 1
    assert sum(1 for _ in lines) == len(asked) == MOST_ROWS // 100
    assert [wanted.page for wanted in asked] == list(range(1, 11))


def vars_of(page: Page) -> dict[str, object]:
    return {name: value for name, value in vars(page).items() if name != "_explain"}


def test_what_fails_does_so_before_anything_is_sent() -> None:
    def search(wanted: SearchRequest) -> Page:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        hit_rows(search, SearchRequest(), str)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"])
def test_formulas_are_defused(text: str) -> None:
    assert inert(text) == "'" + text


@given(st.text())
def test_other_cells_stay_what_they_are(text: str) -> None:
    assert inert(text).removeprefix("'") == text.removeprefix("'")
    assert not inert(text).startswith(("=", "+", "-", "@"))


@pytest.fixture
def links(client: FlaskClient) -> dict[str, str]:
    page = BeautifulSoup(client.get("/?q=kimya&kurum=tim&sayfa=2").text, "html.parser")
    return {str(link.get_text()): str(link["href"]) for link in page.select(".formats a")}


def test_the_page_links_to_its_other_forms(client: FlaskClient, links: dict[str, str]) -> None:
    assert list(links) == ["JSON", "CSV", "Atom (abone ol)"]
    assert links["CSV"] == "/arama.csv?q=kimya&kurum=tim"
    for address in links.values():
        assert client.get(address).status_code == 200
