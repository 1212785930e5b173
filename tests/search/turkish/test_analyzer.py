import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haberdar import Analyzer
from haberdar.turkish.analyzer import FUNCTION_WORDS, Evidence, evidence
from haberdar.turkish.letters import fold

ANALYZER = Analyzer()


def exact(text):
    return [token.evidence.exact for token in ANALYZER.analyze(text)]


def stems(text):
    return [token.evidence.stem for token in ANALYZER.analyze(text)]


@pytest.mark.parametrize(
    ("text", "written", "stemmed"),
    [
        ("İKMİB’e göre", ["ikmib", "göre"], ["ikmip", "göre"]),
        ("İHRACATÇILARIN", ["ihracatçıların"], ["ihracatçı"]),
        ("Türkiye'nin kitabı", ["türkiye", "kitabı"], ["türkiye", "kitap"]),
        ("AR-GE", ["arge", "ar", "ge"], ["arge", "ar", "ge"]),
        ("1.650 TL'lik", ["1650", "tl"], ["1650", "tl"]),
        ("I\u0307HRACAT S\u0327EKERI\u0307", ["ihracat", "şekeri"], ["ihracat", "şeker"]),
        ("i\u0307hracat", ["ihracat"], ["ihracat"]),
    ],
)
def test_the_whole_recipe(text, written, stemmed):
    assert exact(text) == written
    assert stems(text) == stemmed


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        (
            "ihracatçıların",
            Evidence("ihracatçıların", "ihracatçı", ("ihracat", "ihracatci", "ihracatcilarin")),
        ),
        (
            "ihracatcilarin",
            Evidence("ihracatcilarin", "ihracatci", ("ihracat", "ihracatci", "ihracatcilarin")),
        ),
        ("birligi", Evidence("birligi", "birligi", ("birligi", "birlik"))),
        ("kar", Evidence("kar", "kar", ("kar",))),
        ("kâr", Evidence("kâr", "kâr", ("kar",))),
        ("1650", Evidence("1650", "1650", ("1650",))),
    ],
)
def test_the_evidences_of_a_word(word, expected):
    assert evidence(word) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("TÜRKIYE", "Türkiye"),
        ("ISTANBUL", "İstanbul"),
        ("istanbul", "İSTANBUL"),
        ("IKMIB", "İKMİB"),
        ("ihracatcilar", "ihracatçıların"),
        ("kâr", "kar"),
        ("kârını", "kar"),
        ("birligi", "birlik"),
        ("GUMRUK", "gümrüğü"),
    ],
)
def test_spellings_of_one_word_meet_in_a_folded_form(one, other):
    (left,), (right,) = ANALYZER.analyze(one), ANALYZER.analyze(other)
    assert set(left.evidence.folded) & set(right.evidence.folded)


def test_offsets_are_into_the_original_text():
    text = "I\u0307KMI\u0307B\x92e göre AR-GE'nin payı %12,5'e çıktı"
    tokens = ANALYZER.analyze(text)
    assert [text[token.start : token.end] for token in tokens] == [
        "I\u0307KMI\u0307B\x92e",
        "göre",
        "AR-GE'nin",
        "AR",
        "GE'nin",
        "payı",
        "%",
        "12,5'e",
        "çıktı",
    ]


@pytest.mark.parametrize("word", "karar proje yıl milyon yeni önemli büyük su".split())
def test_words_with_content_are_no_function_words(word):
    assert word not in FUNCTION_WORDS


def test_function_words_are_in_the_form_that_the_analyzer_gives():
    assert all(exact(word) == [word] for word in FUNCTION_WORDS)


latin = st.text(st.sampled_from("abcçdefgğhıijklmnoöprsştuüvyzâîûÇĞIİÖŞÜ .,-'’0123456789"))


@given(st.text() | latin)
def test_analyzing_any_text_gives_tokens_inside_it(text):
    for token in ANALYZER.analyze(text):
        assert 0 <= token.start < token.end <= len(text)
        assert token.evidence.exact
        assert token.evidence.stem
        assert fold(token.evidence.exact) in token.evidence.folded


@given(latin)
def test_decomposed_text_gives_the_same_evidences(text):
    decomposed = unicodedata.normalize("NFD", text)
    assert [token.evidence for token in ANALYZER.analyze(decomposed)] == [
        token.evidence for token in ANALYZER.analyze(text)
    ]


@given(latin)
def test_capitals_give_the_same_evidences(text):
    capitals = text.replace("i", "İ").replace("ı", "I").upper()
    assert [token.evidence for token in ANALYZER.analyze(capitals)] == [
        token.evidence for token in ANALYZER.analyze(text)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Türkiye'nin kimya ihracatı 2024’te %12,5 artarak 27 milyar dolara ulaştı. " * 14_000,
        "I" * 1_000_000,
        "İ" * 1_000_000,
        "ğ" * 200_000,
        "ihracatçılar" * 20_000,
        "'" * 1_000_000,
        "-" * 1_000_000,
        "A'" * 500_000,
        "a-" * 500_000,
        "i\u0307" * 500_000,
    ],
    ids=lambda text: text[:12],
)
def test_a_megabyte_takes_seconds(text):
    began = time.process_time()
    ANALYZER.analyze(text)
    assert time.process_time() - began < 20


def test_the_fingerprint_names_what_decides_the_terms():
    assert ANALYZER.fingerprint().keys() == {"analyzer", "simplemma", "snowballstemmer"}
    assert ANALYZER.fingerprint() == Analyzer().fingerprint()
