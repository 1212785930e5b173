"""Numbers, dates and counts in both languages."""

import datetime as dt
from collections.abc import Iterator

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from haberdar import PublishedDate
from haberdar.registry.model import Term
from haberdar.turkish.dates import write_date
from haberdar.turkish.periods import label
from haberdar_web import display

YEAR = PublishedDate(2024)
MONTH = PublishedDate(2024, 12)
DAY = PublishedDate(2024, 12, 27)


@pytest.mark.parametrize(
    ("value", "text"), [(0, "0"), (999, "999"), (1650, "1.650"), (1234567, "1.234.567")]
)
def test_numbers(value: int, text: str) -> None:
    assert display.number(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (DAY, "27 Aralık 2024"),
        (PublishedDate(2019, 5, 1), "1 Mayıs 2019"),
        (MONTH, "Aralık 2024"),
        (YEAR, "2024"),
    ],
)
def test_dates_as_far_as_they_are_known(value: PublishedDate, text: str) -> None:
    assert display.date(value) == text


@pytest.mark.parametrize(
    ("terms", "text"),
    [
        ([Term(dt.date(2011, 7, 6), dt.date(2018, 7, 9))], "2011 – 2018"),
        ([Term(dt.date(2018, 7, 10), dt.date(2018, 8, 3))], "2018"),
        ([Term(None, dt.date(2011, 7, 5))], "2011 ve öncesi"),
        ([Term()], ""),
        (
            [Term(None, dt.date(2018, 7, 9)), Term(dt.date(2021, 4, 21))],
            "2018 ve öncesi, 2021 ve sonrası",
        ),
    ],
)
def test_years_of_a_name(terms: list[Term], text: str) -> None:
    assert display.years(terms) == text


def test_counts_in_words() -> None:
    assert display.found(23) == "23 haber bulundu"
    assert display.found(1650) == "1.650 haber bulundu"
    assert display.found(0) == "Haber bulunamadı"


@pytest.fixture
def english() -> Iterator[None]:
    with Flask("english").test_request_context("/?dil=en"):
        yield


@pytest.mark.usefixtures("english")
def test_numbers_and_dates_in_english() -> None:
    numbers = [display.number(value) for value in (999, 1650, 1234567)]
    assert numbers == ["999", "1,650", "1,234,567"]
    assert [display.date(value) for value in (DAY, MONTH, YEAR)] == [
        "27 December 2024",
        "December 2024",
        "2024",
    ]
    assert display.month(MONTH) == "December"
    assert display.found(1) == "1 article found"
    assert display.found(1650, partly=True) == "1,650 partly matching articles found"
    assert display.years([Term(None, dt.date(2018, 7, 9))]) == "2018 or earlier"


PERIODS = [
    (MONTH, MONTH, "Aralık 2024", "December 2024"),
    (PublishedDate(2024, 9), MONTH, "Eylül – Aralık 2024", "September – December 2024"),
    (PublishedDate(2025, 3, 3), PublishedDate(2025, 3, 7), "3 – 7 Mart 2025", "3 – 7 March 2025"),
    (PublishedDate(2023), YEAR, "2023 – 2024", "2023 – 2024"),
    (MONTH, None, "Aralık 2024 ve sonrası", "December 2024 or later"),
    (None, DAY, "27 Aralık 2024 ve öncesi", "27 December 2024 or earlier"),
    (None, None, "Bütün tarihler", "Any date"),
]


@pytest.mark.parametrize(("since", "until", "turkish"), [row[:3] for row in PERIODS])
def test_periods(since: PublishedDate | None, until: PublishedDate | None, turkish: str) -> None:
    assert display.period(since, until) == label(since, until) == turkish


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(("since", "until", "_", "text"), PERIODS)
def test_periods_in_english(
    since: PublishedDate | None, until: PublishedDate | None, _: str, text: str
) -> None:
    assert display.period(since, until) == text


@given(st.dates(), st.integers(0, 10**15))
def test_turkish_is_written_as_the_engine_writes_it(day: dt.date, value: int) -> None:
    assert display.date(PublishedDate.of(day)) == write_date(PublishedDate.of(day))
    assert display.number(value).replace(".", "") == str(value)
