"""When article pages were published and changed."""

import datetime as dt
import json

import pytest

from haberdar import PublishedDate
from haberdar_indexer.cleaning.html import clean_page

TEXT = (
    "Türkiye'nin ihracatı geçen ay yıllık bazda yüzde 5 artarak 22 milyar dolara yükseldi. "
    "Veriler, artışın otomotiv ile kimya sektörlerinden geldiğini ortaya koydu."
)
BODY = f"<h1>İhracat arttı</h1><p>{TEXT}</p><p>{TEXT[::-1]}</p>"
NEXT_WEEK = (dt.datetime.now(dt.UTC) + dt.timedelta(days=7)).isoformat()


def dates(head="", body=BODY):
    document = clean_page(f"<html><head>{head}</head><body>{body}</body></html>".encode())
    return tuple(date and str(date) for date in (document.published, document.modified))


def below_headline(shown):
    return dates(body=BODY.replace("</h1>", f"</h1>{shown}"))


def linked(**fields):
    data = {"@type": "NewsArticle", **fields}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


@pytest.mark.parametrize(
    ("head", "published", "modified"),
    [
        (linked(datePublished="2024-12-27T10:00:00+03:00"), "2024-12-27", None),
        (linked(datePublished="2022-03"), "2022-03", None),
        (linked(datePublished="2022-03-01", dateModified="2022-03-04"), "2022-03-01", "2022-03-04"),
        (linked(dateModified="2022-03-04"), None, "2022-03-04"),
        ('<meta property="article:published_time" content="2021-05-06">', "2021-05-06", None),
        ('<meta property="article:modified_time" content="2021-05-07">', None, "2021-05-07"),
        ('<meta name="datePublished" content="2021-05-06">', "2021-05-06", None),
        ('<meta name="DC.date.issued" content="2021-05-06">', "2021-05-06", None),
        ('<link rel="canonical" href="https://g.example/2023/04/05/ihracat">', "2023-04-05", None),
        ('<link rel="canonical" href="https://g.example/haber/20230405/1">', "2023-04-05", None),
        ('<link rel="canonical" href="https://g.example/2023/04/ihracat">', "2023-04", None),
        ('<link rel="canonical" href="https://g.example/2023/45/67/ihracat">', None, None),
    ],
)  # fmt: skip
def test_dates_that_are_stated(head, published, modified):
    assert dates(head) == (published, modified)


@pytest.mark.parametrize(
    ("shown", "published", "modified"),
    [
        ('<time datetime="2019-12-27">27 Aralık</time>', "2019-12-27", None),
        ('<time datetime="2020-03">Mart 2020</time>', "2020-03", None),
        ("<time>27 Aralık 2019 Cuma, 14:30</time>", "2019-12-27", None),
        ('<time class="updated" datetime="2019-12-28">28 Aralık</time>', None, "2019-12-28"),
        ("<time>Güncelleme: 28 Aralık 2019 08:47</time>", None, "2019-12-28"),
        ("<div>Yayınlanma: 03.01.2025 - 11:20</div>", "2025-01-03", None),
        ("<div>Giriş: 3.1.2025 10:12 Güncelleme: 4.1.2025 11:00</div>", "2025-01-03", "2025-01-04"),
        ("<div>Giriş Tarihi: 3 Ocak 2025, 10:12</div><div>Son Güncelleme: 5.1.2025</div>",
         "2025-01-03", "2025-01-05"),
        ("<div>03.01.2025 - Güncelleme : 05.01.2025</div>", "2025-01-03", "2025-01-05"),
        ("<div>Son güncelleme 04.01.2025 11:00</div>", None, "2025-01-04"),
        ("<span>1 Şubat 2019 Cuma, 09:15</span>", "2019-02-01", None),
        ("<div>Haber Merkezi | Eklenme: 17.05.2019 14:20 | Okunma: 16</div>", "2019-05-17", None),
        ("<div>AA | 17.05.2019</div>", "2019-05-17", None),
        ("<p>Onur Karabulut 20 Nisan 2023, 22:15</p>", "2023-04-20", None),
        ("<div>Nisan 2018 | Okunma: 4.173</div>", "2018-04", None),
        ("<div>Tarih: Nisan 2018</div>", "2018-04", None),
        ("<span itemprop=datePublished content=2018-07-09>dün</span>", "2018-07-09", None),
        ("<p>Toplantı 12 Mart 2019 tarihinde yapılacak.</p>", None, None),
        ("<p>Kurul, 12 Mart 2019'da toplandı.</p>", None, None),
        ("<div class=yorum>okur, 12.03.2019 10:00</div>", None, None),
        ("<aside><div>12.03.2019 | Çimento</div></aside>", None, None),
        ("<table><tr><td>12.03.2019<td>5<tr><td>13.03.2019<td>6</table>", None, None),
        ("<div>Okunma: 2019</div>", None, None),
    ],
)  # fmt: skip
def test_dates_that_are_shown_below_the_headline(shown, published, modified):
    assert below_headline(shown) == (published, modified)


