"""Facet counts against a plain loop over the articles, on random archives and searches."""

import tempfile
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from haberdar import Article, PublishedDate, load_registry, open_index
from haberdar.choosing import NONE, excluding, written
from haberdar.turkish.letters import collation_key

WORDS = ("kimya", "makine", "fuar")
MINISTRIES = ("ticaret", "ekonomi", "gumruk-ve-ticaret", "sanayi-ve-teknoloji")
# By their labels they come in another order than by their ids.
ORGANIZATIONS = ("tim", "ikmib", "tobb", "agac-isleri-odasi", "isik-ureticileri-dernegi")

# Written as they are, one as if it excluded another.
SOURCES = ("", "AA", "-AA", "\\AA", "Ticaret Postası")
SECTIONS = ("", "Ekonomi", "-")
CHOSEN = {
    "ministry": "ministries",
    "organization": "organizations",
    "source": "sources",
    "section": "sections",
}

dates = st.sampled_from(
    [
        None,
        *map(
            PublishedDate.parse,
            ("2023", "2023-02", "2023-02-28", "2024-04", "2024-04-30", "2024-01-01", "2024-01"),
        ),
    ]
)


@st.composite
def archives(draw):
    size = draw(st.integers(1, 12))
    return [
        Article(
            id=str(number),
            title=" ".join(draw(st.sets(st.sampled_from(WORDS), min_size=1))),
            paragraphs=(),
            published=draw(dates),
            ministries=tuple(draw(st.sets(st.sampled_from(MINISTRIES)))),
            organizations=tuple(draw(st.sets(st.sampled_from(ORGANIZATIONS)))),
            source=draw(st.sampled_from(SOURCES)),
            section=draw(st.sampled_from(SECTIONS)),
        )
        for number in range(size)
    ]


def lineage(article):
    registry = load_registry()
    return {name for named in article.ministries for name in registry.lineage(named)}


def within(article, since, until):
    if since is None and until is None:
        return True
    date = article.published
    return (
        date is not None
        and (since is None or since.first <= date.first)
        and (until is None or date.last <= until.last)
    )


def choices(values):
    """Any of `values` wanted or excluded, and the articles without any; as (sign, value) pairs."""
    named = st.tuples(st.sampled_from("+-"), st.sampled_from([value for value in values if value]))
    return st.sets(named | st.just(("none", "")), max_size=2)


def asked(choice):
    sign, value = choice
    return NONE if sign == "none" else written(value) if sign == "+" else excluding(value)


def passes_choices(chosen, values):
    wanted = {value for sign, value in chosen if sign == "+"}
    is_wanted = bool(wanted & values) or (("none", "") in chosen and not values)
    is_excluded = any(sign == "-" and value in values for sign, value in chosen)
    return (is_wanted or all(sign == "-" for sign, _ in chosen)) and not is_excluded


def values_of(article):
    return {
        "ministry": lineage(article),
        "organization": set(article.organizations),
        "source": {article.source} - {""},
        "section": {article.section} - {""},
    }


def month_of(since, until):
    """The one month of all days from `since` to `until`, or to the end of either's period."""
    if since is None or until is None:
        return None
    first, last = str(since.first)[:7], str(until.last)[:7]
    return tuple(map(int, first.split("-"))) if first == last else None


@st.composite
def searches(draw):
    return {
        "query": draw(st.sampled_from(["", *WORDS])),
        "chosen": {
            "ministry": draw(choices(MINISTRIES)),
            "organization": draw(choices(ORGANIZATIONS)),
            "source": draw(choices(SOURCES)),
            "section": draw(choices(SECTIONS)),
        },
        "since": draw(dates),
        "until": draw(dates),
    }


@settings(max_examples=40, deadline=None)
@given(archives(), searches(), st.sets(st.integers(0, 11)), st.integers(1, 3))
def test_counts_are_those_of_a_plain_loop(articles, search, gone, size):
    with tempfile.TemporaryDirectory() as folder, open_index(folder, create=True) as news:
        half = len(articles) // 2
        news.add(*articles[:half])
        news.add(*articles[half:])
        news.delete(*map(str, gone))
        chosen = search.pop("chosen")
        said = {CHOSEN[facet]: list(map(asked, of_facet)) for facet, of_facet in chosen.items()}
        page = news.search(**search, **said, size=100)
        short = news.search(**search, **said, facet_size=size).facets["organization"]

    def passes(article, *, but=""):
        values = values_of(article)
        return (
            int(article.id) not in gone
            and search["query"] in article.title
            and all(
                facet == but or passes_choices(chosen[facet], values[facet]) for facet in chosen
            )
            and (but == "date" or within(article, search["since"], search["until"]))
        )

    assert {hit.id for hit in page.hits} == {x.id for x in articles if passes(x)}
    assert page.total == len(page.hits)
    for facet in CHOSEN:
        sideways = [values_of(x)[facet] for x in articles if passes(x, but=facet)]
        assert page.facet_missing[facet] == sideways.count(set())
        if facet != "ministry":
            assert shown(page.facets[facet]) == counted(sideways)
        if facet == "organization":
            named = {value for _, value in chosen[facet]} - {""}
            assert_the_first_are_shown(short, counted(sideways), named, size)
    assert_ministries_are_those_of_a_plain_loop(
        page.facets["ministry"],
        Counter(name for x in articles if passes(x, but="ministry") for name in lineage(x)),
        {value for sign, value in chosen["ministry"] if sign == "+"},
        {value for sign, value in chosen["ministry"] if sign == "-"},
    )
    dated = [x.published for x in articles if x.published and passes(x, but="date")]
    assert {year.period.year: year.count for year in page.timeline} == Counter(
        date.year for date in dated
    )
    assert {
        month.period[:2]: month.count for year in page.timeline for month in year.months
    } == Counter(date[:2] for date in dated if date.month)
    month = month_of(search["since"], search["until"])
    assert {
        day.period: day.count for year in page.timeline for one in year.months for day in one.days
    } == Counter(date for date in dated if date.day and date[:2] == month)
    assert page.undated == sum(passes(x, but="date") for x in articles if x.published is None)


