"""Ministries and organizations to choose from."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from haberdar import FacetValue, News, Page, load_registry
from haberdar_web.facets import SHOWN, Choice, Facet, facets
from haberdar_web.links import Link

Kimya = Callable[[int, int], tuple[Facet, ...]]
EKONOMI = FacetValue("ekonomi", "Ekonomi Bakanlığı", 3)
GUMRUK = FacetValue("gumruk-mustesarligi", "Gümrük Müsteşarlığı", 2)
TICARET = FacetValue("ticaret", "Ticaret Bakanlığı", 30, former=(EKONOMI, GUMRUK))


def shown(page: Page, link: Link) -> tuple[Facet, ...]:
    return facets(page, load_registry(), link)


def with_values(
    page: Page, *, ministries: tuple[FacetValue, ...] = (), organizations: int = 0, of: int = 0
) -> Page:
    """Return `page` with these ministries and so many organizations of all that there are."""
    values = tuple(FacetValue(f"k{n}", f"Kurum {n}", 9999 - n) for n in range(organizations))
    return replace(
        page,
        facets={"ministry": ministries, "organization": values},
        facet_sizes={"ministry": len(ministries), "organization": of or organizations},
    )


@pytest.fixture
def kimya(news: News, link: Link) -> Kimya:
    """Search with a facet size, as if so many organizations were found."""

    def search(facet_size: int, size: int) -> tuple[Facet, ...]:
        page = news.search("kimya", facet_size=facet_size)
        return shown(with_values(page, organizations=min(facet_size, size), of=size), link)

    return search


def test_values_with_counts_and_links(news: News, link: Link) -> None:
    ministry, organization = shown(news.search("kimya", ministries=["ticaret"]), link)
    assert (ministry.name, organization.name) == ("Bakanlık", "Kurum")
    # The article of 2018 names the Ekonomi Bakanlığı, whose portfolio went to this one.
    ticaret = replace(ministry.shown[0], former=())
    assert ticaret == Choice("Ticaret Bakanlığı", 27, True, "?q=kimya")
    assert ministry.shown[1] == Choice(
        "Sanayi ve Teknoloji Bakanlığı",
        1,
        False,
        "?q=kimya&bakanlik=ticaret&bakanlik=sanayi-ve-teknoloji",
    )


def test_a_facet_without_values_is_left_out(news: News, link: Link) -> None:
    assert shown(news.search("bülten"), link) == ()


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
        ),
        Choice(
            "Gümrük Müsteşarlığı",
            2,
            False,
            "?q=kimya&bakanlik=ticaret&bakanlik=gumruk-mustesarligi",
            "2011 ve öncesi",
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
