import json

import pytest

from haberdar import PublishedDate
from haberdar_indexer.cleaning.html import clean_page
from haberdar_indexer.documents import UnusableInputError

TEXT = (
    "Türkiye'nin ihracatı geçen ay yıllık bazda yüzde 5 artarak 22 milyar dolara yükseldi. "
    "Veriler, artışın otomotiv ile kimya sektörlerinden geldiğini ortaya koydu."
)
BODY = f"<article><h1>İhracat arttı</h1><p>{TEXT}</p><p>{TEXT[::-1]}</p><p>{TEXT}</p></article>"


def page(head="", body=BODY):
    return clean_page(f"<html><head>{head}</head><body>{body}</body></html>".encode())


def linked(**fields):
    data = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def test_the_text_comes_without_what_surrounds_it():
    document = page(
        body="<nav><a href=/>Ana Sayfa</a><a href=/e>Ekonomi</a></nav>"
        f"<div class=cerez>Bu site çerez kullanır.</div>{BODY}"
        "<aside><h3>İlgili Haberler</h3><a href=/1>Başka bir haberin başlığı</a></aside>"
        "<section class=comments><p>okur: güzel haber</p></section>"
        "<footer>Künye</footer>"
    )
    text = " ".join(document.paragraphs)
    assert TEXT in text
    for other in ("Ana Sayfa", "çerez", "Başka bir haber", "güzel haber", "Künye"):
        assert other not in text


GRAPH = """<script type="application/ld+json">
{"@graph": [
  {"@type": "WebPage"},
  {"@type": ["Article"], "headline": "Grafta", "datePublished": "2022-03"}
]}</script>"""
OPEN_GRAPH = """<script type="application/ld+json">{bozuk</script>
<meta property="og:title" content="OG başlığı - Gazete">
<meta property="og:site_name" content="Gazete">
<meta property="og:url" content="https://gazete.example/2">
<meta property="article:published_time" content="2021-05-06T07:08:09Z">
<meta property="article:section" content="Tekstil">
<link rel="canonical" href="https://gazete.example/kanonik">"""


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (
            linked(
                headline="Başlık",
                datePublished="2024-12-27T10:00:00+03:00",
                publisher={"@type": "Organization", "name": "Gazete"},
                articleSection=["Kimya", "Sanayi"],
                mainEntityOfPage={"@id": "https://gazete.example/1"},
            ),
            ("Başlık", "2024-12-27", "Gazete", "https://gazete.example/1", "Kimya"),
        ),
        (
            GRAPH,
            ("Grafta", "2022-03", "", "", ""),
        ),
        (
            OPEN_GRAPH,
            ("OG başlığı", "2021-05-06", "Gazete", "https://gazete.example/kanonik", "Tekstil"),
        ),
        (
            "<title>Sayfa başlığı | Eski Gazete</title>",
            ("İhracat arttı", None, "Eski Gazete", "", ""),
        ),
        (
            '<link rel="canonical" href="https://www.gazete.example/2023/04/05/ihracat">',
            (
                "İhracat arttı",
                "2023-04-05",
                "gazete.example",
                "https://www.gazete.example/2023/04/05/ihracat",
                "",
            ),
        ),
        (
            '<link rel="canonical" href="javascript:alert(1)">',
            ("İhracat arttı", None, "", "", ""),
        ),
    ],
)
def test_what_a_page_says_of_itself(head, expected):
    document = page(head)
    published = None if document.published is None else str(document.published)
    found = (document.title, published, document.source, document.url, document.section)
    assert found == expected


