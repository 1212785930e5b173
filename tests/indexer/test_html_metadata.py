"""What article pages say of themselves."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from haberdar_indexer.cleaning.html import clean_page
from haberdar_indexer.cleaning.html.addresses import absolute

TEXT = (
    "Türkiye'nin ihracatı geçen ay yıllık bazda yüzde 5 artarak 22 milyar dolara yükseldi. "
    "Veriler, artışın otomotiv ile kimya sektörlerinden geldiğini ortaya koydu."
)
BODY = f"<h1>İhracat mayısta arttı</h1><p>{TEXT}</p><p>{TEXT[::-1]}</p>"


def page(head="", body=BODY, attributes=""):
    return clean_page(f"<html {attributes}><head>{head}</head><body>{body}</body></html>".encode())


def script(data):
    text = data if isinstance(data, str) else json.dumps(data)
    return f'<script type="application/ld+json">{text}</script>'


def linked(**fields):
    return script({"@context": "https://schema.org", "@type": "NewsArticle", **fields})


def meta(**contents):
    return "".join(
        f'<meta property="{n.replace("_", ":", 1)}" content="{c}">' for n, c in contents.items()
    )


def canonical(address):
    return f'<link rel="canonical" href="{address}">'


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("", "İhracat mayısta arttı"),
        (linked(headline="Başlık"), "Başlık"),
        (linked(headline="Türkiye&#039;nin ihracatı"), "Türkiye'nin ihracatı"),
        (linked(headline="Başlık") + meta(og_title="Öteki"), "Başlık"),
        (linked(headline="İhracat may…"), "İhracat mayısta arttı"),
        (linked(headline="Başlık - Gazete", publisher="Gazete"), "Başlık"),
        (meta(og_title="OG başlığı - Gazete", og_site_name="Gazete"), "OG başlığı"),
        (meta(og_title="İhracat mayısta arttı | Gazete Haber", og_site_name="gazete.com"),
         "İhracat mayısta arttı"),
        ("<title>Sayfa başlığı | Eski Gazete</title>", "İhracat mayısta arttı"),
    ],
)  # fmt: skip
def test_titles(head, title):
    assert page(head).title == title


def test_without_a_heading_the_title_is_the_documents():
    document = page("<title>Sayfa - Ek başlık - Eski Gazete</title>", f"<p>{TEXT}</p>")
    assert (document.title, document.source) == ("Sayfa - Ek başlık", "Eski Gazete")


@pytest.mark.parametrize(
    ("head", "source"),
    [
        (linked(publisher={"@type": "Organization", "name": "Gazete"}), "Gazete"),
        (linked(publisher=[{"name": "Gazete"}]), "Gazete"),
        (linked(publisher="Gazete"), "Gazete"),
        (script([{"@id": "#g", "name": "Gazete"},
                 {"@type": "Article", "headline": "B", "publisher": {"@id": "#g"}}]), "Gazete"),
        (meta(og_site_name="Gazete"), "Gazete"),
        ("<title>Başlık | Eski Gazete</title>", "Eski Gazete"),
        (canonical("https://www.gazete.example/1"), "gazete.example"),
        ("", ""),
    ],
)  # fmt: skip
def test_sources(head, source):
    assert page(head).source == source


@pytest.mark.parametrize(
    ("head", "section"),
    [
        (linked(articleSection=["Kimya", "Sanayi"]), "Kimya"),
        (meta(article_section="Tekstil"), "Tekstil"),
        ("<span itemprop=articleSection>Enerji</span>", "Enerji"),
        (script({"@type": "BreadcrumbList", "itemListElement": [
            {"position": 1, "name": "Ana Sayfa"}, {"position": 2, "item": {"name": "Çelik"}},
            {"position": 3, "name": "İhracat mayısta arttı"}]}), "Çelik"),
        ("", ""),
    ],
)  # fmt: skip
def test_sections(head, section):
    assert page(head).section == section


@pytest.mark.parametrize(
    ("head", "body", "author"),
    [
        (linked(author={"name": "Selin Arıkan"}), "", "Selin Arıkan"),
        (linked(author=[{"name": "Selin Arıkan"}, {"name": "Can Er"}]), "", "Selin Arıkan, Can Er"),
        (linked(author="Selin Arıkan", publisher="Gazete"), "", "Selin Arıkan"),
        (
            linked(author={"name": "Gazete"}, publisher={"name": "Gazete"}),
            "<div class=muhabir>Haber: Selin Arıkan</div>",
            "Selin Arıkan",
        ),
        (linked(author={"name": "Gazete"}, publisher={"name": "Gazete"}), "", "Gazete"),
        ('<meta name="author" content="Selin Arıkan">', "", "Selin Arıkan"),
        (meta(article_author="https://sosyal.example/gazete"), "", ""),
        ("", "<span itemprop=author itemscope><b itemprop=name>Can Er</b></span>", "Can Er"),
        ("", "<p><a rel=author href=/y>Selin Arıkan</a></p>", "Selin Arıkan"),
        ("", "<div class=yazar-adi>Selin Arıkan</div>", "Selin Arıkan"),
        ("", "<div class=yazar>Bütün yazıları için tıklayın</div>", ""),
        ("", "<ul class=comments><li class=comment-author>Okur Bey</li></ul>", ""),
    ],
)
def test_authors(head, body, author):
    assert page(head, BODY.replace("</h1>", f"</h1>{body}")).author == author


@pytest.mark.parametrize(
    ("head", "url"),
    [
        (canonical("https://gazete.example/1"), "https://gazete.example/1"),
        (canonical("https://gazete.example/1?utm_source=x&id=7&fbclid=y#yorum"),
         "https://gazete.example/1?id=7"),
        (canonical("/haber/1") + meta(og_url="https://gazete.example/x?gclid=1"),
         "https://gazete.example/haber/1"),
        ('<base href="https://gazete.example/">' + canonical("haber/1"),
         "https://gazete.example/haber/1"),
        (canonical("https://gazete.example/") + meta(og_url="https://gazete.example/1"),
         "https://gazete.example/1"),
        (linked(mainEntityOfPage={"@id": "https://gazete.example/1"}), "https://gazete.example/1"),
        (linked(mainEntityOfPage="https://gazete.example/1"), "https://gazete.example/1"),
        (linked(url="https://gazete.example/1"), "https://gazete.example/1"),
        (meta(og_url="https://gazete.example/2") + canonical("https://gazete.example/1"),
         "https://gazete.example/1"),
        (canonical("javascript:alert(1)"), ""),
        (canonical("/haber/1"), ""),
        (canonical("http://[bozuk"), ""),
    ],
)  # fmt: skip
def test_addresses(head, url):
    assert page(head).url == url


@example("? #", "https://a.example/b")
@given(st.text(alphabet="htps:/[]@.?#&=a%\\ \x00ş"), st.sampled_from(["", "https://a.example/b"]))
def test_any_text_is_an_address_or_none(text, base):
    found = absolute(text, base)
    assert not found or found.startswith(("http://", "https://"))
    assert absolute(found) == found


@pytest.mark.parametrize(
    ("head", "image"),
    [
        (linked(image="https://g.example/a.jpg"), "https://g.example/a.jpg"),
        (linked(image=[{"@type": "ImageObject", "url": "https://g.example/a.jpg"}]),
         "https://g.example/a.jpg"),
        (meta(og_image="https://g.example/a.jpg"), "https://g.example/a.jpg"),
        (meta(og_image="/a.jpg") + canonical("https://g.example/1"), "https://g.example/a.jpg"),
        ('<meta name="twitter:image" content="https://g.example/a.jpg">', "https://g.example/a.jpg"),
        ("<img itemprop=image src=https://g.example/a.jpg>", "https://g.example/a.jpg"),
        ('<link rel="image_src" href="https://g.example/a.jpg">', "https://g.example/a.jpg"),
        (meta(og_image="data:image/png;base64,AAAA"), ""),
    ],
)  # fmt: skip
def test_images(head, image):
    assert page(head).image == image


@pytest.mark.parametrize(
    ("head", "attributes", "language"),
    [
        (linked(inLanguage="tr-TR"), "lang=en", "tr"),
        ("", "lang=TR", "tr"),
        ("", 'lang="tr-TR"', "tr"),
        (meta(og_locale="tr_TR"), "", "tr"),
        ('<meta http-equiv="Content-Language" content="tr">', "", "tr"),
        (linked(inLanguage={"name": "Türkçe"}), "", ""),
        (linked(inLanguage="Türkçe"), "lang=''", ""),
    ],
)
def test_languages(head, attributes, language):
    assert page(head, attributes=attributes).language == language


@pytest.mark.parametrize(
    ("head", "lead"),
    [
        (linked(description="Mayıs rekoru."), "Mayıs rekoru."),
        (meta(og_description="Mayıs rekoru."), "Mayıs rekoru."),
        ('<meta name="description" content="Mayıs rekoru.">', "Mayıs rekoru."),
        (meta(og_description="İhracat mayısta arttı!"), ""),
    ],
)
def test_leads(head, lead):
    assert page(head).lead == lead


ARTICLE = '{"@type": "NewsArticle", "headline": "Başlık"}'


@pytest.mark.parametrize(
    "data",
    [
        ARTICLE,
        f"[{ARTICLE}]",
        f'{{"@graph": [{{"@type": "WebPage"}}, {ARTICLE}]}}',
        f'{{"@type": "WebPage", "mainEntity": {ARTICLE}}}',
        '{"@type": ["Thing", "http://schema.org/Article"], "headline": "Başlık"}',
        '{"@type": "NewsArticle",\n "headline": "Başlık",\n}',
        f"<!-- {ARTICLE} -->",
        f"//<![CDATA[\n{ARTICLE}\n//]]>",
        f"{ARTICLE};",
        '{"@type": "NewsArticle", "headline": "Başlık", "articleBody": "satır\nsonu"}',
    ],
)
def test_linked_data_in_its_forms(data):
    assert page(script(data)).title == "Başlık"


@pytest.mark.parametrize(
    "data",
    [
        "", "{bozuk", "null", "7", '"metin"', "[[[]]]", '{"@type": 5}', '{"@graph": 5}',
        '{"@id": []}',
        '{"@type": "Article", "headline": {}, "author": 5, "publisher": [], "image": [[]]}',
        '{"@type": "Article", "headline": ["", null], "datePublished": {}, "url": {"@id": 5}}',
        '{"@type": "BreadcrumbList", "itemListElement": [null, 5, {"item": []}]}',
        '{"@graph": ' * 500 + "[]" + "}" * 500,
        "[" * 50_000,
        '{"@type": "Article", "wordCount": ' + "9" * 5_000 + "}",
    ],
)  # fmt: skip
def test_linked_data_that_says_nothing(data):
    assert page(script(data)).title == "İhracat mayısta arttı"
