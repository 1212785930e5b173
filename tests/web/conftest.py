"""A small archive for the web tests, and the application that shows it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import chain
from pathlib import Path
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import StrictUndefined
from playwright.sync_api import Browser, sync_playwright

from haberdar import (
    Analyzer,
    Article,
    Mention,
    News,
    PublishedDate,
    build_index,
    load_registry,
    open_index,
)
from haberdar_web import create_app
from haberdar_web.links import Link
from haberdar_web.params import PAGE

NAMES = {
    "Ticaret Bakanlığı": ("ministry", "ticaret"),
    "Ekonomi Bakanlığı": ("ministry", "ekonomi"),
    "Sanayi ve Teknoloji Bakanlığı": ("ministry", "sanayi-ve-teknoloji"),
    "Hazine ve Maliye Bakanlığı": ("ministry", "hazine-ve-maliye"),
    "Tarım ve Orman Bakanlığı": ("ministry", "tarim-ve-orman"),
    "İKMİB": ("organization", "ikmib"),
    "Türkiye İhracatçılar Meclisi": ("organization", "tim"),
    "TOBB": ("organization", "tobb"),
    "TÜİK": ("organization", "tuik"),
    "İstanbul Sanayi Odası": ("organization", "iso"),
    "Giresun Ziraat Odası": ("organization", "giresun-ziraat-odasi"),
}
# The registry lacks it.
LACKING = "Giresun Ziraat Odası"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
BROWSER_ARGUMENTS = (
    "--no-sandbox --disable-gpu --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
MONTHLY = "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık".split()


def mentions(text: str, part: str) -> Iterator[Mention]:
    for name, (kind, entity) in NAMES.items():
        start = text.find(name)
        if start >= 0:
            rule, label = ("pattern", name) if name == LACKING else ("name", "")
            yield Mention(entity, kind, name, start, start + len(name), rule, part, label)


def make_article(
    number: int, title: str, *paragraphs: str, date: str = "", source: str = "Ticaret Postası"
) -> Article:
    body = "\n\n".join(paragraphs)
    found = [*mentions(title, "title"), *mentions(body, "body")]

    def tags(kind: str, *parts: str) -> tuple[str, ...]:
        ours = (one.entity_id for one in found if one.kind == kind and one.part in parts)
        return tuple(dict.fromkeys(ours))

    return Article(
        id=f"haber-{number:02}",
        title=title,
        paragraphs=paragraphs,
        published=PublishedDate.parse(date) if date else None,
        source=source,
        url=f"https://www.ticaretpostasi.example/haber/{number}",
        section="Ekonomi",
        ministries=tags("ministry", "title", "body"),
        organizations=tags("organization", "title", "body"),
        central_ministries=tags("ministry", "title"),
        central_organizations=tags("organization", "title"),
        mentions=tuple(found),
    )


def written_articles() -> Iterator[Article]:
    yield make_article(
        1,
        "Kimya ihracatı yılı rekorla kapattı",
        "Kimya sektörünün ihracatı 2024'te 32 milyar doları aştı. İKMİB verilerine göre en büyük "
        "pay plastik ve mamullerinin oldu; Türkiye İhracatçılar Meclisi sıralamasında kimya, "
        "otomotivin ardından ikinci sırada yer aldı.",
        "YENİ PAZARLAR HEDEFTE",
        "Ticaret Bakanlığı, uzak ülkeler stratejisi kapsamında firmalara fuar ve navlun desteği "
        "verecek. Sanayi ve Teknoloji Bakanlığı ise kimya teknoloji merkezinin Gebze'de kurulması "
        "için çalışıyor.",
        "İKMİB'in hedefi, 2025'te ihracatı yüzde 8 artırmak.",
        date="2024-12-27",
    )
    yield make_article(
        2,
        "Ticaret Bakanlığı hedef ülkeleri açıkladı",
        "Ticaret Bakanlığı uzak ülkeler stratejisinde on sekiz ülkeyi öne çıkardı. Kimya, makine "
        "ve gıda ihracatı için ticaret müşavirlikleri yeni dönemde birlikte çalışacak.",
        "Türkiye İhracatçılar Meclisi kararı olumlu buldu.",
        date="2024-12",
        source="Anadolu Ekonomi",
    )
    yield make_article(
        3,
        "Sanayi üretimi kasımda arttı",
        "TÜİK verilerine göre takvim etkisinden arındırılmış sanayi üretimi yüzde 1,5 arttı. "
        "Sanayi ve Teknoloji Bakanlığı, artışta orta yüksek teknolojili ürünlerin payına dikkat "
        "çekti.",
        date="2024-11-11",
        source="Sanayi Gündemi",
    )
    yield make_article(
        4,
        "TOBB'dan esnafa nefes kredisi",
        "TOBB ile Hazine ve Maliye Bakanlığı arasında imzalanan protokolle işletmelere uygun "
        "faizli kredi verilecek. Başvurular ticaret ve sanayi odaları üzerinden alınacak.",
        date="2020-05-04",
    )
    yield make_article(
        5,
        "Ekonomi Bakanlığı ile ihracatçılar buluştu",
        "Ekonomi Bakanlığı döneminde başlayan ihracat seferberliği için Türkiye İhracatçılar "
        "Meclisi bölge toplantıları düzenledi. Kimya ihracatı da gündemdeydi.",
        date="2018-03",
        source="Anadolu Ekonomi",
    )
    yield make_article(
        6,
        "Fındık alım fiyatı belli oldu",
        "Tarım ve Orman Bakanlığı, Giresun kalite fındığın kilogram fiyatını açıkladı. "
        "Giresun Ziraat Odası memnun; üretici hasada ağustosta başlayacak.",
        date="2023",
        source="Tarım Dünyası",
    )
    yield make_article(
        7,
        "Depoda bulunan eski bir bülten",
        "Üzerinde tarih bulunmayan bültende, limanların kapasitesi anlatılıyor.",
    )


def monthly_articles() -> Iterator[Article]:
    for rank in range(24):
        year, month = 2023 + rank // 12, rank % 12
        yield make_article(
            10 + rank,
            f"{MONTHLY[month]} ayı ihracatı açıklandı: {17 + rank % 5} milyar dolar",
            f"Ticaret Bakanlığı ile Türkiye İhracatçılar Meclisi {MONTHLY[month]} {year} "
            "rakamlarını paylaştı. Otomotiv, kimya ve hazır giyim ilk üç sırayı aldı.",
            "İstanbul Sanayi Odası, maliyetlerin gerilemesini bekliyor."
            if rank % 3
            else "TÜİK kesin verileri ay sonunda yayımlayacak.",
            date=f"{year}-{month + 1:02}-{1 + rank % 5:02}",
            source="Anadolu Ekonomi" if rank % 2 else "Ticaret Postası",
        )


def build(folder: Path, *articles: Article) -> Path:
    with build_index(folder, Analyzer(), load_registry()) as index:
        for article in articles:
            assert index.add(article)
    return folder


@pytest.fixture(scope="session")
def index_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    articles = chain(written_articles(), monthly_articles())
    return build(tmp_path_factory.mktemp("archive") / "index", *articles)


@pytest.fixture(scope="session")
def news(index_dir: Path) -> Iterator[News]:
    with open_index(index_dir) as archive:
        yield archive


@pytest.fixture
def app(news: News) -> Flask:
    application = create_app(news)
    application.jinja_env.undefined = StrictUndefined
    return application


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture(scope="session")
def empty_news(tmp_path_factory: pytest.TempPathFactory) -> Iterator[News]:
    with open_index(build(tmp_path_factory.mktemp("empty") / "index")) as archive:
        yield archive


@pytest.fixture(scope="session")
def link() -> Link:
    """Write a search as its address, without an application."""
    return lambda request: "?" + urlencode(PAGE.pairs(request), doseq=True)


# What the `haberdar` script does, without needing the package to be installed.
PROGRAM = """
import argparse, sys
from haberdar import HaberdarError
from haberdar_web.commands.serve import command
parser = argparse.ArgumentParser()
command.configure(parser)
try:
    sys.exit(command.run(parser.parse_args()))
