"""What articles call organizations that the registry lacks, looked up in segments with deletes."""

import tempfile
from collections import Counter, defaultdict
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from haberdar import Article, Mention, open_index
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


def best(labels: Counter[str]) -> str:
    return max(labels, key=lambda label: (label.endswith(")"), labels[label], label))


@settings(max_examples=40, deadline=None)
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
    """Return the ids that a text means: by acronym, else by name, else by its beginning."""
    acronym, name = ACRONYMS.get(text), NAMES.get(text, text.lower())
    called = {each for each, label in labels.items() if label.upper().endswith(f"({acronym})")}
    return called or {name} & labels.keys() or {each for each in labels if each.startswith(name)}
