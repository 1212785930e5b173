"""How the page tells what was understood, and what a score is made of."""

import datetime as dt
import json
import pickle
from dataclasses import asdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from haberdar import Article, PublishedDate, open_index
from haberdar.query.nodes import MOST_OPEN
from haberdar.query.reading import Limit, QueryReading

TODAY = dt.date(2025, 3, 10)


@pytest.fixture(scope="module")
def news(tmp_path_factory):
    with open_index(tmp_path_factory.mktemp("reading") / "index", create=True) as opened:
        opened.add(
            Article(
                id="kimya",
                title="Kimya ihracatı arttı",
                paragraphs=("Kimya sektörü aralıkta 3 milyar dolarlık ihracat yaptı.",),
                published=PublishedDate.parse("2024-12-20"),
                source="Deneme Postası",
                ministries=("ticaret",),
            ),
            Article(
                id="boya",
                title="Boya üretiminde yeni yatırım",
                paragraphs=("Boya üreticileri kimya yatırımlarını anlattı.",),
                published=PublishedDate.parse("2025-03-04"),
            ),
            Article(
                id="fuar",
                title="Fuar açıldı",
                paragraphs=("Gümrük ve lojistik fuarı 2019 yılında da açılmıştı.",),
            ),
        )
        opened.add(Article(id="ikinci", title="Kimyagerler", paragraphs=("İkinci parça.",)))
        yield opened


def found(page):
    return [hit.id for hit in page.hits]


def test_a_date_in_words_is_a_filter_that_can_be_taken_away(news):
    page = news.search("kimya aralık 2024", today=TODAY)
    assert found(page) == ["kimya"]
    (asked,) = page.query.filters
    assert (asked.name, asked.text, asked.label) == ("date", "aralık 2024", "Aralık 2024")
    assert asked.without == page.query.unfiltered == "kimya"
    assert asked.as_words == 'kimya "aralık 2024"'


def test_words_for_dates_are_meant_from_the_day_of_the_request(news):
    assert found(news.search("kimya geçen hafta", today=TODAY)) == ["boya"]
    assert found(news.search("kimya geçen hafta", today=dt.date(2025, 3, 31))) == []


def test_a_question_is_no_filter_of_dates(news):
    page = news.search("aralık 2024 kimya ihracatı ne kadar?", match="some", today=TODAY)
    assert page.query.filters == ()
    assert found(page)[0] == "kimya"


def test_where_a_date_leaves_nothing_it_is_looked_for_in_the_text(news):
    page = news.search("fuarı 2019 yılında", today=TODAY)
    assert found(page) == ["fuar"]
    assert page.query.matching == "all"
    assert page.query.filters == ()
    assert page.query.limits == ("Bu tarihte aranan haber yok; “2019 yılında” metinde arandı.",)


def test_where_the_text_lacks_the_date_too_its_articles_match_in_part(news):
    page = news.search("kimya gümrük aralık 2024", today=TODAY)
    assert found(page) == ["kimya"]
    assert page.is_partial
    assert [asked.label for asked in page.query.filters] == ["Aralık 2024"]


def test_a_spelling_that_finds_more_is_offered_and_not_applied(news):
    page = news.search("kimya ihraactı")
    assert page.request.query == "kimya ihraactı"
    assert [(each.query, each.total) for each in page.query.corrections] == [("kimya ihracatı", 1)]
    (mark,) = page.query.corrections[0].marks
    assert page.query.corrections[0].query[slice(*mark)] == "ihracatı"


def test_a_fuzzy_word_says_what_it_stands_for(news):
    page = news.search("ihraact~")
    assert found(page) == ["kimya"]
    assert page.query.expansions[0].text == "ihraact~"
    assert "ihracat" in page.query.expansions[0].also


