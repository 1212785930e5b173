"""Lists and descriptions of ministries and organizations, against plain loops over the articles."""

import json
import tempfile
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from haberdar import Article, Mention, PublishedDate, load_registry, open_index

REGISTRY = load_registry()
BAKTAD = "baklava-ve-tatli-ureticileri-dernegi"
BAKTAD_LABEL = "Baklava ve Tatlı Üreticileri Derneği (BAKTAD)"


def calling(name: str, label: str, **fields: object) -> Article:
    """Return an article whose title names the association, by `label`."""
    mention = Mention(BAKTAD, "organization", label, 0, len(label), "pattern", "title", label)
    return Article(
        id=name,
        title=label,
        paragraphs=(),
        organizations=(BAKTAD,),
        mentions=(mention,),
        **fields,
    )


@pytest.fixture
def archive(news, article):
    news.add(
        article(
            "bugun",
            date="2024-12-27",
            ministries=("ticaret", "adalet"),
            organizations=("tim",),
            central_ministries=("ticaret",),
        ),
        article("eski", date="2016-05", ministries=("ekonomi",), organizations=("tim", "tobb")),
        article(
            "daha-eski",
            date="2013",
            ministries=("gumruk-ve-ticaret",),
            organizations=("tim",),
            central_organizations=("tim",),
        ),
        article("tarihsiz", ministries=("ekonomi",), central_ministries=("ekonomi",)),
        calling("a", BAKTAD_LABEL, published=PublishedDate(2024)),
        calling("b", "Baklava ve Tatlı Üreticileri Derneği"),
        calling("c", BAKTAD_LABEL, published=PublishedDate(2025, 1)),
        article("baska", date="2020"),
    )
    return news


def counted(entities):
    return [(entity.id, entity.count, entity.central_count) for entity in entities]


def test_all_are_listed_the_most_frequent_first_and_equal_ones_by_name(archive):
    entities = archive.entities()
    assert counted(entities) == [
        ("ticaret", 4, 2),
        (BAKTAD, 3, 0),
        ("tim", 3, 1),
        ("adalet", 1, 0),
        ("tobb", 1, 0),
    ]
    assert counted(entities[0].former) == [("ekonomi", 2, 1), ("gumruk-ve-ticaret", 1, 0)]
    assert json.dumps(entities[0].to_dict())


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"kind": "ministry"}, ["ticaret", "adalet"]),
        ({"kind": "organization", "size": 2}, [BAKTAD, "tim"]),
        ({"prefix": "tica"}, ["ticaret"]),
        ({"prefix": "bakan"}, ["ticaret", "adalet"]),
        ({"prefix": "ekonomi"}, ["ticaret"]),  # a former name
        ({"prefix": "tİM"}, ["tim"]),
        ({"prefix": "t"}, ["ticaret", BAKTAD, "tim", "tobb"]),
        ({"prefix": "uretici"}, [BAKTAD]),
        ({"prefix": "tatlı ür"}, [BAKTAD]),
        ({"prefix": "baktad"}, [BAKTAD]),
        ({"prefix": "BAKTAD "}, [BAKTAD]),
        ({"prefix": "bakt "}, []),
        ({"prefix": "yok böyle"}, []),
        ({"prefix": " "}, ["ticaret", BAKTAD, "tim", "adalet", "tobb"]),
        ({"prefix": "!"}, []),
        ({"prefix": "\ud800" * 300}, []),
        ({"new": True}, [BAKTAD]),
        ({"new": True, "kind": "ministry"}, []),
        ({"size": 0}, []),
        ({"size": -1}, []),
        ({"size": 10**30, "kind": "ministry"}, ["ticaret", "adalet"]),
    ],
)
def test_a_list_can_be_narrowed(archive, asked, found):
    assert [entity.id for entity in archive.entities(**asked)] == found


@pytest.mark.parametrize("kind", [None, "ministry", "organization"])
@pytest.mark.parametrize("prefix", ["", "t"])
def test_an_id_that_the_registry_has_of_the_other_kind_is_not_new(news, article, kind, prefix):
    news.add(article("a", ministries=("tim",), organizations=("ticaret", "tarla")))
    found = [entity.id for entity in news.entities(kind, prefix, new=True)]
    assert found == ([] if kind == "ministry" else ["tarla"])
    assert {entity.id for entity in news.entities(prefix=prefix)} == {"tim", "ticaret", "tarla"}


@pytest.mark.parametrize("prefix", ["", "tica"])
@pytest.mark.parametrize("new", [True, False])
@pytest.mark.parametrize("kind", ["kurum", "", "Ministry"])
def test_an_unknown_kind_is_an_error(archive, kind, prefix, new):
    with pytest.raises(ValueError, match=f"unknown kind '{kind}'; known: ministry, organization"):
        archive.entities(kind, prefix, new=new)
    with pytest.raises(ValueError, match=f"unknown kind '{kind}'"):
        archive.label(kind, "ticaret")


