"""The search of an archive inside the pages of another site."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page, expect
from werkzeug.serving import make_server

from haberdar import News
from haberdar_web import blueprint, create_app
from haberdar_web.security import ELEMENT

# A strict host: nothing inline, and an embedder policy that asks for what may be embedded.
POLICY = "default-src 'none'; script-src {0}; connect-src {0}; form-action {0}"


class Sites(NamedTuple):
    """The address of an archive, and that of a site with what its page says to paste."""

    archive: str
    host: str


def snippets(client: FlaskClient, archive: str = "") -> list[str]:
    page = BeautifulSoup(client.get("/ekle", base_url=archive or None).text, "html.parser")
    return [code.get_text() for code in page.select("pre code")]


def test_help_leads_to_it(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/yardim").text, "html.parser")
    assert page.select('main a[href="/ekle"]')


def test_the_form_needs_no_script_and_has_the_whole_address(client: FlaskClient) -> None:
    form, element = snippets(client, "https://arsiv.example")
    assert "script" not in form
    assert form in element
    tree = BeautifulSoup(element, "html.parser")
    assert [form["action"] for form in tree.select("form")] == ["https://arsiv.example/"]
    (script,) = tree.select("script")
    assert script["src"] == f"https://arsiv.example/haberdar-static/{ELEMENT}"


def test_the_addresses_are_those_of_the_mount(news: News) -> None:
    host = Flask("host")
    host.register_blueprint(blueprint(news), url_prefix="/arsiv")
    page = host.test_client().get("/arsiv/ekle", base_url="https://host.example")
    tree = BeautifulSoup(page.text, "html.parser")
    for code in tree.select("pre code"):
        assert 'action="https://host.example/arsiv/"' in code.get_text()


@pytest.mark.parametrize(
    ("address", "policy"),
    [
        (f"/haberdar-static/{ELEMENT}", "cross-origin"),
        ("/haberdar-static/haberdar.css", "same-origin"),
        ("/", "same-origin"),
        (f"/?filename={ELEMENT}", "same-origin"),
        ("/api/v1/search", "same-origin"),
    ],
)
def test_other_sites_load_the_element_alone(client: FlaskClient, address: str, policy: str) -> None:
    with client.get(address) as response:
        assert response.headers["Cross-Origin-Resource-Policy"] == policy


@contextmanager
def host_site(html: str, policy: str) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = f"<!doctype html><html lang=tr><title>Site</title>{html}".encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Security-Policy", policy)
            self.send_header("Cross-Origin-Embedder-Policy", "require-corp")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}"
        server.shutdown()


@pytest.fixture
def sites(news: News) -> Iterator[Callable[..., Sites]]:
    """Serve an archive and a site with one of its snippets, whose origin may read it or not."""
    running = []

    def start(snippet: int, *, allowed: bool) -> Sites:
        app = create_app(news, cors="*" if allowed else ())
        server = make_server("127.0.0.1", 0, app, threaded=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        archive = f"http://127.0.0.1:{server.server_port}"
        html = snippets(app.test_client(), archive)[snippet]
        site = host_site(html, POLICY.format(archive))
        running.append((server, site))
        return Sites(archive, site.__enter__())

    yield start
    for server, site in running:
        site.__exit__(None, None, None)
        server.shutdown()
        server.server_close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(locale="tr-TR") as context:
        yield context.new_page()


def submit(page: Page, archive: str) -> None:
    page.get_by_label("Haberlerde ara").fill("kimya ihracatı")
    page.get_by_role("button", name="Ara").click()
    page.wait_for_url(f"{archive}/?q=kimya+ihracat%C4%B1")
    expect(page.locator(".hits > li").first).to_be_visible()


def test_the_form_leads_to_results(page: Page, sites: Callable[..., Sites]) -> None:
    archive, host = sites(0, allowed=False)
    page.goto(host)
    submit(page, archive)


def test_the_element_suggests_where_the_site_is_allowed(
    page: Page, sites: Callable[..., Sites]
) -> None:
    archive, host = sites(1, allowed=True)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(host)
    expect(page.get_by_role("list", name="En yeni haberler").get_by_role("link")).to_have_count(5)
    field = page.get_by_label("Haberlerde ara")
    field.press_sequentially("türkiye ihr")
    suggested = page.get_by_role("list", name="Öneriler").get_by_role("link")
    expect(suggested.first).to_contain_text("Türkiye İhracatçılar Meclisi")
    expect(suggested.first).to_have_attribute("href", f"{archive}/kurum/tim")
    field.press("Escape")
    expect(suggested).to_have_count(0)
    expect(field).to_have_value("türkiye ihr")
    field.press_sequentially("a")
    suggested.first.click()
    page.wait_for_url(f"{archive}/kurum/tim")
    assert not complaints


def test_the_element_is_a_form_where_it_is_not(page: Page, sites: Callable[..., Sites]) -> None:
    archive, host = sites(1, allowed=False)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(host)
    with page.expect_event("requestfailed", lambda request: "/api/" in request.url):
        page.reload()
    asked.clear()
    page.get_by_label("Haberlerde ara").press_sequentially("türkiye ihr", delay=40)
    page.wait_for_timeout(400)  # longer than the element waits for more to be typed
    assert page.get_by_role("link").count() == 0
    assert not [url for url in asked if "/api/" in url]
    submit(page, archive)
