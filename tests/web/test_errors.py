"""Pages and problems for what goes wrong."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from haberdar import News, open_index
from haberdar_web import create_app


def test_an_unknown_address_has_a_page_in_turkish(client: FlaskClient) -> None:
    response = client.get("/boyle/bir/sayfa/yok")
    assert response.status_code == 404
    assert "Sayfa bulunamadı" in response.text
    assert 'href="/"' in response.text


def test_an_unknown_static_file_too(client: FlaskClient) -> None:
    assert "Sayfa bulunamadı" in client.get("/haberdar-static/yok.css").text


def test_another_method(client: FlaskClient) -> None:
    response = client.post("/")
    assert response.status_code == 405
    assert "Bu istek yapılamıyor" in response.text
    assert "GET" in response.headers["Allow"]


class Broken(News):
    """An archive that fails in a way nobody foresaw."""

    def __init__(self) -> None:
        """Open nothing."""

    def search(self, *_args: object, **_options: object) -> None:  # type: ignore[override]
        raise ZeroDivisionError("gizli ayrıntı")


@pytest.fixture
def broken() -> FlaskClient:
    return create_app(Broken()).test_client()


def test_an_unforeseen_error_is_logged_and_shows_nothing_of_itself(
    broken: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    response = broken.get("/")
    assert "ZeroDivisionError" in caplog.text
    assert response.status_code == 500
    assert "Bir sorun oluştu" in response.text
    assert "gizli" not in response.text
    assert "Traceback" not in response.text


def test_an_unforeseen_error_of_the_api(broken: FlaskClient) -> None:
    response = broken.get("/api/v1/search")
    assert response.status_code == 500
    assert response.mimetype == "application/problem+json"
    assert response.get_json()["title"] == "Internal Server Error"


@pytest.fixture
def gone(tmp_path: Path) -> Iterator[Flask]:
    with open_index(tmp_path / "index", create=True) as archive:
        (tmp_path / "index" / "current").unlink()
        yield create_app(archive)


def test_an_index_that_has_gone_is_a_passing_trouble(gone: Flask, tmp_path: Path) -> None:
    response = gone.test_client().get("/?q=kimya")
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "30"
    assert "Arşiv şu anda okunamıyor" in response.text
    assert str(tmp_path) not in response.text


def test_the_api_says_so_too(gone: Flask, tmp_path: Path) -> None:
    response = gone.test_client().get("/api/v1/search")
    assert response.status_code == 503
    assert response.mimetype == "application/problem+json"
    assert str(tmp_path) not in response.text
