"""The stemming indices are those that one counts by hand."""

import gzip
from collections import Counter
from itertools import combinations

import pytest
from benchmarks.stemming import Lexicon, main, overstemmed, read_lexicon, score, understemmed
from hypothesis import given
from hypothesis import strategies as st

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
    assert LEXICON.together() == 5
    assert LEXICON.pairs(first_letters(4)) == {"kita": 3, "yazı": 1}


lexicons = st.dictionaries(
    st.sampled_from("klmn"), st.sets(st.text("ab", min_size=1, max_size=3), min_size=1)
)


@given(lexicons, st.integers(0, 3))
def test_pairs_are_counted_as_one_by_one(by_lemma, letters):
    lexicon = Lexicon(by_lemma)
    stems = {form: form[:letters] for form in lexicon.forms()}
    pairs = {pair for forms in by_lemma.values() for pair in combinations(sorted(forms), 2)}
    assert lexicon.together() == len(pairs)
    same = Counter(stems[one] for one, other in pairs if stems[one] == stems[other])
    assert +lexicon.pairs(stems) == same


@pytest.mark.parametrize(
    "lines", ["", "kitap\tkitap", "kitap\tkitap\nkitabı\tkitap", "el\tel\nal\tal"]
)
def test_a_file_in_which_nothing_can_be_measured_is_refused(tmp_path, capsys, lines):
    path = tmp_path / "forms.tsv"
    path.write_text(lines)
    with pytest.raises(SystemExit):
        main([str(path)])
    assert "share a lemma" in capsys.readouterr().err


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
    found = score(stems, LEXICON)
    understemming, overstemming = 1 - right / 5, (same - right) / (15 - 5)
    assert found["UI"] == pytest.approx(understemming)
    assert found["OI"] == pytest.approx(overstemming)
    assert found["recall"] == pytest.approx(right / 5)
    assert found["precision"] == pytest.approx(right / same if same else 1)
    assert found["F1"] == pytest.approx(2 * right / (same + 5))


def test_the_weight_of_a_stemmer_is_the_ratio_of_its_errors():
    stems = first_letters(3) | {"kitabı": "kitabı"}  # 2 of 5 pairs apart, 1 of 10 wrongly the same
    assert score(stems, LEXICON)["SW"] == pytest.approx((1 / 10) / (2 / 5))
    assert score(first_letters(3), LEXICON)["SW"] == float("inf")


def test_errors_show_the_words_that_are_confused():
    stems = first_letters(3) | {"kitabı": "kitabı"}
    assert overstemmed(stems, LEXICON, 9) == {
        "yaz": {"yaz": ["yazlar", "yazı"], "yazı": ["yazı", "yazılar"]}
    }
    assert understemmed(stems, LEXICON, 9) == {
        "kitap": {"kitabı": ["kitabı"], "kit": ["kitap", "kitaplar"]}
    }


def test_lines_that_are_not_words_are_left_out(tmp_path):
    lines = ["Kitabı\tkitap\tNOUN\t3", "KİTAP\tkitap\tNOUN\t1", "kitap\tkitap\tVERB\t1"]
    lines.append("yazı\tyaz\tNOUN\t1")
    noise = ["TMSF'den\tTMSF\tPROPN\t1", "%10\t%10\tNUM\t2", "ki\t-ki\tADJ\t1"]
    path = tmp_path / "forms.tsv.gz"
    path.write_bytes(gzip.compress("\n".join(lines + noise).encode()))
    assert read_lexicon(path) == Lexicon(
        {"kitap": {"kitabı", "kitap"}, "yaz": {"yazı"}}, left_out=3
    )