def test_a_beginning_of_very_many_words_says_where_it_ends(tmp_path):
    words = [f"ka{number:05}" for number in range(MOST_OPEN + 1)]
    with open_index(tmp_path / "index", create=True) as opened:
        opened.add(
            Article(id="hepsi", title="Hepsi", paragraphs=(" ".join(words),)),
            *(
                Article(id=word, title="Bir", paragraphs=(f"{word} metni",))
                for word in words[:MOST_OPEN]
            ),
        )
        page = opened.search("ka*")
        assert page.query.limits == (f"“ka*” için en sık geçen {MOST_OPEN} sözcük aranır.",)
        assert page.total == MOST_OPEN + 1
        assert opened.search("ka0000*").query.limits == ()


def test_a_page_is_plain_data_with_its_reading(news):
    page = news.search("kimya tarih:2024-12 kaynak:deneme", today=TODAY)
    data = json.loads(json.dumps(page.to_dict(explain=True)))
    assert data["request"]["today"] == "2025-03-10"
    date, source = data["query"]["filters"]
    assert (date["since"], date["until"], date["label"]) == ("2024-12", "2024-12", "Aralık 2024")
    assert (source["name"], source["label"]) == ("source", "deneme")
    assert data["query"]["matching"] == "all"
    assert data["hits"][0]["explanation"]


QUERIES = [
    "kimya",
    "kimya ihracatı",
    '"kimya sektörü" ihracat',
    "kimya -gümrük",
    "kim* boya~",
    "(kimya OR fuar) 3 milyar",
    "başlık:kimya ve",
    "kimya olmayan sözcükler yatırımı",
]


@pytest.mark.parametrize("match", ["all", "some"])
@pytest.mark.parametrize("query", QUERIES)
def test_the_parts_of_a_score_add_up_to_it(news, query, match):
    page = news.search(query, match=match)
    assert page.hits
    for hit in page.hits:
        parts = page.explain(hit)
        assert sum(part.score for part in parts) == pytest.approx(hit.score, abs=1e-3)
        assert [part.score for part in parts] == sorted((p.score for p in parts), reverse=True)
        assert all(part.frequency >= 1 for part in parts)


ALTERNATIVES = [
    "boya kimya OR ihracat",
    "(boya fuar) OR (kimya ihracatı)",
    "boya OR -fuar",
    "(kimya -boya) OR (boya üretimi)",
    "fuar OR (ihracat tarih:2024)",
    "kaynak:deneme kimya OR boya",
]


@pytest.mark.parametrize("query", ALTERNATIVES)
def test_an_alternative_that_fails_adds_nothing(news, query):
    page = news.search(query)
    assert page.hits
    for hit in page.hits:
        total = sum(part.score for part in page.explain(hit))
        assert total == pytest.approx(hit.score, abs=1e-3)


@pytest.mark.parametrize("query", ["kaynak:deneme", "bakanlık:ticaret", "-kimya", "tarih:2024.."])
def test_a_filter_scores_nothing(news, query):
    page = news.search(query)
    assert page.hits
    assert {hit.score for hit in page.hits} == {0.0}


def test_a_filter_beside_words_adds_nothing_to_their_score(news):
    (alone,) = [hit for hit in news.search("kimya").hits if hit.id == "kimya"]
    (filtered,) = news.search("kimya kaynak:deneme").hits
    assert filtered.score == alone.score


def test_function_words_beside_a_filter_are_not_required(news):
    assert found(news.search("için kaynak:deneme")) == ["kimya"]
    assert found(news.search("nedir tarih:2024")) == ["kimya"]


@pytest.mark.parametrize(
    "query",
    [
        "kaynak:(deneme OR başka) fuar boya",
        "(bakanlık:ticaret OR kaynak:deneme) fuar boya",
        "tarih:(2024 OR 2023) fuar yatırım",
    ],
)
def test_a_partial_match_passes_the_filters_that_are_shown(news, query):
    assert set(found(news.search(query))) <= {"kimya"}
    assert set(found(news.search(query, match="some"))) <= {"kimya"}


