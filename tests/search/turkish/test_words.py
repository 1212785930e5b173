"""Words read fast are the words of the analyzer."""

from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from haberdar.turkish import words
from haberdar.turkish.analyzer import Analyzer
from haberdar.turkish.letters import compose
from haberdar.turkish.words import WordNumbers


def read(numbers: WordNumbers, text: str) -> list[tuple[str, int]]:
    found = numbers.read(text)
    words = list(numbers._numbers)
    return [
        (compose(words[word]), position)
        for word, position in zip(found.words, found.positions, strict=True)
    ]


def tokens(text: str) -> list[tuple[str, int]]:
    return [(token.evidence.exact, token.position) for token in Analyzer().analyze(text)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "İKMİB’in Ar-Ge çalışmaları, 2024'te 1.650 lira",
        "KOBİ'ler ve “A.Ş.'nin” L'Oréal'i",
        "%12,5 artış – 2023/2024",
        "bin 650 kişiye 27,5 milyar lira; 2 milyon 300 bin yu\u0308z elli bin, 7 bin-8 bin",
        "satır\u2028sonu\u00a0ve\x85boşluk\x1cburada",
    ],
)
def test_known_texts(text: str) -> None:
    assert read(WordNumbers(), text) == tokens(text)


@settings(max_examples=300)
@given(st.lists(st.text(max_size=60), max_size=4))
def test_any_texts(texts: list[str]) -> None:
    numbers = WordNumbers()
    for text in texts:
        assert read(numbers, text) == tokens(text)


@settings(max_examples=300)
@given(st.text(alphabet="aıİIŞ’'-.,()1 0\n\u0307A", max_size=40))
def test_texts_of_difficult_letters(text: str) -> None:
    assert read(WordNumbers(), text) == tokens(text)


@settings(max_examples=300)
@given(st.lists(st.sampled_from("bin milyon milyarlık yüz iki 650 12,5 %5 7-8 ve Ar-Ge".split())))
def test_numbers_of_several_words(pieces: list[str]) -> None:
    text = " ".join(pieces)
    assert read(WordNumbers(), text) == tokens(text)


def test_forgetting_changes_nothing() -> None:
    with patch.object(words, "_MOST_REMEMBERED", 2):
        numbers = WordNumbers()
        assert read(numbers, "a b c a-b d a") == tokens("a b c a-b d a")
        assert numbers.new_words() == ["a", "b", "c", "ab", "d"]
        assert numbers.new_words() == []
        numbers.read("b e a f")
        assert numbers.new_words() == ["e", "f"]
