"""What each kind of query finds in an index of a few articles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haberdar import Article, PublishedDate, open_index

DATES = [
    "", "2023", "2023-12", "2023-12-31", "2024", "2024-01", "2024-01-01", "2024-02", "2024-02-29",
    "2024-03-15", "2024-12", "2024-12-31", "2025", "2025-01-01",
]  # fmt: skip


def article(name, title, body, *, date="", **tags):
    published = PublishedDate.parse(date) if date else None
    return Article(id=name, title=title, paragraphs=(body,), published=published, **tags)


@pytest.fixture(scope="module")
def news(tmp_path_factory):
    with open_index(tmp_path_factory.mktemp("compiling") / "index", create=True) as opened:
        opened.add(
            article("kimya", "Kimya ihracatı", "Boya da artan ihracatla büyüdü.", date="2024-03"),
            article("boya", "Boya", "Kimya sektörü ithalatı azalttı.", organizations=("ikmib",)),
            article("gümrük", "Gümrük", "Vergi değişti.", ministries=("gumruk-ve-ticaret",)),
        )
        yield opened


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("kimya", {"kimya", "boya"}),
        ("kimya boya", {"kimya", "boya"}),
        ("kimya -ithalat", {"kimya"}),
        ("-kimya", {"gümrük"}),
        ("ithalat OR vergi", {"boya", "gümrük"}),
        ("vergi OR (kimya -ithalat)", {"gümrük", "kimya"}),
        ("vergi OR -kimya", {"gümrük"}),
        ("ithalat OR (-boya -tiner)", {"boya", "gümrük"}),
        ("başlık:kimya", {"kimya"}),
        ("başlık:(kimya OR boya) ithalat", {"boya"}),
        ('başlık:"kimya ihracatı"', {"kimya"}),
        ("ihrac*", {"kimya"}),
        ("başlık:güm*", {"gümrük"}),
        ("gum*", {"gümrük"}),
        ("ihracatt~", {"kimya"}),
        ('"boya ihracat"', set()),
        ('"boya ihracat"~3', {"kimya"}),
        ('"ihracat boya"~3', {"kimya"}),
        ('"boya ihracat"~2', set()),
        ("bakanlık:ticaret", {"gümrük"}),
        ("bakanlık:ticaret OR kurum:ikmib", {"gümrük", "boya"}),
        ("kimya -kurum:ikmib", {"kimya"}),
        ("kurum:böylebirkurumyok", set()),
        ("kimya -kurum:böylebirkurumyok", {"kimya", "boya"}),
        ("kimya tarih:2024", {"kimya"}),
        ("vergi OR tarih:2024", {"gümrük", "kimya"}),
        ("tarih:2024 tarih:2023", set()),
        ("kaynak:aa kimya", set()),
        ('kaynak:"anadolu ajansı" OR bölüm:ek* OR vergi OR kaynak:ajanss~', {"gümrük"}),
    ],
)
def test_what_a_query_finds(news, query, found):
    page = news.search(query)
    assert {hit.id for hit in page.hits if not page.is_partial} == found


def test_a_partial_match_is_of_the_source_asked_for(news):
    assert news.search("kaynak:aa kimya").total == 0
    page = news.search("kimya olmayankelime")
    assert page.is_partial
    assert page.total > 0


def test_words_that_decide_nothing_rank(tmp_path):
    with open_index(tmp_path / "index", create=True) as opened:
        opened.add(
            article("ikisi", "Kimya nasıl gelişti", "Metin."),
            article("biri", "Kimya dün gelişti", "Metin."),
        )
        hits = opened.search("kimya nasıl gelişti").hits
    assert [hit.id for hit in hits] == ["ikisi", "biri"]
    assert hits[0].score > hits[1].score


FILLING = " ".join(["metin"] * 60)


@pytest.mark.parametrize(
    ("query", "better", "worse"),
    [
        pytest.param(
            "ihracat Almanya",
            "Almanya konuşuldu.",
            "İhracat konuşuldu.",
            id="a name before a word",
        ),
        pytest.param(
            "organize sanayi yangını",
            f"Dün {FILLING} organize bir sanayi kuruldu {FILLING}.",
            f"Dün {FILLING} sanayi kuruldu {FILLING} organize bir.",
            id="words near each other, in their order",
        ),
        pytest.param(
            "boya yatırımı",
            f"Yeni boya tesisi. {FILLING}",
            f"{FILLING} Yeni boya tesisi.",
            id="a word near the beginning",
        ),
        pytest.param(
            "boya yeni için",
            f"{FILLING} yeni boya",
            f"{FILLING} için için için boya",
            id="a word before one without content",
        ),
    ],
)
def test_what_ranks_where_any_words_will_do(tmp_path, query, better, worse):
    with open_index(tmp_path / "index", create=True) as opened:
        opened.add(article("worse", "Haber", worse), article("better", "Haber", better))
        hits = opened.search(query, match="some").hits
    scores = {hit.id: hit.score for hit in hits}
    assert scores["better"] > scores["worse"]


def test_forms_of_a_word_count_once_among_the_first_and_are_no_pair(news):
    def extra(query):
        page = news.search(query, match="some")
        parts = page.explain(next(hit for hit in page.hits if hit.id == "boya"))
        kinds = ("first words", "phrase")
        return sorted((x.evidence, x.text) for x in parts if x.evidence.startswith(kinds))

    once = [("first words, stem", "ithalat"), ("first words, stem", "sektör")]
    pairs = [("phrase, stem", "sektör ithalat")]
    assert extra("sektör ithalatı") == [*once, *pairs]
    assert extra("sektörü sektör ithalatı ithalat") == [*once, *pairs]


def test_a_filter_scores_nothing(news):
    (with_filter,) = news.search("kimya tarih:2024").hits
    without_filter = next(hit for hit in news.search("kimya").hits if hit.id == "kimya")
    assert with_filter.score == without_filter.score


@pytest.fixture(scope="module")
def calendar(tmp_path_factory):
    with open_index(tmp_path_factory.mktemp("calendar") / "index", create=True) as opened:
        opened.add(*(article(f"d{date}", "Haber", "Metin.", date=date) for date in DATES))
        yield opened


ends = st.sampled_from(DATES)


@given(since=ends, until=ends)
def test_a_period_in_the_query_is_what_it_is_beside_it(calendar, since, until):
    if not (since or until):
        return
    if since and until:
        first, last = map(PublishedDate.parse, (since, until))
        if first.first > last.last:
            since, until = until, since
    asked = calendar.search(f"tarih:{since}..{until}", size=50)
    beside = calendar.search(since=since, until=until, size=50)
    assert {hit.id for hit in asked.hits} == {hit.id for hit in beside.hits}
