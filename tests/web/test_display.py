"""Numbers, dates and counts in Turkish."""

import pytest

from haberdar import PublishedDate
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


def test_counts_in_words() -> None:
    assert display.found(23) == "23 haber bulundu"
    assert display.found(1650) == "1.650 haber bulundu"
    assert display.found(0) == "Haber bulunamadı"
