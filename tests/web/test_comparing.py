"""Searches compared over time: the address, the scales, the drawing, the numbers, the page."""

import csv
import io
import re
import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from haberdar import News, PublishedDate, open_index
from haberdar_web import create_app, display
from haberdar_web.comparing.chart import COLOURS, NARROW, WIDE, Chart, chart
from haberdar_web.comparing.request import MOST_SERIES, Comparison
from haberdar_web.comparing.scales import Upwards, labelled, width_of
from haberdar_web.comparing.series import MOST_PERIODS, Compared, compare
from haberdar_web.comparing.showing import entity_query

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '"><script>alert(1)</script>&]]>\x00\x08\x1b\ufffe\U0001f600</svg>'

years = st.integers(1, 9999)
months = st.builds(PublishedDate, years, st.integers(1, 12))
comparisons = st.builds(
    Comparison,
    queries=st.lists(
        st.text(min_size=1).filter(lambda text: text == text.strip()), unique=True, max_size=5
    ).map(tuple),
    step=st.sampled_from([None, "year", "month"]),
    measure=st.sampled_from(["count", "share"]),
    since=st.none() | years.map(PublishedDate),
    until=st.none(),
)


def read(**parameters: object) -> tuple[Comparison, tuple[str, ...]]:
    return Comparison.read(MultiDict(parameters))


def compared(news: News, *queries: str, **asked: object) -> Compared:
    return compare(news, Comparison(queries=queries, **asked))  # type: ignore[arg-type]


@pytest.fixture
def drawn(news: News, client: FlaskClient):
    def draw(*queries: str, size=WIDE, **asked: object) -> Chart:
        with client.application.test_request_context("/karsilastir"):
            return chart(compared(news, *queries, **asked), size)

    return draw


def soup(client: FlaskClient, address: str, **query: object) -> BeautifulSoup:
    response = client.get(address, query_string=MultiDict(query) if query else None)
    assert response.status_code == 200
    return BeautifulSoup(response.text, "html.parser")


def texts(page: BeautifulSoup, selector: str) -> list[str]:
    return [" ".join(found.get_text().split()) for found in page.select(selector)]


# The address.


@given(comparisons)
def test_an_address_says_a_comparison_and_is_read_as_it(comparison: Comparison) -> None:
    assert Comparison.read(MultiDict(comparison.pairs())) == (comparison, ())


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["s", "aralik", "olcu", "baslangic", "bitis"]),
            st.text() | st.sampled_from(["2024-13", "2024-02-30", "0000", "٢٠٢٤", "ay", "pay"]),
        )
    )
)
def test_no_address_raises(pairs: list[tuple[str, str]]) -> None:
    comparison, _ = Comparison.read(MultiDict(pairs))
    assert len(comparison.queries) <= MOST_SERIES


@pytest.mark.parametrize(
    ("parameters", "expected", "ignored"),
    [
        ({"s": ["b", "a", "b", " ", ""]}, Comparison(queries=("b", "a")), ()),
        ({"s": list("abcdefg")}, Comparison(queries=tuple("abcde")), ("f", "g")),
        ({"s": "x" * 1500}, Comparison(queries=("x" * 1000,)), ()),
        (
            {"baslangic": "2024-06", "bitis": "2022"},
            Comparison(since=PublishedDate(2022), until=PublishedDate(2024, 6)),
            (),
        ),
        ({"baslangic": "2024-06-15"}, Comparison(since=PublishedDate(2024, 6)), ()),
        ({"baslangic": "dün", "aralik": "gun"}, Comparison(), ("dün", "gun")),
        ({"aralik": "ay", "olcu": "pay"}, Comparison(step="month", measure="share"), ()),
    ],
)
def test_what_an_address_means(parameters, expected, ignored) -> None:
    assert read(**parameters) == (expected, ignored)


# The scales.


