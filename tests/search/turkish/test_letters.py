import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haberdar.turkish.letters import (
    ALPHABET,
    collation_key,
    compose,
    fold,
    lower,
    normalize,
    spellings,
    upper,
)


@pytest.mark.parametrize(
    ("text", "lowered"),
    [
        ("İKMİB", "ikmib"),
        ("IĞDIR", "ığdır"),
        ("Işık İnci", "ışık inci"),
        ("ÇĞIİÖŞÜ ÂÎÛ", "çğıiöşü âîû"),
        ("TÜRKIYE", "türkıye"),
        ("LOS ANGELES Σ", "los angeles σ"),
        ("G20, 1.650 ₺", "g20, 1.650 ₺"),
        ("ß ẞ ŉ", "ß ß ŉ"),
        ("", ""),
    ],
)
def test_lowercase_is_turkish(text, lowered):
    assert lower(text) == lowered


@pytest.mark.parametrize(
    ("text", "raised"),
    [
        ("ikmib", "İKMİB"),
        ("ığdır", "IĞDIR"),
        ("çğöşü âîû", "ÇĞÖŞÜ ÂÎÛ"),
        ("Aİ ı", "Aİ I"),
        ("", ""),
    ],
)
def test_uppercase_is_turkish(text, raised):
    assert upper(text) == raised


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("şeker", "seker"),
        ("çığ öğün ısı", "cig ogun isi"),
        ("kâr hâlî hükûmet", "kar hali hukumet"),
        ("l'oréal nestlé", "l'oreal nestle"),
        ("m², ½ ton", "m², ½ ton"),
        ("ascii", "ascii"),
    ],
)
def test_folding_writes_as_an_ascii_keyboard_does(text, folded):
    assert fold(text) == folded


@given(st.text())
def test_lowercasing_and_folding_keep_every_offset(text):
    assert len(lower(text)) == len(text)
    assert len(fold(text)) == len(text)


@given(st.text(alphabet=ALPHABET))
def test_folding_twice_is_folding_once(word):
    assert fold(word).isascii()
    assert fold(fold(word)) == fold(word)


@given(st.text(alphabet=ALPHABET))
def test_lowercasing_undoes_turkish_capitals(word):
    capitals = word.replace("i", "İ").replace("ı", "I").upper()
    assert lower(capitals) == word


@pytest.mark.parametrize(
    ("decomposed", "composed"),
    [
        ("s\u0327eker", "şeker"),
        ("u\u0308ru\u0308n", "ürün"),
        ("ka\u0302r", "kâr"),
        # What lowercasing by other rules, and ours of a decomposed İ, leaves.
        ("i\u0307hracat", "ihracat"),
        (lower("I\u0307HRACAT"), "ihracat"),
        ("İ".lower(), "i"),
        ("şeker", "şeker"),
    ],
)
def test_a_word_has_one_composed_form(decomposed, composed):
    assert compose(decomposed) == composed


@given(st.text())
def test_normalizing_is_nfc(text):
    assert unicodedata.is_normalized("NFC", normalize(text))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("olcu", {"ölçü", "olçu", "ölcü"}),
        ("ISI", {"isi", "ışı", "işi"}),
        ("kira", {"kıra"}),
        ("neden", set()),
    ],
)
def test_the_words_that_letters_may_stand_for(typed, meant):
    assert meant <= set(spellings(lower(typed)))
    assert lower(typed) not in spellings(lower(typed))


def test_a_word_with_too_many_ambiguous_letters_stands_for_itself():
    assert len(list(spellings("i" * 8))) == 2**8 - 1
    assert list(spellings("i" * 9)) == []
    assert list(spellings("i" * 100_000)) == []


@pytest.mark.parametrize(
    "ordered",
    [
        ["Cam", "Çam", "Dam"],
        ["gaz", "ğ", "hız"],
        ["Ilgaz", "Irak", "İhracat", "İKMİB", "Japonya"],
        ["ordu", "otomotiv", "ödül", "pamuk"],
        ["süt", "şap", "tabak", "uçak", "ürün", "vagon", "zeytin"],
        ["Türk Eximbank", "Türkiye", "Türkler"],
        ["2 Eylül", "3M", "ABB"],
        ["pazar", "Q", "radyo"],
        ["var", "web", "xerox", "yol"],
        # An accent decides only between words that are otherwise the same.
        ["kar", "kâr", "karar"],
        ["Nestle", "Nestlé", "Netaş"],
    ],
)
def test_turkish_alphabetical_order(ordered):
    shuffled = ordered[::-1]
    assert sorted(shuffled, key=collation_key) == ordered


def test_capitals_and_decomposed_letters_sort_with_the_others():
    assert collation_key("ŞİŞLİ") == collation_key("şişli") == collation_key("S\u0327is\u0327li")


@given(st.lists(st.text(alphabet=ALPHABET)))
def test_the_alphabet_decides_the_order_of_words(words):
    by_place = sorted(words, key=lambda word: [ALPHABET.index(letter) for letter in word])
    assert sorted(words, key=collation_key) == by_place


@given(st.text(), st.text())
def test_any_two_texts_have_an_order(one, other):
    before, after = sorted([collation_key(one), collation_key(other)])
    assert (before == after) == (lower(normalize(one)) == lower(normalize(other)))
