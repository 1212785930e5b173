"""Numbers, dates and counts in Turkish."""

import datetime as dt

import pytest

from haberdar import PublishedDate
from haberdar.registry.model import Term
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
