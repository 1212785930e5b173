"""What the article page shows."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from haberdar import Article, Mention, News, SearchRequest, open_index
from haberdar_web.reading import Reading, Related, reading


@pytest.fixture(autouse=True)
def _in_a_request(app: Flask) -> Iterator[None]:
    with app.test_request_context("/"):
        yield


def read(news: News, article_id: str, request: SearchRequest | None = None) -> Reading:
    article = news.get(article_id)
    assert article is not None
    request = request or SearchRequest()
    marks = news.marks(article, request)
    related = Related(news.story(article.id), news.similar(article.id))
    return reading(article, related, request, marks, news.label)


def test_entities_by_kind_with_links_to_their_pages(news: News) -> None:
    shown = read(news, "haber-01")
    assert [(entity.label, entity.url) for entity in shown.ministries] == [
        ("Ticaret Bakanlığı", "/bakanlik/ticaret"),
        ("Sanayi ve Teknoloji Bakanlığı", "/bakanlik/sanayi-ve-teknoloji"),
    ]
    assert shown.organizations[-1].label == "Türkiye İhracatçılar Meclisi (TİM)"
    assert shown.entities["organization", "tim"] == shown.organizations[-1]


def test_an_organization_is_called_as_in_hits_and_facets(tmp_path: Path) -> None:
    with open_index(tmp_path / "index", create=True) as news:
        for number, name in enumerate(("Giresun Ziraat Odası", "GİRESUN Ziraat Odası")):
            mention = Mention(
                "giresun-ziraat-odasi", "organization", name, 0, len(name), "pattern", "title", name
            )
            news.add(
                *(
                    Article(
                        id=f"{number}-{copy}",
                        title=name,
                        paragraphs=(),
                        organizations=(mention.entity_id,),
                        mentions=(mention,),
                    )
                    for copy in range(3 - number)
                )
            )
        page = news.search()
        shown = {read(news, hit.id).organizations[0].label for hit in page.hits}
    hits = {hit.organizations[0].label for hit in page.hits}
    assert shown == hits == {page.facets["organization"][0].label} == {"Giresun Ziraat Odası"}


def test_the_words_of_the_search_stay_marked_and_the_way_back_keeps_it(news: News) -> None:
    request = SearchRequest(query="kimya", ministries=("ticaret",), page=2)
    shown = read(news, "haber-01", request)
    assert shown.title[0].text.pieces()[0] == ("Kimya", True)
    assert shown.passages[0].runs[0].text.pieces()[0] == ("Kimya", True)
    assert (shown.from_search, shown.url_back) == (
        True,
        "/?q=kimya&bakanlik=ticaret&sayfa=2",
    )


def test_without_a_search_nothing_is_marked(news: News) -> None:
    shown = read(news, "haber-01")
    runs = [*shown.title, *(run for passage in shown.passages for run in passage.runs)]
    assert not any(run.text.marks for run in runs)
    assert (shown.from_search, shown.url_back) == (False, "/")


def test_the_original_is_linked_by_the_name_of_its_site(news: News) -> None:
    shown = read(news, "haber-01")
    assert shown.url == "https://www.ticaretpostasi.example/haber/1"
    assert shown.site == "ticaretpostasi.example"
