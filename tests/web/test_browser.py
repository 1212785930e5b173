"""The pages in a real browser, used the way people use them."""

import re
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import permutations
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from haberdar import Article, open_index

Serve = Callable[..., AbstractContextManager[subprocess.Popen[str]]]
Address = Callable[[subprocess.Popen[str]], str]

PAGES = (
    "/",
    "/?q=kimya+ihracat%C4%B1&bakanlik=ticaret&baslangic=2024&bitis=2024&sayfa=2",
    "/?q=uzaygemisi&kurum=ikmib&kurum=tim&bakanlik=sanayi-ve-teknoloji",
    "/?q=ihracat&sayfa=40&sirala=g%C3%BCzel",
    "/haber/haber-01?q=kimya",
    "/haber/haber-06",
    "/?bakanlik=ekonomi&konu=ana",
    "/?q=kimya+aral%C4%B1k+2024+-kurum:ikmib+-kurum:tim+kurum:yokboyle",
    "/?q=kimya+ihracaat%C4%B1",
    "/?q=ihracat%7E",
    "/?q=kaynak:" + "uzunkaynak" * 20,
    "/yardim",
    "/?q=kimya&kurum=-tim&kaynak=-&kurum_ara=kimya&dil=en",
    "/bakanlik/ticaret",
    "/kurum/tim?dil=en",
    "/ekle",
    "/api/",
    "/karsilastir",
    "/karsilastir?s=kimya&s=kurum:tim&s=uzaygemisi&s=ihracat&s=sanayi+kimya+gemi&s=alt&bitis=dun",
    "/karsilastir?s=kimya&s=ihracat&olcu=pay&aralik=ay&s=" + "uzun" * 30,
)
WIDTHS = (320, 360, 768, 1440)


@pytest.fixture(scope="module")
def site(serve: Serve, address: Address, index_dir: Path) -> Iterator[str]:
    with serve("--index", str(index_dir), "--port", "0") as process:
        yield address(process)


@contextmanager
def opened(browser: Browser, site: str, *, width: int = 1280, **options: object) -> Iterator[Page]:
    """Open a page in a window of its own; the browser must not complain of anything."""
    complaints: list[str] = []
    context = browser.new_context(
        base_url=site, locale="tr-TR", viewport={"width": width, "height": 900}, **options
    )
    page = context.new_page()
    page.set_default_timeout(10_000)
    # Chromium notes where its own focus came before the page's; that is no fault of the page.
    page.on(
        "console",
        lambda message: "Autofocus" in message.text or complaints.append(message.text),
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: complaints.append(dialog.message))
    yield page
    context.close()
    assert complaints == []


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def page(request: pytest.FixtureRequest, browser: Browser, site: str) -> Iterator[Page]:
    with opened(browser, site, java_script_enabled=request.param) as window:
        window.goto("/")
        yield window


def search(page: Page, words: str) -> None:
    page.get_by_label("Haberlerde ara").fill(words)
    page.get_by_role("button", name="Ara", exact=True).click()


def expect_found(page: Page, count: int) -> None:
    heading = f"{count} haber bulundu" if count else "Haber bulunamadı"
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)


def choose(page: Page, name: str) -> None:
    facets = page.locator(".filters, .timeline")
    facets.get_by_role("link", name=re.compile(f"^{name}")).first.click()
    expect(page.locator("[aria-busy]")).to_have_count(0)


def chips(page: Page) -> list[str]:
    page.wait_for_load_state()  # until the style sheet is there, hidden words are shown
    names = page.locator(".chips a").all_inner_texts()
    return [name.split("\n")[0] for name in names if name != "Tümünü kaldır"]


def test_the_field_waits_for_words_and_finds_them(page: Page) -> None:
    expect(page.get_by_label("Haberlerde ara")).to_be_focused()
    page.keyboard.type("IHRACAT")
    page.keyboard.press("Enter")
    expect_found(page, 27)
    expect(page).to_have_url(re.compile(r"/\?q=IHRACAT$"))
    expect(page.locator(".hits mark").first).to_be_visible()


