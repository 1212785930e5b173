"""What `News.search` promises, seen from outside."""

import json

import pytest

from haberdar import PublishedDate


@pytest.fixture(scope="module")
def archive(tmp_path_factory, article):
    from haberdar import open_index

    news = open_index(tmp_path_factory.mktemp("archive"), create=True)
    news.add(
        article(
            "kimya",
            "İKMİB’e göre Türkiye'nin kimya ihracatı 27 milyar dolara çıktı.\n\n"
            "Ar-Ge merkezi açıldı.",
            title="Kimya ihracatı arttı",
            date="2024-12-27",
            ministries=("ticaret",),
            organizations=("ikmib", "tim"),
        ),
        article(
            "eski",
            "Ekonomi Bakanlığı kimya sektörünün ihracatçılarıyla görüştü.",
            title="Bakanlıktan görüşme",
            date="2016-05",
            ministries=("ekonomi",),
            organizations=("tim",),
        ),
        article(
            "makine",
            "Makine ihracatçıları kimya fuarında buluştu. Gümrük işlemleri hızlandı.",
            title="Makineciler fuarda",
            date="2024",
            ministries=("ticaret", "sanayi-ve-teknoloji"),
        ),
        article("tarih", "Kimya dersinin tarihçesi.", title="Kimya tarihi"),
    )
    yield news
    news.close()


def ids(page):
    return [hit.id for hit in page.hits]


def counts(page, facet):
    return {value.value: value.count for value in page.facets[facet]}


def test_nothing_typed_is_everything_newest_first(archive):
    page = archive.search()
    assert ids(page) == ["kimya", "makine", "eski", "tarih"]
    assert {hit.score for hit in page.hits} == {0}


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("newest", ["kimya", "makine", "eski", "tarih"]),
        ("oldest", ["eski", "makine", "kimya", "tarih"]),
    ],
)
def test_sorting_by_date_puts_undated_articles_last(archive, sort, expected):
    assert ids(archive.search("kimya", sort=sort)) == expected


def test_all_words_are_required(archive):
    assert set(ids(archive.search("kimya fuarında"))) == {"makine"}
    assert archive.search("kimya").query.matching == "all"


def test_where_no_article_has_all_words_those_with_most_of_them_are_found(archive):
    page = archive.search("kimya olmayankelime gümrük")
    assert page.query.matching == "some"
    assert ids(page)[0] in ids(archive.search("kimya gümrük"))
    assert page.total == archive.search("kimya gümrük").total
    assert archive.search("kimya olmayankelime").total == archive.search("kimya").total
    assert archive.search("olmayankelime başkası").total == 0
    assert archive.search("olmayankelime başkası").query.matching == "all"


def test_any_word_will_do_where_the_request_says_so(archive):
    page = archive.search("kimya makine", match="some")
    assert page.query.matching == "some"
    assert {*ids(page)} >= {*ids(archive.search("kimya")), *ids(archive.search("makine"))}


def test_a_title_counts_more_than_a_text(archive):
    assert set(ids(archive.search("kimya"))[:2]) == {"kimya", "tarih"}


def test_words_are_excluded(archive):
    assert set(ids(archive.search("kimya -gümrük"))) == {"kimya", "eski", "tarih"}
    assert set(ids(archive.search("-kimya"))) == set()
    assert set(ids(archive.search('-"kimya ihracatı"'))) == {"makine", "eski", "tarih"}


def test_a_phrase_asks_for_words_in_order(archive):
    assert ids(archive.search('"kimya ihracatı"')) == ["kimya"]
    page = archive.search('"ihracatı kimya"')
    assert page.is_partial
    assert ids(page)[0] == "kimya"


def test_a_ministry_finds_what_its_predecessors_did(archive):
    assert set(ids(archive.search(ministries=["ticaret"]))) == {"kimya", "eski", "makine"}
    assert ids(archive.search(ministries=["ekonomi"])) == ["eski"]


