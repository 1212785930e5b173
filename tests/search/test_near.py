"""Near words: how they are found, weighed and ordered."""

import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from haberdar.index.wordlist import LONGEST, SHORTEST, Terms, WordList
from haberdar.query.near import MOST_NEAR, distance, edits_of, near
from haberdar.turkish.letters import fold

LETTERS = "abcçdefgğhıijklmnoöprsştuüvyzâîûqwx"
turkish = st.text(LETTERS, max_size=12)


def terms(frequencies):
    words = sorted(word.encode() for word in frequencies)
    return Terms(
        np.frombuffer(b"".join(words), np.uint8),
        np.cumsum([len(word) for word in words], dtype=np.int64),
        np.array([frequencies[word.decode()] for word in words], np.uint32),
    )


def word_list(**frequencies):
    return WordList([[terms(frequencies)]])


def test_a_word_counts_where_it_is_in_more_of_a_segment_and_in_all_segments():
    words = WordList(
        [
            [terms({"ihracat": 3, "çelik": 2}), terms({"ihracat": 7, "şeker": 1})],
            [terms({"ihracat": 10, "ab": 5})],
        ]
    )
    counted = {w: words.frequency(w) for w in ("ihracat", "çelik", "şeker", "ab", "ihraca")}
    assert counted == {"ihracat": 17, "çelik": 2, "şeker": 1, "ab": 0, "ihraca": 0}
    assert len(words) == 3
    assert words.highest_frequency == 17


def test_only_words_of_turkish_letters_are_kept():
    kept = ("kâr", "kar", "çğıöşü", "z" * LONGEST)
    dropped = ("2024", "g20", "ab", "москва", "z" * (LONGEST + 1), "ΩmΩ")
    words = WordList([[terms(dict.fromkeys((*kept, *dropped), 1))]])
    assert len(words) == len(kept)
    assert all(words.frequency(word) == 1 for word in kept)
    assert all(words.frequency(word) == 0 for word in dropped)


def test_an_empty_index_has_no_words():
    words = WordList([])
    assert len(words) == words.highest_frequency == words.nbytes == words.frequency("çelik") == 0
    assert near("çelik", words, 10) == []


def test_the_words_of_an_index_are_those_of_its_articles(news, article):
    news.add(
        article("a", "Çelik ihracatı arttı.", title="İhracat"), article("b", "Çelik'in fiyatı")
    )
    news.add(article("c", "çelik 2024 ve İKMİB’e"))
    words = news._engine.current().snapshot.words
    assert {word: words.frequency(word) for word in ("çelik", "ihracat", "ikmib", "celik")} == {
        "çelik": 3,
        "ihracat": 1,
        "ikmib": 1,
        "celik": 0,
    }


@given(st.sets(st.text(LETTERS, min_size=SHORTEST, max_size=9), max_size=40), turkish)
def test_similar_words_are_those_that_comparing_all_finds(words, word):
    found = WordList([[terms(dict.fromkeys(words, 1))]] if words else []).similar(word, 2)
    folded = fold(word)
    expected = {other: OSA.distance(folded, fold(other)) for other in words}
    if len(word) < SHORTEST:
        expected = {}
    assert {other.word: other.edits for other in found} == {
        other: edits for other, edits in expected.items() if edits <= 2
    }


@pytest.mark.parametrize(
    ("typed", "nearer", "further"),
    [
        ("ihracat", "ıhracat", "ihrscat"),  # another spelling before a neighbouring key
        ("celik", "çelik", "delik"),
        ("kar", "kâr", "kat"),
        ("sanayi", "sansyi", "sanpyi"),  # the key beside before one far away
        ("fındık", "fkndık", "fpndık"),  # neighbours from row to row
        ("üretim", "üretin", "üretiz"),
        ("vergi", "verggi", "vergli"),  # a doubled letter before another
        ("gümrük", "gümürk", "gümkrü"),  # swapped neighbours
        ("tekstil", "takstil", "tzkstil"),  # a vowel of the wrong harmony
        ("kredi", "kreti", "krepi"),  # consonants that sound alike
        ("banka", "bamka", "vamka"),  # one before two
        ("dolar", "dolsr", "folar"),  # the first letter is seldom wrong
        ("dolar", "dola", "olar"),
        ("dolar", "doalr", "odlar"),
    ],
)
def test_what_is_mistyped_more_often_is_nearer(typed, nearer, further):
    assert 0 < distance(typed, nearer) < distance(typed, further)


@given(turkish, turkish)
def test_distance_is_symmetric_and_zero_only_between_equal_words(one, other):
    assert distance(one, other) == pytest.approx(distance(other, one))
    assert (distance(one, other) == 0) == (one == other)


@given(turkish, turkish)
def test_distance_is_less_than_every_edit_at_its_most(one, other):
    assert distance(one, other) <= 1.3 * OSA.distance(one, other) + 1e-9


def test_frequency_decides_between_words_equally_near():
    words = word_list(sanayi=5, sanayu=500)
    assert [found.word for found in near("sanayo", words, 2)] == ["sanayu", "sanayi"]


def test_short_words_are_near_by_one_edit_and_longer_ones_by_two():
    assert [edits_of("x" * length) for length in (3, 5, 6, 30)] == [1, 1, 2, 2]
    words = word_list(liman=1, ihracat=1)
    assert near("lmn", words, 5) == []
    assert [found.word for found in near("ihrct", words, 5)] == []
    assert [found.word for found in near("ihrcat", words, 5)] == ["ihracat"]
    assert [found.word for found in near("hrcaat", words, 5)] == ["ihracat"]


def test_a_fuzzy_word_finds_itself_first_and_no_more_than_asked():
    words = WordList(
        [[terms({f"kara{a}{b}": 1 for a in LETTERS for b in LETTERS} | {"karaca": 1})]]
    )
    found = near("karaca", words, MOST_NEAR + 1)
    assert found[0].word == "karaca"
    assert found[0].distance == 0
    assert len(found) == MOST_NEAR + 1


@given(st.text(max_size=40))
def test_no_text_makes_near_words_fail(text):
    words = word_list(ihracat=3, çelik=2)
    assert all(found.frequency > 0 for found in near(text, words, 5))


@pytest.mark.parametrize("letter", ["a", "ş", "Ω", "\ud800"])
def test_long_words_cost_no_time(letter):
    words = word_list(**{letter * length: 1 for length in range(1, 31) if letter == "a"})
    started = time.perf_counter()
    assert near(letter * 1000, words, 5) == []
    assert time.perf_counter() - started < 0.1
