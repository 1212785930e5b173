"""The comparison in a real browser: filled in, changed and read, with scripts and without."""

import re
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

Serve = Callable[..., AbstractContextManager[subprocess.Popen[str]]]
Address = Callable[[subprocess.Popen[str]], str]

FIVE = "/karsilastir?s=kimya&s=kurum:tim&s=uzaygemisi&s=sanayi+gemi&s=ihracat"
STATES = (
    "/karsilastir",
    FIVE,
    FIVE + "&aralik=ay&olcu=pay&baslangic=2023",
    FIVE + "&s=fazla&bitis=dun",
    "/karsilastir?s=kimya&baslangic=1990&bitis=1991",
)
# The least contrast of each line with what it is drawn on (WCAG 2.2, 1.4.11).
FAINTEST_LINE = """
() => {
  const luminance = colour => colour.match(/[\\d.]+/g).slice(0, 3).map(Number)
    .map(part => part / 255)
    .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
  const ground = luminance(getComputedStyle(document.querySelector('.wide')).backgroundColor);
  const contrasts = [...document.querySelectorAll('.wide .stroke')]
    .map(one => luminance(getComputedStyle(one).stroke))
    .map(line => (Math.max(line, ground) + 0.05) / (Math.min(line, ground) + 0.05));
  return Math.min(...contrasts);
}
"""
# The smallest letters of the drawing that is shown, in pixels of the screen.
SMALLEST_LETTERS = """
() => Math.min(...[...document.querySelectorAll('.chart > svg')]
  .filter(one => one.checkVisibility())
  .map(one => one.getBoundingClientRect().width / one.viewBox.baseVal.width
    * one.querySelector('.labels').getAttribute('font-size')))
"""


@pytest.fixture(scope="module")
def site(serve: Serve, address: Address, index_dir: Path) -> Iterator[str]:
    with serve("--index", str(index_dir), "--port", "0") as process:
        yield address(process)


@pytest.fixture
def opened(browser: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """Open a page in a window of its own."""
    contexts = []

    def open_page(path: str, *, width: int = 1280, **options: object) -> Page:
        context = browser.new_context(
            base_url=site, locale="tr-TR", viewport={"width": width, "height": 900}, **options
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_searches_are_added_shown_and_taken_away(
    opened: Callable[..., Page], scripts: bool
) -> None:
    page = opened("/?q=kimya", java_script_enabled=scripts)
    page.get_by_role("link", name="Zaman içinde karşılaştır").click()
    expect(page.get_by_label("1. arama")).to_have_value("kimya")
    page.get_by_label("2. arama").fill("kurum:tim")
    page.get_by_label("Başlangıç").fill("2023")
    page.get_by_role("button", name="Karşılaştır").click()
    legend = page.locator(".legend li")
    expect(legend).to_have_count(2)
    expect(page.get_by_role("heading", level=2)).to_have_text("Aylara göre haber sayısı")
    page.get_by_role("link", name="Pay", exact=True).click()
    page.get_by_role("link", name="Yıl", exact=True).click()
    expect(page.get_by_role("heading", level=2)).to_have_text("Yıllara göre arşivdeki pay")
    page.get_by_role("link", name="kimya: karşılaştırmadan çıkar").click()
    expect(legend).to_have_count(1)
    page.get_by_text("Sayılar tablo olarak").click()
    cell = page.get_by_role("row", name="2024").get_by_role("link")
    count = cell.inner_text()
    cell.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{count} haber bulundu")
    expect(page).to_have_url(re.compile(r"q=kurum:tim&baslangic=2024&bitis=2024$"))


def test_a_point_that_stands_apart_leads_to_its_articles(opened: Callable[..., Page]) -> None:
    page = opened("/karsilastir?s=kimya&aralik=yil")
    point = page.locator(".wide a").last
    count = point.locator("title").text_content().split()[-1]
    point.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{count} haber bulundu")


@pytest.mark.parametrize("name", ["SVG", "CSV"])
def test_what_is_shown_can_be_taken_away(opened: Callable[..., Page], name: str) -> None:
    page = opened(FIVE)
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile(name)).click()
    assert download.value.suggested_filename == f"karsilastirma.{name.lower()}"


@pytest.mark.parametrize("width", [320, 360, 640, 768, 1024, 1440])
def test_one_drawing_is_shown_with_legible_letters(opened: Callable[..., Page], width: int) -> None:
    page = opened(FIVE, width=width)
    expect(page.locator(".chart > svg").filter(visible=True)).to_have_count(1)
    assert page.evaluate(SMALLEST_LETTERS) >= 12


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_lines_stand_out_from_the_ground(opened: Callable[..., Page], scheme: str) -> None:
    assert opened(FIVE, color_scheme=scheme).evaluate(FAINTEST_LINE) >= 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_nothing_is_in_the_way_of_anybody(
    opened: Callable[..., Page], width: int, scheme: str
) -> None:
    page = opened(STATES[0], width=width, color_scheme=scheme)
    for state in STATES:
        page.goto(state)
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        found = Axe().run(page, options={"runOnly": tags, "resultTypes": ["violations"]})
        assert found.violations_count == 0, (state, found.generate_report())
