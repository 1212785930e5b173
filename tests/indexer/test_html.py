"""The text of article pages."""

import gzip
import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haberdar import PublishedDate
from haberdar_indexer.cleaning.html import clean_page
from haberdar_indexer.documents import UnusableInputError

TEXT = (
    "Türkiye'nin ihracatı geçen ay yıllık bazda yüzde 5 artarak 22 milyar dolara yükseldi. "
    "Veriler, artışın otomotiv ile kimya sektörlerinden geldiğini ortaya koydu."
)
MORE = (
    "Sektör temsilcileri, üçüncü çeyrekte siparişlerin hızlandığını, en güçlü artışın Avrupa "
    "pazarında görüldüğünü söyledi."
)
LAST = "Birliğin yıl sonu hedefi 250 milyar dolar olarak korunuyor; yeni rapor ocakta açıklanacak."
BODY = f"<article><h1>İhracat arttı</h1><p>{TEXT}</p><p>{MORE}</p><p>{LAST}</p></article>"


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


def test_what_the_pages_own_record_of_its_text_lacks_is_left_out():
    record = f"{TEXT} {MORE} {LAST}"
    furniture = "<p>Dosyamız her pazar sizlerle.</p>"
    body = BODY.replace("</h1>", f"</h1>{furniture}")
    assert furniture[3:-4] in page(body=body).paragraphs
    assert page(linked(articleBody=record), body).paragraphs == (TEXT, MORE, LAST)
    assert furniture[3:-4] in page(linked(articleBody="Kısa özet."), body).paragraphs


def test_a_record_of_a_text_that_the_page_does_not_show_is_the_text():
    record = f"<p>{TEXT}</p><p>{MORE} {LAST}</p><p>&Ccedil;inko fiyatları da yükseldi.</p>"
    document = page(linked(articleBody=record), "<div id=root></div><p>Tarayıcınız eski.</p>")
    assert document.paragraphs == (TEXT, f"{MORE} {LAST}", "Çinko fiyatları da yükseldi.")


TABLE = """<table><caption>Ürünler</caption>
<tr><th>Yıl</th><th>Ton</th></tr><tr><td>2023</td><td>1.650</td></tr></table>"""


@pytest.mark.parametrize(
    ("within", "paragraphs"),
    [
        ("<h2>OTOMOTİV İLK SIRADA</h2>", ["OTOMOTİV İLK SIRADA"]),
        ("<ul><li>Almanya: 2 milyar<li>Irak: 1</ul>", ["Almanya: 2 milyar", "Irak: 1"]),
        ("<blockquote>“Hedefi aşacağız.”</blockquote>", ["“Hedefi aşacağız.”"]),
        ("<p>Birinci satır.<br>İkinci satır.</p>", ["Birinci satır.", "İkinci satır."]),
        (TABLE, ["Ürünler", "Yıl | Ton", "2023 | 1.650"]),
        ("<p>Ayrıntı <a href=/r>yeni raporda</a> var.</p>", ["Ayrıntı yeni raporda var."]),
        ("<div>Sınıfı olmayan kutudaki cümle.</div>", ["Sınıfı olmayan kutudaki cümle."]),
    ],
)
def test_structure_gives_paragraphs_of_their_own_in_order(within, paragraphs):
    document = page(body=BODY.replace(f"<p>{MORE}", f"{within}<p>{MORE}"))
    assert document.paragraphs == (TEXT, *paragraphs, MORE, LAST)