def test_a_hit_shows_the_name_of_its_day(archive):
    (hit,) = archive.search(ministries=["ekonomi"]).hits
    assert [ministry.label for ministry in hit.ministries] == ["Ekonomi Bakanlığı"]


def test_facets_count_the_whole_result(archive):
    page = archive.search("kimya", size=1)
    assert page.total == 4
    assert counts(page, "ministry") == {"ticaret": 3, "sanayi-ve-teknoloji": 1}
    assert counts(page, "organization") == {"tim": 2, "ikmib": 1}


def test_a_second_value_widens_and_leaves_its_facet_standing(archive):
    one = archive.search(organizations=["ikmib"])
    two = archive.search(organizations=["ikmib", "tim"])
    assert (one.total, two.total) == (1, 2)
    assert counts(one, "organization") == counts(two, "organization") == {"tim": 2, "ikmib": 1}
    assert counts(one, "ministry") == {"ticaret": 1}
    assert [value.selected for value in two.facets["organization"]] == [True, True]


def test_facets_narrow_each_other(archive):
    page = archive.search(ministries=["ticaret"], organizations=["tim"])
    assert set(ids(page)) == {"kimya", "eski"}
    assert counts(page, "ministry") == {"ticaret": 2}


def test_a_chosen_value_is_shown_though_nothing_has_it(archive):
    page = archive.search("fuarında", organizations=["ikmib", "yok-boyle"])
    chosen = [(v.value, v.count) for v in page.facets["organization"] if v.selected]
    assert chosen == [("ikmib", 0), ("yok-boyle", 0)]


def test_a_former_ministry_is_shown_under_todays(archive):
    for page in (archive.search(), archive.search(ministries=["ekonomi"])):
        first = page.facets["ministry"][0]
        assert (first.value, first.count) == ("ticaret", 3)
        assert [(former.value, former.count) for former in first.former] == [("ekonomi", 1)]
        assert first.former[0].selected == bool(page.request.ministries)


def test_a_chosen_former_ministry_is_shown_though_nothing_has_it(archive):
    page = archive.search("kimya", since="2024", ministries=["ekonomi", "gumruk-ve-ticaret"])
    (today,) = (value for value in page.facets["ministry"] if value.value == "ticaret")
    assert [(former.value, former.count, former.selected) for former in today.former] == [
        ("ekonomi", 0, True),
        ("gumruk-ve-ticaret", 0, True),
    ]


def test_a_chosen_former_ministry_stands_alone_where_todays_is_not_shown(archive):
    nothing = archive.search("tarihçesi", ministries=["ekonomi"])
    assert counts(nothing, "ministry") == {"ekonomi": 0}
    cut = archive.search(ministries=["bilim-sanayi-ve-teknoloji"], facet_size=1)
    assert counts(cut, "ministry") == {"ticaret": 3, "bilim-sanayi-ve-teknoloji": 0}
    assert cut.facet_sizes["ministry"] == 3


def test_facets_can_be_cut_without_losing_what_is_chosen(archive):
    page = archive.search(organizations=["ikmib"], facet_size=1)
    assert [value.value for value in page.facets["organization"]] == ["tim", "ikmib"]
    assert page.facet_sizes == {"ministry": 1, "organization": 2, "source": 0, "section": 0}


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("2024", "2024", {"kimya", "makine"}),
        ("2024-12", "2024-12", {"kimya"}),
        ("2024-12-27", "2024-12-27", {"kimya"}),
        ("2024-12-28", None, set()),
        (None, "2016-05", {"eski"}),
        (None, "2016-05-31", {"eski"}),
        (None, "2016-05-30", set()),
        ("2016-05-02", "2020", set()),
        ("2016", None, {"kimya", "makine", "eski"}),
        ("0001", "9999-12", {"kimya", "makine", "eski"}),
        ("2025", "2016", set()),
    ],
)
def test_an_article_is_within_a_period_with_all_of_its_date(archive, since, until, found):
    assert set(ids(archive.search(since=since, until=until))) == found