@given(st.just(0.0) | st.floats(1e-6, 1e9), st.booleans())
def test_numbers_upwards_are_round_and_reach_the_largest(largest: float, whole: bool) -> None:
    axis = Upwards.to(largest, whole=whole)
    assert axis.numbers[0] == 0
    assert axis.top >= largest * (1 - 1e-6)
    assert 2 <= len(axis.numbers) <= 6
    assert len(set(axis.labels("count" if whole else "share"))) == len(axis.numbers)
    if largest:
        assert re.fullmatch("[125]0*|0[.]0*[125]", f"{axis.step:.{axis.decimals}f}")


@pytest.mark.parametrize(
    ("largest", "labels"),
    [
        (0, ["0", "1"]),
        (3, ["0", "1", "2", "3"]),
        (11, ["0", "5", "10", "15"]),
        (1650, ["0", "500", "1.000", "1.500", "2.000"]),
    ],
)
def test_numbers_upwards(largest: int, labels: list[str]) -> None:
    assert list(Upwards.to(largest, whole=True).labels("count")) == labels


def test_shares_upwards() -> None:
    assert Upwards.to(0.34, whole=False).labels("share") == ("%0,0", "%0,1", "%0,2", "%0,3", "%0,4")


@given(months, st.integers(1, MOST_PERIODS), st.floats(200, 1200), st.sampled_from([13.5, 16.0]))
def test_months_below_never_collide(
    first: PublishedDate, count: int, width: float, font: float
) -> None:
    start = 12 * first.year + first.month - 1
    periods = [PublishedDate(at // 12, at % 12 + 1) for at in range(start, start + count)]
    check_labels(labelled(periods, "month", width / max(count - 1, 1), font), width, count, font)


@given(years, st.integers(1, MOST_PERIODS), st.floats(200, 1200), st.sampled_from([13.5, 16.0]))
def test_years_below_never_collide(first: int, count: int, width: float, font: float) -> None:
    periods = [PublishedDate(year) for year in range(first, first + count)]
    check_labels(labelled(periods, "year", width / max(count - 1, 1), font), width, count, font)


def check_labels(labels: list[tuple[int, str]], width: float, count: int, font: float) -> None:
    assert labels
    apart = width / max(count - 1, 1)
    for (place, label), (next_place, next_label) in pairwise(labels):
        room = (next_place - place) * apart
        assert room > (width_of(label, font) + width_of(next_label, font)) / 2


# The series.


def test_the_counts_of_the_points_are_those_of_the_searches_they_lead_to(news, client) -> None:
    for step in ("year", "month"):
        for series in compared(news, "kimya", "kurum:tim", step=step).series:
            assert [point.count for point in series.points] == [
                news.search(series.query, since=point.period, until=point.period).total
                for point in series.points
            ]
            assert series.count + series.unplaced == series.timeline.total


def test_few_years_are_shown_by_month(news: News) -> None:
    def shown(**asked: object) -> str | None:
        return compared(news, "kimya", **asked).comparison.step

    assert shown() == "year"
    assert shown(since=PublishedDate(2023)) == "month"
    assert shown(since=PublishedDate(2023), step="year") == "year"
    assert shown(since=PublishedDate(2030)) == "year"


def test_only_the_time_that_is_wanted_is_shown(news: News) -> None:
    since, until = PublishedDate(2023, 11), PublishedDate(2024, 1)
    found = compared(news, "ihracat", step="month", since=since, until=until)
    assert list(map(str, found.periods)) == ["2023-11", "2023-12", "2024-01"]
    found = compared(news, "ihracat", step="year", since=since, until=until)
    assert list(map(str, found.periods)) == ["2023", "2024"]


def test_a_series_is_called_by_what_it_was_understood_as(news: News) -> None:
    queries = ("kurum:tim", "-kurum:tim", "kurum:tim kimya", "x" * 300, "a\x00\n b")
    labels = [series.label for series in compared(news, *queries).series]
    assert labels == [
        "Türkiye İhracatçılar Meclisi (TİM)",
        "-kurum:tim",
        "kurum:tim kimya",
        "x" * 79 + "…",
        "a b",
    ]


def test_a_very_long_time_is_cut_and_said_so(tmp_path, article) -> None:
    with open_index(tmp_path / "index", create=True) as news:
        news.add(article("1", date="0001-01"), article("2", date="9999-12"))
        found = compared(news, "metin", step="month")
        assert (len(found.periods), found.left_out) == (MOST_PERIODS, 9999 * 12 - MOST_PERIODS)
        page = soup(create_app(news).test_client(), "/karsilastir", s="metin", aralik="ay")
        assert f"Yalnız son {MOST_PERIODS} dönem gösteriliyor" in page.get_text()


@pytest.mark.parametrize("kind", ["ministry", "organization"])
def test_the_query_for_an_entity_finds_its_articles(news: News, kind: str) -> None:
    for entity in news.entities(kind):
        assert news.timeline(entity_query(kind, entity.id)).total == entity.count
        assert news.timeline(entity.label).total > 0


def test_the_query_for_an_entity_with_marks_in_its_id() -> None:
    assert entity_query("organization", 'a "b" (c)') == 'kurum:"a b (c)"'


# The drawing.


@pytest.mark.parametrize("size", [WIDE, NARROW])
@pytest.mark.parametrize("measure", ["count", "share"])
@pytest.mark.parametrize("step", ["year", "month"])
def test_all_is_within_the_drawing(drawn, size, measure, step) -> None:
    shown = drawn("kimya", "ihracat", "kurum:tim", size=size, measure=measure, step=step)
    for mark in (mark for line in shown.lines for mark in line.marks):
        assert shown.left <= mark.x <= shown.right
        assert shown.top <= mark.y <= shown.bottom
    for tick in shown.across:
        half = width_of(tick.label, size.font) / 2
        assert tick.at - half >= 0
        assert tick.at + half <= size.width
    assert all(width_of(tick.label, size.font) < shown.left for tick in shown.upwards)


def test_a_line_breaks_where_the_archive_has_nothing(drawn, news: News) -> None:
    (line,) = drawn("ihracat", measure="share", step="year").lines
    points = compared(news, "ihracat", step="year").series[0].points
    assert {str(point.period) for point in points if point.share is None} >= {"2019", "2021"}
    assert len(line.parts) == 1
    assert len(line.marks) == sum(point.share is not None for point in points)
    assert len(drawn("ihracat", step="year").lines[0].parts[0].split()) == len(points)


def test_lines_differ_without_colour(drawn) -> None:
    lines = drawn("a", "b", "c", "d", "e").lines
    for looks in (
        [line.dash for line in lines],
        [line.shape for line in lines],
        [line.colour for line in lines],
    ):
        assert len(set(looks)) == MOST_SERIES


def test_a_mark_leads_somewhere_only_where_no_other_is_near(drawn) -> None:
    shown = drawn("kimya", "ihracat", "kurum:tim", "fındık", step="year")
    marks = [mark for line in shown.lines for mark in line.marks]
    leading = [mark for mark in marks if mark.url]
    assert leading
    for mark in leading:
        near = [
            other
            for other in marks
            if abs(other.x - mark.x) < 2 * shown.reach and abs(other.y - mark.y) < 2 * shown.reach
        ]
        assert near == [mark]


def test_the_style_sheet_has_the_colours_of_the_drawing(root) -> None:
    style = (root / "web/haberdar_web/static/haberdar.css").read_text()
    for number, colour in enumerate(COLOURS, start=1):
        assert f"--series-{number}: {colour}" in style


def test_the_drawing_alone_is_a_file_that_needs_nothing(client: FlaskClient) -> None:
    response = client.get("/karsilastir.svg?s=kimya&s=kurum:tim&olcu=pay&aralik=yil")
    assert response.mimetype == "image/svg+xml"
    assert "attachment" in response.headers["Content-Disposition"]
    drawing = ET.fromstring(response.data)
    said = [one.text for one in drawing.iter(SVG + "text")]
    assert said[:3] == ["Yıllara göre arşivdeki pay", "kimya", "Türkiye İhracatçılar Meclisi (TİM)"]
    strokes = {one.get("stroke") for one in drawing.iter(SVG + "polyline")}
    assert strokes == set(COLOURS[:2])
    assert "http" not in response.text.replace("http://www.w3.org/2000/svg", "")


def test_the_drawing_alone_holds_hostile_text(client: FlaskClient) -> None:
    response = client.get("/karsilastir.svg", query_string={"s": HOSTILE, "aralik": HOSTILE})
    drawing = ET.fromstring(response.data)
    label = '"><script>alert(1)</script>&]]>\U0001f600</svg>'
    assert label in [one.text for one in drawing.iter(SVG + "text")]
    assert {one.tag for one in drawing.iter()} <= {
        SVG + name for name in "svg title rect g text path polyline".split()
    }


@settings(max_examples=25, deadline=None)
@given(text=st.text(max_size=40))
def test_any_text_makes_well_formed_xml(news: News, text: str) -> None:
    response = (
        create_app(news)
        .test_client()
        .get("/karsilastir.svg", query_string={"s": ["kimya", text.encode("utf-8", "replace")]})
    )
    ET.fromstring(response.data)


# The numbers.


def rows(client: FlaskClient, **query: object) -> list[list[str]]:
    response = client.get("/karsilastir.csv", query_string=MultiDict(query))
    assert response.mimetype == "text/csv"
    assert "attachment" in response.headers["Content-Disposition"]
    return list(csv.reader(io.StringIO(response.data.decode("utf-8-sig")), delimiter=";"))


def test_the_numbers_are_those_of_the_archive(client: FlaskClient, news: News) -> None:
    header, *periods = rows(client, s=["kimya", "kurum:tim"], aralik="yil")
    assert header == [
        "Dönem",
        "kimya (haber)",
        "kimya (pay)",
        "Türkiye İhracatçılar Meclisi (TİM) (haber)",
        "Türkiye İhracatçılar Meclisi (TİM) (pay)",
        "Arşivdeki haber",
    ]
    for row, point in zip(periods, news.timeline("kimya").years(), strict=True):
        share = row[2].replace(",", ".")
        assert (row[0], int(row[1]), int(row[5])) == (str(point.period), point.count, point.total)
        assert (float(share) if share else None) == pytest.approx(point.share, abs=1e-6)


def test_a_spreadsheet_opens_the_numbers_as_utf8(client: FlaskClient) -> None:
    assert client.get("/karsilastir.csv?s=kimya").data.startswith("\ufeffDönem;".encode())


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "＝"])
def test_no_cell_is_a_formula(client: FlaskClient, first: str) -> None:
    text = first + 'HYPERLINK("http://a";"b")'
    header = rows(client, s=text)[0]
    assert header[1] == f"'{text} (haber)"
    assert len(header) == 4


