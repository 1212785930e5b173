"""The applications of examples/ run, and show the archive under their prefix."""

import asyncio
import importlib.util
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from bs4 import BeautifulSoup
from werkzeug.test import Client

from haberdar_indexer import reindex

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    folder = tmp_path_factory.mktemp("examples") / "index"
    reindex([ROOT / "corpus"], folder)
    return folder


@pytest.fixture
def load(index, monkeypatch):
    monkeypatch.setenv("HABERDAR_INDEX", str(index))

    def load(name):
        path = ROOT / "examples" / name / "app.py"
        spec = importlib.util.spec_from_file_location(f"{name}_app", path)
        module = importlib.util.module_from_spec(spec)
        monkeypatch.setitem(sys.modules, spec.name, module)
        spec.loader.exec_module(module)
        return module

    return load


def links_under_the_prefix(html):
    links = [str(link["href"]) for link in BeautifulSoup(html, "html.parser").select("h3 a")]
    assert links
    return [link for link in links if link.startswith("/arsiv/haber/")] == links


def test_flask(load):
    host = load("flask_host")
    client = host.app.test_client()
    with host.news:
        front = client.get("/")
        headlines = BeautifulSoup(front.text, "html.parser").select("li a")
        assert len(headlines) == 5
        assert client.get(headlines[0]["href"]).status_code == 200
        found = client.get("/arsiv/?q=kimya")
        page = BeautifulSoup(found.text, "html.parser")
        assert page.select_one("header a").text == "İhracat Bülteni"
        assert page.title.text.endswith("– İhracat Bülteni")
        assert len(page.select("main")) == len(page.select("h1")) == 1
        assert links_under_the_prefix(found.text)
        missing = client.get("/arsiv/haber/yok")
        assert missing.status_code == 404
        assert BeautifulSoup(missing.text, "html.parser").title.text.endswith("İhracat Bülteni")


def test_starlette(load):
    host = load("starlette_host")

    async def ask(*addresses):
        transport = httpx.ASGITransport(host.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://host") as client:
            return [await client.get(address) for address in addresses]

    # A thread of its own, as the browser's tests leave a loop running in this one.
    with host.news, ThreadPoolExecutor(1) as thread:
        asked = ask("/basliklar?q=kimya", "/arsiv/?q=kimya")
        headlines, found = thread.submit(asyncio.run, asked).result()
    assert len(headlines.json()) == 5
    assert links_under_the_prefix(found.text)


def test_django(load):
    host = load("django_host")
    client = Client(host.app)
    with host.news:
        assert len(client.get("/basliklar?q=kimya").json) == 5
        assert links_under_the_prefix(client.get("/arsiv/?q=kimya").text)
