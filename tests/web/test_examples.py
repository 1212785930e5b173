"""The query language by examples."""

import datetime as dt
from pathlib import Path

import pytest

from haberdar import News, open_index
from haberdar_indexer import reindex
from haberdar_web.examples import examples

CORPUS = Path(__file__).parent.parent.parent / "corpus"
YEAR = 2024


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> News:
    folder = tmp_path_factory.mktemp("corpus") / "index"
    reindex([CORPUS], folder)
    return open_index(folder)


@pytest.mark.parametrize("query", [example.query for example in examples(YEAR)])
def test_each_finds_what_has_all_of_it(corpus: News, query: str) -> None:
    page = corpus.search(query, today=dt.date(YEAR + 1, 6, 15))
    assert 0 < page.total < corpus.stats().articles
    reading = page.query
    assert (reading.matching, reading.limits, reading.ignored) == ("all", (), ())
    assert reading.corrections == ()