# The page.


def test_the_page_without_a_search_offers_what_the_archive_has_most_of(
    client: FlaskClient, news: News
) -> None:
    page = soup(client, "/karsilastir")
    examples = page.select(".advice li a")
    assert [link.get_text() for link in examples] == [
        " · ".join(entity.label for entity in news.entities(kind, size=3))
        for kind in ("organization", "ministry")
    ]
    for link in examples:
        assert len(texts(soup(client, link["href"]), ".legend li")) == 3
    assert page.select("details.compared-form[open]")
    assert not page.select(".chart")


def test_the_page_of_an_empty_archive(empty_news: News) -> None:
    client = create_app(empty_news).test_client()
    page = soup(client, "/karsilastir")
    assert "Dizinde henüz haber yok" in page.get_text()
    page = soup(client, "/karsilastir?s=kimya")
    assert "Bu aralıkta arşivin haberi yok." in texts(page, ".notice")
    ET.fromstring(client.get("/karsilastir.svg?s=kimya").data)
    assert client.get("/karsilastir.csv?s=kimya").status_code == 200


@pytest.mark.parametrize("address", ["/karsilastir.svg", "/karsilastir.csv?s=+"])
def test_nothing_to_download_is_no_address(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 404


def test_the_table_leads_to_what_it_counts(client: FlaskClient) -> None:
    page = soup(client, "/karsilastir", s=["kimya", "kurum:tim"], aralik="yil")
    links = page.select("table td a")
    assert links
    for link in links:
        found = soup(client, link["href"])
        assert texts(found, "h1") == [f"{link.get_text()} haber bulundu"]


def test_every_way_to_show_it_keeps_the_rest(client: FlaskClient) -> None:
    page = soup(client, "/karsilastir", s=["kimya", "tim"], olcu="pay", baslangic="2023")
    by_name = {link.get_text(): link["href"] for link in page.select(".options a")}
    assert set(by_name) == {"Haber sayısı", "Pay", "Yıl", "Ay"}
    assert by_name["Yıl"] == "/karsilastir?s=kimya&s=tim&aralik=yil&olcu=pay&baslangic=2023"
    current = [link.get_text() for link in page.select(".options [aria-current]")]
    assert current == ["Pay", "Ay"]
    assert [(one["name"], one["value"]) for one in page.select("form input[type=hidden]")] == [
        ("olcu", "pay")
    ]
    downloads = [link["href"] for link in page.select(".downloads a")]
    assert downloads == [
        "/karsilastir.svg?s=kimya&s=tim&olcu=pay&baslangic=2023",
        "/karsilastir.csv?s=kimya&s=tim&olcu=pay&baslangic=2023",
    ]


def test_a_series_can_be_left_out_by_its_link(client: FlaskClient) -> None:
    page = soup(client, "/karsilastir", s=["kimya", "ihracat"])
    link = page.select_one(".legend .without")
    assert link is not None
    assert link.get_text() == "kimya: karşılaştırmadan çıkar"
    assert link["href"] == "/karsilastir?s=ihracat"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("uzaygemisi", "Haber bulunamadı"),
        ("kurum:yokboyle", "Haber bulunamadı"),
        ("kimya uzaygemisi", "bir bölümünü içerenler sayıldı"),
        (
            "kimya tarih:olmaz",
            "anlaşılamadı. Aramaya katılmayanlar: olmaz",
        ),
        ("bülten", "Tarihi tam bilinmeyen 1 haber çizimde yok."),
        ("esnaf", "1 haber, en çok: 2020 (1)"),
    ],
)
def test_what_is_said_of_a_series(client: FlaskClient, query: str, said: str) -> None:
    (entry,) = texts(soup(client, "/karsilastir", s=query, aralik="yil"), ".legend li")
    assert said in entry