@pytest.mark.parametrize(
    "order", list(permutations(["Ticaret Bakanlığı", "Türkiye İhracatçılar Meclisi", "2024"]))
)
def test_facets_in_any_order_lead_to_the_same_result(page: Page, order: tuple[str, ...]) -> None:
    search(page, "kimya")
    for name in order:
        choose(page, name)
    expect_found(page, 14)
    assert len(chips(page)) == 3


def test_what_articles_are_mainly_about_until_its_chip_is_removed(page: Page) -> None:
    choose(page, "Ticaret Bakanlığı")
    expect_found(page, 27)
    choose(page, "Yalnız ana konusu olanlar")
    expect_found(page, 2)
    search(page, "ihracat")
    expect_found(page, 2)
    assert chips(page)[1:] == ["Kapsam: Yalnız ana konusu olanlar"]
    page.locator(".hits h3 a").last.click()
    page.get_by_role("link", name="Sonuçlara dön").click()
    page.get_by_role("link", name="Kapsam: Yalnız ana konusu olanlar süzgecini kaldır").click()
    expect_found(page, 27)
    assert len(chips(page)) == 1


def test_a_mention_shows_its_kind_without_colour(page: Page) -> None:
    page.goto("/haber/haber-06")
    line = "one => getComputedStyle(one).textDecorationStyle"
    mentions, headings = page.locator(".text .mention"), page.locator(".entities h3 .line")
    for place, (name, style) in enumerate(
        [("Tarım ve Orman Bakanlığı", "solid"), ("Giresun Ziraat Odası", "dotted")]
    ):
        expect(mentions.nth(place)).to_have_text(name)
        assert mentions.nth(place).evaluate(line) == style
        assert headings.nth(place).evaluate(line) == style


def test_a_second_value_widens_and_the_other_counts_stand(page: Page) -> None:
    choose(page, "Hazine ve Maliye Bakanlığı")
    expect_found(page, 1)
    choose(page, "Tarım ve Orman Bakanlığı")
    expect_found(page, 2)
    expect(page.get_by_role("link", name=re.compile("^Ticaret Bakanlığı 27 haber"))).to_be_visible()
    choose(page, "Hazine ve Maliye Bakanlığı")
    expect_found(page, 1)


def test_a_year_then_a_month_and_back(page: Page) -> None:
    choose(page, "2024")
    expect_found(page, 15)
    choose(page, "Aralık")
    expect_found(page, 3)
    assert chips(page) == ["Tarih: Aralık 2024"]
    choose(page, "2024")
    expect_found(page, 15)
    choose(page, "Tüm zamanlar")
    expect(page.get_by_role("heading", level=1)).to_have_text("Son haberler")


def test_dates_from_and_to_keep_the_rest_of_the_search(page: Page) -> None:
    search(page, "kimya")
    choose(page, "Ticaret Bakanlığı")
    page.get_by_label("Başlangıç").fill("2023-06-01")
    page.get_by_label("Bitiş").fill("2023-08-31")
    page.get_by_role("button", name="Uygula").click()
    expect_found(page, 3)
    assert chips(page)[0] == "Tarih: Haziran – Ağustos 2023"
    expect(page.get_by_label("Haberlerde ara")).to_have_value("kimya")


def test_chips_remove_their_filters(page: Page) -> None:
    search(page, "kimya")
    choose(page, "2024")
    choose(page, "Sanayi ve Teknoloji Bakanlığı")
    expect_found(page, 1)
    page.get_by_role("link", name="Tarih: 2024 süzgecini kaldır").click()
    expect(page.locator(".chips a")).to_have_count(1)
    choose(page, "2024")
    page.get_by_role("link", name="Tümünü kaldır").click()
    expect_found(page, 27)
    assert chips(page) == []


def test_a_new_search_keeps_the_filters(page: Page) -> None:
    choose(page, "Sanayi ve Teknoloji Bakanlığı")
    search(page, "üretimi")
    expect_found(page, 1)
    assert len(chips(page)) == 1


def test_a_date_in_words_filters_until_it_is_taken_away(page: Page) -> None:
    search(page, "kimya aralık 2024")
    expect_found(page, 3)
    page.get_by_role("link", name="Tarih: Aralık 2024 süzgecini kaldır").click()
    expect_found(page, 27)
    expect(page.get_by_label("Haberlerde ara")).to_have_value("kimya")


