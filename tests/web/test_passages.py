"""An article's text cut into runs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haberdar import Article, Marked, Mention
from haberdar_web.passages import Passage, Run, is_heading, passages, title_runs


def mention(text: str, surface: str, entity: str, part: str = "body") -> Mention:
    start = text.index(surface)
    return Mention(entity, "organization", surface, start, start + len(surface), "name", part)


BODY = "İKMİB verileri açıkladı.\n\nYENİ HEDEF\n\nTİM ve İKMİB birlikte."
IKMIB = mention(BODY, "İKMİB", "ikmib")
TIM = mention(BODY, "TİM", "tim")


def article(*mentions: Mention) -> Article:
    return Article(
        id="1", title="TİM açıkladı", paragraphs=tuple(BODY.split("\n\n")), mentions=mentions
    )


def test_paragraphs_and_headings_with_their_mentions() -> None:
    assert list(passages(article(TIM, IKMIB), ())) == [
        Passage(
            (Run(Marked("İKMİB"), IKMIB), Run(Marked(" verileri açıkladı."))), is_heading=False
        ),
        Passage((Run(Marked("YENİ HEDEF")),), is_heading=True),
        Passage((Run(Marked("TİM"), TIM), Run(Marked(" ve İKMİB birlikte."))), is_heading=False),
    ]


def test_found_words_are_marked_inside_and_across_mentions() -> None:
    across = mention(BODY, "İKMİB verileri", "ikmib")
    first, *_ = passages(article(across), ((6, 15), (16, 23)))
    assert first.runs == (
        Run(Marked("İKMİB verileri", ((6, 14),)), across),
        Run(Marked(" açıkladı.", ((0, 1), (2, 9)))),
    )


def test_a_mark_over_a_paragraph_break_is_parted() -> None:
    first, second, _ = passages(article(), ((15, 30),))
    assert first.runs[0].text.marks == ((15, 24),)
    assert second.runs[0].text.marks == ((0, 4),)


def test_of_mentions_that_overlap_the_first_counts() -> None:
    inner = mention(BODY, "verileri", "tuik")
    outer = mention(BODY, "İKMİB verileri", "ikmib")
    first, *_ = passages(article(inner, outer), ())
    assert [run.mention for run in first.runs] == [outer, None]


def test_the_title_has_its_own_mentions() -> None:
    in_title = mention("TİM açıkladı", "TİM", "tim", "title")
    assert title_runs(article(in_title, TIM), ((4, 12),)) == (
        Run(Marked("TİM"), in_title),
        Run(Marked(" açıkladı", ((1, 9),))),
    )


@pytest.mark.parametrize(
    ("paragraph", "heading"),
    [
        ("YENİ PAZARLAR HEDEFTE", True),
        ("'YEŞİL DOSYA'", True),
        ("2024 RAKAMLARI: YÜZDE 8", True),
        ("Yeni pazarlar", False),
        ("İKMİB'in hedefi", False),
        ("2024", False),
        ("", False),
        ("ÇOK UZUN BİR BÜYÜK HARFLİ PARAGRAF " * 4, False),
    ],
)
def test_headings(paragraph: str, heading: bool) -> None:
    assert is_heading(paragraph) is heading


spans = st.lists(st.tuples(st.integers(0, 80), st.integers(1, 20)), max_size=6)


@given(st.lists(st.text(max_size=20), min_size=1, max_size=5), spans, spans)
def test_nothing_of_the_text_is_lost(
    paragraphs: list[str], places: list[tuple[int, int]], marks: list[tuple[int, int]]
) -> None:
    body = "\n\n".join(paragraphs)
    mentions = tuple(
        Mention("tim", "organization", body[start : start + size], start, start + size, "name")
        for start, size in places
        if start + size <= len(body)
    )
    made = Article(id="1", title="x", paragraphs=tuple(paragraphs), mentions=mentions)
    apart = sorted({start: (start, start + 1) for start, _ in marks}.values())
    shown = ["".join(str(run.text) for run in one.runs) for one in passages(made, tuple(apart))]
    assert shown == paragraphs