def test_the_timeline_counts_years_and_months(archive):
    page = archive.search("kimya")
    years = {str(year.period): year.count for year in page.timeline}
    months = {str(month.period): month.count for year in page.timeline for month in year.months}
    assert years == {"2016": 1, "2024": 2}
    assert months == {"2016-05": 1, "2024-12": 1}
    assert page.undated == 1


def test_the_timeline_stands_when_a_period_is_chosen(archive):
    page = archive.search("kimya", since="2024-12", until="2024-12")
    assert {str(year.period): year.count for year in page.timeline} == {"2016": 1, "2024": 2}
    selected = [m for year in page.timeline for m in (year, *year.months) if m.selected]
    assert [str(period.period) for period in selected] == ["2024-12"]


@pytest.mark.parametrize(
    ("since", "until", "days"),
    [
        ("2024-12", "2024-12", ["2024-12-27"]),
        ("2024-12-01", "2024-12-05", ["2024-12-27"]),
        ("2024-12", "2024", ["2024-12-27"]),
        ("2024-11", "2024-12", []),
        ("2024-12", None, []),
        ("2019-12", "2019-12", []),
    ],
)
def test_the_month_that_a_search_lies_in_has_its_days(archive, since, until, days):
    page = archive.search("kimya", since=since, until=until)
    months = [month for year in page.timeline for month in year.months]
    assert [str(day.period) for month in months for day in month.days] == days
    written = [month for year in page.to_dict()["timeline"] for month in year["months"]]
    assert [day["period"] for month in written for day in month.get("days", ())] == days


def test_a_day_within_the_search_is_selected(archive):
    page = archive.search("kimya", since="2024-12-27", until="2024-12-27")
    months = [month for year in page.timeline for month in year.months]
    assert [day.selected for month in months for day in month.days] == [True]


def test_pages_follow_each_other_to_the_last(archive):
    pages = [archive.search("kimya", size=3, page=number) for number in (1, 2, 3)]
    assert [len(page.hits) for page in pages] == [3, 1, 0]
    assert len({name for page in pages for name in ids(page)}) == 4
    assert pages[0].pages == 2


def test_what_could_not_be_understood_is_reported(archive):
    assert archive.search("kimya", since="dün").ignored == ("since=dün",)


def test_an_unknown_value_finds_nothing_and_breaks_nothing(archive):
    assert archive.search(ministries=["böyle bir bakanlık yok"]).total == 0


def test_the_snippet_marks_the_words_of_the_original_text(archive):
    (hit,) = archive.search("ikmib ihracat").hits
    marked = [piece for piece, is_marked in hit.snippet.pieces() if is_marked]
    assert marked == ["İKMİB’e", "ihracatı"]
    assert hit.title[slice(*hit.title_marks[0])] == "ihracatı"


def test_a_page_is_plain_data(archive):
    data = json.loads(json.dumps(archive.search("kimya", since="2024").to_dict()))
    assert data["request"]["since"] == "2024"
    assert data["hits"][0]["date"] == "2024-12-27"
    assert data["hits"][0]["precision"] == "day"
    assert data["timeline"][1]["months"] == [{"period": "2024-12", "count": 1, "selected": True}]
    assert data["facets"]["ministry"][0]["label"] == "Ticaret Bakanlığı"


def test_an_article_is_fetched_by_its_id(archive):
    assert archive.get("eski").published == PublishedDate(2016, 5)
    assert archive.get("yok") is None


def test_all_articles_can_be_read(archive):
    assert {found.id for found in archive.articles()} == {"kimya", "eski", "makine", "tarih"}


def test_statistics(archive):
    stats = archive.stats()
    assert (stats.articles, stats.undated) == (4, 1)
    assert (stats.first_year, stats.last_year) == (2016, 2024)
    assert stats.organizations == 2
