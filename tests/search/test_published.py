import datetime as dt

import pytest

from haberdar import PublishedDate


@pytest.mark.parametrize(
    ("text", "precision", "first", "last"),
    [
        ("2024", "year", dt.date(2024, 1, 1), dt.date(2024, 12, 31)),
        ("2024-02", "month", dt.date(2024, 2, 1), dt.date(2024, 2, 29)),
        ("2024-12-27", "day", dt.date(2024, 12, 27), dt.date(2024, 12, 27)),
    ],
)
def test_a_date_is_known_to_the_year_month_or_day(text, precision, first, last):
    date = PublishedDate.parse(text)
    assert (date.precision, date.first, date.last) == (precision, first, last)
    assert str(date) == text


@pytest.mark.parametrize(
    "text",
    ["", "24", "2024-13", "2024-00", "2024-02-30", "2023-02-29", "27.12.2024", "0000"],
)
def test_what_no_calendar_has_is_refused(text):
    with pytest.raises(ValueError, match=r"\w"):
        PublishedDate.parse(text)


def test_dates_sort_with_a_period_before_its_parts():
    texts = ["2023-12-31", "2024", "2024-01", "2024-01-01", "2024-02"]
    assert [str(d) for d in sorted(map(PublishedDate.parse, reversed(texts)))] == texts
