"""The URL's parameters and the searches that links lead to."""

import datetime as dt
import string
from dataclasses import replace
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict
from werkzeug.urls import iri_to_uri

from haberdar import PublishedDate, SearchRequest
from haberdar.choosing import Chosen
from haberdar.request import (
    FACETS,
    LARGEST_FACET,
    LARGEST_PAGE,
    MATCHES,
    SORTS,
    FacetName,
    Match,
)
from haberdar_web import params
from haberdar_web.params import API, PAGE, Vocabulary

YEAR = PublishedDate(2024)
MONTH = PublishedDate(2024, 12)


def read(vocabulary: Vocabulary, address: str) -> SearchRequest:
    return vocabulary.request(parse(address))


def parse(address: str) -> MultiDict[str, str]:
    pairs = (part.split("=", 1) for part in address.split("&") if part)
    return MultiDict((name, value) for name, value in pairs)


def test_an_address_says_the_whole_search() -> None:
    address = (
        "q=kimya ihracatı&bakanlik=ticaret&bakanlik=sanayi-ve-teknoloji&kurum=ikmib&konu=ana"
        "&baslangic=2024&bitis=2024-12&sirala=yeni&sayfa=3&adet=20&deger=100"
    )
    assert read(PAGE, address) == SearchRequest(
        query="kimya ihracatı",
        ministries=("ticaret", "sanayi-ve-teknoloji"),
        organizations=("ikmib",),
        central=True,
        since=YEAR,
        until=MONTH,
        sort="newest",
        page=3,
        size=20,
        facet_size=100,
    )


def test_the_api_says_the_same_in_english() -> None:
    address = (
        "query=kimya&ministries=ticaret&organizations=ikmib&central=1&since=2024&sort=oldest"
        "&size=50"
    )
    assert read(API, address) == SearchRequest(
        query="kimya",
        ministries=("ticaret",),
        organizations=("ikmib",),
        central=True,
        since=YEAR,
        sort="oldest",
        size=50,
    )


def test_nothing_said_is_every_default() -> None:
    assert read(PAGE, "") == SearchRequest()
    assert (
        read(PAGE, "q=&bakanlik=&konu=&baslangic=&bitis=&sirala=&sayfa=&adet=") == SearchRequest()
    )
    assert PAGE.pairs(SearchRequest()) == {}


ids = st.text(string.ascii_lowercase + "-", min_size=1, max_size=20)
several = st.lists(ids, max_size=5, unique=True).map(tuple)
dates = st.none() | st.builds(
    PublishedDate, st.integers(1900, 2100), st.integers(1, 12), st.integers(0, 28)
)
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=40).map(str.strip)


some_day = st.none() | st.dates()


@given(
    st.builds(
        SearchRequest,
        query=words,
        ministries=several,
        organizations=several,
        sources=several,
        sections=several,
        central=st.booleans(),
        since=dates,
        until=dates,
        sort=st.sampled_from(SORTS),
        page=st.integers(1, 10**9),
        size=st.integers(1, LARGEST_PAGE),
        facet_size=st.integers(1, LARGEST_FACET),
        ministry_search=words,
        organization_search=words,
        source_search=words,
        section_search=words,
    ),
    st.sampled_from(MATCHES),
    some_day,
)
def test_every_search_comes_back_from_its_address(
    request: SearchRequest, match: Match, today: dt.date | None
) -> None:
    assert SearchRequest.understand(**PAGE.read(MultiDict(PAGE.fields(request)))) == (request, ())
    exact = replace(request, match=match, today=today)
    assert SearchRequest.understand(**API.read(MultiDict(API.fields(exact)))) == (exact, ())


@given(st.dictionaries(st.sampled_from([*PAGE.names.values(), "x"]), st.text(max_size=80)))
def test_no_address_raises(values: dict[str, str]) -> None:
    read_back = PAGE.request(MultiDict(values))
    assert iri_to_uri("/?" + urlencode(PAGE.pairs(read_back), doseq=True, errors="replace"))


def test_what_the_engine_passed_over_is_named_as_in_the_address() -> None:
    assert PAGE.renamed(("since=2024-13", "sort=best", "page=x", "odd")) == (
        "baslangic=2024-13",
        "sirala=best",
        "sayfa=x",
        "odd",
    )


def test_a_long_value_is_told_in_short() -> None:
    (text,) = PAGE.renamed(("since=" + "9" * 500,))
    assert len(text) == 60
    assert text.endswith("9…")


def test_parameters_that_a_vocabulary_lacks() -> None:
    assert API.unread(parse("query=kimya&ministry=ticaret")) == ("ministry=ticaret",)
    assert PAGE.unread(parse("q=kimya&match=some&today=2024-12-27")) == (
        "match=some",
        "today=2024-12-27",
    )


