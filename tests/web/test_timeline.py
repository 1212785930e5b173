"""The date facet: bars and a table that lead from years to months to days, and back out."""

import threading
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, expect
from werkzeug.serving import make_server

from haberdar import News
from haberdar_web import create_app
from haberdar_web.links import Link
from haberdar_web.timeline import MOST_BARS, NARROW, WIDE, Crumb, Period, Size, draw, timeline


@pytest.fixture(scope="module")
def site(news: News) -> Iterator[str]:

    server = make_server("127.0.0.1", 0, create_app(news), threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()


def test_all_time_has_a_bar_for_each_year_and_gaps_between(news: News, link: Link) -> None:
    shown = timeline(news.search(), link)
    assert [(each.name, each.count, each.place, each.url) for each in shown.periods] == [
        ("2018", 1, 0, "?baslangic=2018&bitis=2018"),
        ("2020", 1, 2, "?baslangic=2020&bitis=2020"),
        ("2023", 13, 5, "?baslangic=2023&bitis=2023"),
        ("2024", 15, 6, "?baslangic=2024&bitis=2024"),
    ]
    assert shown.crumbs == (Crumb("Tüm zamanlar", True, "?"),)
    assert shown.periods[-1].title == "2024: 15 haber"
    assert shown.notes == ("1 haberin tarihi bilinmiyor.",)


def test_a_year_has_its_months_and_every_link_keeps_the_rest(news: News, link: Link) -> None:
    request = {"sources": ("Anadolu Ekonomi",), "sort": "oldest", "size": 20}
    page = news.search("ihracat", since="2024", until="2024", **request)
    shown = timeline(page, link)
    kept = "?q=ihracat&kaynak=Anadolu+Ekonomi"
    assert [(crumb.name, crumb.current) for crumb in shown.crumbs] == [
        ("Tüm zamanlar", False),
        ("2024", True),
    ]
    assert all(crumb.url.startswith(kept) for crumb in shown.crumbs)
    assert all(crumb.url.endswith("&sirala=eski&adet=20") for crumb in shown.crumbs)
    months = {period.name: period.url for period in shown.periods}
    assert months["Aralık 2024"] == (f"{kept}&baslangic=2024-12&bitis=2024-12&sirala=eski&adet=20")
    assert all(period.name.endswith(" 2024") for period in shown.periods)


def test_a_month_has_its_days_and_the_chosen_day_leads_back(news: News, link: Link) -> None:
    month = timeline(news.search(since="2024-12", until="2024-12"), link)
    assert [(day.name, day.place) for day in month.periods] == [
        ("4 Aralık 2024", 3),
        ("27 Aralık 2024", 26),
    ]
    assert month.notes[0] == "1 haberin günü bilinmiyor."
    day = timeline(news.search(since="2024-12-27", until="2024-12-27"), link)
    assert [crumb.name for crumb in day.crumbs] == ["Tüm zamanlar", "2024", "Aralık", "27"]
    assert [period.chosen for period in day.periods] == [False, True]
    assert [period.marked for period in day.periods] == [False, True]
    assert day.periods[1].url == "?baslangic=2024-12&bitis=2024-12"


def test_the_only_year_shows_its_months(news: News, link: Link) -> None:
    shown = timeline(news.search("seferberliği"), link)
    assert [period.name for period in shown.periods] == ["Mart 2018"]
    assert [(crumb.name, crumb.current) for crumb in shown.crumbs] == [
        ("Tüm zamanlar", True),
        ("2018", False),
    ]


@pytest.mark.parametrize(("since", "until"), [("2023", "2024"), ("2023", None), (None, "2024")])
def test_a_time_over_several_years_shows_years(
    news: News, link: Link, since: str | None, until: str | None
) -> None:
    shown = timeline(news.search(since=since, until=until), link)
    assert [period.short for period in shown.periods] == ["2018", "2020", "2023", "2024"]
    assert [(crumb.name, crumb.current) for crumb in shown.crumbs] == [("Tüm zamanlar", False)]


def test_nothing_found_nothing_drawn(news: News, link: Link) -> None:
    shown = timeline(news.search("uzaygemisi"), link)
    assert (shown.periods, shown.wide, shown.narrow, shown.notes) == ((), None, None, ())


@given(
    counts=st.lists(st.integers(0, 10**6), min_size=1, max_size=MOST_BARS).filter(any),
    size=st.sampled_from([WIDE, NARROW]),
)
def test_bars_are_as_high_as_their_counts_and_do_not_meet(counts: list[int], size: Size) -> None:
    periods = [
        Period(place, str(place), str(place), count, False, False, "")
        for place, count in enumerate(counts)
        if count
    ]
    drawing = draw(periods, [str(1950 + place) for place in range(len(counts))], size)
    tallest = max(drawing.bars, key=lambda bar: bar.period.count)
    assert tallest.height > (drawing.bottom - drawing.top) / 2
    for bar in drawing.bars:
        wanted = tallest.height * bar.period.count / tallest.period.count
        assert bar.height == pytest.approx(max(wanted, 1.5), abs=0.2)
        assert bar.y + bar.height == pytest.approx(drawing.bottom, abs=0.11)
        assert drawing.left <= bar.x
        assert bar.x + bar.width <= drawing.right + 0.11
    for one, other in zip(drawing.bars, drawing.bars[1:], strict=False):
        assert one.x + one.width < other.x
    assert drawing.across[-1].label == str(1950 + len(counts) - 1)
    assert len(counts) == 1 or drawing.across[0].label == "1950"


@pytest.mark.parametrize("path", ["/", "/?baslangic=2024&bitis=2024", "/?baslangic=0001"])
def test_the_table_has_what_the_bars_have(client: FlaskClient, path: str) -> None:
    html = client.get(path).text
    assert "style=" not in html
    assert html.count('class="column"') == 2 * html.count('<tr><th scope="row">') > 0


@pytest.mark.parametrize(("width", "drawing"), [(360, "narrow"), (1440, "wide")])
def test_clicks_lead_from_years_to_days_and_back_out(
    browser: Browser, site: str, width: int, drawing: str
) -> None:
    page = browser.new_page(locale="tr-TR", viewport={"width": width, "height": 700})
    page.goto(f"{site}/?q=kimya&sirala=eski")
    for name in ("2024", "Aralık 2024", "27 Aralık 2024"):
        page.locator(f'.timeline .{drawing} a[aria-label^="{name}: "]').click()
    expect(page).to_have_url(f"{site}/?q=kimya&baslangic=2024-12-27&bitis=2024-12-27&sirala=eski")
    for name in ("Aralık", "2024", "Tüm zamanlar"):
        page.locator(".crumbs").get_by_role("link", name=name, exact=True).click()
        expect(page.locator(".crumbs [aria-current]")).to_have_text(name)
    expect(page).to_have_url(f"{site}/?q=kimya&sirala=eski")
    page.close()


def test_the_keyboard_zooms_by_the_table(browser: Browser, site: str) -> None:
    page = browser.new_page()
    page.goto(f"{site}/?q=kimya")
    page.locator("#zaman-tablo").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site}/?q=kimya&baslangic=2018&bitis=2018")
    page.close()
