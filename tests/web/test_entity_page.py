"""The pages of ministries and organizations."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from haberdar import News, load_registry

Soup = Callable[[str], BeautifulSoup]


def facts(page: BeautifulSoup) -> dict[str, list[str]]:
    return {
        row.select_one("dt").get_text(strip=True): [
            value.get_text(strip=True) for value in row.select("dd")
        ]
        for row in page.select(".facts > div")
    }


def test_a_ministry_says_who_it_is(soup: Soup) -> None:
    page = soup("/bakanlik/ticaret")
    assert page.h1.get_text(strip=True) == "Ticaret Bakanlığı"
    known = facts(page)
    assert known["Bu adı taşıdığı yıllar"] == ["2018 ve sonrası"]
    assert known["Bakanları"][-1] == "Ruhsar Pekcan (2018 – 2021)"
    assert "Ekonomi Bakanlığı (2011 – 2018)" in known["Eski adları"]
    assert known["Sitesi"] == ["ticaret.gov.tr"]
    assert not [value for values in known.values() for value in values if "()" in value]
    former = soup("/bakanlik/ekonomi")
    assert "Ticaret Bakanlığı (2018 ve sonrası)" in facts(former)["Bugünkü adı"]


def test_an_organization_says_what_it_is_part_of(soup: Soup) -> None:
    page = soup("/kurum/tim")
    assert page.select_one(".section").text == "ihracatçı birliği"
    assert page.select_one("h1 small").text == "TİM"
    affiliates = page.select(".facts a[href^='/kurum/']")
    assert affiliates
    part = soup(str(affiliates[0]["href"]))
    assert part.select_one(".facts a[href='/kurum/tim']")


@pytest.mark.parametrize("address", ["/bakanlik/ticaret", "/kurum/tim"])
def test_every_way_on_leads_to_what_it_says(client: FlaskClient, soup: Soup, address: str) -> None:
    page = soup(address)
    places = [str(link["href"]) for link in page.select("#icerik a[href^='/']")]
    assert len(places) > 10
    for place in places:
        assert client.get(place).status_code == 200, place
    both = page.select(".both")
    assert both
    for link in both:
        count = link.contents[0].split()[0]
        found = soup(str(link["href"])).h1.get_text(strip=True)
        assert found == f"{count} haber bulundu", link


def test_attention_is_drawn_and_told_in_numbers(soup: Soup, news: News) -> None:
    page = soup("/kurum/tim")
    assert len(page.select(".chart > svg[aria-hidden=true]")) == 2
    counts = [
        int(row.select_one("td a").text) for row in page.select("tbody tr") if row.select("td a")
    ]
    entity = news.entity("tim")
    assert sum(counts) + entity.undated == entity.count
    assert page.select("tbody td small")


def test_attention_is_shown_as_a_share_and_by_month(soup: Soup) -> None:
    page = soup("/kurum/tim")
    assert page.select_one("#ilgi").text == "Yıllara göre haber sayısı"
    (share,) = (link for link in page.select(".options a") if link.text == "Pay")
    page = soup(str(share["href"]))
    (month,) = (link for link in page.select(".options a") if link.text == "Ay")
    page = soup(str(month["href"]))
    assert page.select_one("#ilgi").text == "Aylara göre arşivdeki pay"
    assert page.h1.contents[0].strip() == "Türkiye İhracatçılar Meclisi"


def test_the_feed_is_found_by_readers(client: FlaskClient, soup: Soup) -> None:
    (feed,) = soup("/kurum/tim").select("link[rel=alternate]")
    assert client.get(str(feed["href"])).mimetype == "application/atom+xml"


def test_one_that_no_article_names(soup: Soup, news: News) -> None:
    known = load_registry().organizations
    unnamed = next(each for each in known if not news.entity(each).count)
    page = soup(f"/kurum/{unnamed}")
    assert page.select_one(".byline").text == "Arşivde bu adın geçtiği haber yok."
    assert not page.select("#icerik svg, .versions, .telling, .button")


def test_one_that_nobody_knows(client: FlaskClient) -> None:
    answer = client.get("/kurum/boyle-biri-yok")
    assert answer.status_code == 404
    assert "Bakanlık ya da kurum bulunamadı" in answer.text


def test_one_that_is_of_the_other_kind(client: FlaskClient) -> None:
    answer = client.get("/kurum/ticaret?dil=en")
    assert (answer.status_code, answer.location) == (301, "/bakanlik/ticaret?dil=en")
