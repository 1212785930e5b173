"""Ministries and organizations to choose from."""

from dataclasses import replace

from haberdar import FacetValue, News
from haberdar_web.facets import SHOWN, Choice, facets
from haberdar_web.links import Link


def test_values_with_counts_and_links(news: News, link: Link) -> None:
    ministry, organization = facets(news.search("kimya", ministries=["ticaret"]), link)
    assert (ministry.name, organization.name) == ("Bakanlık", "Kurum")
    # The article of 2018 names the Ekonomi Bakanlığı, whose portfolio went to this one.
    assert ministry.shown[0] == Choice("Ticaret Bakanlığı", 27, True, "?q=kimya")
    assert ministry.shown[1] == Choice(
        "Sanayi ve Teknoloji Bakanlığı",
        1,
        False,
        "?q=kimya&bakanlik=ticaret&bakanlik=sanayi-ve-teknoloji",
    )


def test_a_facet_without_values_is_left_out(news: News, link: Link) -> None:
    assert facets(news.search("bülten"), link) == ()


def test_many_values_wait_behind_the_first_but_what_is_chosen_does_not(
    news: News, link: Link
) -> None:
    page = news.search("kimya")
    values = tuple(FacetValue(f"k{rank}", f"Kurum {rank}", 99 - rank) for rank in range(50))
    values = (*values[:30], replace(values[30], selected=True), *values[31:])
    facet = facets(
        replace(
            page,
            facets={"ministry": (), "organization": values},
            facet_sizes={"ministry": 0, "organization": 80},
        ),
        link,
    )[0]
    assert [choice.label for choice in facet.shown] == [
        *(f"Kurum {rank}" for rank in range(SHOWN)),
        "Kurum 30",
    ]
    assert len(facet.shown) + len(facet.more) == 50
    assert not facet.is_open
    assert facet.all_url == "?q=kimya&deger=1000"


def test_all_values_are_shown_at_once(news: News, link: Link) -> None:
    for facet in facets(news.search("kimya", facet_size=1000), link):
        assert facet.is_open
        assert facet.all_url is None
