"""An address that asks too much waits; the others do not notice."""

import pytest
from werkzeug.test import TestResponse

from haberdar_web import create_app, rate_limit
from haberdar_web.rate_limit import RateLimit


def test_answers_come_back_over_the_minute():
    limit = RateLimit(6)
    assert [limit.wait("a", now=100.0) for _ in range(6)] == [0.0] * 6
    assert limit.wait("a", now=100.0) == 10.0
    assert limit.wait("b", now=100.0) == 0.0
    assert limit.wait("a", now=104.0) == pytest.approx(6.0)
    assert limit.wait("a", now=110.0) == 0.0
    assert limit.wait("a", now=110.0) == 10.0
    assert [limit.wait("a", now=1000.0) for _ in range(7)] == [*[0.0] * 6, 10.0]


def test_addresses_are_forgotten_in_the_order_they_last_asked(monkeypatch):
    monkeypatch.setattr(rate_limit, "_MOST_CLIENTS", 2)
    limit = RateLimit(1)
    for client in "aba":
        limit.wait(client, now=0.0)
    limit.wait("c", now=0.0)  # b goes
    assert limit.wait("a", now=0.0) > 0
    assert limit.wait("b", now=0.0) == 0.0


def test_pages_and_the_api_say_how_long_to_wait(news):
    client = create_app(news, rate_limit=2).test_client()

    def ask(address: str, client_address: str = "203.0.113.1") -> TestResponse:
        return client.get(address, environ_base={"REMOTE_ADDR": client_address})

    assert [ask("/?q=kimya").status_code for _ in range(3)] == [200, 200, 429]
    refused = ask("/api/v1/search")
    assert (refused.status_code, refused.mimetype) == (429, "application/problem+json")
    assert 1 <= int(refused.headers["Retry-After"]) <= 31
    assert "Çok fazla istek geldi" in ask("/").text
    assert ask("/healthz").status_code == 200
    with ask("/haberdar-static/haberdar.css") as style:
        assert style.status_code == 200
    assert ask("/", "203.0.113.2").status_code == 200


def test_without_a_limit_nobody_waits(news):
    client = create_app(news).test_client()
    assert {client.get("/yardim").status_code for _ in range(100)} == {200}
