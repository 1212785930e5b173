"""Which sites may read the API."""

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from haberdar import News
from haberdar_web import blueprint, create_app

SITE = "https://site.example"
API = "/api/v1/search?query=kimya"


def ask(client: FlaskClient, address: str = API, *, origin: str = SITE) -> TestResponse:
    return client.get(address, headers={"Origin": origin})


def allowed(response: TestResponse) -> str | None:
    return response.headers.get("Access-Control-Allow-Origin")


def test_no_one_unless_told(client: FlaskClient) -> None:
    response = ask(client)
    assert allowed(response) is None
    assert "Origin" not in response.headers.get("Vary", "")


@pytest.mark.parametrize(
    ("cors", "origin", "answer"),
    [
        ("*", SITE, "*"),
        (SITE, SITE, SITE),
        ([SITE, "http://localhost:3000"], "http://localhost:3000", "http://localhost:3000"),
        (SITE, "https://other.example", None),
        (SITE, "http://site.example", None),
        (SITE, "https://site.example.evil.example", None),
        (SITE, "null", None),
    ],
)
def test_those_who_were_named(
    news: News, cors: str | list[str], origin: str, answer: str | None
) -> None:
    client = create_app(news, cors=cors).test_client()
    response = ask(client, origin=origin)
    assert allowed(response) == answer
    assert "Access-Control-Allow-Credentials" not in response.headers
    # A shared cache must not give one site the answer for another.
    assert ("Origin" in response.headers.get("Vary", "")) == (cors != "*")


@pytest.fixture
def open_client(news: News) -> FlaskClient:
    return create_app(news, cors=[SITE]).test_client()


@pytest.mark.parametrize("address", ["/api/v1/openapi.json", "/api/v1/articles/yok", "/api/yok"])
def test_all_of_the_api_problems_too(open_client: FlaskClient, address: str) -> None:
    response = ask(open_client, address)
    assert allowed(response) == SITE
    assert "ETag" in response.headers["Access-Control-Expose-Headers"]


def test_answers_that_did_not_change_too(open_client: FlaskClient) -> None:
    known = ask(open_client).headers["ETag"]
    response = open_client.get(API, headers={"Origin": SITE, "If-None-Match": known})
    assert (response.status_code, allowed(response)) == (304, SITE)


@pytest.mark.parametrize("address", ["/", "/arama.atom", "/healthz", "/api/"])
def test_nothing_but_the_api(open_client: FlaskClient, address: str) -> None:
    assert allowed(ask(open_client, address)) is None


def test_a_preflight_is_answered(open_client: FlaskClient) -> None:
    asked = {"Origin": SITE, "Access-Control-Request-Method": "GET"}
    response = open_client.options(API, headers=asked)
    assert (response.status_code, allowed(response)) == (200, SITE)
    assert response.headers["Access-Control-Allow-Methods"] == "GET, HEAD"
    assert response.headers["Access-Control-Max-Age"] == "86400"
    assert response.headers["Access-Control-Allow-Headers"] == "*"
    assert set(response.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


def test_there_is_nothing_to_do_at_an_unknown_address(client: FlaskClient) -> None:
    assert client.options("/api/v1/yok").status_code == 404


@pytest.mark.parametrize(
    "wrong",
    ["", "site.example", "https://site.example/", "https://site.example/a", "HTTPS://A", "null"],
)
def test_what_is_no_origin_is_refused(news: News, wrong: str) -> None:
    with pytest.raises(ValueError, match="not an origin"):
        blueprint(news, cors=[wrong])
