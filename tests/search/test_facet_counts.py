"""Facet counts against a plain loop over the articles, on random archives and searches."""

import tempfile
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from haberdar import Article, PublishedDate, load_registry, open_index
from haberdar.turkish.letters import collation_key

WORDS = ("kimya", "makine", "fuar")
MINISTRIES = ("ticaret", "ekonomi", "gumruk-ve-ticaret", "sanayi-ve-teknoloji")
# By their labels they come in another order than by their ids.
ORGANIZATIONS = ("tim", "ikmib", "tobb", "agac-isleri-odasi", "isik-ureticileri-dernegi")

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


@st.composite
def searches(draw):
    return {
        "query": draw(st.sampled_from(["", *WORDS])),
        "ministries": draw(st.sets(st.sampled_from(MINISTRIES), max_size=2)),
        "organizations": draw(st.sets(st.sampled_from(ORGANIZATIONS), max_size=2)),
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
        page = news.search(**search, size=100)
        short = news.search(**search, facet_size=size).facets["organization"]

    def passes(article, *, but=""):
        chosen = {"ministry": search["ministries"], "organization": search["organizations"]}
        values = {"ministry": lineage(article), "organization": set(article.organizations)}
        return (
            int(article.id) not in gone
            and search["query"] in article.title
            and all(
                facet == but or not chosen[facet] or bool(chosen[facet] & values[facet])
                for facet in chosen
            )
            and (but == "date" or within(article, search["since"], search["until"]))
        )

    assert {hit.id for hit in page.hits} == {x.id for x in articles if passes(x)}
    assert page.total == len(page.hits)
    organizations = counted(x.organizations for x in articles if passes(x, but="organization"))
    assert shown(page.facets["organization"]) == organizations
    assert_the_first_are_shown(short, organizations, search["organizations"], size)
    assert_ministries_are_those_of_a_plain_loop(
        page.facets["ministry"],
        Counter(name for x in articles if passes(x, but="ministry") for name in lineage(x)),
        search["ministries"],
    )
    dated = [x.published for x in articles if x.published and passes(x, but="date")]
    assert {year.period.year: year.count for year in page.timeline} == Counter(
        date.year for date in dated
    )
    assert {
        month.period[:2]: month.count for year in page.timeline for month in year.months
    } == Counter(date[:2] for date in dated if date.month)
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


def assert_ministries_are_those_of_a_plain_loop(values, expected, chosen):
    registry = load_registry()
    today = {name for name in {*expected, *chosen} if registry.is_current(name)}
    assert {value.value: value.count for value in values if value.value in today} == {
        name: expected[name] for name in today
    }
    for value in values:
        assert value.selected == (value.value in chosen)
        names = registry.predecessors(value.value) if value.value in today else ()
        assert [(x.value, x.count, x.selected) for x in value.former] == [
            (name, expected[name], name in chosen)
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