@pytest.mark.parametrize(
    "around",
    [
        "<div class=ash-reklam><span>Reklam</span> <a href=/r>İş elbisesi</a></div>",
        "<div class=haberIciReklam>Kurumsal çözümlerimizle tanışın, bugün arayın.</div>",
        "<p>REKLAM</p>",
        "<div class='sosyal-paylas'>PAYLAŞ: <a href=#>Facebook</a> <a href=#>WhatsApp</a></div>",
        "<div class=ilgili-haberler><h3>İlgili haberler</h3><p>Çimentoda rekor kırıldı.</p></div>",
        "<p><a href=/2>Çimento ihracatında yeni rekor kırıldı</a></p>",
        "<p>İlgili haber: <a href=/2>Çimento ihracatı</a></p>",
        "<div class=card><h4><a href=/2>Çimentoda rekor</a></h4><p>Satışlar arttı.</p></div>",
        "<div id=yorumlar><p>okur: Bu haber çok güzel olmuş, elinize sağlık arkadaşlar.</p></div>",
        "<div class='cookie-bar'>Bu site, deneyiminizi iyileştirmek için çerez kullanır.</div>",
        "<div class=etiketler>Etiketler: <a href=/e/1>ihracat</a> <a href=/e/2>çelik</a></div>",
        "<form class=ebulten>Haftalık bültenimize abone olun.<input name=e></form>",
        "<p>Haberlerimizi kaçırmamak için kanalımıza abone olun</p>",
        "<div class=author-box><h4>Selin Arıkan</h4><p>Lojistik sayfalarının editörü.</p></div>",
        "<figure><img src=/a.jpg><figcaption>Limanda yükleme sürüyor.</figcaption></figure>",
        "<p>Limanda yükleme sürüyor. (Fotoğraf: AA)</p>",
        "<div class=wp-caption-text>Limanda yükleme sürüyor.</div>",
        "<div style='display: none'>Bu metin yalnızca eski tarayıcılarda görünür.</div>",
        "<div aria-hidden=true>Bu metin yalnızca eski tarayıcılarda görünür.</div>",
        "<script>var metin = 'Bu bir betiktir, metin değildir.';</script>",
        "<nav class=breadcrumb><a href=/>Ana Sayfa</a> Ekonomi</nav>",
        "<article><h2>Çimentoda rekor</h2><p>Çimento satışları yüzde 9 arttı.</p></article>",
    ],
)
def test_what_stands_around_the_text_is_left_out(around):
    in_text = around if not around.startswith("<article") else ""
    body = BODY.replace(f"<p>{MORE}", f"{in_text}<p>{MORE}") + around
    assert page(body=body).paragraphs == (TEXT, MORE, LAST)


def test_a_list_of_things_with_links_keeps_their_headings():
    things = "".join(
        f"<div><h2><a href=/{n}>{n}. makine</a></h2><p>{n}. makine, {MORE}</p></div>" for n in "123"
    )
    document = page(body=f"<article><h1>Üç makine</h1>{things}</article>")
    assert [p for p in document.paragraphs if len(p) < 20] == [
        "1. makine",
        "2. makine",
        "3. makine",
    ]


def test_rows_keep_names_that_are_links():
    rows = "".join(f"<tr><td><a href=/{n}>{n} Sanayi AŞ</a><td>{n} milyon</tr>" for n in "12")
    body = BODY.replace(f"<p>{MORE}", f"<table>{rows}</table><p>{MORE}")
    assert "1 Sanayi AŞ | 1 milyon" in page(body=body).paragraphs


def test_a_heading_over_nothing_but_links_goes_with_them():
    links = "<h3>BUNLARA DA BAKIN</h3><p><a href=/2>Çimento ihracatında yeni rekor kırıldı</a></p>"
    body = BODY.replace(f"<p>{MORE}", f"{links}<h3>HEDEF</h3><p>{MORE}")
    assert page(body=body).paragraphs == (TEXT, "HEDEF", MORE, LAST)


@pytest.mark.parametrize("names", ["post tag-yorum category-reklam hentry", "page-with-ads", ""])
def test_a_layout_may_bear_the_name_of_one_of_its_parts(names):
    document = page(body=f'<div class="{names}">{BODY}</div>')
    assert document.paragraphs == (TEXT, MORE, LAST)


def test_an_article_in_parts_is_whole():
    parts = "".join(
        f"<div class=bolum><div><p>{text}</p></div></div>" for text in (TEXT, MORE, LAST)
    )
    document = page(body=f"<div><h1>İhracat arttı</h1>{parts}</div><div><p>{TEXT[:60]}.</p></div>")
    assert document.paragraphs == (TEXT, MORE, LAST)


LEAD = "Geçen ayın ihracatı tüm zamanların en yüksek mayıs ayı değeri oldu."


