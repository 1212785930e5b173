"""What an article is mainly about."""

import pytest

from haberdar import Mention
from haberdar_indexer.tagging import central


def mention(name, start, part="body", kind="organization"):
    return Mention(name, kind, "x", start, start + 1, "name", part)


@pytest.mark.parametrize(
    ("mentions", "expected"),
    [
        ([], ()),
        ([mention("tim", 0, "title")], ("tim",)),
        ([mention("tim", 299)], ("tim",)),
        ([mention("tim", 300)], ()),
        ([mention("tim", 900), mention("tim", 950), mention("tim", 999)], ("tim",)),
        ([mention("tim", 900), mention("tim", 950)], ()),
        # One of many that are named again and again is not the subject.
        ([mention(name, 900 + n) for n in range(3) for name in ("tim", "tobb", "iso", "ito")], ()),
        ([mention("ticaret", 0, kind="ministry"), mention("tim", 1)], ("tim",)),
        ([mention("tobb", 10), mention("tim", 0, "title"), mention("tobb", 20)], ("tobb", "tim")),
    ],
)
def test_what_is_central(mentions, expected):
    assert central(mentions, "organization") == expected
