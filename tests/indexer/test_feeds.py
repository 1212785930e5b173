import time

import pytest

from haberdar import PublishedDate
from haberdar_indexer.cleaning import clean
from haberdar_indexer.documents import RawDocument
from haberdar_indexer.sources import read_documents
from haberdar_indexer.sources.folders import FoundFile

RSS = """<?xml version="1.0" encoding="windows-1254"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Ekonomi Gazetesi</title><language>tr-TR</language>
<item><title>İhracat &amp; ithalat</title><link>https://e.example/1</link><guid>g1</guid>
<pubDate>Fri, 27 Dec 2024 23:30:00 GMT</pubDate><category>Sanayi</category>
<dc:creator>Ayşe Yılmaz</dc:creator><description>Kısa &uuml;r&uuml;n</description>
<content:encoded><![CDATA[<p>Birinci <b>paragraf</b>.</p><script>x()</script>
<p>İkinci&nbsp;paragraf.</p>]]></content:encoded></item>
<item><title>Boş</title></item>
<item><description>&lt;p&gt;Bir&lt;br&gt;iki&lt;/p&gt;</description>
<pubDate>27.12.2024 10:00</pubDate></item>
</channel></rss>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns="http://purl.org/rss/1.0/"><channel rdf:about="k"><title>K</title></channel>
<item rdf:about="https://e.example/1"><title>B</title><link>https://e.example/1</link>
<description>Metin.</description></item></rdf:RDF>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>K</title><entry><title>B</title>
<link href="https://e.example/1"/><updated>2024-12-27T22:30:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Metin.</p></div></content>
</entry></feed>"""


@pytest.fixture
def read(tmp_path):
    def read(content, name="a.xml"):
        path = tmp_path / name
        path.write_bytes(content)
        return list(read_documents(FoundFile(path, name)))

    return read


def test_rss_gives_an_article_an_entry(read):
    first, empty, last = read(RSS.encode("windows-1254"))
    document = clean(first)
    assert (document.title, document.lead) == ("İhracat & ithalat", "Kısa ürün")
    assert document.paragraphs == ("Birinci paragraf.", "İkinci paragraf.")
    assert document.published == PublishedDate(2024, 12, 28)
    assert (document.source, document.section) == ("Ekonomi Gazetesi", "Sanayi")
    assert (document.author, document.language) == ("Ayşe Yılmaz", "tr")
    assert (document.url, document.given_id) == ("https://e.example/1", "g1")
    assert str(empty) == "a.xml:2: the entry has no text: 'Boş'"
    assert clean(last).paragraphs == ("Bir", "iki")
    assert clean(last).published == PublishedDate(2024, 12, 27)


@pytest.mark.parametrize("feed", [RDF, ATOM])
def test_other_feeds_are_read_alike(read, feed):
    (document,) = map(clean, read(feed.encode("utf-16"), "adsız"))
    assert (document.title, document.paragraphs, document.source) == ("B", ("Metin.",), "K")
    assert document.url == "https://e.example/1"
    assert document.published == (PublishedDate(2024, 12, 28) if feed is ATOM else None)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_feeds_that_declare_entities_are_refused(read, encoding):
    laughs = (
        '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
        "<rss><channel><item><description>&b;&c;</description></item></channel></rss>"
    )
    (rejected,) = read(laughs.encode(encoding))
    assert str(rejected) == "a.xml: a feed that declares entities of its own is not read"


def test_a_feed_that_is_cut_keeps_what_comes_before(read):
    document, *_, damage = read(RSS.encode("windows-1254")[:-60])
    assert isinstance(document, RawDocument)
    assert str(damage).startswith("a.xml: damaged; what could be read is kept: line ")


@pytest.mark.parametrize(
    "content", [b"<rss>" + b"<" * 2**20, b"<rss><channel>" + b"<item>" * 2**17, b"<?xml " * 2**17]
)
def test_damage_costs_no_more_than_its_length(read, content):
    started = time.monotonic()
    assert all(not isinstance(raw, RawDocument) for raw in read(content))
    assert time.monotonic() - started < 10


def test_what_is_no_feed_is_rejected(read):
    assert str(read(b"<liste><ad>x</ad></liste>")[0]) == "a.xml: no feed, or one without entries"
