"""What articles are tagged with: central and passing, in the registry and beyond it."""

from dataclasses import replace

import pytest

from haberdar import Article, InvalidArticleError, Mention, open_index

BAKTAD = "baklava-ve-tatli-ureticileri-dernegi"


def named(label: str, text: str = "Baklava ve Tatlı Üreticileri Derneği konuştu") -> Article:
    name = text.removesuffix(" konuştu")
    mention = Mention(BAKTAD, "organization", name, 0, len(name), "pattern", "title", label)
    return Article(
        id=label, title=text, paragraphs=(), organizations=(BAKTAD,), mentions=(mention,)
    )


@pytest.fixture
def news(tmp_path):
    with open_index(tmp_path, create=True) as news:
        news.add(
            Article(
                id="about",
                title="Destek",
                paragraphs=("Metin.",),
                ministries=("ekonomi", "adalet"),
                organizations=("tim",),
                central_ministries=("ekonomi",),
                central_organizations=("tim",),
            ),
            Article(
                id="passing",
                title="Sergi",
                paragraphs=("Metin.",),
                ministries=("ticaret",),
                organizations=("tim", "tobb"),
            ),
        )
        yield news


def counts(page, facet):
    return {value.value: value.count for value in page.facets[facet]}


def test_facets_count_all_tags_unless_only_central_ones_are_asked_for(news):
    everything, about = news.search(), news.search(central=True)
    assert counts(everything, "ministry") == {"ticaret": 2, "adalet": 1}
    assert counts(everything, "organization") == {"tim": 2, "tobb": 1}
    # Today's ministry has what its predecessors were the subject of.
    assert counts(about, "ministry") == {"ticaret": 1}
    assert counts(about, "organization") == {"tim": 1}
    assert everything.total == about.total == 2


@pytest.mark.parametrize(
    ("central", "asked", "found"),
    [
        (False, {"organizations": ["tim"]}, {"about", "passing"}),
        (True, {"organizations": ["tim"]}, {"about"}),
        (False, {"ministries": ["ticaret"]}, {"about", "passing"}),
        (True, {"ministries": ["ticaret"]}, {"about"}),
        (True, {"ministries": ["ekonomi"]}, {"about"}),
        (True, {"organizations": ["tobb"]}, set()),
        # Typed or chosen makes no difference.
        (False, {"query": "kurum:tim"}, {"about", "passing"}),
        (True, {"query": "kurum:tim"}, {"about"}),
        (True, {"query": "-bakanlık:ticaret"}, {"passing"}),
    ],
)
def test_filters_look_at_central_tags_when_asked_to(news, central, asked, found):
    assert {hit.id for hit in news.search(central=central, **asked).hits} == found


def test_hits_say_what_they_are_mainly_about(news):
    told = {
        hit.id: [(entity.id, entity.central) for entity in (*hit.ministries, *hit.organizations)]
        for hit in news.search().hits
    }
    assert told == {
        "about": [("ekonomi", True), ("adalet", False), ("tim", True)],
        "passing": [("ticaret", False), ("tim", False), ("tobb", False)],
    }


def test_what_is_central_must_be_a_tag():
    with pytest.raises(InvalidArticleError, match="'tim' is central but no tag of it"):
        Article(id="x", title="x", paragraphs=(), central_organizations=("tim",))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"title": "Baklava"}, "is not at title 0:36"),
        ({"mentions": ("part", "titel")}, "is not at titel 0:36"),
        ({"mentions": ("label", "\ud800")}, "is not valid Unicode"),
    ],
)
def test_mentions_must_fit_the_article(change, reason):
    article = named("Baklava ve Tatlı Üreticileri Derneği")
    if "mentions" in change:
        field, value = change["mentions"]
        change = {"mentions": (replace(article.mentions[0], **{field: value}),)}
    with pytest.raises(InvalidArticleError, match=reason):
        replace(article, **change)


@pytest.mark.parametrize("field", ["ministries", "organizations", "paragraphs"])
def test_a_forgotten_comma_is_told(field):
    with pytest.raises(InvalidArticleError, match=f"{field} must be a tuple of texts"):
        replace(named("x"), **{field: "ticaret"})


def test_tags_carry_their_mentions():
    article = named("Baklava ve Tatlı Üreticileri Derneği (BAKTAD)")
    (tag,) = article.tags
    assert (tag.entity_id, tag.kind, tag.is_central) == (BAKTAD, "organization", False)
    assert tag.mentions == article.mentions
    assert Article.from_dict(article.to_dict()) == article


def test_a_body_that_the_registry_lacks_is_called_as_most_articles_call_it(news):
    small, large = "Baklava ve Tatlı Üreticileri Derneği", "Baklava Ve Tatlı Üreticileri Derneği"
    news.add(named(large))
    assert labels(news) == [large]
    news.add(named(small), replace(named(small), id="another"))
    assert labels(news) == [small]
    news.add(named("Baklava ve Tatlı Üreticileri Derneği (BAKTAD)"))
    assert labels(news) == ["Baklava ve Tatlı Üreticileri Derneği (BAKTAD)"]
    (hit,) = news.search(organizations=[BAKTAD], size=1).hits
    assert hit.organizations[0].label == "Baklava ve Tatlı Üreticileri Derneği (BAKTAD)"


def labels(news):
    facet = news.search("baklava").facets["organization"]
    return [value.label for value in facet]


@pytest.mark.parametrize(
    "query",
    [
        'kurum:"Baklava ve Tatlı Üreticileri Derneği"',
        "kurum:BAKTAD",
        "kurum:baktad",
        'kurum:"baklava ve tatlı"',
        "kurum:üreticileri",
        "kurum:BAKTAD'ın",
        "kurum:derneği",
        'kurum:"BAKLAVA VE TATLI ÜRETİCİLERİ DERNEĞİ"',
        f"kurum:{BAKTAD}",
    ],
)
def test_it_is_found_by_name_and_acronym(news, query):
    label = "Baklava ve Tatlı Üreticileri Derneği (BAKTAD)"
    news.add(named(label))
    page = news.search(query)
    assert [hit.id for hit in page.hits] == [label]
    assert [BAKTAD in asked.ids for asked in page.query.filters] == [True]


def test_all_of_a_registered_name_is_that_organization_alone(news):
    other = replace(named("Ege Merkez Bankası", "Ege Merkez Bankası konuştu"), mentions=())
    news.add(replace(other, organizations=("ege-merkez-bankasi",)))
    (asked,) = news.search('kurum:"merkez bankası"').query.filters
    assert asked.ids == ("tcmb",)
    (asked,) = news.search("kurum:ege-merkez-bankasi").query.filters
    assert asked.ids == ("ege-merkez-bankasi",)


def test_it_is_suggested(news):
    news.add(named("Baklava ve Tatlı Üreticileri Derneği (BAKTAD)"))
    found = [s.id for s in news.suggest("tatlı üret") if s.kind == "organization"]
    assert found == [BAKTAD]
