"""A signature is of a text's words and numbers, whatever way they are written."""

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from haberdar.index.stories import signing
from haberdar.index.stories.signing import BINS, EMPTY, Signer, word_of
from haberdar.turkish.letters import compose
from haberdar.turkish.words import WordNumbers

TEXT = (
    "Türkiye'nin kimya ihracatı yılın ilk çeyreğinde yüzde 12,4 artarak 8.250.000 dolara çıktı; "
    "birlik başkanı “hedefimiz büyük” dedi."
)


def signatures(*texts: str) -> np.ndarray:
    numbers, signer = WordNumbers(), Signer()
    read = [numbers.read(text).words for text in texts]
    signer.learn(map(compose, numbers.new_words()))
    words = np.array([word for words in read for word in words], np.uint32)
    return signer.sign(words, np.array([len(words) for words in read]))


@pytest.mark.parametrize(
    "other",
    [
        TEXT.replace("'", "’"),
        TEXT.replace("“", '"').replace("”", '"'),
        TEXT.replace("Türkiye'nin kimya ihracatı", "TÜRKİYE'NİN KİMYA İHRACATI"),
        TEXT.replace("yüzde 12,4", "%12,4"),
        TEXT.replace("ihracatı", "ihracati"),
        TEXT.replace("; ", ".\n\n"),
    ],
)
def test_spelling_does_not_change_a_signature(other: str) -> None:
    one, same = signatures(TEXT, other)
    assert one == same


def test_rounding_a_number_leaves_the_words_as_they_are() -> None:
    one, rounded = signatures(TEXT, TEXT.replace("12,4", "12"))
    assert (one["bins"] == rounded["bins"]).all()
    assert (one["exact"] != rounded["exact"]).any()
    assert not (rounded["exact"] & ~one["rounded"]).any()


@pytest.mark.parametrize(
    ("number", "shorter", "may_be"),
    [
        ("41,236", "41,2", True),
        ("41,236", "41,24", True),
        ("41,236", "41", True),
        ("41,236", "42", False),
        ("41,236", "41,3", False),
        ("8,6", "9", True),
        ("9,96", "10", True),
        ("0,35", "0,4", True),
        ("0,35", "35", False),
        ("34,20", "34,2", True),
        ("1647312", "1600000", True),
        ("1647312", "2000000", False),  # two digits are left of a whole number
        ("0", "0", True),
    ],
)
def test_what_a_number_may_be_rounded_to(number: str, shorter: str, may_be: bool) -> None:
    assert (word_of(shorter).bits[0] in word_of(number).bits) is may_be


@pytest.mark.parametrize("word", ["milyon", "yedi", "bin"])
def test_a_word_of_a_number_is_neither_word_nor_number(word: str) -> None:
    assert word_of(word) == (0, ())


words = st.lists(st.sampled_from([*"abcçdefgğ", "12,5", "milyon", "100"]), max_size=30)


@given(st.lists(words, min_size=1, max_size=6))
def test_articles_are_signed_together_as_they_are_alone(texts: list[list[str]]) -> None:
    together = signatures(*map(" ".join, texts))
    for text, signature in zip(texts, together, strict=True):
        assert signatures(" ".join(text))[0] == signature


@given(words)
def test_a_bin_has_the_smallest_value_of_its_shingles(text: list[str]) -> None:
    (signature,) = signatures(" ".join(text))
    plain = [word for word in text if word_of(word).hash]
    expected = np.full(BINS, EMPTY)
    for four in zip(plain, plain[1:], plain[2:], plain[3:], strict=False):
        hashes = np.array([word_of(word).hash for word in four], np.uint64)
        (shingle,) = signing._shingles(hashes).tolist()
        place = shingle >> 57
        expected[place] = min(expected[place], shingle >> 41 & 0xFFFF)
    assert signature["bins"].tolist() == expected.tolist()
    assert signature["shingles"] == max(len(plain) - 3, 0)


def test_signatures_are_the_same_in_every_process() -> None:
    program = (
        "from haberdar import Analyzer, Article, load_registry\n"
        "from haberdar.index import schema\n"
        f"article = Article(id='a', title='b', paragraphs=({TEXT!r},))\n"
        "print(schema.document(article, Analyzer(), load_registry())['signature'].hex())"
    )
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert found.stdout.decode().strip() == signatures(TEXT)[0].tobytes().hex()
