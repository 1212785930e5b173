"""Suggestions while typing: what they find, in which order, and where they mark it."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from haberdar import (
    Analyzer,
    Article,
    Mention,
    News,
    PublishedDate,
    build_index,
    load_registry,
    open_index,
)
from haberdar.registry.directory import name_and_acronym, organization_id
from haberdar.suggesting import entities, phrases
from haberdar.suggesting.suggester import written
from haberdar.suggesting.typed import LONGEST_TYPED, Typed, words_of
from haberdar.turkish.letters import fold, lower
from haberdar_indexer import reindex

TITLES = {
    "a": ("Türkiye'nin kimya ihracatı rekor kırdı", "2024-12-27"),
    "b": ("KİMYA İHRACATI YENİDEN ARTTI", "2025-01-05"),
    "c": ("Kimya sektörü ABD'de buluştu", "2023-03"),
    "d": ("Kimya sektörü ABD'ye açılıyor", "2022"),
    "e": ("E-ticaret hacmi ve Türkiye-Almanya ticareti", "2021-05-05"),
    "f": ("1.650 firma kâr açıkladı", "2020-01-01"),
    "g": ("1.650 firma kâr açıkladı", "2019-01-01"),
    "h": ("Makine ihracatı beklentileri aştı", ""),
}


@pytest.fixture(scope="module")
def archive(
    tmp_path_factory: pytest.TempPathFactory, article: Callable[..., Article]
) -> Iterator[News]:
    with open_index(tmp_path_factory.mktemp("archive"), create=True) as news:
        news.add(*(article(name, title=title, date=date) for name, (title, date) in TITLES.items()))
        yield news


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Iterator[News]:
    folder = tmp_path_factory.mktemp("corpus")
    reindex([root / "corpus"], folder)
    with open_index(folder) as news:
        yield news


def found(news: News, typed: str, kind: str, size: int = 50) -> list[str]:
    return [
        each.text if kind == "phrase" else each.id
        for each in news.suggest(typed, size=size)
        if each.kind == kind
    ]


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("kimya ihr", "ba"),
        ("KİMYA İHR", "ba"),
        ("KIMYA IHR", "ba"),
        ("kimya  ihr", "ba"),
        ("kimya ihracati", "ba"),
        ("kimya ihracatı ", "ba"),
        ("kimya ihr ", ""),
        ("kim", "bacd"),
        ("kim ", ""),
        ("kimya rekor", ""),
        ("ihracatı kimya", ""),
        ("türkiye'nin kim", "a"),
        ("turkiye kim", "a"),
        ("Türkiye’nin kimya ihracatı rekor kır", "a"),
        ("Türkiye’nin kimya ihracatı rekor kırdı ", "a"),
        ("Türkiye’nin kimya ihracatı rekor kırıl", ""),
        ("Türkiye’nin kimya ihracatı rekor kır ", ""),
        ("türkiye'n", "ae"),
        ("abd", "cd"),
        ("ABD’d", "cd"),
        ("ABD'd ", ""),
        ("almanya tic", "e"),
        ("e-tic", "e"),
        ("ticaret h", "e"),
        ("165", "f"),
        ("1.650 fir", "f"),
        ("kar a", "f"),
        ("ihracatı", "bah"),
    ],
)
def test_titles_with_the_words_side_by_side_newest_first(
    archive: News, typed: str, ids: str
) -> None:
    assert found(archive, typed, "title") == list(ids)


@pytest.mark.parametrize(
    ("typed", "phrases"),
    [
        ("kim", ["kimya", "kimya ihracatı", "kimya sektörü ABD"]),
        ("kimya", ["kimya ihracatı", "kimya sektörü ABD"]),
        ("kimya ", ["kimya ihracatı", "kimya sektörü ABD"]),
        ("sek", ["sektörü ABD"]),
        ("kimya ihracatı", []),
        ("ihr", ["ihracatı"]),
        ("ab", ["ABD"]),
        ("fir", ["firma kâr açıkladı"]),
        ("1", []),
        ("ve", []),
        ("rekor", []),
    ],
)
def test_phrases_of_several_titles_most_frequent_first(
    archive: News, typed: str, phrases: list[str]
) -> None:
    assert found(archive, typed, "phrase") == phrases


@pytest.mark.parametrize(
    ("title", "phrase", "expected"),
    [
        ("Kimya İhracatı Arttı", "kimya ihracati", "kimya ihracatı"),
        ("KİMYA İHRACATI ARTTI", "kimya ihracati", "kimya ihracatı"),
        ("Yeni TÜİK verileri", "tuik verileri", "TÜİK verileri"),
        ("TÜİK'in Verileri'ni bekleyiş", "tuik verileri", "TÜİK'in verileri"),
        ("Kim kimya kim sorusu", "kim sorusu", "kim sorusu"),
        ("Ar-Ge merkezi", "ar ge", "ar-ge"),
        ("Yılın 1.650 firması (İSO)", "1650 firmasi iso", "1.650 firması (İSO"),
    ],
)
def test_phrases_are_written_small_but_for_abbreviations(
    title: str, phrase: str, expected: str
) -> None:
    assert written(tuple(phrase.split()), title) == expected


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("ikm", "İstanbul Kimyevi Maddeler ve Mamulleri İhracatçıları Birliği (İKMİB)"),
        ("istanbul kim", "İstanbul Kimyevi Maddeler ve Mamulleri İhracatçıları Birliği (İKMİB)"),
        ("İSTANBUL KİM", "İstanbul Kimyevi Maddeler ve Mamulleri İhracatçıları Birliği (İKMİB)"),
        ("ıstanbul kım", "İstanbul Kimyevi Maddeler ve Mamulleri İhracatçıları Birliği (İKMİB)"),
        ("tim", "Türkiye İhracatçılar Meclisi (TİM)"),
        ("ticaret b", "Ticaret Bakanlığı"),
        ("merkez ban", "Türkiye Cumhuriyet Merkez Bankası (TCMB)"),
        ("ekonomi bak", "Ticaret Bakanlığı"),
        ("sanayi ve tek", "Sanayi ve Teknoloji Bakanlığı"),
        ("teknoloji bak", "Sanayi ve Teknoloji Bakanlığı"),
    ],
)
def test_entities_are_found_by_any_of_their_names(corpus: News, typed: str, first: str) -> None:
    suggestion = corpus.suggest(typed)[0]
    assert suggestion.text == first
    facets = corpus.search(facet_size=1000).facets
    assert suggestion.kind in {"ministry", "organization"}
    counts = {value.value: value.count for value in facets[suggestion.kind]}  # type: ignore[index]
    assert suggestion.count == counts[suggestion.id]


def test_entities_without_articles_are_not_suggested(
    news: News, article: Callable[..., Article]
) -> None:
    assert news.suggest("ticaret b") == ()
    news.add(
        article("a", organizations=("ikmib", "yeni-kurum")), article("b", ministries=("ekonomi",))
    )
    assert found(news, "ekonomi b", "ministry") == ["ticaret"]
    assert found(news, "ikm", "organization") == ["ikmib"]
    assert found(news, "kur", "organization") == ["yeni-kurum"]
    news.delete("a")
    assert news.suggest("ikm") == ()
    assert news.suggest("kur") == ()


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        (
            "gazi",
            [
                "gaziantep-baklava-dernegi",
                "gazi-vakfi",
                "gazi-vakfi-okullari",
                "gaziantep-baklava-birligi",
            ],
        ),
        ("gazi ", ["gazi-vakfi", "gazi-vakfi-okullari"]),
        ("GAZİANTEP BAKLAVA B", ["gaziantep-baklava-birligi"]),
        ("gaziantep baklava birliği", ["gaziantep-baklava-birligi"]),
        ("gaziantep baklava birliği ", ["gaziantep-baklava-birligi"]),
        ("gazi vakfı", ["gazi-vakfi", "gazi-vakfi-okullari"]),
        ("bakl", ["gaziantep-baklava-dernegi"]),
        ("vakf", []),
        ("gazi v!", ["gazi-vakfi", "gazi-vakfi-okullari"]),
        ("\U0010ffff", []),
    ],
)
def test_only_the_frequent_of_very_many_are_found_within_their_names(
    news: News,
    article: Callable[..., Article],
    monkeypatch: pytest.MonkeyPatch,
    typed: str,
    ids: list[str],
) -> None:
    monkeypatch.setattr(entities, "_BY_ANY_WORD", 1)
    counts = {
        "gaziantep-baklava-dernegi": 3,
        "gazi-vakfi": 2,
        "gaziantep-baklava-birligi": 1,
        "gazi-vakfi-okullari": 1,
    }
    news.add(
        *(
            article(f"{name}{number}", organizations=(name, "tim"))
            for name, count in counts.items()
            for number in range(count + 1)
        )
    )
    news.delete(*(f"{name}0" for name in counts))
    assert found(news, typed, "organization") == ids
    assert {entity.id: entity.count for entity in news.entities(prefix=typed)}.items() >= {
        (name, counts[name]) for name in ids
    }


@pytest.mark.parametrize("by_any_word", [0, 1, 2])
def test_an_acronym_is_a_whole_name_of_rare_organizations_too(
    news: News,
    article: Callable[..., Article],
    monkeypatch: pytest.MonkeyPatch,
    by_any_word: int,
) -> None:
    monkeypatch.setattr(entities, "_BY_ANY_WORD", by_any_word)
    labels = ("Gaziantep Ziraat Odası (GZO)", "Giresun Ziraat Odası (GZO)", "Gzo Vakfı")
    for number, label in enumerate(labels):
        name = organization_id(name_and_acronym(label)[0])
        mention = Mention(name, "organization", label, 0, len(label), "pattern", "title", label)
        made = article(f"{number}", title=label, organizations=(name,), mentions=(mention,))
        news.add(*(replace(made, id=f"{number}{copy}") for copy in range(1 + number)))
    both = ["giresun-ziraat-odasi", "gaziantep-ziraat-odasi"]
    assert found(news, "gzo", "organization") == [*both, "gzo-vakfi"]
    assert found(news, "GZO ", "organization") == [*both, "gzo-vakfi"]
    assert {each.id for each in news.entities(prefix="GZO")} == {*both, "gzo-vakfi"}
    assert [each.id for each in news.suggest("gzo", size=1)] == both[:1]
    assert found(news, "gzo", "phrase") == []


def test_a_phrase_that_is_the_name_of_a_rare_entity_is_left_to_it(
    news: News, article: Callable[..., Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entities, "_BY_ANY_WORD", 0)
    news.add(
        article("a", title="Gazi Vakfı açıkladı", organizations=("gazi-vakfi",)),
        article("b", title="Gazi Vakfı duyurdu"),
    )
    assert found(news, "gaz", "organization") == ["gazi-vakfi"]
    assert found(news, "gaz", "phrase") == ["gazi"]


def test_a_whole_name_goes_first_then_names_that_begin_so_then_counts(
    news: News, article: Callable[..., Article]
) -> None:
    news.add(
        *(article(f"{n}", organizations=("turk-eximbank", "ito")) for n in range(3)),
        article("a", organizations=("tim", "iso")),
        article("b", organizations=("iso",)),
    )
    assert found(news, "istanbul", "organization") == ["ito", "iso"]
    assert found(news, "iso", "organization") == ["iso"]
    assert found(news, "ihracat", "organization")[0] == "tim"


def test_a_phrase_that_is_the_name_of_an_entity_is_left_to_it(
    news: News, article: Callable[..., Article]
) -> None:
    news.add(
        article("a", title="Ticaret Bakanlığı açıkladı", ministries=("ticaret",)),
        article("b", title="Ticaret Bakanlığı duyurdu"),
        article("c", title="Ticaret odası"),
    )
    kinds = [(each.kind, each.text, each.count) for each in news.suggest("tic", size=3)]
    assert kinds[:2] == [("ministry", "Ticaret Bakanlığı", 1), ("phrase", "ticaret", 3)]
    assert "Ticaret Bakanlığı".lower() not in found(news, "tic", "phrase")


def test_a_phrase_that_is_first_in_no_segment_can_be_first_in_all(
    tmp_path: Path, article: Callable[..., Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(phrases, "_LOOKED_AT", 2)
    first = {"kalay": 5, "kömür": 4, "kimya": 3}
    second = {"kimya": 4, "kereste": 2}
    one, other = ([word for word in part for _ in range(part[word])] for part in (first, second))
    with build_index(tmp_path, Analyzer(), load_registry()) as build:
        for number, title in enumerate(one):
            build.add(article(f"a{number}", title=title))
    with open_index(tmp_path) as news:
        news.add(*(article(f"b{number}", title=title) for number, title in enumerate(other)))
        (phrase,) = (each for each in news.suggest("k", size=2) if each.kind == "phrase")
    assert (phrase.text, phrase.count) == ("kimya", 7)


def test_titles_that_are_repeated_hide_no_others(
    news: News, article: Callable[..., Article]
) -> None:
    news.add(
        *(article(f"r{n}", title="Kimya bülteni", date="2024-05-05") for n in range(60)),
        article("eski", title="Kimya ihracatı arttı", date="2020-01-01"),
    )
    assert found(news, "kimya", "title")[1:] == ["eski"]
    assert [each.id for each in news.suggest("kimya", size=3) if each.kind == "title"][1:] == [
        "eski"
    ]


@pytest.mark.parametrize(("size", "kinds"), [(8, (3, 3, 2)), (4, (2, 2, 0)), (1, (1, 0, 0))])
def test_suggestions_are_shared_among_the_kinds(
    news: News, article: Callable[..., Article], size: int, kinds: tuple[int, int, int]
) -> None:
    tags = ("iso", "ito", "ikmib", "ifmib")
    news.add(
        *(
            article(f"{n}", title=f"İstanbul {word} {n}", organizations=tags)
            for n, word in enumerate(("liman", "fuar", "yol", "deniz") * 2)
        )
    )
    counts = Counter(each.kind for each in news.suggest("istanbul", size=size))
    assert (counts["organization"], counts["phrase"], counts["title"]) == kinds


@pytest.mark.parametrize(
    "typed", ["", " ", "'", "–", "x" * 10_000, "kimya " * 40, "\ud800", "\x00"]
)
def test_what_nothing_completes_has_no_suggestions(archive: News, typed: str) -> None:
    assert archive.suggest(typed) == ()


@given(typed=st.text(st.characters(), max_size=20) | st.text("kimya İ’\ud800"), size=st.integers())
def test_whatever_is_typed_is_answered(archive: News, typed: str, size: int) -> None:
    for suggestion in archive.suggest(typed, size=size):
        assert len(suggestion.marks) in {0, len(Typed.read(typed).words)}


@pytest.mark.parametrize("size", [0, -1, -(10**9)])
def test_none_wanted_none_given(archive: News, size: int) -> None:
    assert archive.suggest("kim", size=size) == ()


def test_an_empty_archive_has_no_suggestions(news: News, article: Callable[..., Article]) -> None:
    assert news.suggest("k") == ()
    news.add(article("a", title="–"))
    assert news.suggest("k") == ()


LETTERS = "kimya İHRACATI ıSş'’-.1é\u0307\u0301"


@given(st.text(st.sampled_from(LETTERS)), st.text(st.sampled_from(LETTERS), max_size=12))
@example("İKMİB'in ihracatı", "ikm")
@example("Ar-Ge ve L'Oréal'in 1.650 ürünü", "lor")
def test_marks_cut_what_was_typed_out_of_the_text(text: str, typed_text: str) -> None:
    typed = Typed.read(typed_text)
    marks = typed.marks(text) if typed.words else ()
    assert len(marks) in {0, len(typed.words)}
    assert all(0 <= start < end <= len(text) for start, end in marks)
    assert all(one[1] <= other[0] for one, other in pairwise(marks))
    for (start, end), word in zip(marks, typed.words, strict=False):
        # More than the word only where it is written otherwise than it is read.
        assert fold(lower(text[start:end])) == word or end - start > len(word) or not text.isascii()


@given(st.text(max_size=LONGEST_TYPED), st.integers(0, LONGEST_TYPED))
def test_the_words_of_a_text_and_their_beginnings_are_found_in_it(text: str, cut: int) -> None:
    words = [word.folded for word in words_of(text)]
    for place in range(len(words)):
        assert Typed(tuple(words[place:]), finished=True).marks(text)
        assert Typed((*words[place:-1], words[-1][: cut + 1]), finished=False).marks(text)


WORDS = (
    "kimya",
    "Kimyasal",
    "ihracatı",
    "İHRACAT",
    "kim",
    "ve",
    "kâr",
    "karar",
    "2024'te",
    "Ar-Ge",
)
titles = st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(" ".join)
dates = st.sampled_from(("", "2024", "2023-02", "2024-03-09"))
TYPED = (
    "k",
    "ki",
    "kim",
    "kim ",
    "kimya ",
    "kimya i",
    "ka",
    "i",
    "ve k",
    "kimya ve k",
    "ar-g",
    "2",
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(titles, dates), min_size=1, max_size=14),
    st.lists(st.tuples(titles, dates), max_size=6),
    st.sets(st.integers(0, 19)),
)
def test_random_archives_with_deletes_against_a_plain_loop(
    built: list[tuple[str, str]], added: list[tuple[str, str]], deleted: set[int]
) -> None:
    articles = [
        Article(
            id=f"{number}",
            title=title,
            paragraphs=(),
            published=PublishedDate.parse(date) if date else None,
        )
        for number, (title, date) in enumerate([*built, *added])
    ]
    with tempfile.TemporaryDirectory() as name:
        with build_index(Path(name), Analyzer(), load_registry()) as build:
            for article in articles[: len(built)]:
                build.add(article)
        with open_index(name) as news:
            news.add(*articles[len(built) :])
            news.delete(*map(str, deleted))
            live = list(news.articles())
            for typed in TYPED:
                suggestions = news.suggest(typed)
                phrases = [(s.text, s.count) for s in suggestions if s.kind == "phrase"]
                shown = [s.id for s in suggestions if s.kind == "title"]
                assert [count for _, count in phrases] == plain_counts(live, typed)[: len(phrases)]
                assert len(phrases) == min(3, len(plain_counts(live, typed)))
                for phrase, count in phrases:
                    assert len(having(live, phrase + " ")) == count
                assert shown == plain_titles(live, typed, 8 - len(phrases))


def having(articles: list[Article], typed: str) -> list[Article]:
    """Return the articles whose titles have what was typed, newest first."""
    wanted = Typed.read(typed)
    matching = [article for article in articles if wanted.marks(article.title)]
    return sorted(matching, key=lambda article: article.published or (0,), reverse=True)


def plain_titles(articles: list[Article], typed: str, most: int) -> list[str]:
    different = {}
    for article in having(articles, typed):
        different.setdefault(fold(lower(article.title)), article.id)
    return list(different.values())[:most]


def plain_counts(articles: list[Article], typed: str) -> list[int]:
    """Return how many titles have each phrase that goes on from what was typed, sorted."""
    wanted = Typed.read(typed)
    counts: Counter[tuple[str, ...]] = Counter()
    for article in articles:
        words = tuple(word.folded for word in words_of(article.title))
        counts.update(
            {
                words[start : start + length]
                for start in range(len(words))
                for length in range(1, 5)
                if start + length <= len(words)
            }
        )
    edges = {"ve", "2024"}
    phrases = {
        words: count
        for words, count in counts.items()
        if count > 1
        and wanted.begins(words)
        and words != wanted.words
        and not {words[0], words[-1]} & edges
    }
    continued = {
        (words[:n], count) for words, count in phrases.items() for n in range(1, len(words))
    }
    return sorted(
        (c for item in phrases.items() if item not in continued for c in [item[1]]), reverse=True
    )
