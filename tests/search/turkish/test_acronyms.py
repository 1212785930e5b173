import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haberdar.turkish.acronyms import LONGEST, acronym_key, acronyms_in, name_key


@pytest.mark.parametrize(
    ("text", "letters", "name"),
    [
        # the name, then the acronym
        ("Türkiye İhracatçılar Meclisi (TİM)", "TİM", "Türkiye İhracatçılar Meclisi"),
        ("dün Türk Kimya Derneği'nin (TKD) raporu", "TKD", "Türk Kimya Derneği"),
        ("Türk Kimya Derneği (TKD)'nin", "TKD", "Türk Kimya Derneği"),
        ("Türk Kimya Derneği (TKD’nin)", "TKD", "Türk Kimya Derneği"),
        ('"Türk Kimya Derneği" ("TKD")', "TKD", "Türk Kimya Derneği"),
        ("Türk Kimya Derneğinin (TKD)", "TKD", "Türk Kimya Derneğinin"),
        ("TÜRK KİMYA DERNEĞİ (TKD)", "TKD", "TÜRK KİMYA DERNEĞİ"),
        ("Ali Veli, Türk Kimya Derneği (TKD)", "TKD", "Türk Kimya Derneği"),
        ("Boya, Vernik ve Reçine Birliği (BVRB)", "BVRB", "Boya, Vernik ve Reçine Birliği"),
        # little words give a letter or none
        ("Boya ve Vernik Birliği (BVB)", "BVB", "Boya ve Vernik Birliği"),
        ("Boya ve Vernik Birliği (BVVB)", "BVVB", "Boya ve Vernik Birliği"),
        ("Bureau of Paint (BOP)", "BOP", "Bureau of Paint"),
        # several letters of a word, and the Turkish letters that capitals lose
        ("Boya Araştırma Kurumu (BOYAK)", "BOYAK", "Boya Araştırma Kurumu"),
        ("İzmir Ürün Borsası (IUB)", "IUB", "İzmir Ürün Borsası"),
        # of a long acronym, one word may give none
        ("İzmir Kimya Maddeleri ve Mamulleri Birliği (İKMB)", "İKMB",
         "İzmir Kimya Maddeleri ve Mamulleri Birliği"),
        # the acronym, then the name
        ("TKD (Türk Kimya Derneği) açıkladı", "TKD", "Türk Kimya Derneği"),
        ("TKD'nin (Türk Kimya Derneği) raporu", "TKD", "Türk Kimya Derneği"),
    ],
)  # fmt: skip
def test_what_brackets_explain(text, letters, name):
    assert list(acronyms_in(text)) == [(letters, name)]


@pytest.mark.parametrize(
    "text",
    [
        "Avrupa Merkez Bankası (ECB)",  # of another language
        "türk kimya derneği (TKD)",
        "Türk kimya Derneği (TKD)",
        "Türk Kimya Derneği (Tkd)",
        "Türk Kimya Derneği (TKD, kuruluşu 1999)",
        "Türk Kimya Derneği (T)",
        "Türk Kimya. Derneği (TKD)",
        "Türk Kimya\nDerneği (TKD)",
        "Kimya Derneği (TKD)",
        "Kimya (KİMYA)",
        "ve Kimya (VK)",
        "Türk Kimya Derneği TKD",
        "TKD (Türk Kimya Derneği üyesi)",
        "TKD (bugün Türk Kimya Derneği)",
        "TKD, (Türk Kimya Derneği)",
        "Türk Kimya Derneği (TKD",
        "(TKD)",
        "()",
    ],
)
def test_what_explains_nothing(text):
    assert list(acronyms_in(text)) == []


def test_all_brackets_of_a_text_are_read():
    text = "Türk Kimya Derneği (TKD) ile Boya Birliği (BB); TKD (Türk Kimya Derneği)"
    assert [found.letters for found in acronyms_in(text)] == ["TKD", "BB", "TKD"]


@pytest.mark.parametrize("written", ["İKMİB", "IKMIB", "ikmib", "ıkmıb", "I\u0307KMI\u0307B"])
def test_an_acronym_has_one_key_however_it_is_written(written):
    assert acronym_key(written) == "ikmib"


def test_forms_of_a_name_have_one_key():
    assert name_key("Türk Kimya Derneği") == name_key("TÜRK KİMYA DERNEĞİNİN")


pieces = st.sampled_from(
    ["Türk ", "Kimya ", "ve ", "Derneği", "'nin ", "(TKD)", "(", ")", "TKD ", "İ", "ı", ", ", "\n"]
)
texts = st.one_of(st.text(), st.lists(pieces, max_size=40).map("".join))


@given(texts)
def test_what_is_found_stands_in_the_text(text):
    for letters, name in acronyms_in(text):
        assert letters in text
        assert name in text
        assert letters.isupper()
        assert len(letters) <= LONGEST
        assert len(name_key(name).split(" ")) > 1


@pytest.mark.parametrize("piece", ["Türk (", "(TKD)", "Türk Kimya Derneği (TKD) ", "A ", "'"])
def test_long_texts_take_little_time(piece):
    text = piece * (200_000 // len(piece))
    start = time.process_time()
    list(acronyms_in(text))
    assert time.process_time() - start < 5
