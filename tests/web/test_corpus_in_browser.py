"""The sample corpus in a real browser: a word finds its articles in each way that it is typed.

Which articles are right is decided here by plain regular expressions over the texts.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from subprocess import Popen

import pytest
from playwright.sync_api import Browser, Page, expect

from haberdar import Article, open_index
from haberdar_indexer import reindex

ROOT = Path(__file__).parent.parent.parent
# Its forms, and the words derived from it.
EXPORT = r"\b[İiI]hracat|\bİHRACAT"
TURKIYE = r"\bT(?:ü|u)rkiye|\bTÜRKİYE"
IKMIB = r"\bİKMİB"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus") / "index"
    reindex([ROOT / "corpus"], folder)
    return folder


@pytest.fixture(scope="module")
def articles(index: Path) -> list[Article]:
    with open_index(index) as news:
        return list(news.articles())


@pytest.fixture(scope="module")
def page(
    serve: Callable[..., AbstractContextManager[Popen[str]]],
    address: Callable[[Popen[str]], str],
    index: Path,
    browser: Browser,
) -> Iterator[Page]:
    with serve("--index", str(index), "--port", "0") as process:
        context = browser.new_context(base_url=address(process), locale="tr-TR")
        yield context.new_page()
        context.close()


def found_titles(page: Page, typed: str) -> list[str]:
    """Type into the box, turn the pages to the last, and look at all versions of every story."""
    page.goto("/?adet=50")
    page.get_by_label("Haberlerde ara").fill(typed)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    titles: list[str] = []
    stories: list[str] = []
    while True:
        for hit in page.locator("main .hits > li").all():
            similar = hit.locator(".similar a")
            if similar.count():
                stories.append(str(similar.get_attribute("href")))
            else:
                titles += hit.locator("h3").all_inner_texts()
        following = page.get_by_role("link", name="Sonraki")
        if not following.count():
            break
        with page.expect_navigation():
            following.click()
    for story in stories:
        page.goto(story)
        titles += page.locator("main .hits h3").all_inner_texts()
    return titles


@pytest.mark.parametrize(
    ("typed", "pattern"),
    [
        ("ihracat", EXPORT),
        ("IHRACAT", EXPORT),
        ("ikmib", IKMIB),
        ("İKMİB'e", IKMIB),
        ("turkiye'nin", TURKIYE),
        ("Türkiye’nin", TURKIYE),
    ],
    ids=lambda value: value if "\\b" not in value else "",
)
def test_each_way_to_type_finds_just_the_right_articles(
    page: Page, articles: list[Article], typed: str, pattern: str
) -> None:
    wanted = re.compile(pattern)
    right = [a.title for a in articles if wanted.search(f"{a.title}\n{a.body}")]
    assert 0 < len(right) < len(articles)
    assert sorted(found_titles(page, typed)) == sorted(right)


def test_more_words_than_three_open_without_scripts(page: Page) -> None:
    page.goto("/?q=ihracat%7E")
    rest = page.locator(".also p")
    expect(rest).to_be_hidden()
    page.locator(".also summary").click()
    expect(rest).to_be_visible()


def test_every_hit_shows_the_acronym_or_its_name_marked(page: Page) -> None:
    page.goto("/?q=ikmib")
    hits = page.locator("main .hits > li")
    assert hits.count() > 1
    for hit in hits.all():
        marked = hit.locator("mark").all_inner_texts()
        assert marked
        assert all(word.startswith(("İKMİB", "İstanbul Kimyevi")) for word in marked)


def test_a_value_is_searched_and_excluded_by_keyboard(page: Page, articles: list[Article]) -> None:
    page.goto("/")
    field = page.get_by_label("Kurum süzgecinde ara")
    field.fill("cevre IHRACAT")
    with page.expect_navigation():
        field.press("Enter")
    section = page.get_by_role("region", name="Kurum")
    expect(section).to_be_in_viewport()
    expect(section.get_by_text("Listede “cevre IHRACAT” geçen yok.")).to_be_visible()
    field.fill("tim)")
    with page.expect_navigation():
        field.press("Enter")
    exclude = section.get_by_role("link", name="Türkiye İhracatçılar Meclisi (TİM): hariç tut")
    exclude.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    others = sum("tim" not in article.organizations for article in articles)
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{others} haber bulundu")
    expect(page.locator(".chips")).to_contain_text("Kurum değil: Türkiye İhracatçılar Meclisi")
