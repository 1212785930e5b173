import pytest

from haberdar import PublishedDate
from haberdar_indexer.cleaning.texts import clean_text
from haberdar_indexer.documents import Origin, RawDocument, UnusableInputError
from haberdar_indexer.pipeline import clean


def cleaned(text):
    return clean(RawDocument(Origin("a.txt"), "text", text.encode()))


def test_the_seed_form():
    document = cleaned(
        " date 2024-12 KOCAELİ'nin Gebze ilçesinde merkez açıldı. Törene katılım yüksekti.\n\n"
        "'HERKES, HER PAZAR'\n\nTicaret Bakanlığı’nın desteği.\n"
    )
    assert document.published == PublishedDate(2024, 12)
    assert document.title == "KOCAELİ'nin Gebze ilçesinde merkez açıldı"
    assert document.paragraphs == (
        "KOCAELİ'nin Gebze ilçesinde merkez açıldı. Törene katılım yüksekti.",
        "'HERKES, HER PAZAR'",
        "Ticaret Bakanlığı’nın desteği.",
    )


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("date 2021", PublishedDate(2021)),
        ("date 2021-3", PublishedDate(2021, 3)),
        ("DATE: 2021-03-09", PublishedDate(2021, 3, 9)),
        ("tarih: 14.05.2025", PublishedDate(2025, 5, 14)),
        ("Tarih 14 Mayıs 2025", PublishedDate(2025, 5, 14)),
        ("date 14.05.2025 Ankara", PublishedDate(2025, 5, 14)),
        ("14 Mayıs 2025", PublishedDate(2025, 5, 14)),
        ("2025-05-14", PublishedDate(2025, 5, 14)),
        ("2025 yılında ihracat", None),
        ("dateline ANKARA", None),
        ("", None),
    ],
)
def test_the_date_line(line, date):
    assert clean_text(f"{line}\nBir cümle.\n\nMetin.".encode()).published == date


def test_a_title_stands_in_a_line_of_its_own():
    document = cleaned("date 2020-04\nOda üyesine kredi\nKredinin faizi belli oldu.\n\nSon.")
    assert document.title == "Oda üyesine kredi"
    assert document.paragraphs == ("Kredinin faizi belli oldu.", "Son.")


def test_a_title_before_an_empty_line():
    assert cleaned("Oda üyesine kredi\n\nKredinin faizi belli oldu.").title == "Oda üyesine kredi"


def test_lines_of_one_paragraph_are_joined():
    line = "Birinci satır, yazı makinesinin genişliği kadar uzun olan bir satır ve"
    document = cleaned(f"{line}\nikinci satır.\r\n\r\nYeni paragraf.")
    assert document.paragraphs == (f"{line} ikinci satır.", "Yeni paragraf.")


def test_lines_of_lists_and_tables_stay_apart():
    bullet = "- madde, yazı makinesinin genişliği kadar uzun olan bir satırla yazıldı;"
    document = cleaned(f"Giriş cümlesi.\n\nYıl  Ton\n2023  1.650\n\n{bullet}\n{bullet}\n")
    assert document.paragraphs == ("Giriş cümlesi.", "Yıl | Ton", "2023 | 1.650", bullet, bullet)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no text"),
        ("date 2024-12\n", "no text"),
        ("date 2024-13 Metin.", "the date line is wrong"),
        ("tarih: dün akşam\nMetin.", "the date line is wrong: 'dün akşam'"),
        ("PNG\0\x01", "not a text file"),
    ],
)
def test_what_gives_no_article_has_a_reason(text, reason):
    with pytest.raises(UnusableInputError, match=reason):
        cleaned(text)
