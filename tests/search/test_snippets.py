import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haberdar import Analyzer, Marked, SearchRequest
from haberdar.query.language import parse
from haberdar.query.naming import Naming
from haberdar.registry import load_registry
from haberdar.results.highlighting import Highlighter
from haberdar.results.snippets import SNIPPET_LENGTH

REGISTRY = load_registry()


def highlighter(query):
    read = parse(query, Analyzer(), REGISTRY, dt.date(2025, 3, 10), Naming(REGISTRY))
    return Highlighter(read.required, Analyzer())


def cut(text, spans):
    return [text[start:end] for start, end in spans]


def marked(query, text):
    return cut(text, highlighter(query).marks("", text).body)


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
        ("başlık:kimya kaynak:boya sanayi", "Kimya, boya, sanayi", ["sanayi"]),
        ('"boya kimya sanayi"~2', "boya kimya kimya ve sanayi", ["boya", "kimya", "sanayi"]),
        ('"boya kimya sanayi"~2', "boya boya, kimya sanayi", ["boya", "boya", "kimya", "sanayi"]),
        ('"boya kimya sanayi"~2', "boya kimya ve çok sanayi", []),
        ('"boya boya"', "boya, boya; boya", ["boya, boya; boya"]),
        ('"kimya sanayi"~3', "sanayi ve kimya", ["sanayi", "kimya"]),
        ('"ihracatcilar sanayi"', "İhracatçılar sanayi", ["İhracatçılar sanayi"]),
        ("ikmib kimya", "İKMİB ve kimyevi", ["İKMİB"]),
        ("kimya ve boya", "Kimya ve boya", ["Kimya", "boya"]),
        ("1650", "bin 650, 1.650 ton", ["bin 650", "1.650"]),
        ("16*", "bin 650, 1.650 ton, bin 750", ["bin 650", "1.650"]),
        ("", "Kimya", []),
    ],
)
def test_the_words_found_are_marked_in_the_original(query, text, expected):
    assert marked(query, text) == expected


def test_what_is_asked_of_the_title_is_marked_there_alone():
    text = "Kimya, boya ve makine"
    spans = highlighter('başlık:kimya boya başlık:"boya makine" OR makine').marks(text, text)
    assert cut(text, spans.title) == ["Kimya", "boya", "makine"]
    assert cut(text, spans.body) == ["boya", "makine"]


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


def test_paragraphs_are_one_space_apart_and_marks_stay_exact():
    snippet = highlighter("boya").snippet("Kimya haberi\n\nBoya yazısı\n\nSon boya")
    assert snippet.text == "Kimya haberi Boya yazısı Son boya"
    assert cut(snippet.text, snippet.marks) == ["Boya", "boya"]


@pytest.mark.parametrize("stop", [".", ",", "...", "…", ":"])
def test_no_stop_is_before_the_ellipsis(stop):
    passage = "Boya " + "x" * (SNIPPET_LENGTH - 20) + " kimya"
    snippet = highlighter("boya kimya").snippet(f"{passage}{stop} " + "y" * SNIPPET_LENGTH)
    assert snippet.text == f"{passage}…"
    assert cut(snippet.text, snippet.marks) == ["Boya", "kimya"]


def test_a_snippet_of_no_text_is_empty():
    assert highlighter("kimya").snippet("") == Marked("")


words = st.sampled_from(["kimya", "İhracatçılar", "Ar-Ge", "TÜİK'in", "x" * 300, ". ", "\n\n", " "])
texts = st.one_of(st.text(), st.lists(words, max_size=80).map(" ".join))


@given(texts, st.sampled_from(["kimya", "ihracatcilar", "ar-ge", '"kimya ar-ge"', "tüik x"]))
def test_marks_are_inside_the_text_and_apart(text, query):
    snippet = highlighter(query).snippet(text)
    assert len(snippet.text) <= SNIPPET_LENGTH + 2
    assert "".join(piece for piece, _ in snippet.pieces()) == snippet.text
    for marks, of in (
        (highlighter(query).marks(text, text).body, text),
        (snippet.marks, snippet.text),
    ):
        ends = [0, *(place for mark in marks for place in mark), len(of)]
        assert ends == sorted(ends)
        assert all(start < end for start, end in marks)


@given(texts)
def test_a_snippet_is_a_piece_of_the_text(text):
    snippet = highlighter("kimya").snippet(text)
    inner = snippet.text.removeprefix("…").removesuffix("…")
    line = text.replace("\n\n", "\n").replace("\n", " ")
    assert inner in line or snippet.text in line


WORDS_OF_PHRASES = st.lists(st.sampled_from(["boya", "kimya", "sanayi"]), min_size=2, max_size=6)


@given(WORDS_OF_PHRASES, WORDS_OF_PHRASES, st.integers(1, 4))
def test_of_a_phrase_all_is_marked_that_belongs_to_one(asked, written, within):
    text = " ".join(written)
    query = " ".join(asked)
    spans = highlighter(f'"{query}"~{within}').marks("", text).body
    runs = ways(asked, written, within)
    if len(asked) == 2 and within > 1:
        runs += ways(asked[::-1], written, within)
    inside = {place for run in runs for place in run}
    starts = [sum(len(word) + 1 for word in written[:place]) for place in range(len(written))]
    assert inside == {
        place for place, start in enumerate(starts) if any(s <= start < e for s, e in spans)
    }


def ways(asked, written, within):
    """Return every way to find the words, as positions: those of each word after one before it."""
    runs = [(place,) for place, word in enumerate(written) if word == asked[0]]
    for wanted in asked[1:]:
        runs = [
            (*run, place)
            for run in runs
            for place in range(run[-1] + 1, min(run[-1] + within + 1, len(written)))
            if written[place] == wanted
        ]
    return runs


# What the archive marks in an article


def marked_by(news, article, query, **request):
    spans = news.marks(article, SearchRequest(query=query, **request))
    return cut(article.title, spans.title), cut(article.body, spans.body)


@pytest.mark.parametrize(
    ("query", "title", "body"),
    [
        ("kimya", ["Kimya"], ["kimya"]),
        ("başlık:kimya", ["Kimya"], []),
        ("kimye~", ["Kimya"], ["kimya"]),  # a near word of the index
        ("topluluğu borüt", [], ["Boya ve Reçine Üretenler Topluluğu", "BORÜT"]),  # learnt
        ('"kimya çimento"', ["Kimya"], ["kimya"]),  # no article has all
        ("kimya çimento mart 2024", ["Kimya"], ["kimya"]),
        ("", [], []),
        ("-çimento", [], []),
    ],
)
def test_an_article_is_marked_as_the_search_marks_its_hit(news, article, query, title, body):
    text = "Boya ve Reçine Üretenler Topluluğu (BORÜT) kimya raporu"
    found = article("haber", text, title="Kimya raporu", date="2024-03-05")
    news.add(found)
    assert marked_by(news, found, query) == (title, body)
    (hit,) = news.search(query).hits
    assert (cut(hit.title, hit.title_marks), cut(hit.snippet.text, hit.snippet.marks)) == (
        title,
        body,
    )


def test_days_in_words_are_meant_from_the_day_of_the_request(news, article):
    found = article("haber", "Dün kimya raporu", date="2025-03-09")
    news.add(found)
    assert marked_by(news, found, "dün kimya", today=dt.date(2025, 3, 10)) == ([], ["kimya"])
    assert marked_by(news, found, "dün kimya", today=dt.date(2020, 1, 1)) == ([], ["Dün", "kimya"])
