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


@pytest.mark.parametrize(
    ("since", "until", "text"),
    [
        (YEAR, YEAR, "2024"),
        (PublishedDate(2024, 1, 1), PublishedDate(2024, 12, 31), "2024"),
        (PublishedDate(2024, 2), PublishedDate(2024, 2, 29), "Şubat 2024"),
        (DAY, DAY, "27 Aralık 2024"),
        (YEAR, PublishedDate(2025), "2024 – 2025"),
        (MONTH, PublishedDate(2025, 1, 3), "Aralık 2024 – 3 Ocak 2025"),
        (PublishedDate(2025), YEAR, "2025 – 2024"),
        (MONTH, None, "Aralık 2024 ve sonrası"),
        (None, DAY, "27 Aralık 2024 ve öncesi"),
        (None, None, "Bütün tarihler"),
    ],
)
def test_periods(since: PublishedDate | None, until: PublishedDate | None, text: str) -> None:
    assert display.period(since, until) == text


def test_counts_in_words() -> None:
    assert display.found(23) == "23 haber bulundu"
    assert display.found(1650) == "1.650 haber bulundu"
    assert display.found(0) == "Haber bulunamadı"
