"""Answers that are kept: for as long as they are the same, and no longer."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from haberdar import Article, News, open_index
from haberdar_web import blueprint, caching, create_app

DATA = ("/api/v1/search?query=kimya", "/api/v1/entities/tim", "/arama.atom?q=kimya", "/arama.csv")
PAGES = ("/", "/?q=kimya", "/haber/haber-01", "/bakanlik/ticaret", "/yardim", "/api/")
DOCUMENT = "/api/v1/openapi.json"


@pytest.mark.parametrize("address", DATA)
def test_data_may_be_shared_for_a_minute(client: FlaskClient, address: str) -> None:
    first = client.get(address)
    assert first.headers["Cache-Control"] == "public, max-age=60, must-revalidate"
    assert first.headers["ETag"].startswith('W/"')
    assert client.get(address).headers["ETag"] == first.headers["ETag"]


@pytest.mark.parametrize("address", [*PAGES, DOCUMENT])
def test_pages_are_asked_for_each_time(client: FlaskClient, address: str) -> None:
    assert client.get(address).headers["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("address", [*DATA, *PAGES, DOCUMENT])
def test_what_is_known_is_not_sent_again(client: FlaskClient, address: str, method: str) -> None:
    first = client.open(address, method=method)
    assert first.status_code == 200
    assert (first.data == b"") == (method == "HEAD")
    known = first.headers["ETag"]
    again = client.open(address, method=method, headers={"If-None-Match": f'"x", {known}'})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == known
    assert again.headers["Cache-Control"] == first.headers["Cache-Control"]
    other = client.open(address, method=method, headers={"If-None-Match": '"x"'})
    assert other.status_code == 200


def test_a_known_answer_is_not_made_again(
    client: FlaskClient, news: News, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = client.get(DATA[0]).headers["ETag"]
    monkeypatch.setattr(News, "search", None)
    assert client.get(DATA[0], headers={"If-None-Match": known}).status_code == 304


@pytest.mark.parametrize("other", ["/api/v1/search?query=kimy", "/api/v1/timeline?query=kimya"])
def test_each_address_has_its_own(client: FlaskClient, other: str) -> None:
    assert client.get(other).headers["ETag"] != client.get(DATA[0]).headers["ETag"]


@pytest.mark.parametrize("address", ["/healthz", "/api/v1/articles/yok", "/haber/yok", "/yok"])
@pytest.mark.parametrize("asked", ["*", "W/*", '"x"'])
def test_nothing_else_is_kept(client: FlaskClient, address: str, asked: str) -> None:
    response = client.get(address, headers={"If-None-Match": asked})
    assert response.status_code in {200, 404}
    assert "ETag" not in response.headers
    assert response.headers.get("Cache-Control", "no-store") == "no-store"


@pytest.fixture
def growing(tmp_path: Path) -> Iterator[News]:
    with open_index(tmp_path / "index", create=True) as archive:
        yield archive


@pytest.mark.parametrize("address", ["/api/v1/search", "/arama.atom", "/arama.csv", "/"])
def test_another_index_has_other_answers(growing: News, address: str) -> None:
    client = create_app(growing).test_client()
    before = client.get(address).headers["ETag"]
    growing.add(Article(id="1", title="Yeni haber", paragraphs=()))
    after = client.get(address, headers={"If-None-Match": before})
    assert after.status_code == 200
    assert after.headers["ETag"] != before


def test_another_day_or_mount_has_other_answers(
    news: News, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    host = Flask("host")
    host.register_blueprint(blueprint(news), url_prefix="/arsiv", name="haberler")
    known = client.get("/api/v1/search").headers["ETag"]
    mounted = host.test_client().get("/arsiv/api/v1/search")
    assert mounted.headers["ETag"] != known
    assert mounted.get_json()["links"]["next"] == "/arsiv/api/v1/search?page=2"

    class Tomorrow(caching.dt.date):
        @classmethod
        def today(cls) -> caching.dt.date:
            return caching.dt.date.max

    monkeypatch.setattr(caching.dt, "date", Tomorrow)
    assert client.get("/api/v1/search").headers["ETag"] != known


def test_the_generation_is_the_one_that_the_statistics_name(news: News) -> None:
    assert news.generation() == news.stats().generation