def assert_the_first_are_shown(values, expected, chosen, size):
    """Which are shown goes by counts and ids; in which order, by counts and labels."""
    first = sorted(expected, key=lambda name: (-expected[name], name))[:size]
    assert {value.value for value in values} == {*first, *chosen}
    for part in (values[: len(first)], values[len(first) :]):
        assert list(part) == sorted(
            part, key=lambda value: (-value.count, collation_key(value.label))
        )
    assert {value.value for value in values[: len(first)]} == set(first)


def assert_ministries_are_those_of_a_plain_loop(values, expected, wanted, excluded):
    registry = load_registry()
    chosen = wanted | excluded
    today = {name for name in {*expected, *chosen} if registry.is_current(name)}
    assert {value.value: value.count for value in values if value.value in today} == {
        name: expected[name] for name in today
    }
    for value in values:
        assert value.selected == (value.value in wanted)
        assert value.excluded == (value.value in excluded)
        names = registry.predecessors(value.value) if value.value in today else ()
        assert [(x.value, x.count, x.selected, x.excluded) for x in value.former] == [
            (name, expected[name], name in wanted, name in excluded)
            for name in names
            if expected[name] or name in chosen
        ]
    # What is chosen is shown once, a former name alone only where today's is not.
    below = [former.value for value in values for former in value.former]
    assert {value.value for value in values} - today == {
        name for name in chosen - today if not today & set(registry.lineage(name))
    }
    assert chosen <= {*below, *(value.value for value in values)}


def shown(values):
    return {value.value: value.count for value in values if value.count}


def counted(tags):
    return Counter(tag for of_article in tags for tag in of_article)


@pytest.fixture(scope="module")
def named(tmp_path_factory):
    """An archive of a few sources and sections, and of ministries of today and before."""
    with open_index(tmp_path_factory.mktemp("named") / "index", create=True) as news:
        news.add(
            *(
                Article(
                    id=f"{source}{number}",
                    title="kimya" if number else "makine",
                    paragraphs=(),
                    source=source,
                    section="Iğdır",
                    ministries=("ekonomi",),
                )
                for source, most in [("Dış Ticaret", 3), ("DIŞ HABERLER", 2), ("İHA", 1)]
                for number in range(most)
            )
        )
        yield news


@pytest.mark.parametrize(
    ("facet", "searched", "found"),
    [
        ("source", "", ["Dış Ticaret", "DIŞ HABERLER", "İHA"]),
        ("source", "dis", ["Dış Ticaret", "DIŞ HABERLER"]),
        ("source", "ticaret DIS", ["Dış Ticaret"]),
        ("source", "iha", ["İHA"]),
        ("source", "ıha", ["İHA"]),
        ("source", "yok böyle", []),
        ("section", "IGD", ["Iğdır"]),
        ("ministry", "ekonomi bak", ["ticaret"]),
    ],
)
def test_values_are_searched_by_their_labels(named, facet, searched, found):
    page = named.search(**{f"{facet}_search": searched})
    assert [value.value for value in page.facets[facet]] == found
    assert page.facet_sizes[facet] == len(found)
    assert page.total == 6


def test_what_is_chosen_stays_in_a_searched_facet(named):
    page = named.search("kimya", sources=["İHA", "-Dış Ticaret"], source_search="haber")
    assert [
        (value.value, value.count, value.selected, value.excluded)
        for value in page.facets["source"]
    ] == [
        ("DIŞ HABERLER", 1, False, False),
        ("Dış Ticaret", 2, False, True),
        ("İHA", 0, True, False),
    ]
    assert page.facet_sizes["source"] == 3


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=120))
def test_any_text_is_searched_among_values(named, text):
    page = named.search(source_search=text, ministry_search=text, sections=[text])
    assert page.facet_sizes["source"] <= 3
