"""Ministries and organizations to choose from."""

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from haberdar import FacetValue, News, Page, SearchRequest, load_registry
from haberdar.request import FACETS, FacetName
from haberdar_web.facets import FACET_NAMES, SHOWN, Choice, Facet, Search, facets
from haberdar_web.links import Link
from haberdar_web.params import PAGE, excluded, toggled

Kimya = Callable[[int, int], tuple[Facet, ...]]
EKONOMI = FacetValue("ekonomi", "Ekonomi Bakanlığı", 3)
GUMRUK = FacetValue("gumruk-mustesarligi", "Gümrük Müsteşarlığı", 2)
TICARET = FacetValue("ticaret", "Ticaret Bakanlığı", 30, former=(EKONOMI, GUMRUK))


def shown(page: Page, link: Link) -> tuple[Facet, ...]:
    return facets(page, load_registry(), link)


def called(name: str, page: Page, link: Link) -> Facet:
    (found,) = (facet for facet in shown(page, link) if facet.name == name)
    return found


def with_values(
    page: Page, *, ministries: tuple[FacetValue, ...] = (), organizations: int = 0, of: int = 0
) -> Page:
    """Return `page` with these ministries and so many organizations of all that there are."""
    values = tuple(FacetValue(f"k{n}", f"Kurum {n}", 9999 - n) for n in range(organizations))
    return replace(
        page,
        facets={"ministry": ministries, "organization": values, "source": (), "section": ()},
        facet_sizes={
            "ministry": len(ministries),
            "organization": of or organizations,
            "source": 0,
            "section": 0,
        },
        facet_missing=dict.fromkeys(FACETS, 0),
    )


@pytest.fixture
def kimya(news: News, link: Link) -> Kimya:
    """Search with a facet size, as if so many organizations were found."""

    def search(facet_size: int, size: int) -> tuple[Facet, ...]:
        page = news.search("kimya", facet_size=facet_size)
        return shown(with_values(page, organizations=min(facet_size, size), of=size), link)

    return search


def test_values_with_counts_and_links(news: News, link: Link) -> None:
    found = shown(news.search("kimya", ministries=["ticaret"]), link)
    assert [facet.name for facet in found] == ["Bakanlık", "Kurum", "Kaynak", "Bölüm"]
    ministry = found[0]
    # The article of 2018 names the Ekonomi Bakanlığı, whose portfolio went to this one.
    ticaret = replace(ministry.shown[0], former=())
    assert ticaret == Choice(
        "Ticaret Bakanlığı", 27, True, "?q=kimya", url_exclude="?q=kimya&bakanlik=-ticaret"
    )
    assert ministry.shown[1] == Choice(
        "Sanayi ve Teknoloji Bakanlığı",
        1,
        False,
        "?q=kimya&bakanlik=ticaret&bakanlik=sanayi-ve-teknoloji",
        url_exclude="?q=kimya&bakanlik=ticaret&bakanlik=-sanayi-ve-teknoloji",
    )


def test_an_excluded_value_leads_back(news: News, link: Link) -> None:
    page = news.search("kimya", ministries=["-ticaret", "sanayi-ve-teknoloji"])
    ministry = called("Bakanlık", page, link)
    ticaret = replace(ministry.shown[0], former=())
    assert ticaret == Choice(
        "Ticaret Bakanlığı",
        27,
        False,
        "?q=kimya&bakanlik=sanayi-ve-teknoloji",
        excluded=True,
    )


@pytest.mark.parametrize(
    ("organizations", "selected", "url"),
    [
        ([], False, "?kurum=-"),
        (["tim"], False, "?kurum=tim&kurum=-"),
        (["-"], True, "?"),
        (["-", "-tim"], True, "?kurum=-tim"),
    ],
)
def test_the_last_choice_is_what_has_no_value(
    news: News, link: Link, organizations: list[str], selected: bool, url: str
) -> None:
    organization = called("Kurum", news.search(organizations=organizations), link)
    assert organization.none == Choice("Hiçbiri", 1, selected, url)


def test_where_all_have_a_value_there_is_no_choice_without(news: News, link: Link) -> None:
    assert called("Kaynak", news.search(), link).none is None
    chosen = called("Kaynak", news.search(sources=["-"]), link)
    assert chosen.none == Choice("Hiçbiri", 0, True, "?")


def test_a_source_that_begins_like_a_sign(news: News, link: Link) -> None:
    page = news.search("kimya", sources=["\\-5 Haber"])
    values = (FacetValue("-5 Haber", "-5 Haber", 1, selected=True), FacetValue("\\n", "\\n", 1))
    source = called("Kaynak", replace(page, facets={**page.facets, "source": values}), link)
    assert [(choice.url, choice.url_exclude) for choice in source.shown] == [
        ("?q=kimya", "?q=kimya&kaynak=--5+Haber"),
        ("?q=kimya&kaynak=%5C-5+Haber&kaynak=%5C%5Cn", "?q=kimya&kaynak=%5C-5+Haber&kaynak=-%5Cn"),
    ]


def test_a_facet_with_more_values_than_shown_can_be_searched(kimya: Kimya) -> None:
    assert kimya(50, SHOWN)[0].search is None
    (facet,) = kimya(50, SHOWN + 1)
    assert facet.search == Search("kurum_ara", "", [("q", "kimya")], "?q=kimya")