@pytest.mark.parametrize("day", ["2024", "2024-13-01", "dün", " ", "9" * 80])
def test_a_day_that_is_none_is_told(day: str) -> None:
    assert read(API, f"today={day}") == SearchRequest()
    (told,) = API.unread(parse(f"today={day}"))
    assert told.startswith("today=")


@pytest.mark.parametrize(
    ("vocabulary", "address", "refused"),
    [
        (PAGE, "konu=ana", ()),
        (PAGE, "konu=&kampanya=z", ()),
        (PAGE, "konu=hepsi&kampanya=z", ("konu=hepsi",)),
        (PAGE, "konu=1", ("konu=1",)),
        (PAGE, "konu=" + "x" * 80, ("konu=" + "x" * 54 + "…",)),
        (API, "central=1", ()),
        (API, "central=0&central=1&today=d", ("central=0", "today=d")),
    ],
)
def test_known_parameters_with_a_value_of_no_use(
    vocabulary: Vocabulary, address: str, refused: tuple[str, ...]
) -> None:
    assert vocabulary.refused(parse(address)) == refused
    assert set(refused) <= set(vocabulary.unread(parse(address)))
    assert not (refused and read(vocabulary, address).central)


def test_the_api_alone_says_how_much_must_match_and_when_today_is() -> None:
    address = "match=some&today=2024-12-27"
    assert read(API, address) == SearchRequest(match="some", today=dt.date(2024, 12, 27))
    assert read(PAGE, address) == SearchRequest()
    assert API.unread(parse(address)) == API.unread(parse("today=")) == ()


ONE = SearchRequest(query="kimya", ministries=("ticaret",), page=4)


def test_toggle_a_facet_value() -> None:
    both = params.toggled(ONE, "ministry", "hazine-ve-maliye")
    assert both.ministries == ("ticaret", "hazine-ve-maliye")
    assert params.toggled(both, "ministry", "ticaret").ministries == ("hazine-ve-maliye",)
    assert params.toggled(ONE, "organization", "tim").organizations == ("tim",)
    assert params.toggled(ONE, "organization", "tim").ministries == ("ticaret",)


@pytest.mark.parametrize(
    "changed",
    [
        params.toggled(ONE, "ministry", "ticaret"),
        params.toggled(ONE, "organization", "tim"),
        params.counting(ONE, central=True),
        params.of_period(ONE, YEAR),
        params.at_any_time(ONE),
        params.sorted_by(ONE, "oldest"),
        params.sized(ONE, 50),
        params.unfiltered(ONE),
        params.reworded(ONE, "kimya"),
    ],
)
def test_another_result_starts_on_its_first_page(changed: SearchRequest) -> None:
    assert changed.page == 1
    assert changed.query == "kimya"


def test_periods() -> None:
    request = params.of_period(ONE, MONTH)
    assert (request.since, request.until) == (MONTH, MONTH)
    assert params.at_any_time(request).since is params.at_any_time(request).until is None


@pytest.mark.parametrize("facet", FACETS)
@pytest.mark.parametrize("value", ["tim", "-tim", "\\tim", "-"])
def test_a_value_is_chosen_excluded_or_neither(facet: FacetName, value: str) -> None:
    chosen = params.toggled(ONE, facet, value)
    left_out = params.excluded(ONE, facet, value)
    assert Chosen.read(chosen.choices(facet)).wanted >= {value}
    assert Chosen.read(left_out.choices(facet)).excluded == {value}
    assert params.toggled(left_out, facet, value) == chosen
    assert params.excluded(chosen, facet, value) == left_out
    assert params.toggled(chosen, facet, value) == replace(ONE, page=1)
    assert params.excluded(left_out, facet, value) == replace(ONE, page=1)


@pytest.mark.parametrize("facet", FACETS)
def test_what_has_no_value_is_chosen_beside_others(facet: FacetName) -> None:
    chosen = params.with_none(ONE, facet)
    assert chosen.choices(facet) == (*ONE.choices(facet), "-")
    assert params.is_filtered(chosen)
    assert not params.is_filtered(params.unfiltered(chosen))
    assert params.with_none(chosen, facet) == replace(ONE, page=1)


@pytest.mark.parametrize("facet", FACETS)
def test_searching_among_values_stays_on_the_page(facet: FacetName) -> None:
    searched = params.searching(ONE, facet, "birlik")
    assert (searched.facet_search(facet), searched.page) == ("birlik", ONE.page)
    assert not params.is_filtered(params.searching(SearchRequest(), facet, "birlik"))
    assert params.searching(searched, facet, "") == ONE


def test_filters_are_all_but_words() -> None:
    assert params.is_filtered(ONE)
    assert params.is_filtered(SearchRequest(until=YEAR))
    assert not params.is_filtered(params.unfiltered(ONE))
    assert not params.unfiltered(params.counting(ONE, central=True)).central


def test_all_values_of_the_facets() -> None:
    assert not params.has_all_values(ONE)
    assert params.has_all_values(params.with_all_values(ONE))
    assert params.with_all_values(ONE).page == 4