def test_a_date_in_words_looked_for_as_words(page: Page) -> None:
    search(page, "kimya aralık 2024")
    page.get_by_role("link", name="Aralık 2024: sözcük olarak ara").click()
    expect(page.get_by_label("Haberlerde ara")).to_have_value('kimya "aralık 2024"')
    expect_found(page, 1)


def test_another_spelling_is_a_click_away(page: Page) -> None:
    choose(page, "Sanayi ve Teknoloji Bakanlığı")
    search(page, "ihracaat")
    expect_found(page, 0)
    page.locator(".spellings").get_by_role("link", name="ihracat").click()
    expect_found(page, 1)
    assert len(chips(page)) == 1


def test_from_help_to_an_example(page: Page) -> None:
    page.get_by_role("link", name="Nasıl aranır?").click()
    page.get_by_role("link", name="başlık:ihracat").click()
    expect(page.get_by_label("Haberlerde ara")).to_have_value("başlık:ihracat")


def test_nothing_found_and_the_way_out(page: Page) -> None:
    choose(page, "Tarım ve Orman Bakanlığı")
    search(page, "kimya")
    expect_found(page, 0)
    page.get_by_role("link", name="“Bakanlık: Tarım ve Orman Bakanlığı” süzgecini kaldırın").click()
    expect_found(page, 27)


def test_orders(page: Page) -> None:
    search(page, "ihracat")
    page.get_by_role("link", name="En eski").click()
    expect(page.locator(".hits time").first).to_have_text("Mart 2018")
    page.get_by_role("link", name="En yeni").click()
    expect(page.locator(".hits time").first).to_have_text("27 Aralık 2024")


def test_to_the_last_page_and_other_sizes(page: Page) -> None:
    search(page, "ihracat")
    for number in (2, 3):
        page.get_by_role("link", name="Sonraki").click()
        expect(page).to_have_url(re.compile(f"sayfa={number}"))
    expect(page.get_by_role("link", name="Sonraki")).to_have_count(0)
    expect(page.locator(".hits > li")).to_have_count(7)
    page.get_by_role("link", name="Sayfa 1", exact=True).click()
    page.get_by_role("link", name="50", exact=True).click()
    expect(page.locator(".hits > li")).to_have_count(27)


def test_an_article_and_back(page: Page) -> None:
    search(page, "kimya rekor")
    choose(page, "2024")
    results = page.url
    page.get_by_role("link", name="Kimya ihracatı yılı rekorla kapattı").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kimya ihracatı yılı rekorla kapattı")
    expect(page.locator(".text mark").first).to_have_text("Kimya")
    page.get_by_role("link", name="Sonuçlara dön").click()
    expect(page).to_have_url(results)


def test_from_an_article_to_all_of_an_organization(page: Page) -> None:
    page.goto("/haber/haber-01")
    page.locator(".text").get_by_role("link", name="İKMİB").click()
    page.get_by_role("link", name="Bütün haberleri").click()
    expect_found(page, 1)
    assert chips(page)[0].startswith("Kurum: İstanbul Kimyevi Maddeler")


def test_a_tag_of_a_hit_filters(page: Page) -> None:
    page.locator(".hits > li").first.get_by_role("link", name="İKMİB").click()
    expect_found(page, 1)


def test_the_first_key_stop_leads_past_the_header(browser: Browser, site: str) -> None:
    with opened(browser, site) as page:
        page.goto("/?q=kimya")
        page.keyboard.press("Tab")
        skip = page.get_by_role("link", name="İçeriğe geç")
        expect(skip).to_be_focused()
        expect(skip).to_be_in_viewport()
        page.keyboard.press("Enter")
        expect(page.get_by_role("main")).to_be_focused()