def test_what_does_not_take_part_is_named(client: FlaskClient) -> None:
    page = soup(client, "/karsilastir", s=list("abcdefg"), baslangic="dün")
    assert [code.get_text() for code in page.select(".notice code")] == ["f", "g", "dün"]
    assert len(page.select(".legend li")) == MOST_SERIES


def test_hostile_text_is_text(client: FlaskClient) -> None:
    page = soup(client, "/karsilastir", s=[HOSTILE, "kimya"], baslangic=HOSTILE)
    assert not page.select("script:not([src])")
    assert page.select_one("#s1")["value"] == HOSTILE


def test_a_search_leads_to_its_comparison(client: FlaskClient) -> None:
    page = soup(client, "/?q=kimya&bakanlik=ticaret")
    (link,) = page.select(".compared a")
    assert (link.get_text(), link["href"]) == ("Zaman içinde karşılaştır", "/karsilastir?s=kimya")
    assert soup(client, "/").select_one(".compared a")["href"] == "/karsilastir"


@pytest.mark.parametrize(
    ("share", "decimals", "written"), [(0.125, 1, "%12,5"), (1, 0, "%100"), (0, 1, "%0,0")]
)
def test_percent(share: float, decimals: int, written: str) -> None:
    assert display.percent(share, decimals) == written
