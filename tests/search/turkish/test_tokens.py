import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haberdar.turkish.tokens import APOSTROPHES, is_suffix, parts, tokenize


def words(text):
    return [span.text for span in tokenize(text)]


def cuts(text):
    return [text[span.start : span.end] for span in tokenize(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kimya ihracatı arttı.", ["Kimya", "ihracatı", "arttı"]),
        ("  \n", []),
        ("2023/2024 sezonu", ["2023", "2024", "sezonu"]),
        ("türkiye_ihracat", ["türkiye", "ihracat"]),
        ("A.Ş. ve T.C.", ["A", "Ş", "ve", "T", "C"]),
        ("CO₂, m² ve ½", ["CO₂", "m²", "ve", "½"]),
        ("G20 5G", ["G20", "5", "G"]),
        ("“İhracat”", ["İhracat"]),
    ],
)
def test_text_is_cut_into_words(text, expected):
    assert words(text) == expected


@pytest.mark.parametrize("apostrophe", APOSTROPHES)
@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Arçelik'e", "Arçelik"),
        ("Türkiye'nin", "Türkiye"),
        ("TÜİK'İN", "TÜİK"),
        ("KOBİ'ler", "KOBİ"),
        ("TL'lik", "TL"),
        ("D'nin", "D"),
        ("2024'te", "2024"),
        ("20'nci", "20"),
        ("5'er", "5"),
        ("2'şer", "2"),
        ("12,5'lik", "12,5"),
        ("G20'den", "G20"),
        ("Almanya'dakilerin", "Almanya"),
        ("Ankara'dayız", "Ankara"),
        ("Çin'ken", "Çin"),
        ("Kadikoy'lulermis", "Kadikoy"),
    ],
)
def test_a_suffix_after_an_apostrophe_is_cut_but_marked(apostrophe, text, word):
    written = text.replace("'", apostrophe)
    assert words(written) == [word]
    assert cuts(written) == [written]


@pytest.mark.parametrize(
    ("text", "word", "marked"),
    [
        ("L'Oréal", "LOréal", "L'Oréal"),
        ("L’Oréal’in", "LOréal", "L’Oréal’in"),
        ("McDonald's'ın", "McDonalds", "McDonald's'ın"),
        ("Kur'an'ı", "Kuran", "Kur'an'ı"),
        ("O'Neill", "ONeill", "O'Neill"),
    ],
)
def test_an_apostrophe_inside_a_name_stays(text, word, marked):
    assert words(text) == [word]
    assert cuts(text) == [marked]


@pytest.mark.parametrize(
    ("text", "expected", "marked"),
    [
        ("Ford A.Ş.'nin", ["Ford", "A", "Ş"], ["Ford", "A", "Ş"]),
        ("(TİM)’in", ["TİM"], ["TİM"]),
        ("''Haberdar''ın", ["Haberdar"], ["Haberdar"]),
        ("5.'si", ["5"], ["5"]),
    ],
)
def test_a_suffix_after_what_closes_a_name_is_no_word(text, expected, marked):
    assert words(text) == expected
    assert cuts(text) == marked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("'HERKES, HER PAZAR'", ["HERKES", "HER", "PAZAR"]),
        ("'ihracat' dedi", ["ihracat", "dedi"]),
        ("sordu:'Nasıl'", ["sordu", "Nasıl"]),
        ("2024'Gümrük", ["2024", "Gümrük"]),
    ],
)
def test_apostrophes_that_quote_are_no_part_of_words(text, expected):
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected", "positions"),
    [
        ("Ar-Ge desteği", ["ArGe", "Ar", "Ge", "desteği"], [0, 0, 1, 2]),
        ("AR-GE'nin", ["ARGE", "AR", "GE"], [0, 0, 1]),
        ("ARGE desteği", ["ARGE", "AR", "GE", "desteği"], [0, 0, 1, 2]),
        ("UR-GE, ÜRGE", ["URGE", "UR", "GE", "ÜRGE", "ÜR", "GE"], [0, 0, 1, 2, 2, 3]),
        ("Sanayi-Üniversite", ["SanayiÜniversite", "Sanayi", "Üniversite"], [0, 0, 1]),
        ("e‑ihracat", ["eihracat", "e", "ihracat"], [0, 0, 1]),
        ("F-16'lar", ["F16", "F", "16"], [0, 0, 1]),
        ("Covid-19", ["Covid19", "Covid", "19"], [0, 0, 1]),
        ("Coca-Cola's", ["CocaColas", "Coca", "Colas"], [0, 0, 1]),
        ("Ek-1.650 ton", ["Ek", "1650", "ton"], [0, 1, 2]),
        ("Türkiye - AB", ["Türkiye", "AB"], [0, 1]),
        ("2023-2024", ["2023", "2024"], [0, 1]),
        ("-gümrük- --", ["gümrük"], [0]),
    ],
)
def test_a_compound_gives_the_whole_and_its_parts(text, expected, positions):
    spans = list(tokenize(text))
    assert [span.text for span in spans] == expected
    assert [span.position for span in spans] == positions


