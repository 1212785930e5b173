"""Versions grow when what they stand for changes; else archives would keep what is outdated."""

from hashlib import blake2b

import pytest

from haberdar import load_registry
from haberdar_indexer import Rejected, Tagger, versions
from haberdar_indexer.cleaning import clean
from haberdar_indexer.pipeline import read_articles, read_raw

# What the sample corpus gives, by version. When a test fails, raise the version in `versions.py`
# and write down what it gives now; where only the corpus or the registry changed, the latter is
# enough.
CLEANED = {4: "9eda4e94683f6b85"}
TAGGED = {3: "f04707882482be0c"}


def digest(lines):
    made = blake2b(digest_size=8)
    for line in lines:
        made.update(line.encode() + b"\0")
    return made.hexdigest()


@pytest.fixture(scope="module")
def corpus(root):
    return [root / "corpus"]


def test_cleaning_that_gives_something_else_is_another_version(corpus):
    cleaned = (clean(raw) for raw in read_raw(corpus) if not isinstance(raw, Rejected))
    assert {versions._CLEANING: digest(map(repr, cleaned))} == CLEANED


def test_tagging_that_gives_something_else_is_another_version(corpus):
    tagger = Tagger(load_registry())
    tags = (
        f"{article.title} {mention.entity_id} {mention.part} {mention.start} {mention.end}"
        for article in read_articles(corpus, tagger)
        if not isinstance(article, Rejected)
        for mention in article.mentions
    )
    assert {versions._TAGGING: digest(tags)} == TAGGED


def test_other_libraries_and_registries_are_other_versions(monkeypatch):
    registry = load_registry()
    before = versions.versions(registry)
    monkeypatch.setattr(versions, "version", lambda _: "0")
    assert versions.versions(registry)["cleaning"] != before["cleaning"]
    assert versions.versions(registry)["tagging"] == before["tagging"]
    assert registry.digest in before["tagging"]
