import pytest
from hypothesis import given
from hypothesis import strategies as st

from haberdar.turkish.numbers import other_spelling, written_numbers


def found(text):
    words = text.split()
    return [
        (" ".join(words[n.first : n.end]), n.text)
        for n in written_numbers(words, range(len(words)))
    ]


@pytest.mark.parametrize(
    ("text", "number", "digits"),
    [
        ("bin 650 kişi", "bin 650", "1650"),
        ("7 bin metrekare", "7 bin", "7000"),
        ("27 milyar dolar", "27 milyar", "27000000000"),
        ("27,5 milyar dolar", "27,5 milyar", "27500000000"),
        ("1 milyon 650 bin ton", "1 milyon 650 bin", "1650000"),
        ("2 milyar 350 milyon 500 bin lira", "2 milyar 350 milyon 500 bin", "2350500000"),
        ("2 bin 500 firma", "2 bin 500", "2500"),
        ("yüz elli bin ton", "yüz elli bin", "150000"),
        ("iki milyon", "iki milyon", "2000000"),
        ("iki yüz elli bin üç yüz on iki", "iki yüz elli bin üç yüz on iki", "250312"),
        ("bin dokuz yüz yirmi üç", "bin dokuz yüz yirmi üç", "1923"),
        ("35 milyarlık", "35 milyarlık", "35000000000"),
        ("35 milyarın 2", "35 milyarın", "35000000000"),
        ("10 bine yakın", "10 bine", "10000"),
        ("3 bin 2024", "3 bin", "3000"),
        ("3 milyar 500", "3 milyar", "3000000000"),
        ("120 bin bin 500", "120 bin", "120000"),
    ],
)
def test_the_written_forms_of_a_number_have_its_value(text, number, digits):
    assert found(text)[0] == (number, digits)


@pytest.mark.parametrize(
    "text",
    "bin|milyon dolar|650|27 12|yüz elli|7 bina|5 bindi|on yıl|milyarlarca|12,5|1,23456 bin|bir|"
    "2023 2024|bin yıllık".split("|"),
)
def test_these_are_no_numbers_of_several_words(text):
    assert found(text) == []


@pytest.mark.parametrize("digits", ["1" * 16, "1" * 5000, "0," + "1" * 15])
def test_what_has_more_digits_than_any_amount_is_no_number(digits):
    assert found(f"{digits} milyon ton") == []


@pytest.mark.parametrize("scale", ["milyon", "trilyon"])
def test_the_longest_number_is_read_exactly(scale):
    ((_, text),) = found(f"{'1' * 15} {scale}")
    assert text == "1" * 15 + {"milyon": "0" * 6, "trilyon": "0" * 12}[scale]


def test_a_number_reaches_into_no_compound():
    words, positions = ["7", "20002001", "2000", "2001", "bin"], [0, 1, 1, 2, 3]
    assert list(written_numbers(words, positions)) == [(3, 5, "2001000")]


WORDS = "bin milyon milyar milyarlık bir iki on yüz 5 650 12,5 1,5 ve dolar ²".split()


@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_numbers_come_in_order_and_apart(words):
    done = 0
    for number in written_numbers(words, range(len(words))):
        assert done <= number.first < number.end - 1
        assert number.end <= len(words)
        assert number.text.isdecimal()
        done = number.end


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("1650", "bin 650"),
        ("2500", "2 bin 500"),
        ("27000", "27 bin"),
        ("27000000000", "27 milyar"),
        ("27500000000", "27,5 milyar"),
        ("27550000000", "27 milyar 550 milyon"),
        ("2350500000", "2 milyar 350 milyon 500 bin"),
        ("7", "yedi"),
        ("yedi", "7"),
        ("6", ""),
        ("altı", ""),
        ("650", ""),
        ("2024", ""),
        ("12,5", ""),
        ("dolar", ""),
        ("9" * 16, ""),
    ],
)
def test_a_number_has_another_spelling(number, words):
    assert " ".join(other_spelling(number)) == words


@given(st.integers(1_000, 10**15 - 1))
def test_the_other_spelling_is_the_same_number(value):
    words = other_spelling(str(value))
    if len(words) > 1:  # bin alone is no number of several words
        assert [n.text for n in written_numbers(words, range(len(words)))] == [str(value)]
