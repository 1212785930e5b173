"""Dates said in words, and how periods are written."""

import datetime as dt
import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haberdar import PublishedDate
from haberdar.turkish.periods import find_periods, label
from haberdar.turkish.tokens import APOSTROPHES

TODAY = dt.date(2026, 11, 24)  # a Tuesday


def said(text, today=TODAY):
    """Return what each period of `text` cuts, and its days."""
    return [
        (text[period.start : period.end], _days(period.since, period.until))
        for period in find_periods(text, today)
    ]


def _days(since, until):
    return str(since) if since == until else f"{since or ''}..{until or ''}"


DATES = [
    ("aralık 2024", "2024-12"),
    ("2024 aralık", "2024-12"),
    ("Aralık 2024'te", "2024-12"),
    ("ARALIK 2024’ÜN", "2024-12"),
    ("aralik 2024te", "2024-12"),
    ("aralık, 2024", "2024-12"),
    ("aralık/2024", "2024-12"),
    ("2024 yılı aralık ayında", "2024-12"),
    ("2024'ün aralığında", "2024-12"),
    ("3 Ocak 2025", "2025-01-03"),
    ("3 Ocak 2025 Cuma günü", "2025-01-03"),
    ("2024 yılı 3 Ocak", "2024-01-03"),
    ("29 Şubat 2024", "2024-02-29"),
    ("3 Ocak 2025 tarihinde", "2025-01-03"),
    ("03.01.2025", "2025-01-03"),
    ("3/1/2025", "2025-01-03"),
    ("3-1-2025", "2025-01-03"),
    ("2025-01-03", "2025-01-03"),
    ("2024-12", "2024-12"),
    ("12.2024", "2024-12"),
    ("2024 yılında", "2024"),
    ("2024 yilinda", "2024"),
    ("2024 yılı", "2024"),
    ("2024'te", "2024"),
    ("2024te", "2024"),
    ("2024'ün", "2024"),
    ("2024 senesi", "2024"),
    ("2024 boyunca", "2024"),
    ("2024 döneminde", "2024"),
]

RELATIVE = [
    ("geçen hafta", "2026-11-16..2026-11-22"),
    ("gecen ay", "2026-10"),
    ("geçen yıl", "2025"),
    ("geçtiğimiz ay", "2026-10"),
    ("bir önceki ay", "2026-10"),
    ("bu hafta", "2026-11-23..2026-11-29"),
    ("bu hafta sonu", "2026-11-28..2026-11-29"),
    ("geçen hafta sonunda", "2026-11-21..2026-11-22"),
    ("bu ay", "2026-11"),
    ("içinde bulunduğumuz yıl", "2026"),
    ("bu yılki", "2026"),
    ("bugün", "2026-11-24"),
    ("dünkü", "2026-11-23"),
    ("evvelsi gün", "2026-11-22"),
    ("önceki gün", "2026-11-22"),
    ("geçen cuma", "2026-11-20"),
    ("geçen salı", "2026-11-17"),
    ("geçen çeyrek", "2026-07..2026-09"),
    ("bu çeyrek", "2026-10..2026-12"),
    ("önceki yıl", "2025"),
    ("evvelki yıl", "2024"),
    ("geçen yılın aralık ayı", "2025-12"),
    ("bu yılın ilk çeyreği", "2026-01..2026-03"),
    ("geçen aralık", "2025-12"),
    ("geçen ekim", "2026-10"),
    ("geçen kasım", "2025-11"),
    ("bu ocak", "2026-01"),
    ("mart ayında", "2026-03"),
    ("kasım ayında", "2026-11"),
    ("ARALIK AYINDA", "2025-12"),
    ("Mart'ta", "2026-03"),
    ("martta", "2026-03"),
    ("Ocak'ta", "2026-01"),
    ("3 ocak günü", "2026-01-03"),
    ("son 30 gün", "2026-10-26..2026-11-24"),
    ("son 30gün", "2026-10-26..2026-11-24"),
    ("son otuz beş günde", "2026-10-21..2026-11-24"),
    ("son üç ay", "2026-08-24..2026-11-24"),
    ("son 3 aydır", "2026-08-24..2026-11-24"),
    ("son 2 hafta", "2026-11-11..2026-11-24"),
    ("son bir yıl", "2025-11-24..2026-11-24"),
    ("son 6 ayda", "2026-05-24..2026-11-24"),
    ("son 6 ay içinde", "2026-05-24..2026-11-24"),
    ("3 ay önce", "2026-08"),
    ("iki yıl önce", "2024"),
]