@pytest.mark.parametrize("lead", [f"<h2>{LEAD}</h2>", f"<span>{LEAD}</span>", f"<p>{LEAD}</p>"])
def test_the_lead_below_the_headline_is_part_of_the_text(lead):
    head = f"<div class=ust><h1>İhracat arttı</h1>{lead}<div class=tarih>3 Mayıs 2021</div></div>"
    body = f"<div>{head}<div><p>{TEXT}</p><p>{MORE}</p></div></div>"
    assert page(body=body).paragraphs == (LEAD, TEXT, MORE)


def test_more_comments_than_text_are_still_comments():
    comments = "".join(f"<div class=yorum><p>{MORE} {MORE}</p></div>" for _ in range(20))
    document = page(body=f"{BODY}<div class=yorumlar>{comments}</div>")
    assert document.paragraphs == (TEXT, MORE, LAST)


def test_a_text_that_waits_hidden_for_a_script_is_the_text():
    assert page(body=f"<div hidden>{BODY}</div>").paragraphs == (TEXT, MORE, LAST)


def test_a_page_without_running_text_gives_what_it_lists():
    rows = "".join(f"<p>{n}. ayak: {n} Mart - İzmir</p>" for n in range(1, 13))
    paragraphs = page(body=f"<h1>Fuar takvimi</h1><div>{rows}</div>").paragraphs
    assert [p for p in paragraphs if p.startswith("7. ayak")]


LAYOUTS = {
    "tables in tables": "<table><tr><td><a href=/>Ana Sayfa</a> | Arşivde Ara</td></tr><tr><td>"
    "<table><tr><td>EN ÇOK OKUNANLAR</td></tr></table></td><td><table>"
    "<tr><td class=baslik>Rafineri açıldı</td></tr><tr><td>19 Ekim 2018 Cuma, 18:45</td></tr>"
    "<tr><td>{text}</td></tr><tr><td>okur: güzel haber</td></tr></table></td></tr></table>",
    "one table": "<table><tr><td><a href=/>Ana Sayfa</a></td><td>"
    "<h1>Rafineri açıldı</h1>19 Ekim 2018 Cuma, 18:45<br>{text}</td><td>FOTO</td></tr></table>",
    "headline in bold": "<table><tr><td><b>Rafineri açıldı</b><br>19 Ekim 2018 Cuma, 18:45<br><br>"
    "{text}</td></tr><tr><td>Tüm hakları saklıdır</td></tr></table>",
    "headline in a font": "<center><table><tr><td><font size=5>Rafineri açıldı</font></td></tr>"
    "<tr><td>Haber Merkezi | 19.10.2018</td></tr><tr><td><font>{text}</font></td></tr></table>",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_page_laid_out_in_tables(layout):
    text = (
        f"{TEXT}<br>İkinci paragraf.<br><br><table><tr><td>REKLAM</td></tr></table>"
        f"<b>ARA BAŞLIK</b><br><br>{MORE}<!-- yorum -->"
    )
    document = page("<title>Rafineri açıldı - Arşiv</title>", LAYOUTS[layout].format(text=text))
    assert document.paragraphs == (TEXT, "İkinci paragraf.", "ARA BAŞLIK", MORE)
    assert document.published == PublishedDate(2018, 10, 19)
    assert (document.title, document.source) == ("Rafineri açıldı", "Arşiv")


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"duz metin", "not an HTML page"), (b"<!-- yorum -->", "empty"), (b"<?xml ?>", "empty")],
)
def test_what_is_no_page_has_a_reason(data, reason):
    with pytest.raises(UnusableInputError, match=reason):
        clean_page(data)


PIECES = [
    *("<p>", "</p>", "<div class=reklam>", "</div>", "<table>", "<tr>", "<td>", "</table>", "<h1>"),
    *("<a href=x>", "</a>", "<br>", "<time datetime=x>", "<ul>", "<svg>", "<template>", "<title>"),
    *("<script type='application/ld+json'>", "</script>", '{"@graph": [', '{"@type": "Article"}'),
    *(
        "<meta property=og:url content='http://[x'>",
        "<base href='//['>",
        "<html lang=>",
        "<![CDATA[",
    ),
    *(
        "<frameset>",
        "<article>",
        "</article>",
        "metin. ",
        TEXT,
        "1 Ocak 2020",
        "\0",
        "&#0;",
        "\ud800",
    ),
]


