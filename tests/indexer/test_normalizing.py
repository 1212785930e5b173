import pytest
from hypothesis import given
from hypothesis import strategies as st

from haberdar_indexer.cleaning.normalizing import normalize_line, normalize_paragraphs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  iki   boşluk\tve\nsatır ", "iki boşluk ve satır"),
        ("I\u0307stanbul s\u0327irketi", "İstanbul şirketi"),
        ("Arçelik\x92e \x93yeni\x94 bayi", "Arçelik’e “yeni” bayi"),
        ("ih\u00adra\u200bcat\ufeff", "ihracat"),
        ("a\u00a0b\u2009c", "a b c"),
        ("sıfır\x00bayt", "sıfırbayt"),
        ("yarım \ud83d emoji", "yarım emoji"),
        ("“TÜİK’in” ‘verisi’", "“TÜİK’in” ‘verisi’"),
    ],
)
def test_text_is_brought_into_one_form(text, expected):
    assert normalize_line(text) == expected


@given(st.text(st.characters()))
def test_normalizing_again_changes_nothing_and_gives_valid_unicode(text):
    once = normalize_line(text)
    assert normalize_line(once) == once
    once.encode("utf-8")


def test_empty_paragraphs_go():
    assert normalize_paragraphs(["a", " \u200b ", "", "b"]) == ("a", "b")