PARTS = [
    ("2023 ilk çeyrek", "2023-01..2023-03"),
    ("2023'ün ilk çeyreği", "2023-01..2023-03"),
    ("2023un ilk ceyregi", "2023-01..2023-03"),
    ("2024 üçüncü çeyrek", "2024-07..2024-09"),
    ("2024 3. çeyrek", "2024-07..2024-09"),
    ("2024 3 çeyrek", "2024-07..2024-09"),
    ("2024 yılının III. çeyreği", "2024-07..2024-09"),
    ("2024'ün 3'üncü çeyreğinde", "2024-07..2024-09"),
    ("2024 son çeyrek", "2024-10..2024-12"),
    ("2024 ikinci yarı", "2024-07..2024-12"),
    ("2024'ün ilk yarısı", "2024-01..2024-06"),
    ("2024 Yılı'nın ilk yarısı", "2024-01..2024-06"),
    ("2024 yılının ilk 11 ayı", "2024-01..2024-11"),
    ("2024'ün ilk sekiz ayında", "2024-01..2024-08"),
    ("2024'ün son iki ayı", "2024-11..2024-12"),
    ("2024 ilk 11 aylık dönemde", "2024-01..2024-11"),
    ("ilk çeyrek 2023", "2023-01..2023-03"),
    ("2024Ç1", "2024-01..2024-03"),
    ("2024 Q1", "2024-01..2024-03"),
    ("Q1 2024", "2024-01..2024-03"),
    ("2024/Q3", "2024-07..2024-09"),
    ("1Ç24", "2024-01..2024-03"),
    ("2024 H2", "2024-07..2024-12"),
    ("yılın ilk 10 ayında", "2026-01..2026-10"),
    ("ilk 11 ayda", "2026-01..2026-11"),
    ("ilk çeyrekte", "2026-01..2026-03"),
    ("ocak 2025'in ilk haftası", "2025-01-01..2025-01-07"),
    ("şubat 2024'ün ikinci yarısı", "2024-02-16..2024-02-29"),
]

RANGES = [
    ("ocak-kasım 2024", "2024-01..2024-11"),
    ("ocak–kasım 2024", "2024-01..2024-11"),
    ("2024 ocak-kasım", "2024-01..2024-11"),
    ("Ocak - Kasım 2024 dönemi", "2024-01..2024-11"),
    ("ocak-kasım döneminde", "2026-01..2026-11"),
    ("ekim-aralık", "2025-10..2025-12"),
    ("kasım-ocak 2024", "2023-11..2024-01"),
    ("2023 kasım-ocak", "2023-11..2024-01"),
    ("geçen yıl ocak-kasım", "2025-01..2025-11"),
    ("Kasım 2023-Ocak 2024", "2023-11..2024-01"),
    ("2019-2023 yılları", "2019..2023"),
    ("2019-2023 yılları arasında", "2019..2023"),
    ("2019-2023 arası", "2019..2023"),
    ("2020-2022 aralığında", "2020..2022"),
    ("2020 ile 2022 arasında", "2020..2022"),
    ("2020'den 2022'ye kadar", "2020..2022"),
    ("ocaktan marta", "2026-01..2026-03"),
    ("Kasım 2024'ten Ocak 2025'e", "2024-11..2025-01"),
    ("2023 ve 2024 yıllarında", "2023..2024"),
    ("ocak ve şubat aylarında", "2026-01..2026-02"),
    ("3-7 Mart 2025", "2025-03-03..2025-03-07"),
    ("15-20 Mart 2024 tarihleri arasında", "2024-03-15..2024-03-20"),
    ("28 Şubat - 3 Mart 2025", "2025-02-28..2025-03-03"),
    ("2024-03..2024-06", "2024-03..2024-06"),
    ("2022..2024", "2022..2024"),
    ("ocak 2024 .. mart 2024", "2024-01..2024-03"),
    ("03.01.2025-05.01.2025", "2025-01-03..2025-01-05"),
]

OPEN = [
    ("2023'ten beri", "2023.."),
    ("2023'ten bu yana", "2023.."),
    ("2023 yılından itibaren", "2023.."),
    ("2023'ten günümüze kadar", "2023.."),
    ("2024 başından beri", "2024.."),
    ("geçen aydan beri", "2026-10.."),
    ("yılbaşından beri", "2026.."),
    ("yıl başından bu yana", "2026.."),
    ("yılın başından beri", "2026.."),
    ("3 Ocak'tan beri", "2026-01-03.."),
    ("Mart 2024'ten sonra", "2024-04.."),
    ("2020 sonrası", "2021.."),
    ("3 Ocak 2025'ten sonra", "2025-01-04.."),
    ("2020 öncesi", "..2019"),
    ("2020 öncesi dönem", "..2019"),
    ("2020'den önce", "..2019"),
    ("Ocak 2024'ten önce", "..2023-12"),
    ("2022'ye kadar", "..2022"),
    ("2020 ve sonrası", "2020.."),
    ("Aralık 2024 ve öncesi", "..2024-12"),
    ("2024 sonuna kadar", "..2024"),
]