def test_a_searched_facet_keeps_its_form_and_is_open(news: News, link: Link) -> None:
    page = news.search("kimya", organizations=["tim"], organization_search="yok böyle")
    organization = called("Kurum", page, link)
    assert organization.anchor == "suzgec-kurum"
    assert organization.is_open
    assert [choice.label for choice in organization.shown] == ["Türkiye İhracatçılar Meclisi (TİM)"]
    assert organization.search == Search(
        "kurum_ara", "yok böyle", [("q", "kimya"), ("kurum", "tim")], "?q=kimya&kurum=tim"
    )


texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)


@given(st.text("-\\ab &%+", min_size=1) | texts, st.sampled_from(FACETS), texts)
def test_the_links_of_a_value_lead_to_the_searches_with_it(
    empty_news: News, value: str, facet: FacetName, query: str
) -> None:
    def link(request: SearchRequest) -> str:
        return "?" + urlencode(PAGE.pairs(request), doseq=True)

    page = empty_news.search(query, sources=["-Anadolu Ajansı", "Ticaret Postası"])
    shown_values = {**page.facets, facet: (FacetValue(value, value, 1),)}
    choice = called(FACET_NAMES[facet], replace(page, facets=shown_values), link).shown[0]
    assert choice.url_exclude is not None
    for url, wanted in [
        (choice.url, toggled(page.request, facet, value)),
        (choice.url_exclude, excluded(page.request, facet, value)),
    ]:
        pairs = parse_qsl(url.removeprefix("?"), keep_blank_values=True)
        assert PAGE.request(MultiDict(pairs)) == PAGE.request(MultiDict(PAGE.fields(wanted)))


def test_a_facet_without_values_is_left_out(news: News, link: Link) -> None:
    found = shown(news.search("bülten"), link)
    assert [facet.name for facet in found] == ["Kaynak", "Bölüm"]


def test_many_values_wait_behind_the_first_but_what_is_chosen_does_not(
    news: News, link: Link
) -> None:
    page = with_values(news.search("kimya"), organizations=50, of=80)
    values = page.facets["organization"]
    values = (*values[:30], replace(values[30], selected=True), *values[31:])
    (facet,) = shown(replace(page, facets={**page.facets, "organization": values}), link)
    assert [choice.label for choice in facet.shown] == [
        *(f"Kurum {rank}" for rank in range(SHOWN)),
        "Kurum 30",
    ]
    assert len(facet.shown) + len(facet.more) == 50
    assert not facet.is_open
    assert facet.all_url == "?q=kimya&deger=1000"


@pytest.mark.parametrize(
    ("facet_size", "size", "most", "all_url"),
    [
        (50, 50, 50, None),
        (50, 1000, 1000, "?q=kimya&deger=1000"),
        (50, 3400, 1000, "?q=kimya&deger=1000"),
        (100, 400, 400, "?q=kimya&deger=1000"),
        (1000, 80, 80, None),
        (1000, 3400, 1000, None),
    ],
)
def test_the_way_to_as_many_values_as_a_page_can_hold(
    kimya: Kimya, facet_size: int, size: int, most: int, all_url: str | None
) -> None:
    (facet,) = kimya(facet_size, size)
    assert (facet.size, facet.most, facet.all_url) == (size, most, all_url)
    assert facet.is_open == (facet_size > 50)


def test_former_ministries_under_todays_with_their_years(news: News, link: Link) -> None:
    page = with_values(news.search("kimya", ministries=["ticaret"]), ministries=(TICARET,))
    ((ministry,),) = (facet.shown for facet in shown(page, link))
    assert ministry.years == ""
    assert not ministry.is_open
    assert ministry.former == (
        Choice(
            "Ekonomi Bakanlığı",
            3,
            False,
            "?q=kimya&bakanlik=ticaret&bakanlik=ekonomi",
            "2011 – 2018",
            url_exclude="?q=kimya&bakanlik=ticaret&bakanlik=-ekonomi",
        ),
        Choice(
            "Gümrük Müsteşarlığı",
            2,
            False,
            "?q=kimya&bakanlik=ticaret&bakanlik=gumruk-mustesarligi",
            "2011 ve öncesi",
            url_exclude="?q=kimya&bakanlik=ticaret&bakanlik=-gumruk-mustesarligi",
        ),
    )


def test_a_former_ministry_that_is_chosen_is_in_the_open(news: News, link: Link) -> None:
    chosen = replace(TICARET, former=(replace(EKONOMI, selected=True), GUMRUK))
    others = tuple(FacetValue(f"b{rank}", f"Bakanlık {rank}", 90) for rank in range(SHOWN))
    page = with_values(news.search(ministries=["ekonomi"]), ministries=(*others, chosen))
    (facet,) = shown(page, link)
    assert facet.shown[-1].label == "Ticaret Bakanlığı"
    assert facet.shown[-1].is_open
    assert facet.shown[-1].former[0].url == "?"
    assert facet.more == ()


def test_a_former_ministry_that_stands_alone_has_its_years(news: News, link: Link) -> None:
    page = with_values(news.search(), ministries=(EKONOMI, FacetValue("boyle-yok", "boyle-yok", 0)))
    (facet,) = shown(page, link)
    assert [choice.years for choice in facet.shown] == ["2011 – 2018", ""]
