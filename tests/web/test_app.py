"""The application of its own, and the blueprint inside another."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask import Flask, url_for

import haberdar_web
from haberdar import IndexMissingError, News
from haberdar_web import blueprint, create_app


def test_exported_names() -> None:
    assert haberdar_web.__all__ == sorted(haberdar_web.__all__) == ["blueprint", "create_app"]


def test_create_app_opens_the_index(index_dir: Path) -> None:
    for path in (index_dir, str(index_dir)):
        assert "Son haberler" in create_app(path).test_client().get("/").text


def test_a_missing_index_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(IndexMissingError, match="haberdar reindex"):
        create_app(tmp_path / "yok")


def host(news: News, prefix: str) -> Flask:
    app = Flask("host")
    app.register_blueprint(blueprint(news), url_prefix=prefix)
    app.add_url_rule("/baska", "other", lambda: url_for("haberdar.search", q="kimya"))
    return app


@pytest.mark.parametrize("prefix", ["/arsiv", "/a/b/c"])
def test_under_a_prefix_every_link_stays_there_and_leads_somewhere(news: News, prefix: str) -> None:
    client = host(news, prefix).test_client()
    waiting, seen = [f"{prefix}/?q=kimya&bakanlik=ticaret&baslangic=2024", f"{prefix}/"], set()
    while waiting and len(seen) < 150:
        address = waiting.pop()
        seen.add(address)
        with client.get(address) as response:
            assert response.status_code == 200, address
            if response.mimetype == "text/html":
                found = addresses(response.text)
                assert all(link.startswith(f"{prefix}/") for link in found)
                waiting += found - seen - set(waiting)
    assert len(seen) == 150


def addresses(html: str) -> set[str]:
    page = BeautifulSoup(html, "html.parser")
    places = [*page.select("a[href]"), *page.select("link[href]")]
    found = {str(place["href"]) for place in places} | {
        str(form["action"]) for form in page.select("form")
    }
    return {link for link in found if not link.startswith(("#", "https://", "mailto:"))}


def test_the_api_and_the_errors_under_a_prefix(news: News) -> None:
    client = host(news, "/arsiv").test_client()
    data = client.get("/arsiv/api/v1/search?query=ihracat").get_json()
    assert data["links"]["next"] == "/arsiv/api/v1/search?query=ihracat&page=2"
    assert client.get("/arsiv/api/yok").mimetype == "application/problem+json"
    missing = client.get("/arsiv/haber/yok")
    assert missing.status_code == 404
    assert 'href="/arsiv/"' in missing.text
    assert client.get("/arsiv/healthz").get_json()["status"] == "ok"


def test_the_host_keeps_its_own_pages_and_headers(news: News) -> None:
    client = host(news, "/arsiv").test_client()
    other = client.get("/baska")
    assert other.text == "/arsiv/?q=kimya"
    assert "Content-Security-Policy" not in other.headers
    assert "Content-Security-Policy" in client.get("/arsiv/").headers
    assert "Haberdar" not in client.get("/yok").text


def test_two_archives_in_one_host(news: News, empty_news: News) -> None:
    app = host(news, "/bir")
    app.register_blueprint(blueprint(empty_news), url_prefix="/iki", name="ikinci")
    client = app.test_client()
    assert "Son haberler" in client.get("/bir/").text
    second = client.get("/iki/").text
    assert "Arşiv boş" in second
    assert all(link.startswith("/iki/") for link in addresses(second))