@pytest.mark.parametrize(
    ("above", "published"),
    [
        ("<div>23 Kasım 2019 Pazartesi</div>", None),
        ("<header><time datetime=2019-11-23>23 Kasım</time></header>", None),
        ("<div class=ust><time>23 Kasım 2019</time></div>", None),
        ("<div>Yayınlanma: 23.11.2019</div>", "2019-11-23"),
    ],
)
def test_a_date_above_the_headline_is_todays_unless_it_says_what_it_is(above, published):
    assert dates(body=above + BODY) == (published, None)


def test_a_time_in_the_pages_header_does_not_beat_a_printed_date():
    shown = BODY.replace("</h1>", "</h1><div>27.12.2018 10:00</div>")
    assert dates(body=f"<header><time>23 Kasım 2019</time></header>{shown}") == ("2018-12-27", None)


def test_a_time_of_another_article_is_not_ones_own():
    teaser = "<a href=/2><time datetime=2019-01-02>2 Ocak</time> Çimentoda rekor kırıldı</a>"
    assert dates(body=BODY + teaser) == (None, None)


@pytest.mark.parametrize(
    ("dateline", "published"),
    [
        ("ANKARA, 27 Aralık 2024 (AA) - ", "2024-12-27"),
        ("İSTANBUL (AA) - 27.12.2024 - ", "2024-12-27"),
        ("ANKARA - 27 aralık cuma günü ", None),
        ("Ankara 27 Aralık 2024 ", None),
    ],
)
def test_the_dateline_comes_last(dateline, published):
    body = f"<h1>İhracat arttı</h1><p>{dateline}{TEXT}</p><p>{TEXT[::-1]}</p>"
    assert dates(body=body) == (published, None)
    assert dates(linked(datePublished="2024-12-28"), body) == ("2024-12-28", None)


@pytest.mark.parametrize(
    ("stated", "believed"),
    [
        ({"datePublished": NEXT_WEEK}, (None, None)),
        ({"datePublished": "1970-01-01T00:00:00Z"}, (None, None)),
        ({"datePublished": "9999-12-31T22:30:00Z"}, (None, None)),
        ({"datePublished": "0001-01-01"}, (None, None)),
        ({"datePublished": "2024-02-31"}, (None, None)),
        ({"datePublished": "2024-05-02", "dateModified": "2024-05-01"}, ("2024-05-02", None)),
        ({"datePublished": "2024-05", "dateModified": "2024-05-01"}, ("2024-05", "2024-05-01")),
    ],
)
def test_what_cannot_be_is_not_believed(stated, believed):
    assert dates(linked(**stated)) == believed


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2024-12-31T22:30:00Z", PublishedDate(2025, 1, 1)),
        ("2024-12-31T20:59:59+00:00", PublishedDate(2024, 12, 31)),
        ("2025-01-01T00:30:00+03:00", PublishedDate(2025, 1, 1)),
        ("2024-12-31T22:30:00", PublishedDate(2024, 12, 31)),
    ],
)
def test_a_time_with_its_offset_is_a_day_in_turkiye(written, date):
    assert dates(linked(datePublished=written))[0] == str(date)
