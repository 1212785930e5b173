"""Queries over the sample archive, each judged by a reader: judged.toml."""

import datetime as dt
import tomllib
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import pytest

from haberdar import open_index
from haberdar_indexer.reindexing import reindex

_FILE = tomllib.loads(Path(__file__).with_name("judged.toml").read_text(encoding="utf-8"))
TITLES: dict[str, str] = _FILE["articles"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A query and what is expected of it, as judged.toml says; None where nothing is."""

    text: str
    why: str
    match: tuple[str, ...] = ("all",)
    today: dt.date | None = None
    first: list[str] | None = None
    found: list[str] | None = None
    includes: list[str] | None = None
    absent: list[str] | None = None
    matching: str | None = None
    filters: list[str] | None = None
    corrected: str | None = None
    also: list[str] | None = None
    organizations: list[str] | None = None

    def articles(self):
        """Return the short names of all articles that are judged."""
        return chain(*filter(None, (self.first, self.found, self.includes, self.absent)))


JUDGED = [Judged(**entry) for entry in _FILE["query"]]


@pytest.fixture(scope="module")
def archive(root, tmp_path_factory):
    folder = tmp_path_factory.mktemp("judged") / "index"
    reindex([root / "corpus"], folder)
    with open_index(folder) as news:
        yield news


@pytest.fixture(scope="module")
def names(archive):
    """Short names of articles by their id; an article that none is given goes by its title."""
    short = {title: name for name, title in TITLES.items()}
    return {article.id: short.get(article.title, article.title) for article in archive.articles()}


@pytest.mark.parametrize(
    ("judged", "match"),
    [
        pytest.param(judged, match, id=f"{judged.text} [{match}]")
        for judged in JUDGED
        for match in judged.match
    ],
)
def test_a_query_is_answered_as_its_reader_expects(archive, names, judged, match):
    page = archive.search(judged.text, match=match, today=judged.today, size=100, fold=False)
    check_articles(judged, [names[hit.id] for hit in page.hits], page.query.matching)
    check_reading(judged, page)


def check_articles(judged, hits, matching):
    if judged.first:
        assert set(hits[:1]) & set(judged.first), hits[:5]
    if judged.found is not None:
        assert sorted(hits) == sorted(judged.found)
    if judged.found or judged.includes:
        assert matching == "all"
        assert set(judged.includes or ()) <= set(hits)
    if judged.absent:
        assert hits
        assert not set(judged.absent) & set(hits)


def check_reading(judged, page):
    reading = page.query
    if judged.matching:
        assert reading.matching == judged.matching
    if judged.filters is not None:
        assert [found.label for found in reading.filters] == judged.filters
    if judged.corrected:
        assert [proposed.query for proposed in reading.corrections[:1]] == [judged.corrected]
    if judged.also:
        assert [also for expansion in reading.expansions for also in expansion.also] == judged.also
    if judged.organizations:
        assert [value.label for value in page.facets["organization"]] == judged.organizations


def test_what_several_outlets_print_is_one_story(archive):
    page = archive.search(size=100)
    told = [(hit.title, hit.similar) for hit in page.hits if hit.similar]
    assert [similar for _, similar in told] == [1] * 6
    assert page.total - page.stories == 6
    (rail,) = archive.search("ihracat treni Kazlıçeşme blok yük").hits
    assert (rail.title, rail.similar) == ("Beyaz eşya yüklü ilk ihracat treni Çin yolunda", 1)


def test_only_articles_of_the_archive_are_judged(names):
    assert set(TITLES) <= set(names.values())
    assert {name for judged in JUDGED for name in judged.articles()} <= set(TITLES)


def test_every_judgement_expects_something():
    unjudged = {"text", "why", "match", "today"}
    for entry in _FILE["query"]:
        assert set(entry) - unjudged, entry["text"]
        assert entry["why"]


def test_queries_are_judged_once_and_enough_of_them():
    texts = [judged.text for judged in JUDGED]
    assert len(texts) == len(set(texts)) >= 80
