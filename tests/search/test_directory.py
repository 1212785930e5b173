"""What articles call organizations that the registry lacks, looked up in segments with deletes."""

import tempfile
from collections import Counter, defaultdict
from dataclasses import replace
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from haberdar import Article, Mention, News, open_index
from haberdar.index import directory

# Ids that begin with others, an acronym of several, and ids that are parts of a term by themselves.
LABELS = {
    "a": ("A", "Â (TNG)"),
    "tinga-birligi": (
        "Tınga Birliği",
        "TINGA BİRLİĞİ",
        "Tınga Birliği (TNG)",
        "Tınga Birliği (TGBR)",
    ),
    "tinga-birligi-vakfi": ("Tınga Birliği Vakfı",),
    "tingaci-odasi": ("Tıngacı Odası", "Tıngacı Odası (TNGCO)", "TINGACI ODASI (tng)"),
    "i": ("İ", "I (TGBR)"),
}
# What is typed as an acronym in capitals, or as the beginning of an id.
ACRONYMS = {"tng": "TNG", "TNG": "TNG", "tgbr": "TGBR", "TNGCO": "TNGCO"}
NAMES = {
    "tınga": "tinga",
    "TINGA BİRLİĞİ": "tinga-birligi",
    "tınga-birliği v": "tinga-birligi-v",
    "tıngac": "tingac",
    "tıngaz": "tingaz",
}

mentioned = st.sampled_from(sorted(LABELS)).flatmap(
    lambda name: st.tuples(st.just(name), st.sampled_from(LABELS[name]))
)
archives = st.lists(st.lists(mentioned, max_size=3), min_size=1, max_size=10)


def naming(number: int, mentions: list[tuple[str, str]]) -> Article:
    return Article(
        id=str(number),
        title="Haber",
        paragraphs=(),
        organizations=tuple(dict.fromkeys(name for name, _ in mentions)),
        mentions=tuple(
            Mention(name, "organization", "Haber", 0, 5, "pattern", "title", label)
            for name, label in mentions
        ),
    )


def written(articles: list[Article]) -> dict[str, Counter[str]]:
    """Return how many articles have each label of each id."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for article in articles:
        for name, label in {(mention.entity_id, mention.label) for mention in article.mentions}:
            found[name][label] += 1
    return dict(found)


def acronym(label: str) -> str:
    return label.upper().partition("(")[2].rstrip(")")


def best(labels: Counter[str]) -> str:
    of_acronyms: Counter[str] = Counter()
    for label, count in labels.items():
        of_acronyms[acronym(label)] += count
    frequent = [x for x in labels if acronym(x) and 5 * of_acronyms[acronym(x)] >= labels.total()]
    without = [x for x in labels if not acronym(x)]
    return max(frequent or without or labels, key=lambda label: (labels[label], label))


@pytest.mark.parametrize(
    ("labels", "shown"),
    [
        ({"Tınga Birliği": 4, "Tınga Birliği (TNG)": 1}, "Tınga Birliği (TNG)"),
        ({"Tınga Birliği": 5, "Tınga Birliği (TNG)": 1}, "Tınga Birliği"),
        (
            {"Tınga Birliği": 8, "Tınga Birliği (TNG)": 1, "TINGA BİRLİĞİ (tng)": 2},
            "TINGA BİRLİĞİ (tng)",
        ),
        (
            {"Tınga Birliği": 3, "Tınga Birliği (TNG)": 1, "Tınga Birliği (TGBR)": 2},
            "Tınga Birliği (TGBR)",
        ),
    ],
)
def test_an_acronym_is_shown_where_a_fifth_of_the_articles_give_it(
    news: News, labels: dict[str, int], shown: str
) -> None:
    written = [label for label, count in labels.items() for _ in range(count)]
    news.add(*(naming(number, [("tinga", label)]) for number, label in enumerate(written)))
    (found,) = news.entities()
    assert found.label == shown


@pytest.mark.parametrize("changed", [{"entity_id": "tinga-odasi"}, {"kind": "ministry"}])
def test_what_is_no_tag_of_an_article_is_not_called_by_it(
    news: News, changed: dict[str, Any]
) -> None:
    called = naming(1, [("tinga", "Tınga Birliği")])
    other = replace(called.mentions[0], label="Tınga Odası (TNGO)", **changed)
    news.add(replace(called, mentions=(*called.mentions, other)))
    assert [spelling.text for spelling in news.entity("tinga").spellings] == ["Tınga Birliği"]
    assert news.search("kurum:TNGO").query.filters[0].ids == ()


@settings(max_examples=40, deadline=None)
@example([[("tinga-birligi", "Tınga Birliği")], [("tinga-birligi-vakfi", "Vakıf")]], {0}, 0)
@given(archives, st.sets(st.integers(0, 9)), st.integers(0, 9))
def test_labels_and_names_are_those_of_a_plain_loop(
    archive: list[list[tuple[str, str]]], gone: set[int], cut: int
) -> None:
    articles = [naming(number, mentions) for number, mentions in enumerate(archive)]
    with tempfile.TemporaryDirectory() as folder, open_index(folder, create=True) as news:
        news.add(*articles[:cut])
        news.add(*articles[cut:])
        news.delete(*map(str, gone))
        facet = news.search().facets["organization"]
        listed = news.entities(new=True)
        with patch.object(directory, "_MOST_KEPT", -1):  # so that all are read in one pass
            assert news.entities(new=True) == listed
        spelt = {name: news.entity(name) for name in LABELS}
        asked = {
            text: news.search(f'kurum:"{text}"').query.filters[0].ids
            for text in (*ACRONYMS, *NAMES)
        }

    expected = written([article for article in articles if int(article.id) not in gone])
    labels = {name: best(found) for name, found in expected.items()}
    assert {value.value: value.label for value in facet} == labels
    assert {entity.id: entity.label for entity in listed} == labels
    for name, entity in spelt.items():
        spellings = {} if entity is None else {x.text: x.count for x in entity.spellings}
        assert spellings == expected.get(name, {})
    for text, ids in asked.items():
        assert set(ids) & labels.keys() == means(text, labels)


def means(text: str, labels: dict[str, str]) -> set[str]:
    """Return the ids that a text means: by acronym, else by name, else by words that begin so."""
    acronym, name = ACRONYMS.get(text), NAMES.get(text, text.lower())
    called = {each for each, label in labels.items() if label.upper().endswith(f"({acronym})")}
    return (
        called
        or {name} & labels.keys()
        or {each for each in labels if all(f"-{word}" in f"-{each}" for word in name.split("-"))}
    )
