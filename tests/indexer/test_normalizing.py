import gzip
import json
import re
import time
import unicodedata
from itertools import islice

import pytest
from hypothesis import given, settings
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
        ("Ä°stanbul ÅŸirketi TÃ¼rkiye Ã–zel", "İstanbul şirketi Türkiye Özel"),
        ("TÃœRKÄ°YE Ä°HRACATÃ‡ILAR", "TÜRKİYE İHRACATÇILAR"),
        ("â€œyeniâ€\x9d ArÃ§elikâ€™in 5 â‚¬’su", "“yeni” Arçelik’in 5 €’su"),
        ("Å\x9eeker Ä\x9fÅ\x9f", "Şeker ğş"),
        ("ÃƒÂ¼retim", "üretim"),
        ("çift Ã§ift ığ", "çift çift ığ"),
        ("Ä\u200b±rmak", "ırmak"),
        ("10 Â°C", "10 °C"),
        ("Þeker fabrikasý", "Şeker fabrikası"),
        ("Ýstanbul", "İstanbul"),
        ("TÜÝK ve MÜSÝAD", "TÜİK ve MÜSİAD"),
        ("Genel Müdür Ýlker Yýlmaz’ýn", "Genel Müdür İlker Yılmaz’ın"),
    ],
)
def test_text_is_brought_into_one_form(text, expected):
    assert normalize_line(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Guðni geldi",
        "Guðni Jóhannesson ve Þór geldi",
        "Václav Nový’nin işi",
        "Nový",
        "HÂLÂ’da “KÂR” ve HÂLÂ» artıyor",
        "Ångström, Ägypten, São Paulo, Côte d’Ivoire, Škoda",
        "5 °C, 10 m², %7, 3 × 4 = 12 €, ₺5, ½ 😀",
        "AT&T, R&D ve a < b",
    ],
)
def test_right_text_is_not_repaired(text):
    assert normalize_line(text) == text


WORDS = (
    "hâlâ kâr sükûn İstanbul ığdır şöför ŞİRKET ĞÜÇ “yeni” TÜİK’in ‘a’ 😀 5 °C €7 — … KÂR".split()
)


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1).map(" ".join))
def test_right_turkish_is_never_repaired(text):
    assert normalize_line(text) == text


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1).map(" ".join))
def test_turkish_that_was_read_in_another_code_page_is_repaired(text):
    latin = text.encode("utf-8").decode("latin-1")
    assert normalize_line(latin) == text


@settings(deadline=None)  # The dictionary is loaded when it is first needed.
@given(st.text(st.characters()))
def test_normalizing_again_changes_nothing_and_gives_valid_unicode(text):
    once = normalize_line(text)
    assert normalize_line(once) == once
    once.encode("utf-8")


def test_empty_paragraphs_go():
    assert normalize_paragraphs(["a", " \u200b ", "", "b"]) == ("a", "b")


@pytest.mark.parametrize(
    "text", ["a" * 10**5 + "Ã¼", "Ã¼" * 10**5, "a" * 10**5 + " ý", "Ä\x81±" * 10**5]
)
def test_repair_costs_no_more_than_the_length(text):
    normalize_line("Þeker")
    started = time.monotonic()
    normalize_line(text)
    assert time.monotonic() - started < 5


def test_archives_keep_their_text_and_lose_their_control_characters(shared):
    with gzip.open(shared / "ttc-3600" / "articles.jsonl.gz", "rt") as lines:
        texts = [json.loads(line)["text"] for line in islice(lines, 600)]
    for text in texts:
        line = normalize_line(text)
        assert not any("\x80" <= char <= "\x9f" for char in line)
        assert re.findall(r"\w+", line) == re.findall(r"\w+", unicodedata.normalize("NFC", text))
