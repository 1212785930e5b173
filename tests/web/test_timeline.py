"""Years and months as bars to choose from."""

from haberdar import News
from haberdar_web.links import Link
from haberdar_web.timeline import Bar, timeline


def test_years_newest_first(news: News, link: Link) -> None:
    assert timeline(news.search(), link) == (
        Bar("2024", 15, 100, False, "?baslangic=2024&bitis=2024"),
        Bar("2023", 13, 87, False, "?baslangic=2023&bitis=2023"),
        Bar("2020", 1, 7, False, "?baslangic=2020&bitis=2020"),
        Bar("2018", 1, 7, False, "?baslangic=2018&bitis=2018"),
    )


def test_a_chosen_year_opens_its_months_and_its_link_leaves_it(news: News, link: Link) -> None:
    years = timeline(news.search("ihracat", since="2024", until="2024"), link)
    chosen = years[0]
    assert (chosen.selected, chosen.url) == (True, "?q=ihracat")
    assert [month.name for month in chosen.months[:3]] == ["Ocak", "Şubat", "Mart"]
    assert chosen.months[-1] == Bar(
        "Aralık", 3, 100, False, "?q=ihracat&baslangic=2024-12&bitis=2024-12"
    )
    assert all(not year.months and not year.selected for year in years[1:])


def test_a_chosen_month_goes_back_to_its_year(news: News, link: Link) -> None:
    year = timeline(news.search(since="2024-12", until="2024-12-31"), link)[0]
    month = year.months[-1]
    assert (year.selected, month.selected) == (False, True)
    assert month.url == year.url == "?baslangic=2024&bitis=2024"


def test_the_only_year_is_open(news: News, link: Link) -> None:
    (year,) = timeline(news.search("seferberliği"), link)
    assert year.name == "2018"
    assert [month.name for month in year.months] == ["Mart"]


def test_a_time_over_several_years_opens_none(news: News, link: Link) -> None:
    for since, until in (("2023", "2024"), ("2023", None), (None, "2024")):
        years = timeline(news.search(since=since, until=until), link)
        assert not any(year.selected or year.months for year in years)


def test_nothing_found_no_bars(news: News, link: Link) -> None:
    assert timeline(news.search("uzaygemisi"), link) == ()
