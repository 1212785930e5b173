import pytest
from hypothesis import given
from hypothesis import strategies as st

from haberdar import Highlighter, Marked
from haberdar.registry import load_registry
from haberdar.results.snippets import SNIPPET_LENGTH


def highlighter(query):
    return Highlighter.of(query, load_registry())


def marked(query, text):
    return [text[start:end] for start, end in highlighter(query).marks(text)]


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        (
            "ihracat",
            "İhracatın artışı, İHRACATÇI ve ihraç",
            ["İhracatın", "İHRACATÇI"],
        ),
        ("ikmib", "İKMİB’e göre İKMİB'in", ["İKMİB’e", "İKMİB'in"]),
        ("turkiye'nin", "Türkiye’nin, TÜRKİYE", ["Türkiye’nin", "TÜRKİYE"]),
        ("ihracatcilar", "İhracatçılar Meclisi", ["İhracatçılar"]),
        ("arge", "Ar-Ge desteği, ARGE'ye", ["Ar-Ge", "ARGE'ye"]),
        ("ar-ge", "Ar-Ge desteği", ["Ar-Ge"]),
        ('"dış ticaret"', "Ticaret dışı; dış ticaretin açığı", ["dış ticaretin"]),
        ("kimya -makine", "Kimya ve makine", ["Kimya"]),
        ("kimya OR (boya -makine)", "Kimya, boya ve makine", ["Kimya", "boya"]),
        ("ihrac*", "İhracatçı ve ithalatçı", ["İhracatçı"]),
        ("sek*", "Şeker ve tuz", ["Şeker"]),
        ('"boya ihracat"~3', "Boya ve ihracat; çok az az boya", ["Boya", "ihracat"]),
        ("başlık:kimya kaynak:boya", "Kimya, boya", ["Kimya"]),
        ("kimya ve boya", "Kimya ve boya", ["Kimya", "boya"]),
        ("1650", "bin 650, 1.650 ton", ["bin 650", "1.650"]),
        ("", "Kimya", []),
    ],
)
def test_the_words_found_are_marked_in_the_original(query, text, expected):
    assert marked(query, text) == expected


def test_a_snippet_shows_the_passage_with_most_of_the_words():
    text = "Başka konu. " * 60 + "Kimya ihracatı makine ithalatını geçti. " + "Son söz. " * 60
    snippet = highlighter("kimya makine ithalat").snippet(text)
    assert snippet.text.startswith("…Kimya ihracatı makine ithalatını geçti.")
    assert snippet.text.endswith("…")
    assert [piece for piece, is_marked in snippet.pieces() if is_marked] == [
        "Kimya",
        "makine",
        "ithalatını",
    ]


def test_a_short_text_is_its_own_snippet():
    assert highlighter("kimya").snippet("Kısa metin.") == Marked("Kısa metin.")


def test_a_snippet_of_no_text_is_empty():
    assert highlighter("kimya").snippet("") == Marked("")


words = st.sampled_from(["kimya", "İhracatçılar", "Ar-Ge", "TÜİK'in", "x" * 300, ". ", "\n\n", " "])
texts = st.one_of(st.text(), st.lists(words, max_size=80).map(" ".join))


@given(texts, st.sampled_from(["kimya", "ihracatcilar", "ar-ge", '"kimya ar-ge"', "tüik x"]))
def test_marks_are_inside_the_text_and_apart(text, query):
    snippet = highlighter(query).snippet(text)
    assert len(snippet.text) <= SNIPPET_LENGTH + 2
    assert "".join(piece for piece, _ in snippet.pieces()) == snippet.text
    for marks, of in ((highlighter(query).marks(text), text), (snippet.marks, snippet.text)):
        ends = [0, *(place for mark in marks for place in mark), len(of)]
        assert ends == sorted(ends)
        assert all(start < end for start, end in marks)


@given(texts)
def test_a_snippet_is_a_piece_of_the_text(text):
    snippet = highlighter("kimya").snippet(text)
    inner = snippet.text.removeprefix("…").removesuffix("…")
    assert inner in text.replace("\n", " ") or snippet.text in text.replace("\n", " ")
