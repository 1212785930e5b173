import pytest
from hypothesis import given
from hypothesis import strategies as st

from haberdar.turkish import roots
from haberdar.turkish.letters import ALPHABET
from haberdar.turkish.roots import bases
from haberdar.turkish.stems import stem


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("ihracatçılar", "ihracat"),
        ("sanayicilerin", "sanayi"),
        ("madencilik", "maden"),
        ("bankacılık", "banka"),
        ("kimyasal", "kimya"),
        ("kurumsal", "kurum"),
        ("ortaklığı", "ortak"),
        ("bakanlığının", "bakan"),
        ("yasaklanmalı", "yasak"),
        ("planladı", "plan"),
        ("destekledi", "destek"),
        ("artırıldı", "art"),
        ("artışı", "art"),
        ("yükseltti", "yüksel"),
        ("düşürdü", "düş"),
        ("satışları", "sat"),
        ("tüketici", "tüket"),
        ("eğitimi", "eğit"),
        ("yönetim", "yönet"),
        ("işler", "iş"),
        ("suyu", "su"),
    ],
)
def test_a_word_comes_from_its_base(word, base):
    assert {stem(word), *bases(word, stem(word))} >= {base}


@pytest.mark.parametrize(
    "word",
    # Decisions are no snow, teams are nothing worn, a farmer is no pair, November is no muscle.
    "karar takım çiftçi kasım bölüm durum seçim yorum öğretmen genel özel uzun balık halı ulusal "
    "getir kaldır saldır açıkla masal kanal takvim enflasyon TİM tim 1650 a".split(),
)
def test_what_only_looks_derived_is_its_own_base(word):
    assert bases(word, stem(word)) == {stem(word)}


def test_every_word_that_is_said_not_to_be_derived_would_be():
    kept, roots._NOT_DERIVED = roots._NOT_DERIVED, frozenset()
    try:
        assert [word for word in sorted(kept) if roots._base(word) is None] == []
    finally:
        roots._NOT_DERIVED = kept


@given(st.text(alphabet=ALPHABET + "âîû", max_size=30) | st.text(max_size=30))
def test_bases_are_never_longer_than_the_stem(word):
    found = stem(word)
    assert all(len(base) <= len(found) for base in bases(word, found))
