"""The stemming indices are those that one counts by hand."""

import gzip

import pytest
from benchmarks.stemming import Lexicon, overstemmed, read_lexicon, score, understemmed

# Pairs that belong together: 3 of kitap, 1 of yaz (yazı, yazlar), 1 of yazı (yazı, yazılar).
LEXICON = Lexicon(
    {
        "kitap": {"kitap", "kitabı", "kitaplar"},
        "yaz": {"yazı", "yazlar"},
        "yazı": {"yazı", "yazılar"},
    }
)


def first_letters(count):
    return {form: form[:count] for form in LEXICON.forms()}


def test_forms_that_share_any_lemma_belong_together():
    assert LEXICON.forms() == ["kitabı", "kitap", "kitaplar", "yazlar", "yazı", "yazılar"]
    assert LEXICON.pairs() == {
        ("kitabı", "kitap"),
        ("kitabı", "kitaplar"),
        ("kitap", "kitaplar"),
        ("yazlar", "yazı"),
        ("yazı", "yazılar"),
    }


@pytest.mark.parametrize(
    ("letters", "right", "same"),
    [
        (3, 5, 6),  # yazlar and yazılar meet wrongly
        (4, 4, 4),  # yazlar is apart from yazı
        (5, 1, 1),  # only kitap and kitaplar meet
        (9, 0, 0),
    ],
)
def test_indices(letters, right, same):
    stems = first_letters(letters)
    found = score(stems, LEXICON.pairs())
    understemming, overstemming = 1 - right / 5, (same - right) / (15 - 5)
    assert found["UI"] == pytest.approx(understemming)
    assert found["OI"] == pytest.approx(overstemming)
    assert found["recall"] == pytest.approx(right / 5)
    assert found["precision"] == pytest.approx(right / same if same else 1)
    assert found["F1"] == pytest.approx(2 * right / (same + 5))


def test_the_weight_of_a_stemmer_is_the_ratio_of_its_errors():
    stems = first_letters(3) | {"kitabı": "kitabı"}  # 2 of 5 pairs apart, 1 of 10 wrongly the same
    assert score(stems, LEXICON.pairs())["SW"] == pytest.approx((1 / 10) / (2 / 5))
    assert score(first_letters(3), LEXICON.pairs())["SW"] == float("inf")


def test_errors_show_the_words_that_are_confused():
    pairs = LEXICON.pairs()
    stems = first_letters(3) | {"kitabı": "kitabı"}
    assert overstemmed(stems, LEXICON, pairs, 9) == {
        "yaz": {"yaz": ["yazlar", "yazı"], "yazı": ["yazı", "yazılar"]}
    }
    assert understemmed(stems, LEXICON, 9) == {
        "kitap": {"kitabı": ["kitabı"], "kit": ["kitap", "kitaplar"]}
    }


def test_lines_that_are_not_words_are_left_out(tmp_path):
    lines = ["Kitabı\tkitap\tNOUN\t3", "KİTAP\tkitap\tNOUN\t1", "kitap\tkitap\tVERB\t1"]
    noise = ["TMSF'den\tTMSF\tPROPN\t1", "%10\t%10\tNUM\t2", "ki\t-ki\tADJ\t1"]
    path = tmp_path / "forms.tsv.gz"
    path.write_bytes(gzip.compress("\n".join(lines + noise).encode()))
    assert read_lexicon(path) == Lexicon({"kitap": {"kitabı", "kitap"}}, left_out=3)