def test_the_parts_of_a_compound_are_cut_from_its_text():
    assert cuts("Ar-Ge'nin") == ["Ar-Ge'nin", "Ar", "Ge'nin"]
    assert cuts("ARGE'nin") == ["ARGE'nin", "AR", "GE'nin"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.650", ["1650"]),
        ("1.234.567,89", ["1234567,89"]),
        ("%12,5", ["yüzde", "12,5"]),
        ("12.345,6'ya", ["12345,6"]),
        ("2.000'den", ["2000"]),
        ("03.01.2025", ["03", "01", "2025"]),
        ("saat 10.30'da", ["saat", "10", "30"]),
        ("3,5,7", ["3", "5", "7"]),
        ("100bin", ["100", "bin"]),
        ("27 milyar", ["27", "milyar"]),
        ("1650, 1.650. 1650'yi", ["1650", "1650", "1650"]),
    ],
)
def test_the_written_forms_of_a_number_meet(text, expected):
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("I\u0307KMI\u0307B’e", ["I\u0307KMI\u0307B’e"]),
        ("s\u0327eker u\u0308ru\u0308nu\u0308", ["s\u0327eker", "u\u0308ru\u0308nu\u0308"]),
        ("KOBI\u0307'ler\u0327i", ["KOBI\u0307'ler\u0327i"]),
        ("\u0301a", ["a"]),
    ],
)
def test_combining_marks_stay_with_their_letter(text, marked):
    assert cuts(text) == marked


@pytest.mark.parametrize(
    "tail",
    "ın in un ün nın e a ye ya de da te ta den dan tan le la yle i ı u ü yi nı si ler lar leri "
    "daki deki dakiler nca ca dır dir ydı miş ken yken se yse li lı lik luk lılar ci siz ımız "
    "inci nci ncı üncü er ar şer şar ser NIN İN DEKİ I\u0307N dayız".split(),
)
def test_a_suffix(tail):
    assert is_suffix(tail)


@pytest.mark.parametrize("tail", ["", "Oréal", "s", "an", "Neill", "Roll", "gümrük", "x"])
def test_no_suffix(tail):
    assert not is_suffix(tail)


turkish_text = st.text(
    st.sampled_from("aeıioşğçİIŞĞÇÜnrldTK019 .,-‐'’ʼ´\x92()”\n\u0307\u0327\u0302²½")
    | st.characters()
)


@given(st.text() | turkish_text)
def test_offsets_cut_the_text_in_order(text):
    spans = list(tokenize(text))
    assert [span.start for span in spans] == sorted(span.start for span in spans)
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
        if text[span.start] == "%":
            assert (span.text, span.end) == ("yüzde", span.start + 1)
        else:
            assert text[span.start] == span.text[0]
            assert set(span.text) <= set(text[span.start : span.end])


@given(st.text() | turkish_text)
def test_positions_count_words_without_gaps(text):
    positions = [span.position for span in tokenize(text)]
    assert positions == sorted(positions)
    assert set(positions) == set(range(len(set(positions))))


@given(st.text() | turkish_text)
def test_words_overlap_only_within_a_compound(text):
    spans = list(tokenize(text))
    for before, after in pairwise(spans):
        assert after.start >= before.end or after.end <= before.end


@given(turkish_text, turkish_text)
def test_a_paragraph_is_cut_the_same_wherever_it_stands(before, after):
    alone = [(span.text, span.end - span.start) for span in tokenize(after)]
    together = [(span.text, span.end - span.start) for span in tokenize(before + "\n\n" + after)]
    assert together[len(together) - len(alone) :] == alone


@pytest.mark.parametrize(
    "text",
    [
        "I" * 1_000_000,
        "'" * 1_000_000,
        "-" * 1_000_000,
        "a'" * 500_000,
        "a''" * 300_000,
        "a-" * 500_000,
        "a-1." * 250_000,
        "1." * 500_000,
        "1'ab" * 250_000,
        "a\u0301" * 500_000,
        "a'" + "dana" * 250_000 + "q",
        "a'aınızıaınızıaınızıaınızq " * 40_000,
        "a-" + "1" * 1_000_000 + ".1",
    ],
    ids=lambda text: text[:12],
)
def test_no_text_takes_more_than_linear_time(text):
    began = time.process_time()
    for _ in tokenize(text):
        pass
    assert time.process_time() - began < 20


def test_parts_are_words_without_the_wholes_of_compounds():
    text = "E-ticaret ve Ar-Ge'nin 1.650 ürünü"
    found = [(span.text, text[span.start : span.end]) for span in parts(text)]
    assert found == [
        ("E", "E"), ("ticaret", "ticaret"), ("ve", "ve"), ("Ar", "Ar"), ("Ge", "Ge'nin"),
        ("1650", "1.650"), ("ürünü", "ürünü"),
    ]  # fmt: skip
