"""The versions of a story in an archive: one hit, whatever was added, deleted and merged."""

import tempfile
from collections.abc import Callable, Iterable
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from haberdar import Analyzer, Article, News, PublishedDate, build_index, load_registry, open_index
from haberdar.index import generations
from haberdar.index.generations import live_generation

LEADS = (
    "Kimya ihracatı geçen ay yüzde 12,4 artarak 2 milyar 647 milyon dolara ulaştı.",
    "Makine üreticileri yılın ilk yarısında 14,3 milyar dolarlık satış yaptı.",
    "Fındık rekoltesi bu yıl kuraklık yüzünden 717 bin tona geriledi.",
)
RESTS = (
    (
        "Birlik başkanı, navlun maliyetlerindeki düşüşün üreticilere nefes aldırdığını ve yılın "
        "kalanında Afrika'daki yeni pazarlara yöneleceklerini söyledi."
    ),
    (
        "Almanya en çok satış yapılan ülke oldu; onu İtalya, Romanya ve Birleşik Krallık izlerken "
        "komşu ülkelerin payı sınırdaki yoğunluk yüzünden azaldı."
    ),
    (
        "Ziraat odaları taban fiyatın maliyetin altında kaldığını savunuyor, tüccar ise dünya "
        "fiyatlarının gerilediğini belirterek alımları ağırdan alıyor."
    ),
)
DATES = ("", "2024-03-01", "2024-03-02", "2024-03-20")


def version(name: str, story: int, *, date: str = "", opening: str = "") -> Article:
    return Article(
        id=name,
        title=f"{opening}{LEADS[story][:20]}",
        paragraphs=(opening + LEADS[story], RESTS[story], "Haberin sonu."[: len(opening)]),
        published=PublishedDate.parse(date) if date else None,
        source=f"Gazete {name}",
    )


versions = st.builds(
    lambda story, date, opening: version("?", story, date=date, opening=opening),
    st.integers(0, 2),
    st.sampled_from(DATES),
    st.sampled_from(["", "ANKARA - ", "Kimya haberleri: "]),
)


def numbered(drawn: Iterable[Article]) -> list[Article]:
    return [
        Article.from_dict({**article.to_dict(), "id": str(number)})
        for number, article in enumerate(drawn)
    ]


def stories(news: News) -> set[frozenset[str]]:
    """Return the stories of an archive by the ids of their versions."""
    return {
        frozenset({article.id, *(other.id for other in others)})
        for article in news.articles()
        if (others := news.story(article.id))
    }


@settings(max_examples=12, deadline=None)
@given(st.lists(versions, min_size=1, max_size=9), st.integers(1, 4), st.sets(st.integers(0, 8)))
def test_a_changed_archive_has_the_stories_of_one_built_anew(
    drawn: list[Article], at_once: int, gone: set[int]
) -> None:
    articles = numbered(drawn)
    kept = [article for article in articles if int(article.id) not in gone]
    with tempfile.TemporaryDirectory() as changed, tempfile.TemporaryDirectory() as anew:
        with build_index(Path(anew), Analyzer(), load_registry()) as build:
            for article in reversed(kept):
                build.add(article)
        with open_index(changed, create=True) as news, open_index(anew) as built:
            for first in range(0, len(articles), at_once):
                news.add(*articles[first : first + at_once])
            news.delete(*map(str, gone))
            assert stories(news) == stories(built)
            assert list(news.verify()) == list(built.verify()) == []


searches = st.fixed_dictionaries(
    {
        "query": st.sampled_from(["", "kimya", "navlun", "kimya navlun", "birlik OR ziraat"]),
        "sort": st.sampled_from(["relevance", "newest", "oldest"]),
        "since": st.sampled_from(["", "2024-03-02"]),
    }
)


