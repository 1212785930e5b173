"""Addresses within the blueprint and out of it."""

import pytest
from flask import Flask

from haberdar import SearchRequest
from haberdar_web import links

REQUEST = SearchRequest(query="kimya ihracatı", ministries=("ticaret", "ekonomi"), page=2)


def test_addresses_are_short_and_readable(app: Flask) -> None:
    with app.test_request_context("/"):
        assert links.search_url(SearchRequest()) == "/"
        assert (
            links.search_url(REQUEST)
            == "/?q=kimya+ihracat%C4%B1&bakanlik=ticaret&bakanlik=ekonomi&sayfa=2"
        )
        assert links.article_url("haber-01", SearchRequest(query="a&b")) == (
            "/haber/haber-01?q=a%26b"
        )
        assert links.data_url(SearchRequest(query="kimya", sort="newest")) == (
            "/api/v1/search?query=kimya&sort=newest"
        )


@pytest.mark.parametrize(
    "url",
    [
        "https://www.aa.com.tr/tr/ekonomi/haber/1",
        "http://localhost:8000/a?b=c#d",
        "https://xn--trkiye-3ya.example/İhracat",
    ],
)
def test_web_addresses_may_be_linked_to(url: str) -> None:
    assert links.outward(url) == url
    assert links.outward(f" {url}\n") == url


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example/a",
        "/haber/1",
        "https:",
        "https://[broken",
        "mailto:haber@example.com",
    ],
)
def test_nothing_else_may(url: str) -> None:
    assert links.outward(url) is None


def test_a_site_by_its_name() -> None:
    assert links.site_name("https://www.aa.com.tr/x") == "aa.com.tr"
    assert links.site_name("https://ekonomi.example:8443/x") == "ekonomi.example"