ENGLISH = [
    ("december 2024", "2024-12"),
    ("DECEMBER 2024", "2024-12"),
    ("March 3, 2025", "2025-03-03"),
    ("January 3rd 2025", "2025-01-03"),
    ("last week", "2026-11-16..2026-11-22"),
    ("last month", "2026-10"),
    ("this year", "2026"),
    ("last 30 days", "2026-10-26..2026-11-24"),
    ("in the last 30 days", "2026-10-26..2026-11-24"),
    ("in 2024", "2024"),
    ("first quarter of 2023", "2023-01..2023-03"),
    ("yesterday", "2026-11-23"),
    ("since 2023", "2023.."),
    ("before 2020", "..2019"),
    ("january-november 2024", "2024-01..2024-11"),
    ("between 2020 and 2022", "2020..2022"),
    ("from january 2024 to march 2024", "2024-01..2024-03"),
]

SPOKEN = DATES + RELATIVE + PARTS + RANGES + OPEN + ENGLISH


@pytest.mark.parametrize(("text", "days"), SPOKEN)
@pytest.mark.parametrize("around", ["{}", "kimya ihracatı {}", "{} çelik üretimi", "({})"])
def test_the_whole_phrase_says_the_days(text, days, around):
    assert said(around.format(text)) == [(text, days)]


@pytest.mark.parametrize(("text", "days"), SPOKEN)
def test_a_phrase_typed_decomposed_is_cut_as_it_is_typed(text, days):
    decomposed = unicodedata.normalize("NFD", text)
    assert said(f"çelik {decomposed}") == [(decomposed, days)]


@pytest.mark.parametrize("apostrophe", APOSTROPHES)
def test_any_apostrophe(apostrophe):
    text = f"Ocak 2024{apostrophe}ten beri"
    assert said(text) == [(text, "2024-01..")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2024",
        "Mart",
        "Mayıs",
        "ocak fiyatları",
        "ocak imalatı",
        "ocakta pişirme",
        "ekim alanı",
        "ekimden sonra sulama",
        "pamuk ekimi 2024",
        "maya 2024",
        "dünya ticareti",
        "15 Temmuz",
        "15 Temmuz sonrası",
        "bin 2024",
        "2024 ton",
        "aralık 2024 ton",
        "%2024",
        "2.024",
        "2.024'te",
        "2024 modeli",
        "2024'lük",
        "2024/7 sayılı tebliğ",
        "2024-2026 Orta Vadeli Program",
        "2023-2024 sezonu",
        "31 Şubat 2024",
        "31.02.2024",
        "29 Şubat 2023",
        "45 Mart",
        "45 Mart 2024",
        "1850 yılında",
        "Aralık 2101",
        "2023-2019 arası",
        "son yıllarda",
        "son gün",
        "son dakika",
        "ilk 3 ay ücretsiz",
        "bu aralık",
        "gelecek ay",
        "dünden bugüne tekstil",
        "geçen yıla göre",
        "2023'ün aynı dönemine göre",
        "Audi Q3",
        "ilk yarıda gol",
        "yıl sonu",
        "geçen yılın sonunda",
        "2024 yılı sonunda",
        "2024 sonu",
        "aralık 2024 ortasında",
        "bu yılın başında",
        "yılbaşından önce",
        "yılın başından",
        "ocak kasım 2024",
        "2024 ocak kasım",
        "2024..",
        "son 9999 yıl",
    ],
)
def test_words_and_numbers_that_say_no_date(text):
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("2024 yılı 3 ocak 2025", [("2024 yılı", "2024"), ("3 ocak 2025", "2025-01-03")]),
        ("aralık 2023 ocak 2024", [("aralık 2023", "2023-12"), ("ocak 2024", "2024-01")]),
        ("2023 aralık 2024 ocak", [("2023 aralık", "2023-12"), ("2024 ocak", "2024-01")]),
        ("F-16 Mart 2024", [("Mart 2024", "2024-03")]),
        ("İSO 500 Mart 2024", [("Mart 2024", "2024-03")]),
        ("geçen yıl ve bu yıl", [("geçen yıl", "2025"), ("bu yıl", "2026")]),
    ],
)
def test_phrases_among_words(text, phrases):
    assert said(text) == phrases


