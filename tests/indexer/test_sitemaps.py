import gzip

import pytest

from haberdar import PublishedDate
from haberdar_indexer.cleaning import clean
from haberdar_indexer.pipeline import read_raw

PAGE = "<html><title>Başlık</title><p>Makine ihracatı on ayda yüzde yedi arttı.</p>"
NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def sitemap(*addresses):
    urls = "".join(f"<url><loc>{a}</loc><lastmod>2024-12-27</lastmod></url>" for a in addresses)
    return f'<?xml version="1.0"?><urlset {NAMESPACE}>{urls}</urlset>'.encode()


def addresses(folder):
    return {raw.origin.path: raw.address for raw in read_raw([folder])}


@pytest.mark.parametrize(
    ("page", "address"),
    [
        ("a/b.html", "https://s.example/a/b.html"),
        ("a/b.html", "https://s.example/a/b"),
        ("a/b.html", "https://s.example/a/b/"),
        ("a/b/index.html", "https://s.example/a/b/"),
        ("a/b/index.html", "https://s.example/a/b"),
        ("index.html", "https://s.example/"),
        ("a/çelik.html", "https://s.example/a/%C3%A7elik"),
    ],
)
def test_a_saved_page_has_the_address_that_is_listed(tmp_path, page, address):
    (tmp_path / page).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / page).write_text(PAGE)
    (tmp_path / "sitemap.xml").write_bytes(sitemap("https://s.example/x", address))
    (raw,) = read_raw([tmp_path])
    document = clean(raw)
    assert (document.url, document.source) == (address, "s.example")
    assert document.modified == PublishedDate(2024, 12, 27)


def test_a_page_that_says_its_address_keeps_it(tmp_path):
    own = "<link rel=canonical href=https://k.example/1>"
    (tmp_path / "a.html").write_text(PAGE + own)
    (tmp_path / "sitemap.xml").write_bytes(sitemap("https://s.example/a"))
    (raw,) = read_raw([tmp_path])
    assert clean(raw).url == "https://k.example/1"


def test_indexes_and_compressed_sitemaps_are_followed(tmp_path):
    for name in ("a.html", "b.html", "c.html"):
        (tmp_path / name).write_text(PAGE)
    names = [
        "https://s.example/1.xml",
        "https://s.example/maps/2.xml.gz",
        "https://s.example/yok.xml",
    ]
    index = "".join(f"<sitemap><loc>{name}</loc></sitemap>" for name in names)
    (tmp_path / "sitemap.xml").write_text(f"<sitemapindex {NAMESPACE}>{index}</sitemapindex>")
    (tmp_path / "1.xml").write_bytes(sitemap("https://s.example/a"))
    (tmp_path / "2.xml.gz").write_bytes(gzip.compress(sitemap("https://s.example/b")))
    assert addresses(tmp_path) == {
        "a.html": "https://s.example/a",
        "b.html": "https://s.example/b",
        "c.html": "",
    }


def test_the_nearest_sitemap_counts_and_a_new_one_is_read(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.html").write_text(PAGE)
    (tmp_path / "sitemap.xml").write_bytes(sitemap("https://s.example/a/b"))
    assert addresses(tmp_path) == {"a/b.html": "https://s.example/a/b"}
    (tmp_path / "a" / "sitemap.xml").write_bytes(sitemap("https://t.example/b"))
    assert addresses(tmp_path) == {"a/b.html": "https://t.example/b"}
    (tmp_path / "a" / "sitemap.xml").write_bytes(sitemap("https://t.example/b?yeni=1"))
    assert addresses(tmp_path) == {"a/b.html": "https://t.example/b?yeni=1"}


@pytest.mark.parametrize(
    "content", [b"<urlset", b"<urlset><url><loc>http://[x</loc></url></urlset>"]
)
def test_a_damaged_sitemap_gives_nothing(tmp_path, content):
    (tmp_path / "a.html").write_text(PAGE)
    (tmp_path / "sitemap.xml").write_bytes(content)
    assert addresses(tmp_path)["a.html"] == ""