def test_filters_wait_behind_a_button_on_a_phone_only(browser: Browser, site: str) -> None:
    for width, waiting in ((360, True), (768, False), (1440, False)):
        with opened(browser, site, width=width) as page:
            page.goto("/?q=kimya")
            button = page.locator(".filters > summary")
            expect(button).to_be_visible(visible=waiting)
            since = page.get_by_label("Başlangıç")
            expect(since).to_be_visible(visible=not waiting)
            if waiting:
                button.click()
                expect(since).to_be_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_wider_than_the_window(browser: Browser, site: str, width: int) -> None:
    with opened(browser, site, width=width) as page:
        for path in PAGES:
            page.goto(path)
            open_all(page)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def open_all(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")


# Links within sentences may be as small as their text, and the bars of the timeline as narrow as
# their share of it: its table has the same links (WCAG 2.2, 2.5.8: inline, equivalent).
SMALL_TARGETS = """
() => [...document.querySelectorAll('a, button, input:not([type=hidden]), summary')]
  .filter(one => !one.closest('.text, .foot, .notice, .spellings, .advice li, .aside, h1, h3'))
  .filter(one => !one.closest('.timeline svg'))
  .filter(one => !one.matches('.skip') && one.checkVisibility())
  .map(one => [one.outerHTML, one.getBoundingClientRect()])
  .filter(([, box]) => box.width < 24 || box.height < 24)
  .map(([html, box]) => `${box.width}x${box.height} ${html}`)
"""


@pytest.mark.parametrize("width", WIDTHS)
def test_targets_are_large_enough(browser: Browser, site: str, width: int) -> None:
    with opened(browser, site, width=width) as page:
        for path in PAGES:
            page.goto(path)
            open_all(page)
            assert page.evaluate(SMALL_TARGETS) == [], path


# Every text against the nearest background that is not transparent (WCAG 2.2, 1.4.3).
FAINT_TEXTS = """
() => {
  const parts = colour => {
    const [red, green, blue, alpha = 1] = colour.match(/[\\d.]+/g).map(Number);
    const scale = colour.startsWith('color(') ? 1 : 255;
    return {rgb: [red, green, blue].map(part => part / scale), alpha};
  };
  const luminance = rgb => rgb
    .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
  const background = one => {
    const {rgb, alpha} = parts(getComputedStyle(one).backgroundColor);
    return alpha === 1 || !one.parentElement ? rgb : background(one.parentElement);
  };
  const contrast = one => {
    const [low, high] = [parts(getComputedStyle(one).color).rgb, background(one)]
      .map(luminance).sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  return [...document.querySelectorAll('body *')]
    .filter(one => [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
    .filter(one => one.checkVisibility() && contrast(one) < 4.5)
    .map(one => `${contrast(one).toFixed(2)} ${one.outerHTML}`);
}
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_texts_stand_out_from_their_background(browser: Browser, site: str, scheme: str) -> None:
    with opened(browser, site, color_scheme=scheme) as page:
        for path in PAGES:
            page.goto(path)
            open_all(page)
            assert page.evaluate(FAINT_TEXTS) == [], path


def test_hostile_articles_run_nothing(
    browser: Browser, serve: Serve, address: Address, tmp_path: Path
) -> None:
    payload = '"><script>alert(1)</script><img src=x onerror=alert(2)>'
    with open_index(tmp_path / "index", create=True) as archive:
        archive.add(
            Article(
                id=payload,
                title=payload,
                paragraphs=(payload + "sözcük" * 60,),
                source=payload,
                url="javascript:alert(3)",
                section=payload,
                organizations=(payload,),
            )
        )
    with (
        serve("--index", str(tmp_path / "index"), "--port", "0") as process,
        opened(browser, address(process), width=360) as page,
    ):
        for path in ("/", "/?q=script", f"/?q={payload}&kurum={payload}&baslangic={payload}"):
            page.goto(path)
            assert page.evaluate("document.documentElement.scrollWidth") <= 360
        page.goto("/")
        page.locator(".hits h3 a").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(payload)
        expect(page.locator("img, script:not([src]), .original")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_nothing_to_mend(browser: Browser, site: str, width: int, scheme: str) -> None:
    with opened(browser, site, width=width, color_scheme=scheme) as page:
        for path in PAGES:
            page.goto(path)
            open_all(page)
            found = Axe().run(page)
            assert found.violations_count == 0, f"{path}\n{found.generate_report()}"