@pytest.mark.parametrize(
    ("today", "text", "days"),
    [
        (dt.date(2026, 1, 1), "geçen ay", "2025-12"),
        (dt.date(2026, 1, 1), "dün", "2025-12-31"),
        (dt.date(2026, 1, 1), "geçen çeyrek", "2025-10..2025-12"),
        (dt.date(2026, 1, 1), "geçen hafta", "2025-12-22..2025-12-28"),
        (dt.date(2026, 1, 1), "ocak ayında", "2026-01"),
        (dt.date(2026, 1, 1), "ilk 11 ayda", "2025-01..2025-11"),
        (dt.date(2028, 2, 29), "son bir yıl", "2027-02-28..2028-02-29"),
        (dt.date(2028, 2, 29), "bu ay", "2028-02"),
        (dt.date(2026, 5, 31), "son 3 ay", "2026-02-28..2026-05-31"),
        (dt.date(2026, 11, 23), "bu hafta", "2026-11-23..2026-11-29"),
        (dt.date(2026, 11, 29), "bu hafta", "2026-11-23..2026-11-29"),
        (dt.date(2026, 11, 29), "geçen pazar", "2026-11-22"),
    ],
)
def test_relative_dates_at_the_edges_of_the_calendar(today, text, days):
    assert said(text, today) == [(text, days)]


@pytest.mark.parametrize("text", [text for text, _ in RELATIVE + PARTS])
def test_today_may_have_a_time(text):
    assert said(text, dt.datetime(2026, 11, 24, 14, 30)) == said(text)


_WORDS = sorted({word for text, _ in SPOKEN for word in text.split()} | {"-", ".", "31", "göre"})
_QUERIES = st.lists(st.sampled_from(_WORDS), max_size=12).map(" ".join)


@given(st.text() | _QUERIES, st.dates())
def test_any_text_gives_periods_in_order_with_days_in_order(text, today):
    periods = find_periods(text, today)
    assert all(0 <= period.start < period.end <= len(text) for period in periods)
    assert all(before.end <= after.start for before, after in pairwise(periods))
    for period in periods:
        assert period.since is not None or period.until is not None
        if period.since is not None and period.until is not None:
            assert period.since.first <= period.until.last
        assert label(period.since, period.until)


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)))
def test_what_a_label_says_is_understood(day):
    date = PublishedDate.of(day)
    for known in (date, date._replace(day=0)):
        text = label(known, known)
        assert said(text) == [(text, str(known))]


@pytest.mark.parametrize(
    "piece",
    ["2024 ", "1-", "1.", "'", "a", "3 ocak ", "ocak-", "son 3 ", "dönem ", "2024'te dönemi "],
)
def test_no_text_takes_more_than_linear_time(piece):
    text = piece * (10_000 // len(piece)) + "göre"
    started = time.perf_counter()
    find_periods(text, TODAY)
    assert time.perf_counter() - started < 2


YEAR = PublishedDate(2024)
MONTH = PublishedDate(2024, 12)
DAY = PublishedDate(2024, 12, 27)


@pytest.mark.parametrize(
    ("since", "until", "text"),
    [
        (YEAR, YEAR, "2024"),
        (PublishedDate(2024, 1, 1), PublishedDate(2024, 12, 31), "2024"),
        (PublishedDate(2024, 2), PublishedDate(2024, 2, 29), "Şubat 2024"),
        (DAY, DAY, "27 Aralık 2024"),
        (YEAR, PublishedDate(2025), "2024 – 2025"),
        (PublishedDate(2024, 1), PublishedDate(2024, 11), "Ocak – Kasım 2024"),
        (PublishedDate(2024, 1, 1), PublishedDate(2024, 11, 30), "Ocak – Kasım 2024"),
        (PublishedDate(2023, 11), PublishedDate(2024, 1), "Kasım 2023 – Ocak 2024"),
        (PublishedDate(2025, 3, 3), PublishedDate(2025, 3, 7), "3 – 7 Mart 2025"),
        (PublishedDate(2025, 2, 28), PublishedDate(2025, 3, 3), "28 Şubat – 3 Mart 2025"),
        (YEAR, PublishedDate(2025, 3), "Ocak 2024 – Mart 2025"),
        (MONTH, PublishedDate(2025, 1, 3), "Aralık 2024 – 3 Ocak 2025"),
        (PublishedDate(2025), YEAR, "2025 – 2024"),
        (MONTH, None, "Aralık 2024 ve sonrası"),
        (None, DAY, "27 Aralık 2024 ve öncesi"),
        (None, None, "Bütün tarihler"),
    ],
)
def test_periods_in_words(since, until, text):
    assert label(since, until) == text
