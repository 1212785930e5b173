import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
import snowballstemmer
from hypothesis import given
from hypothesis import strategies as st
from snowballstemmer.turkish_stemmer import TurkishStemmer

from haberdar.turkish.letters import ALPHABET
from haberdar.turkish.stems import SHORTEST_STEM, lemma, stem, stems_of_unaccented, versions


@pytest.mark.parametrize(
    "forms",
    [
        # Snowball alone cuts these to do, o, kan, al, verg.
        "dolar dolara doları doların",
        "oda odası odaları odasının",
        "kanun kanunu kanunun kanunlar",
        "vergi vergisi vergiler vergisini",
        # Verbs.
        "açıkla açıkladı açıklıyor açıklayacak açıklanan",
        "arttı artıyor artan artmış",
        # Consonants soften, vowels drop.
        "kitap kitabı kitapları",
        "renk rengi renkler",
        "gümrük gümrüğü gümrüklerde",
        "birlik birliği birliğinin",
        "şehir şehri şehirler",
        "oğul oğlu oğulları",
        # The words of trade and industry.
        "makine makineleri makina makinaları makinalar",
        "üret üretti üretiyor üretecek üretilen",
        "alan alanı alanında",
        # Verbs of two letters.
        "almak aldı alıyor alacak",
        "etmek etti ediyor edecek",
        "ihracat ihracatı ihracatın ihracatındaki",
        "ihracatçı ihracatçılar ihracatçılarının",
        "fuar fuarı fuarda fuarında",
        "yatırım yatırımı yatırımlar",
        "türkiye türkiyenin türkiyede",
        # The dictionary has these without their circumflex only.
        "kâr kârı kârın kârlar",
        "hâl hâli hâlinde",
        "kâğıt kâğıdı kâğıtlar",
    ],
)
def test_the_forms_of_a_word_share_its_stem(forms):
    assert {stem(form) for form in forms.split()} == {stem(forms.split()[0])}


@pytest.mark.parametrize("word", "dolar oda kanun altın alım alın vergi kâr kar kitap".split())
def test_a_word_of_trade_is_its_own_stem(word):
    assert stem(word) == word


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kâr", "kar"),
        ("kârın", "karın"),
        ("oda", "od"),
        ("kanun", "kan"),
        ("altın", "alım"),
        ("alım", "alın"),
        ("ihracat", "ithalat"),
        ("ölüm", "olum"),
    ],
)
def test_words_of_other_meaning_keep_other_stems(one, other):
    assert stem(one) != stem(other)


def test_a_word_that_no_dictionary_has_gets_snowballs_stem():
    assert lemma("haberdarlarımızdan") is None
    assert stem("zanzibarlarımızdan") == stem("zanzibarlar") == "zanzibar"


@pytest.mark.parametrize("word", ["1650", "12,5", "g20", "covid19", "m²", "ab", "tl", "o", ""])
def test_numbers_and_short_words_are_kept_whole(word):
    assert stem(word) == word


@given(st.text(alphabet=ALPHABET + "âîû") | st.text())
def test_no_stem_is_shorter_than_three_letters_unless_its_word_is(word):
    assert len(stem(word)) >= min(len(word), SHORTEST_STEM)


@pytest.mark.parametrize(
    "word", "evler işler suyu unu eti odun adı ayları illeri ada oku onu".split()
)
def test_not_even_the_dictionary_makes_stems_of_two_letters(word):
    assert len(stem(word)) >= SHORTEST_STEM


@pytest.mark.parametrize(
    ("typed", "stems"),
    [
        ("ihracatcilarin", {"ihracatçı"}),
        ("birligi", {"birlik"}),
        ("türkıye", {"türkiye"}),
        ("ıhracat", {"ihracat"}),
        ("gumruk", {"gümrük"}),
        # Words in their own right are not read as others.
        ("kar", set()),
        ("koy", set()),
        ("olum", set()),
        ("on", set()),
        ("şeker", set()),
        ("g20", set()),
        ("zzzz", set()),
    ],
)
def test_what_is_typed_as_ascii_stands_for_known_words(typed, stems):
    assert stems_of_unaccented(typed) == stems


def test_threads_do_not_mix_up_their_words(monkeypatch):
    monkeypatch.setattr(snowballstemmer, "stemmer", lambda _: TurkishStemmer())
    monkeypatch.setattr("haberdar.turkish.stems.lemma", lambda _: None)
    words = "kitaplarından evlerimizdekiler bankacılıktaki tekstilcilerin".split() * 100
    alone = [stem(word) for word in words]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as pool:
            together = list(pool.map(lambda _: [stem(word) for word in words], range(4)))
    finally:
        sys.setswitchinterval(interval)
    assert together == [alone] * 4


def test_the_versions_of_the_data_are_known():
    assert set(versions()) == {"simplemma", "snowballstemmer"}
