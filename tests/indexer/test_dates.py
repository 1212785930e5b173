import pytest

from haberdar import PublishedDate
from haberdar_indexer.cleaning.dates import read_day

DAY = PublishedDate(2024, 12, 27)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024-12-27", DAY),
        ("2024-12", PublishedDate(2024, 12)),
        ("27 Aralık 2024 Cuma, 14:30", DAY),
        ("2024-12-26T22:30:00Z", DAY),
        ("2024-12-27T23:30:00+03:00", DAY),
        ("2024-12-27T23:30:00", DAY),
        ("Thu, 26 Dec 2024 23:30:00 GMT", DAY),
        ("27 Dec 2024 23:30", DAY),
        ("1735289000", DAY),
        ("1735289000123", DAY),
        ("0001-01-01T00:00:00+14:00", PublishedDate(1, 1, 1)),
        ("9999-12-31T23:59:59-12:00", PublishedDate(9999, 12, 31)),
        ("Fri, 99 Dec 2024 23:30:00 GMT", None),
        ("99999999999", None),
        ("dün", None),
        ("", None),
    ],
)
def test_days_are_those_of_turkiye(text, date):
    assert read_day(text) == date