@settings(max_examples=25, deadline=None)
@given(st.lists(versions, min_size=1, max_size=12), searches, st.integers(1, 4))
def test_folded_pages_show_of_each_story_the_first_of_a_plain_list(
    drawn: list[Article], search: dict[str, str], size: int
) -> None:
    with tempfile.TemporaryDirectory() as folder, open_index(folder, create=True) as news:
        news.add(*numbered(drawn))
        plain = news.search(**search, fold=False, size=100)
        story = {name: min(versions) for versions in stories(news) for name in versions}
        expected: dict[str, list[str]] = {}
        for hit in plain.hits:
            expected.setdefault(story.get(hit.id, hit.id), []).append(hit.id)
        found = []
        for number in count(1):
            page = news.search(**search, size=size, page=number)
            found += page.hits
            if not page.hits:
                break
        assert [hit.id for hit in found] == [ids[0] for ids in expected.values()]
        assert [hit.similar for hit in found] == [len(ids) - 1 for ids in expected.values()]
        assert (page.total, page.stories) == (len(plain.hits), len(expected))
        assert page.pages == -(-len(expected) // size)
        assert (plain.total, plain.stories) == (page.total, page.stories)
        assert plain.facets == page.facets
        assert plain.timeline == page.timeline


@pytest.fixture
def told(news: News) -> News:
    news.add(
        version("ajans", 0, date="2024-03-01"),
        version("posta", 0, date="2024-03-02", opening="ANKARA - "),
        version("gece", 0),
        version("eski", 0, date="2023-03-01"),
        version("makine", 1, date="2024-03-02"),
    )
    return news


def test_the_other_versions_come_earliest_first_and_undated_last(told: News) -> None:
    assert [article.id for article in told.story("posta")] == ["ajans", "gece"]
    assert told.story("eski") == told.story("makine") == told.story("yok") == ()


def test_a_hit_says_how_many_others_of_its_story_were_found(told: News) -> None:
    page = told.search("kimya", sort="newest")
    assert [(hit.id, hit.similar) for hit in page.hits] == [("posta", 2), ("eski", 0)]
    assert (page.total, page.stories, page.pages) == (4, 2, 1)
    only = told.search("kimya", since="2024-03-02")
    assert [(hit.id, hit.similar) for hit in only.hits] == [("posta", 0)]


def test_the_first_in_the_order_asked_for_stands_for_its_story(told: News) -> None:
    pages = [told.search("kimya", since="2024", sort=sort) for sort in ("newest", "oldest")]
    assert [[hit.id for hit in page.hits] for page in pages] == [["posta"], ["ajans"]]


def test_the_versions_of_a_story_are_found_one_by_one(told: News) -> None:
    page = told.search("kimya", story="gece", sort="oldest")
    assert [(hit.id, hit.similar) for hit in page.hits] == [("ajans", 2), ("posta", 2), ("gece", 2)]
    assert (page.total, page.stories, page.pages) == (3, 1, 1)
    assert told.search("makine", story="gece").total == 0
    assert [hit.id for hit in told.search(story="makine").hits] == ["makine"]
    assert told.search(story="yok").total == 0


def test_deleting_the_middle_leaves_the_others_together(told: News) -> None:
    told.delete("ajans", "eski")
    assert [article.id for article in told.story("posta")] == ["gece"]
    told.delete("gece")
    assert told.story("posta") == ()


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda file: file.unlink(), "cannot be read"),
        (lambda file: file.write_bytes(b""), "is empty"),
        (lambda file: file.write_bytes(file.read_bytes()[:-30]), "damaged"),
    ],
)
def test_damaged_stories_are_told(
    told: News, tmp_path: Path, damage: Callable[[Path], None], said: str
) -> None:
    told.close()
    folder = live_generation(tmp_path / "index")
    damage(folder / "stories")
    with pytest.raises(Exception, match=said):
        open_index(tmp_path / "index")


def test_other_stories_than_those_of_the_articles_are_a_fault(told: News, tmp_path: Path) -> None:
    folder = live_generation(tmp_path / "index")
    told.delete("gece", "posta")
    now = live_generation(tmp_path / "index")
    stale = (folder / "stories").read_bytes()
    (now / "stories").write_bytes(stale)
    generations._mark_files(now, None)
    with open_index(tmp_path / "index") as opened:
        assert any("not those of the articles" in fault.text for fault in opened.verify())
