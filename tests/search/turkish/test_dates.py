import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haberdar import PublishedDate
from haberdar.turkish.dates import MONTHS, read_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024-12-27", "2024-12-27"),
        ("2024-12-27T14:30:00+03:00", "2024-12-27"),
        ("2024-1-3 10:00", "2024-01-03"),
        ("27.12.2024", "2024-12-27"),
        ("3.1.2025 - 10:15", "2025-01-03"),
        ("03/01/2025", "2025-01-03"),
        ("27 Aralık 2024 Cuma, 14:30", "2024-12-27"),
        ("27 ARALIK 2024", "2024-12-27"),
        ("1 EYLUL 2020", "2020-09-01"),
        ("12 Ekim, 2020", "2020-10-12"),
        ("  3 Ocak 2025’te", "2025-01-03"),
        ("Aralık 2024", "2024-12"),
        ("2024-12", "2024-12"),
        ("2024", "2024"),
        ("29.02.2024", "2024-02-29"),
    ],
)
def test_dates_as_news_and_its_data_write_them(text, date):
    assert str(read_date(text)) == date


@pytest.mark.parametrize(
    "text",
    [
        "",
        "dün",
        "geçen hafta",
        "Cuma",
        "Aralık",
        "27 Aralık",
        "31.02.2024",
        "29.02.2023",
        "2024-13-01",
        "2024-13",
        "32 Ocak 2024",
        "27.12.20245",
        "20245",
        "2024 yılı",
        "0000",
        "tarih: 27.12.2024",
    ],
)
def test_what_is_no_date(text):
    assert read_date(text) is None


@pytest.mark.parametrize(("number", "name"), list(enumerate(MONTHS, start=1)))
@pytest.mark.parametrize(
    "written",
    [
        str,
        lambda name: name.replace("i", "İ").replace("ı", "I").upper(),
        str.upper,
        str.lower,
        lambda name: unicodedata.normalize("NFD", name),
        lambda name: name.translate(str.maketrans("ŞşğıüA", "SsgiuA")),
    ],
    ids=["Title", "TURKISH", "ENGLISH", "lower", "decomposed", "ascii"],
)
def test_a_month_in_every_way_of_writing(number, name, written):
    assert read_date(f"5 {written(name)} 2024") == PublishedDate(2024, number, 5)


@given(st.dates())
def test_every_day_is_read_from_each_form(day):
    expected = PublishedDate.of(day)
    month = MONTHS[day.month - 1]
    assert read_date(day.isoformat()) == expected
    assert read_date(f"{day.day}.{day.month}.{day.year:04}") == expected
    assert read_date(f"{day.day:02} {month} {day.year:04}, 14:30") == expected
    assert read_date(f"{month} {day.year:04}") == expected._replace(day=0)


@given(st.text() | st.text(alphabet="0123456789-./ OcakŞubt"))
def test_every_text_is_read_or_not(text):
    date = read_date(text)
    assert date is None or PublishedDate.parse(str(date)) == date


@pytest.mark.parametrize("piece", ["1", "1 ", " ", "1.", "1 Ocak "])
def test_a_long_text_is_no_date(piece):
    assert read_date(piece * 200_000) is None