@pytest.mark.parametrize(
    ("shown", "date"),
    [
        ('<time datetime="2019-12-27">27 Aralık</time>', PublishedDate(2019, 12, 27)),
        ('<time datetime="2020-03">Mart 2020</time>', PublishedDate(2020, 3)),
        ("<time>27 Aralık 2019 Cuma, 14:30</time>", PublishedDate(2019, 12, 27)),
        ("<div>Yayınlanma: 03.01.2025 - 11:20</div>", PublishedDate(2025, 1, 3)),
        ("<span>1 Şubat 2019 Cuma, 09:15</span>", PublishedDate(2019, 2, 1)),
        ("<span itemprop=datePublished content=2018-07-09>dün</span>", PublishedDate(2018, 7, 9)),
    ],
)
def test_a_date_that_the_page_shows(shown, date):
    assert page(body=BODY.replace("</h1>", f"</h1>{shown}")).published == date


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2024-12-31T22:30:00Z", PublishedDate(2025, 1, 1)),
        ("2024-12-31T20:59:59+00:00", PublishedDate(2024, 12, 31)),
        ("2025-01-01T00:30:00+03:00", PublishedDate(2025, 1, 1)),
        ("2024-12-31T22:30:00", PublishedDate(2024, 12, 31)),
        ("9999-12-31T22:30:00Z", PublishedDate(9999, 12, 31)),
    ],
)
def test_a_time_with_its_offset_is_a_day_in_turkiye(written, date):
    assert page(linked(datePublished=written)).published == date


def test_a_date_above_the_headline_is_todays():
    assert page(body=f"<div>23 Kasım 2026 Pazartesi</div>{BODY}").published is None


def test_what_the_pages_own_record_of_its_text_lacks_is_left_out():
    record = f"{TEXT} {TEXT[::-1]} {TEXT}"
    furniture = "<p>DOSYA HABER</p><p>Nihal Çetin, son güncelleme 14:58</p>"
    body = BODY.replace("</h1>", f"</h1>{furniture}")
    assert "DOSYA HABER" in page(body=body).paragraphs
    assert [p for p in page(linked(articleBody=record), body).paragraphs if p] == [
        TEXT,
        TEXT[::-1],
        TEXT,
    ]
    assert "DOSYA HABER" in page(linked(articleBody="Kısa özet."), body).paragraphs


def test_a_table_keeps_its_rows():
    table = "<table><tr><th>Yıl</th><th>Ton</th></tr><tr><td>2023</td><td>1.650</td></tr></table>"
    document = page(body=BODY.replace("</article>", f"{table}<p>{TEXT}</p></article>"))
    assert "Yıl | Ton" in document.paragraphs
    assert "2023 | 1.650" in document.paragraphs


def test_a_page_laid_out_in_tables():
    document = page(
        head="<title>Rafineri açıldı - Arşiv</title>",
        body="<table><tr><td><a href=/>Ana Sayfa</a> | Arşivde Ara</td></tr><tr><td>"
        "<table><tr><td>EN ÇOK OKUNANLAR</td></tr></table></td><td><table>"
        "<tr><td class=baslik>Rafineri açıldı</td></tr><tr><td>19 Ekim 2018 Cuma, 18:45</td></tr>"
        f"<tr><td>{TEXT}<br>İkinci paragraf.<br><br>"
        "<table><tr><td>REKLAM</td></tr></table><b>ARA BAŞLIK</b><br><br>"
        f"{TEXT}<!-- yorum --></td></tr><tr><td>okur: güzel haber</td></tr></table>"
        "</td></tr></table>",
    )
    assert [p for p in document.paragraphs if p] == [TEXT, "İkinci paragraf.", "ARA BAŞLIK", TEXT]
    assert document.published == PublishedDate(2018, 10, 19)
    assert (document.title, document.source) == ("Rafineri açıldı", "Arşiv")


def test_what_is_no_page_has_a_reason():
    with pytest.raises(UnusableInputError, match="not an HTML page"):
        clean_page(b"duz metin")


@pytest.mark.parametrize("data", [b"<", b"<html></html>", b"<table><table>", b"\x00<p>\xff</p>"])
def test_a_broken_page_breaks_nothing(data):
    clean_page(data)


def test_real_turkish_pages(shared):
    import gzip

    truth = json.loads((shared / "html-turkish" / "ground-truth.json").read_text("utf-8"))
    for name, expected in truth.items():
        stem = name.removesuffix(".gz").removesuffix(".html")
        data = gzip.decompress((shared / "html-turkish" / "html" / f"{stem}.html.gz").read_bytes())
        document = clean_page(data)
        assert str(document.published) == expected["date"][:10], name
        assert document.url == expected["url"].partition("?")[0], name
        found = set(" ".join(document.paragraphs).split())
        wanted = set(expected["articleBody"].split())
        assert len(found & wanted) / len(wanted) > 0.85, name