@pytest.mark.parametrize(
    ("kind", "entity_id", "label"),
    [
        ("ministry", "ekonomi", "Ekonomi Bakanlığı"),
        ("organization", "tim", "Türkiye İhracatçılar Meclisi (TİM)"),
        ("organization", BAKTAD, BAKTAD_LABEL),
        ("organization", "ticaret", "ticaret"),
        ("ministry", "\ud800", "\ud800"),
        ("organization", "\ud800", "\ud800"),
    ],
)
def test_what_to_call_an_entity(archive, kind, entity_id, label):
    assert archive.label(kind, entity_id) == label


def test_a_ministry_of_today_has_its_predecessors_counted_in(archive):
    found = archive.entity("ticaret")
    assert (found.kind, found.label, found.count, found.central_count, found.undated) == (
        "ministry",
        "Ticaret Bakanlığı",
        4,
        2,
        1,
    )
    assert found.entry == REGISTRY.ministries["ticaret"]
    assert found.minister == found.entry.ministers[-1]
    assert [(name.id, name.count) for name in found.predecessors][:3] == [
        ("ekonomi", 2),
        ("gumruk-ve-ticaret", 1),
        ("dis-ticaret-mustesarligi", 0),
    ]
    assert found.predecessors[0].terms == REGISTRY.ministries["ekonomi"].terms
    assert found.successors == ()
    assert "eximbank" in {affiliate.id for affiliate in found.affiliates}
    assert [(year.period, year.count) for year in found.timeline] == [
        (PublishedDate(2013), 1),
        (PublishedDate(2016), 1),
        (PublishedDate(2024), 1),
    ]
    assert [(year.period.year, year.count) for year in found.archive] == [
        (2013, 1),
        (2016, 1),
        (2020, 1),
        (2024, 2),
        (2025, 1),
    ]
    assert [hit.id for hit in found.latest] == ["bugun", "eski", "daha-eski", "tarihsiz"]
    assert [hit.id for hit in found.latest_central] == ["bugun", "tarihsiz"]


def together(entity, kind):
    return [(value.value, value.count) for value in entity.together[kind]]


def test_neither_itself_nor_its_lineage_occurs_together_with_it(archive):
    today, former, organization = map(archive.entity, ("ticaret", "ekonomi", "tim"))
    assert together(today, "ministry") == [("adalet", 1)]
    assert together(today, "organization") == [("tim", 3), ("tobb", 1)]
    assert together(former, "ministry") == []
    assert together(former, "organization") == [("tim", 1), ("tobb", 1)]
    assert together(organization, "ministry") == [("ticaret", 3), ("adalet", 1)]
    assert together(organization, "organization") == [("tobb", 1)]
    assert [(x.value, x.count) for x in organization.together["ministry"][0].former] == [
        ("ekonomi", 1),
        ("gumruk-ve-ticaret", 1),
    ]


def test_a_former_ministry_occurs_together_with_another_of_the_same_heir(archive, article):
    archive.add(article("ortak", ministries=("ekonomi", "gumruk-ve-ticaret", "adalet")))
    assert together(archive.entity("ekonomi"), "ministry") == [
        ("adalet", 1),
        ("gumruk-ve-ticaret", 1),
    ]
    assert together(archive.entity("ticaret"), "ministry") == [("adalet", 2)]


def test_a_former_ministry_has_its_own_articles(archive):
    found = archive.entity("ekonomi")
    assert (found.label, found.count, found.central_count) == ("Ekonomi Bakanlığı", 2, 1)
    assert [(name.id, name.count) for name in found.successors] == [("ticaret", 4)]
    assert found.minister is None
    assert found.entry.ministers[0].name == "Mehmet Zafer Çağlayan"
    assert [hit.id for hit in found.latest] == ["eski", "tarihsiz"]


def test_an_organization_of_the_registry(archive):
    found = archive.entity("tim")
    assert (found.kind, found.name, found.acronym) == (
        "organization",
        "Türkiye İhracatçılar Meclisi",
        "TİM",
    )
    assert found.entry == REGISTRY.organizations["tim"]
    assert (found.parent, found.predecessors, found.successors, found.minister) == (
        None,
        (),
        (),
        None,
    )
    assert (found.count, found.central_count, found.spellings) == (3, 1, ())


@pytest.mark.parametrize(
    ("organization", "parent"),
    [
        ("immib", "Türkiye İhracatçılar Meclisi (TİM)"),
        ("rekabet-kurumu", "Ticaret Bakanlığı"),
    ],
)
def test_a_parent_is_shown_by_its_name(archive, organization, parent):
    assert archive.entity(organization).parent.label == parent


def test_an_organization_that_the_registry_lacks(archive):
    found = archive.entity(BAKTAD)
    assert (found.label, found.name, found.acronym, found.entry) == (
        BAKTAD_LABEL,
        "Baklava ve Tatlı Üreticileri Derneği",
        "BAKTAD",
        None,
    )
    assert [(spelling.text, spelling.count) for spelling in found.spellings] == [
        (BAKTAD_LABEL, 2),
        ("Baklava ve Tatlı Üreticileri Derneği", 1),
    ]
    archive.delete("a", "c")
    found = archive.entity(BAKTAD)
    assert (found.count, [spelling.count for spelling in found.spellings]) == (1, [1])


