"""Articles about the same as another one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from haberdar import Article, News, PublishedDate, build_index, open_index
from haberdar.registry import load_registry
from haberdar.turkish.analyzer import Analyzer

SUBJECTS = {
    "findik": "fındık rekolte üretici hasat bahçe kuraklık taban fiyat tüccar",
    "gemi": "tersane gemi armatör konteyner liman navlun rıhtım tonaj",
    "celik": "çelik haddehane hurda cüruf demir kütük izabe döküm",
    "dokuma": "iplik dokuma pamuk kumaş konfeksiyon örgü boyahane kot",
}
COMMON = "Sektör temsilcileri bu yıl için beklentilerini açıkladı ve destek istedi"
COPY = (
    "Fındık rekoltesi bu yıl kuraklık yüzünden 717 bin tona geriledi, üretici hasattan umutsuz.",
    "Ziraat odaları taban fiyatın maliyetin altında kaldığını savunuyor, tüccar beklemede.",
)


def about(subject: str, number: int) -> Article:
    """Return an article that says some of the words of a subject, and what others say too."""
    words = SUBJECTS[subject].split()
    said = " ".join(words[(number + step) % len(words)] for step in range(5))
    return Article(
        id=f"{subject}-{number}",
        title=f"{words[number % len(words)].title()} haberi",
        paragraphs=(f"{COMMON}: {said} konuşuldu. Toplantıda {number} gündem vardı.",),
        published=PublishedDate(1990 + 3 * number),  # far apart, so that none is a version
    )


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Iterator[News]:
    folder = tmp_path_factory.mktemp("similar") / "index"
    with build_index(folder, Analyzer(), load_registry()) as index:
        for subject in SUBJECTS:
            for number in range(8):
                index.add(about(subject, number))
        for number in range(3):
            index.add(Article(id=f"kopya-{number}", title="Fındıkta kuraklık", paragraphs=COPY))
        index.add(Article(id="tek", title="Zzyzx", paragraphs=("Qwxq vbnq.",)))
    with open_index(folder) as archive:
        yield archive


def similar(news: News, article_id: str, size: int = 5) -> list[str]:
    return [hit.id for hit in news.similar(article_id, size)]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_the_similar_are_about_the_same_subject(news: News, subject: str) -> None:
    found = [name for number in range(8) for name in similar(news, f"{subject}-{number}", 3)]
    about_it = [name for name in found if name.startswith((subject, "kopya"))]
    assert len(about_it) >= 0.9 * len(found) > 12


def test_neither_the_article_nor_its_versions_are_similar(news: News) -> None:
    for number in range(3):
        found = similar(news, f"kopya-{number}", 50)
        assert found
        assert not [name for name in found if name.startswith("kopya")]


def test_of_another_story_there_is_one_version(news: News) -> None:
    found = similar(news, "findik-0", 50)
    assert len([name for name in found if name.startswith("kopya")]) == 1


def test_the_most_similar_come_first_and_nothing_is_marked(news: News) -> None:
    hits = news.similar("gemi-2", 10)
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert not any(hit.title_marks or hit.snippet.marks for hit in hits)


@pytest.mark.parametrize(("name", "size"), [("tek", 5), ("yok", 5), ("gemi-1", 0), ("gemi-1", -1)])
def test_there_may_be_none(news: News, name: str, size: int) -> None:
    assert similar(news, name, size) == []


def test_fewer_are_the_first_of_more(news: News) -> None:
    assert similar(news, "celik-3", 2) == similar(news, "celik-3", 9)[:2]


def test_shared_names_make_articles_similar(tmp_path: Path) -> None:
    names = ("tim", "tim", "tobb", "tobb")
    with open_index(tmp_path / "index", create=True) as archive:
        archive.add(
            *(
                Article(
                    id=f"{name}-{number}",
                    title=f"{word} konuşuldu",
                    paragraphs=(f"{word} gündemdeydi.",),
                    organizations=(name,),
                    central_organizations=(name,),
                )
                for number, (name, word) in enumerate(
                    zip(names, ("Vergi", "Enerji", "Kredi", "Lojistik"), strict=True)
                )
            )
        )
        assert similar(archive, "tim-0")[0] == "tim-1"
        assert similar(archive, "tobb-3")[0] == "tobb-2"


@settings(max_examples=15, deadline=None)
@given(texts=st.lists(st.text(max_size=60).filter(lambda text: text.isprintable()), max_size=4))
def test_any_text_is_answered(texts: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    with open_index(tmp_path_factory.mktemp("any") / "index", create=True) as archive:
        archive.add(
            *(
                Article(id=str(number), title="başlık", paragraphs=(text, "ihracat arttı"))
                for number, text in enumerate(texts)
            )
        )
        for number in range(len(texts)):
            assert str(number) not in similar(archive, str(number))
