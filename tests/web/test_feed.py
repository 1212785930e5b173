"""Searches as feeds, read as feed readers do."""

import datetime as dt
from pathlib import Path
from xml.etree import ElementTree as ET

import feedparser
import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from haberdar import Article, News, PublishedDate, open_index
from haberdar_web import create_app

ATOM = "{http://www.w3.org/2005/Atom}"


def read(client: FlaskClient, address: str) -> feedparser.FeedParserDict:
    response = client.get(address)
    assert (response.status_code, response.mimetype) == (200, "application/atom+xml")
    found = feedparser.parse(response.data)
    assert not found.bozo
    assert found.version == "atom10"
    return found


def links(of: feedparser.FeedParserDict) -> dict[str, str]:
    return {link.rel: link.href for link in of.links}


def test_a_search_is_a_feed_of_what_is_new(client: FlaskClient, news: News) -> None:
    found = read(client, "/arama.atom?q=kimya&sirala=eski&adet=50")
    page = news.search("kimya", sort="newest", size=50)
    assert [entry.title for entry in found.entries] == [hit.title for hit in page.hits]
    assert found.feed.title == "Haberdar: kimya"
    assert found.feed.updated == found.entries[0].updated
    times = [entry.updated_parsed for entry in found.entries]
    assert times == sorted(times, reverse=True)


def test_an_entry_tells_what_a_hit_does(client: FlaskClient) -> None:
    (entry,) = read(client, '/arama.atom?q="Kimya ihracatı yılı rekorla kapattı"').entries
    assert entry.published == entry.updated == "2024-12-27T00:00:00+03:00"
    assert entry.author == "Ticaret Postası"
    assert entry.summary_detail.type == "text/plain"
    assert "İKMİB" in entry.summary
    assert links(entry) == {
        "alternate": "http://localhost/haber/haber-01",
        "via": "https://www.ticaretpostasi.example/haber/1",
    }
    tags = {tag.term: tag for tag in entry.tags}
    assert tags["ticaret"].label == "Ticaret Bakanlığı"
    listed = client.get(tags["ikmib"].scheme).get_json()["entities"]
    assert "ikmib" in {entity["id"] for entity in listed}


@pytest.mark.parametrize(
    ("query", "updated"),
    [
        ("müşavirlikleri", "2024-12-01T00:00:00+03:00"),
        ("fındık", "2023-01-01T00:00:00+03:00"),
        ("bülten", "1970-01-01T00:00:00Z"),
    ],
)
def test_no_day_is_made_up(client: FlaskClient, query: str, updated: str) -> None:
    (entry,) = read(client, f"/arama.atom?q={query}").entries
    assert entry.updated == updated
    assert "published" not in entry


def test_pages_link_to_each_other(client: FlaskClient, news: News) -> None:
    address: str | None = "http://localhost/arama.atom?q=ihracat"
    seen, ids = [], set()
    while address:
        found = read(client, address)
        to = links(found.feed)
        assert to["self"] == address
        assert to["first"].endswith("?q=ihracat")
        assert to["last"].endswith("&sayfa=3")
        seen += [entry.id for entry in found.entries]
        ids.add(found.feed.id)
        last, address = to, to.get("next")
    assert len(seen) == len(set(seen)) == news.search("ihracat").stories
    assert len(ids) == 1
    assert last["previous"].endswith("&sayfa=2")
    assert client.get(last["alternate"]).status_code == 200


def test_ids_are_the_same_whatever_is_asked(client: FlaskClient) -> None:
    def names(address: str) -> dict[str, str]:
        return {entry.title: entry.id for entry in read(client, address).entries}

    whole, some = names("/arama.atom?adet=50"), names("/arama.atom?q=kimya&bakanlik=ticaret")
    assert some.items() <= whole.items()
    secure = client.get("/arama.atom?adet=50", base_url="https://localhost").data
    assert {entry.id for entry in feedparser.parse(secure).entries} == set(whole.values())


def test_a_feed_is_called_after_what_it_follows(client: FlaskClient) -> None:
    title = read(client, "/arama.atom?q=kimya&bakanlik=ekonomi&kurum=tim").feed.title
    assert title == "Haberdar: kimya · Ekonomi Bakanlığı · Türkiye İhracatçılar Meclisi (TİM)"
    assert read(client, "/arama.atom").feed.title == "Haberdar"


def test_nothing_found_is_a_feed_too(client: FlaskClient) -> None:
    found = read(client, "/arama.atom?q=uzaygemisi")
    assert found.entries == []
    assert found.feed.updated == "1970-01-01T00:00:00Z"
    assert links(found.feed)["last"] == links(found.feed)["first"]


def test_what_xml_cannot_say_is_left_out(tmp_path: Path) -> None:
    odd = "".join(map(chr, (*range(1, 32), 0xFFFE, 0xFFFF)))
    with open_index(tmp_path / "index", create=True) as archive:
        archive.add(
            Article(
                id=f"1{odd}<&>",
                title=f"Baş{odd}lık <b>&amp;</b> ]]>",
                paragraphs=(f"Gövde{odd}",),
                published=PublishedDate(1, 1, 1),
                source=odd,
                url="javascript:alert(1)",
                organizations=("</feed>\x1e",),
            )
        )
        response = create_app(archive).test_client().get("/arama.atom?q=gövde&adet=0&x=%01")
    assert response.status_code == 200
    (entry,) = ET.fromstring(response.data).iter(f"{ATOM}entry")
    title = entry.findtext(f"{ATOM}title") or ""
    assert title.replace("\t", "").replace("\n", "").replace("\r", "") == (
        "Başlık <b>&amp;</b> ]]>"
    )
    assert entry.findtext(f"{ATOM}updated") == "0001-01-01T00:00:00+03:00"
    assert [link.get("rel") for link in entry.iter(f"{ATOM}link")] == ["alternate"]


def test_the_page_tells_of_its_feed(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/?q=ihracat&sirala=eski&sayfa=2").text, "html.parser")
    (found,) = page.select('link[rel="alternate"]')
    (shown,) = page.select('.formats a[type="application/atom+xml"]')
    assert found["href"] == shown["href"] == "/arama.atom?q=ihracat&adet=50"
    assert found["title"] == "Haberdar: ihracat"
    assert len(read(client, str(found["href"])).entries) == 27


def test_days_begin_in_turkey(client: FlaskClient) -> None:
    (entry,) = read(client, "/arama.atom?q=nefes+kredisi").entries
    assert dt.datetime.fromisoformat(entry.updated).utcoffset() == dt.timedelta(hours=3)
