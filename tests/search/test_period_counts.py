"""Searches counted over time, against a plain loop over the articles and against pages."""

import json
import tempfile
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from haberdar import Article, PublishedDate, Timeline, open_index

WORDS = ("kimya", "makine", "fuar")
DATES = ("2022", "2022-11", "2022-12-31", "2023-02-28", "2024", "2024-01-01", "2024-01", "2026")

dates = st.sampled_from([None, *map(PublishedDate.parse, DATES)])
words = st.sets(st.sampled_from(WORDS), min_size=1)
archives = st.lists(st.tuples(words, dates, st.booleans()), max_size=12)


def made(number, words, published, tagged):
    return Article(
        id=str(number),
        title=" ".join(sorted(words)),
        paragraphs=(),
        published=published,
        organizations=("tim",) if tagged else (),
    )


def month(published):
    return published._replace(day=0)


def within(published, since, until):
    if since is None and until is None:
        return True
    return (
        published is not None
        and (since is None or since.first <= published.first)
        and (until is None or published.last <= until.last)
    )


@settings(max_examples=40, deadline=None)
@given(archives, st.sampled_from(WORDS), st.booleans(), dates, dates)
def test_counts_are_those_of_a_plain_loop(archive, word, tagged, since, until):
    with tempfile.TemporaryDirectory() as folder, open_index(folder, create=True) as news:
        news.add(*(made(number, *each) for number, each in enumerate(archive)))
        organizations = ["tim"] if tagged else []
        counted = news.timeline(word, organizations=organizations, since=since, until=until)
    found = [
        published
        for words, published, is_tagged in archive
        if word in words and (is_tagged or not tagged) and within(published, since, until)
    ]
    dated = [month(published) for _, published, _ in archive if published]
    expected = Counter(month(published) for published in found if published)
    assert (counted.total, counted.undated) == (len(found), found.count(None))
    assert {each.period: each.count for each in counted.periods if each.count} == expected
    assert {each.period: each.total for each in counted.periods if each.total} == Counter(dated)
    assert all(
        each.share == (each.count / each.total if each.total else None) for each in counted.periods
    )


@settings(max_examples=40, deadline=None)
@given(archives)
def test_no_month_and_no_year_is_left_out(archive):
    with tempfile.TemporaryDirectory() as folder, open_index(folder, create=True) as news:
        news.add(*(made(number, *each) for number, each in enumerate(archive)))
        counted = news.timeline()
    periods = [each.period for each in counted.periods]
    assert periods == sorted(set(periods))
    for shown in (
        [12 * each.period.year + each.period.month for each in counted.months()],
        [each.period.year for each in counted.years()],
    ):
        assert shown == list(range(min(shown, default=0), max(shown, default=-1) + 1))
    assert sum(each.count for each in counted.years()) == counted.total - counted.undated
    assert all(each.total for each in counted.periods if not each.period.month)


@pytest.mark.parametrize(
    "search",
    [
        {"query": ""},
        {"query": "kimya"},
        {"query": "kimya ihracatı"},
        {"query": "kimya -fuar"},
        {"query": "kimya OR fuar"},
        {"query": "fuar ocak 2024"},
        {"query": "kimya tarih:2023.."},
        {"query": "kurum:tim"},
        {"query": "kimya uzaygemisi"},
        {"query": "uzaygemisi"},
        {"query": "fuar kimya sanayi", "match": "some"},
        {"query": "kimya", "organizations": ["tim"], "central": True},
        {"query": "kimya", "story": "3"},
        {"query": 'tarih:olmaz "kapanmayan ('},
    ],
    ids=str,
)
def test_the_query_is_read_as_a_search_reads_it(news, search):
    for number, published in enumerate([None, *map(PublishedDate.parse, DATES)]):
        news.add(made(number, WORDS[: number % 3 + 1], published, number % 2))
    counted, page = news.timeline(**search), news.search(**search)
    assert (counted.total, counted.undated) == (page.total, page.undated)
    assert (counted.is_partial, counted.ignored) == (page.is_partial, page.ignored)
    assert counted.query.filters == page.query.filters
    assert {each.period: each.count for each in counted.years() if each.count} == {
        year.period: year.count for year in page.timeline
    }
    assert {each.period: each.count for each in counted.months() if each.count} == {
        month.period: month.count for year in page.timeline for month in year.months
    }


def test_an_empty_archive_has_no_periods(news):
    counted = news.timeline("kimya")
    assert (counted.total, counted.periods, counted.months(), counted.years()) == (0, (), (), ())


def test_what_cannot_be_understood_is_named(news):
    counted = news.timeline("kimya", since="dünkü", ministries=[""], match="belki")
    assert counted.ignored == ("match=belki", "since=dünkü")


def test_a_timeline_is_ready_for_json(news):
    news.add(made(1, ["kimya"], PublishedDate(2024, 3, 5), tagged=False))
    counted = news.timeline("kimya 2024 yılında", since="2024")
    data = json.loads(json.dumps(counted.to_dict()))
    assert data["periods"] == [{"period": "2024-03", "count": 1, "total": 1}]
    assert (data["total"], data["undated"], data["ignored"]) == (1, 0, [])
    assert data["request"]["since"] == "2024"
    assert data["query"]["filters"][0]["since"] == "2024"
    assert set(data) == set(Timeline.__dataclass_fields__)
