import pytest

from haberdar_indexer.cleaning.titles import LONGEST_TITLE, title_from


@pytest.mark.parametrize(
    ("paragraph", "title"),
    [
        ("İhracat arttı. İthalat azaldı.", "İhracat arttı"),
        ("İhracat arttı mı? Evet.", "İhracat arttı mı?"),
        (
            "Prof. Dr. Ali A.Ş. yönetimine girdi. Sonra",
            "Prof. Dr. Ali A.Ş. yönetimine girdi",
        ),
        ("Yılın 3. çeyreğinde 2.150 ton satıldı. Sonra", "Yılın 3. çeyreğinde 2.150 ton satıldı"),
        ("ANKARA - İhracat arttı. Sonra", "İhracat arttı"),
        ("İZMİR (Ege Ekonomi) - İhracat arttı. Sonra", "İhracat arttı"),
        ("TÜİK - TCMB toplantısı", "TCMB toplantısı"),
        ('"Hedef büyük." Bakan konuştu.', '"Hedef büyük."'),
        ("tek cümle", "tek cümle"),
    ],
)
def test_the_first_sentence_is_the_title(paragraph, title):
    assert title_from(paragraph) == title


def test_a_long_sentence_is_cut_at_a_word():
    title = title_from("İhracatçılar birliği, " * 20)
    assert len(title) <= LONGEST_TITLE + 1
    assert title.endswith(("birliği…", "İhracatçılar…"))


def test_a_long_word_is_cut_all_the_same():
    assert title_from("x" * 500) == "x" * LONGEST_TITLE + "…"