def test_an_entity_of_the_registry_needs_no_articles(archive):
    found = archive.entity("ikmib")
    assert (found.count, found.timeline, found.latest) == (0, (), ())
    assert found.together == {"ministry": (), "organization": ()}


@pytest.mark.parametrize("unknown", ["", "boyle-bir-kurum-yok", "a b", "\ud800", "x" * 100_000])
def test_what_nobody_knows_is_nothing(archive, unknown):
    assert archive.entity(unknown) is None


def test_what_only_deleted_articles_had_is_nothing(archive):
    archive.delete("a", "b", "c")
    assert archive.entity(BAKTAD) is None
    assert archive.entities(new=True) == ()


def test_an_empty_archive_has_no_entities(news):
    assert news.entities() == ()
    assert news.entity("ticaret").count == 0


@pytest.mark.parametrize("entity", ["ticaret", "ekonomi", "immib", BAKTAD])
def test_an_entity_is_ready_for_json(archive, entity):
    data = json.loads(json.dumps(archive.entity(entity).to_dict()))
    assert (data["id"], data["timeline"] == []) == (entity, entity == "immib")
    if entity == "immib":
        assert data["parent"] == {"id": "tim", "label": "Türkiye İhracatçılar Meclisi (TİM)"}
        assert all(affiliate.keys() == {"id", "label"} for affiliate in data["affiliates"])
    if entity == "ekonomi":
        assert data["entry"]["terms"] == [{"since": "2011-07-06", "until": "2018-07-09"}]
        assert data["latest"][0]["date"] == "2016-05"
        assert data["successors"][0]["label"] == "Ticaret Bakanlığı"


MINISTRIES = (
    "ticaret", "ekonomi", "gumruk-ve-ticaret", "dis-ticaret-mustesarligi",
    "aile-calisma-ve-sosyal-hizmetler", "calisma-ve-sosyal-guvenlik", "adalet",
)  # fmt: skip
ORGANIZATIONS = ("tim", "ikmib", "tobb", "gaziantep-ziraat-odasi")
dates = st.sampled_from([None, *map(PublishedDate.parse, ("2023", "2023-02", "2024-04-30"))])


@st.composite
def archives(draw):
    articles = []
    for number in range(draw(st.integers(1, 10))):
        ministries = sorted(draw(st.sets(st.sampled_from(MINISTRIES), max_size=3)))
        organizations = sorted(draw(st.sets(st.sampled_from(ORGANIZATIONS), max_size=3)))
        articles.append(
            Article(
                id=str(number),
                title="Haber",
                paragraphs=(),
                published=draw(dates),
                ministries=tuple(ministries),
                organizations=tuple(organizations),
                central_ministries=tuple(ministries[: draw(st.integers(0, 2))]),
                central_organizations=tuple(organizations[: draw(st.integers(0, 2))]),
            )
        )
    return articles


def with_heirs(ministries):
    return {heir for name in ministries for heir in REGISTRY.lineage(name)}


def is_shown_under_another(name, left_out):
    heirs = REGISTRY.lineage(name)[1:] if name in REGISTRY.ministries else ()
    return any(REGISTRY.is_current(heir) and heir not in left_out for heir in heirs)


@settings(max_examples=20, deadline=None)
@given(archives(), st.sets(st.integers(0, 9)))
def test_counts_are_those_of_a_plain_loop(articles, gone):
    live = [article for article in articles if int(article.id) not in gone]
    tags = {x.id: with_heirs(x.ministries) | {*x.organizations} for x in live}
    about = {x.id: with_heirs(x.central_ministries) | {*x.central_organizations} for x in live}
    counts = Counter(name for of_article in tags.values() for name in of_article)
    central = Counter(name for of_article in about.values() for name in of_article)
    with tempfile.TemporaryDirectory() as folder, open_index(folder, create=True) as news:
        half = len(articles) // 2
        news.add(*articles[:half])
        news.add(*articles[half:])
        news.delete(*map(str, gone))
        entities = news.entities()
        described = {name: news.entity(name) for name in {*MINISTRIES, *ORGANIZATIONS}}

    listed = [each for entity in entities for each in (entity, *entity.former)]
    assert {entity.id: (entity.count, entity.central_count) for entity in listed} == {
        name: (count, central[name]) for name, count in counts.items()
    }
    for name, entity in described.items():
        if entity is None:
            assert name not in REGISTRY.organizations
            assert not counts[name]
            continue
        ours = [article for article in live if name in tags[article.id]]
        assert (entity.count, entity.central_count) == (counts[name], central[name])
        assert {year.period.year: year.count for year in entity.timeline} == Counter(
            article.published.year for article in ours if article.published
        )
        assert entity.undated == sum(article.published is None for article in ours)
        own = {name, *REGISTRY.lineage(name), *REGISTRY.predecessors(name)}
        values = [value for found in entity.together.values() for value in found]
        assert {value.value: value.count for value in values} == Counter(
            other
            for article in ours
            for other in tags[article.id] - own
            if not is_shown_under_another(other, own)
        )