@given(st.lists(st.sampled_from(PIECES)))
def test_a_broken_page_breaks_nothing(pieces):
    try:
        document = clean_page(("<" + "".join(pieces)).encode("utf-8", "surrogatepass"))
    except UnusableInputError:
        return
    assert all(map(str.strip, document.paragraphs))
    assert document.published in {None, PublishedDate(2020, 1, 1)}


HOSTILE = {
    "deep": "<div>" * 100_000 + TEXT,
    "deep inline": "<b>" * 100_000 + TEXT,
    "deep tables": "<table><tr><td>" * 100_000 + TEXT,
    "deep but whole": "<div>" * 1_000 + BODY,
    "empty elements": "<p></p>" * 100_000 + BODY,
    "many links": "<a href=x>bir haber daha</a> " * 50_000,
    "many breaks": "<p>" + "a<br>" * 100_000,
    "many rows": "<table>" + "<tr><td>a<td>b</tr>" * 30_000 + "</table>",
    "long attributes": f'<div class="{"a " * 2_000_000}" style="{" " * 2_000_000}">{BODY}',
    "many classes": "".join(f"<div class='c{n} reklam'>x</div>" for n in range(30_000)),
    "long words": "<p>" + "a" * 3_000_000,
    "long spaces": "<p>" + " " * 3_000_000 + "a",
    "separators": f"<title>{' -' * 200_000}</title><h1>{' -' * 200_000}</h1>{BODY}",
    "dates": "<h1>a</h1>" + "<div>Tarih: 1 Ocak 2020 </div>" * 30_000,
    "times in headers": "<header>" * 1_500 + "<time>1.1.2020</time>" * 30_000,
    "linked data": '<script type="application/ld+json">' + "[" * 100_000 + "</script>" + BODY,
    "spaces in linked data": f'<script type="application/ld+json">,{" " * 300_000}x</script>{BODY}',
    "teasers": "<div>" * 1_500 + f"<h2><a href=x>{'baslik ' * 9}</a></h2>" * 10_000,
    "parts": "".join(f"<div class=c{n}>{MORE}" for n in range(1_500)) + f"<p>{TEXT}</p>" * 5_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_take_bounded_time(name):
    started = time.process_time()
    clean_page(f"<html><body>{HOSTILE[name]}".encode())
    assert time.process_time() - started < 10


def test_a_deep_page_gives_its_text():
    for name in ("deep but whole", "empty elements", "long attributes", "linked data"):
        assert clean_page(f"<html><body>{HOSTILE[name]}".encode()).paragraphs == (TEXT, MORE, LAST)


def test_real_turkish_pages(shared):
    folder = shared / "html-turkish"
    truth = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    for name, expected in truth.items():
        stem = name.removesuffix(".gz").removesuffix(".html")
        data = gzip.decompress((folder / "html" / f"{stem}.html.gz").read_bytes())
        document = clean_page(data)
        assert document.title == expected["title"]
        assert str(document.published) == expected["date"][:10], name
        assert document.url == expected["url"].partition("?")[0], name
        assert document.language == "tr", name
        found = " ".join(document.paragraphs).split()
        wanted = expected["articleBody"].split()
        assert len(set(found) & set(wanted)) / len(set(wanted)) > 0.9, name
        assert len(found) < 1.05 * len(wanted), name


@pytest.mark.parametrize("flaw", ["<!-- reklam >", '<p class="giris>', "</body></html>"])
def test_markup_that_never_ends_hides_nothing(flaw):
    text = "İhracatçılar birliği, yılın ilk yarısında satışların arttığını açıkladı. " * 3
    page = f"<html><head><title>Haber</title></head><body>{flaw}<p>{text}</p><p>Son söz.</p>"
    assert text.strip() in clean_page(page.encode()).paragraphs