except HaberdarError as error:
    sys.exit(f"haberdar: {error}")
"""


@contextmanager
def _run_serve(*arguments: str) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-W", "error", "-c", PROGRAM, *arguments],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


def _read_address(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line.startswith("Haberdar: http://"), process.communicate()
    return line.removeprefix("Haberdar: ").strip()


@pytest.fixture(scope="session")
def serve() -> Callable[..., AbstractContextManager[subprocess.Popen[str]]]:
    """Run `haberdar serve` with these arguments in a process of its own."""
    return _run_serve


@pytest.fixture(scope="session")
def address() -> Callable[[subprocess.Popen[str]], str]:
    """Wait for a server to listen and return the address that it prints."""
    return _read_address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = [os.environ.get("HABERDAR_CHROMIUM"), *map(shutil.which, BROWSERS)]
    program = next(filter(None, found), None)
    if program is None:
        pytest.skip(f"no browser: neither HABERDAR_CHROMIUM nor any of {', '.join(BROWSERS)}")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=BROWSER_ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def soup(client: FlaskClient) -> Callable[[str], BeautifulSoup]:
    """Fetch a page that is there, and read it."""

    def get(address: str) -> BeautifulSoup:
        response = client.get(address)
        assert response.status_code == 200
        return BeautifulSoup(response.text, "html.parser")

    return get