def test_a_full_name_matches_in_part_too(tmp_path):
    name = "istanbul kimyevi maddeler ve mamulleri ihracatçıları birliği"
    with open_index(tmp_path / "index", create=True) as opened:
        opened.add(Article(id="a", title="Haber", paragraphs=("İstanbul’da kimyevi maddeler.",)))
        page = opened.search(name)
    assert page.is_partial
    assert found(page) == ["a"]


def test_a_beginning_scores_as_one_word(tmp_path):
    texts = {"bir": "kimyager", "çok": "kimyager kimyasal kimyacı kimyevi kimya", "başka": "boya"}
    with open_index(tmp_path / "index", create=True) as opened:
        opened.add(*(Article(id=i, title="Haber", paragraphs=(t,)) for i, t in texts.items()))
        page = opened.search("kimya*")
        assert set(found(page)) == {"bir", "çok"}
        (part, *_) = page.explain(page.hits[0])
    assert (part.text, part.evidence, part.frequency) == ("kimya*", "beginning", 2)


def test_a_copy_of_a_page_is_its_data(news):
    page = news.search("kimya")
    copy = pickle.loads(pickle.dumps(page))
    assert copy == page
    assert asdict(copy) == asdict(page)
    assert page.explain(page.hits[0])
    assert copy.explain(copy.hits[0]) == ()


def test_open_words_are_few(news):
    page = news.search(" ".join(f"k{letter}*" for letter in "abcdefghijkl"))
    assert "* ve ~ işaretli en çok 8 sözcük aranır." in page.query.limits


def test_a_day_may_be_given_with_a_time(news):
    page = news.search("kimya aralık 2024", today=dt.datetime(2025, 3, 10, 12))
    assert found(page) == ["kimya"]
    assert page.request.today == TODAY


def test_a_question_asks_from_the_day_of_the_request(news):
    page = news.search('kimya tarih:"geçen aralık"', match="some", today=TODAY)
    assert [asked.label for asked in page.query.filters] == ["Aralık 2024"]


def test_without_words_there_is_no_score_to_explain(news):
    page = news.search("tarih:2024")
    assert [page.explain(hit) for hit in page.hits] == [()]
    assert news.search("").explain(page.hits[0]) == ()


PIECES = st.sampled_from(
    'kimya ihracat~ kim* "boya üretimi" "kimya ihracat"~5 -fuar ( ) OR VE DEĞİL NOT " ~ * : | '
    "başlık: kaynak:deneme bölüm:x bakanlık:ticaret kurum:yok tarih:2024.. geçen hafta 2024'te "
    "3 milyar %5 Ar-Ge İKMİB \x00 \ud800 \u202e \U0001f600 e\u0301".split(" ")
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=12).map(" ".join) | st.text(max_size=60), st.booleans())
def test_whatever_is_typed_gives_a_page(news, query, loosely):
    page = news.search(query, match="some" if loosely else "all", today=TODAY)
    data = page.to_dict(explain=True)
    assert len(data["hits"]) <= page.total
    for asked in page.query.filters:
        assert asked not in news.search(asked.without, today=TODAY).query.filters


@pytest.mark.parametrize("query", ["(" * 10_000, "kimya " * 2_000, '"' * 9_999, "a" * 10_000])
def test_a_very_long_query_gives_a_page(news, query):
    assert news.search(query).total >= 0


def test_a_limit_is_its_sentence_and_can_be_said_in_another_language() -> None:
    limit = Limit("“%(text)s” için en çok %(number)s sözcük", text="100%", number=3)
    assert limit == "“100%” için en çok 3 sözcük"
    assert limit.message % limit.values == limit
    assert Limit("100% bitti") == "100% bitti"
    plain = QueryReading(limits=(limit,)).to_dict()
    assert json.loads(json.dumps(plain))["limits"] == ["“100%” için en çok 3 sözcük"]
