"""What scripts add to the pages: suggestions by keyboard and mouse, and results in place."""

import re
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

import haberdar_web

Serve = Callable[..., AbstractContextManager[subprocess.Popen[str]]]
Address = Callable[[subprocess.Popen[str]], str]

SCRIPT = Path(haberdar_web.__file__).parent / "static" / "haberdar.js"
SUGGEST = re.compile("/api/v1/suggest")


@pytest.fixture(scope="module")
def site(serve: Serve, address: Address, index_dir: Path) -> Iterator[str]:
    with serve("--index", str(index_dir), "--port", "0") as process:
        yield address(process)


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    context = browser.new_context(base_url=site, locale="tr-TR")
    window = context.new_page()
    window.set_default_timeout(10_000)
    errors: list[str] = []
    window.on("pageerror", lambda error: errors.append(str(error)))
    window.goto("/")
    yield window
    context.close()
    assert errors == []


@pytest.fixture
def documents(page: Page) -> list[str]:
    """The addresses that the browser has gone to since: none while results change in place."""
    asked: list[str] = []
    page.on("request", lambda one: one.resource_type == "document" and asked.append(one.url))
    return asked


def typed(page: Page, text: str) -> None:
    page.get_by_role("combobox").fill(text)
    expect(page.get_by_role("combobox")).to_have_attribute("aria-expanded", "true")


def active(page: Page) -> str | None:
    """Return the text of the option that the field says is the active one."""
    shown = page.get_by_role("option", selected=True)
    name = page.get_by_role("combobox").get_attribute("aria-activedescendant")
    assert shown.count() == (name is not None)
    if name is None:
        return None
    assert shown.get_attribute("id") == name
    return shown.locator("span").first.inner_text()


def options(page: Page) -> list[str]:
    return page.get_by_role("option").locator("span:first-child").all_inner_texts()


def expect_found(page: Page, count: int) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{count} haber bulundu")


def choose(page: Page, name: str) -> None:
    facets = page.locator(".filters, .timeline")
    facets.get_by_role("link", name=re.compile(f"^{name}")).first.click()


def choose_unmoved(page: Page, name: str) -> None:
    """Choose without the scrolling that the browser's driver does before a click."""
    facets = page.locator(".filters, .timeline")
    link = facets.get_by_role("link", name=re.compile(f"^{name}")).first
    link.evaluate("one => one.focus({preventScroll: true})")
    link.dispatch_event("click")


def expect_value(page: Page, expression: str, value: int) -> None:
    """Wait for it as the browser's own waiting cannot: that would need `eval`."""
    for _ in range(40):
        if page.evaluate(expression) == value:
            return
        page.wait_for_timeout(50)
    assert page.evaluate(expression) == value


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_the_script_is_small() -> None:
    assert len(SCRIPT.read_bytes()) <= 12_000


def test_arrows_go_around_the_suggestions_and_the_text_stays(page: Page) -> None:
    typed(page, "ticaret")
    texts = options(page)
    assert len(texts) > 2
    assert active(page) is None
    steps = (
        ("ArrowDown", texts[0]),
        ("ArrowDown", texts[1]),
        ("ArrowUp", texts[0]),
        ("ArrowUp", texts[-1]),
        ("ArrowDown", texts[0]),
        ("ArrowLeft", None),
        ("ArrowUp", texts[-1]),
        ("Home", None),
        ("ArrowDown", texts[0]),
        ("End", None),
    )
    for key, text in steps:
        press(page, key)
        assert active(page) == text, key
        expect(page.get_by_role("combobox")).to_have_value("ticaret")
        expect(page.get_by_role("combobox")).to_be_focused()


@pytest.mark.parametrize("key", ["Escape", "Alt+ArrowUp", "Tab"])
def test_keys_close_the_list_and_leave_the_text(page: Page, key: str) -> None:
    typed(page, "ticaret")
    press(page, "ArrowDown", key)
    expect(page.get_by_role("listbox")).to_have_count(0)
    field = page.get_by_role("combobox")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("ticaret")
    assert active(page) is None


@pytest.mark.parametrize(
    ("key", "place"), [("Alt+ArrowDown", None), ("ArrowDown", 0), ("ArrowUp", -1)]
)
def test_arrows_open_the_list_again(page: Page, key: str, place: int | None) -> None:
    typed(page, "ticaret")
    texts = options(page)
    press(page, "Escape", key)
    expect(page.get_by_role("listbox")).to_be_visible()
    expect(page.get_by_role("option", selected=True)).to_have_count(int(place is not None))
    assert active(page) == (None if place is None else texts[place])


def test_enter_without_a_choice_searches_what_is_typed(page: Page) -> None:
    typed(page, "kimya")
    press(page, "Enter")
    expect(page).to_have_url(re.compile(r"/\?q=kimya$"))
    expect(page.get_by_role("listbox")).to_have_count(0)


@pytest.mark.parametrize(
    ("text", "group", "leads_to"),
    [
        ("ticaret b", "Bakanlıklar", r"/bakanlik/ticaret$"),
        ("ikmib", "Kurumlar", r"/kurum/ikmib$"),
        ("sanayi üretimi kas", "Haberler", r"/haber/haber-03$"),
        ("ocak ayı", "Aramalar", r"/\?q=ocak\+ay%C4%B1"),
    ],
)
@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_a_suggestion_leads_where_it_says(
    page: Page, text: str, group: str, leads_to: str, by: str
) -> None:
    typed(page, text)
    option = page.get_by_role("group", name=group).get_by_role("option").first
    wanted = option.get_attribute("id")
    if by == "mouse":
        option.click()
    else:
        for _ in range(page.get_by_role("option").count()):
            press(page, "ArrowDown")
            if page.get_by_role("combobox").get_attribute("aria-activedescendant") == wanted:
                break
        press(page, "Enter")
    expect(page).to_have_url(re.compile(leads_to))


def tree(page: Page) -> list[dict[str, Any]]:
    """Return what a screen reader is given: nodes with role, name and properties."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    return [
        {
            "role": node["role"]["value"],
            "name": node.get("name", {}).get("value", ""),
            **{
                each["name"]: each["value"].get("value", each["value"])
                for each in node["properties"]
            },
        }
        for node in nodes
        if not node["ignored"] and "properties" in node
    ]


def test_a_screen_reader_is_told_of_the_list_its_groups_and_the_active_one(page: Page) -> None:
    typed(page, "ticaret")
    press(page, "ArrowDown")
    nodes = tree(page)

    def named(role: str) -> list[str]:
        return [node["name"] for node in nodes if node["role"] == role]

    (field,) = (node for node in nodes if node["role"] == "combobox")
    assert field["name"] == "Haberlerde ara"
    assert (field["expanded"], field["autocomplete"]) == (True, "list")
    (related,) = field["activedescendant"]["relatedNodes"]
    assert related["idref"] == "oneri-0"
    assert field["controls"] == "oneriler"
    assert named("listbox") == ["Öneriler"]
    groups = ["Kurumlar", "Bakanlıklar", "Haberler", "Aramalar"]
    assert [name for name in groups if name in named("group")]
    assert len(named("option")) == len(options(page))
    chosen = [node["name"] for node in nodes if node["role"] == "option" and node["selected"]]
    assert chosen == named("option")[:1]
    expect(page.get_by_role("status")).to_have_text(f"{len(options(page))} öneri")


def test_what_nothing_completes_is_told(page: Page) -> None:
    page.get_by_role("combobox").press_sequentially("uzaygemisi")
    expect(page.get_by_role("status")).to_have_text("Öneri yok")
    expect(page.get_by_role("listbox")).to_have_count(0)


def test_a_pause_in_typing_asks_once(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda one: SUGGEST.search(one.url) and asked.append(one.url))
    page.evaluate(
        """() => {
          const field = document.getElementById('q');
          for (const text of ['k', 'ki', 'kim', 'kimya']) {
            field.value = text;
            field.dispatchEvent(new InputEvent('input', {bubbles: true}));
          }
        }"""
    )
    expect(page.get_by_role("listbox")).to_be_visible()
    assert [one.rpartition("=")[2] for one in asked] == ["kimya"]


def test_suggestions_that_were_overtaken_are_never_shown(page: Page) -> None:
    held: list[Route] = []

    def hold_first(route: Route) -> None:
        if route.request.url.endswith("q=ikmib"):
            held.append(route)
        else:
            route.continue_()

    page.route(SUGGEST, hold_first)
    field = page.get_by_role("combobox")
    with page.expect_request(SUGGEST):
        field.fill("ikmib")
    with page.expect_response(SUGGEST):
        field.fill("findik")
    expect(page.get_by_role("option").first).to_contain_text("Fındık")
    texts = options(page)
    for route in held:
        route.continue_()
    page.wait_for_timeout(200)
    assert options(page) == texts


def test_nothing_is_asked_or_sent_while_letters_are_composed(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    session = page.context.new_cdp_session(page)
    page.get_by_role("combobox").focus()
    session.send("Input.imeSetComposition", {"text": "kim", "selectionStart": 3, "selectionEnd": 3})
    page.wait_for_timeout(300)
    page.evaluate(
        """() => document.getElementById('q').dispatchEvent(new KeyboardEvent(
             'keydown', {key: 'Enter', isComposing: true, bubbles: true, cancelable: true}))"""
    )
    assert not [one for one in asked if "q=" in one]
    with page.expect_request(SUGGEST) as request:
        session.send("Input.insertText", {"text": "kimya"})
    assert request.value.url.endswith("q=kimya")


def test_slash_leads_to_the_field_but_can_be_typed(page: Page) -> None:
    page.goto("/?q=kimya")
    expect(page.locator(".search kbd")).to_be_visible()
    field = page.get_by_role("combobox")
    press(page, "/")
    expect(field).to_be_focused()
    expect(field).to_have_value("kimya")
    press(page, "End", "/")
    expect(field).to_have_value("kimya/")


def test_no_suggestions_where_the_server_has_none(page: Page) -> None:
    page.route(SUGGEST, lambda route: route.fulfill(status=503))
    with page.expect_response(SUGGEST):
        page.get_by_role("combobox").fill("kimya")
    press(page, "Enter")
    expect_found(page, 27)


def test_results_change_in_place_and_the_scroll_stays(page: Page, documents: list[str]) -> None:
    page.set_viewport_size({"width": 1280, "height": 400})
    page.goto("/?q=kimya")
    documents.clear()
    page.evaluate("scrollTo(0, 300)")
    choose_unmoved(page, "İstanbul Sanayi Odası")
    expect_found(page, 16)
    assert page.evaluate("scrollY") == 300
    assert page.url.endswith("/?q=kimya&kurum=iso")
    expect(page).to_have_title(re.compile("^kimya"))
    expect(page.get_by_role("status")).to_have_text("16 haber bulundu")
    expect(page.locator(":focus")).to_contain_text("İstanbul Sanayi Odası")
    expect(page.locator("#icerik")).not_to_have_attribute("aria-busy", "true")
    assert documents == []


def test_a_search_keeps_the_filters_chosen_in_place(page: Page, documents: list[str]) -> None:
    choose(page, "Sanayi ve Teknoloji Bakanlığı")
    expect(page.locator(".chips a")).to_have_count(1)
    page.get_by_role("combobox").fill("üretimi")
    page.get_by_role("button", name="Ara", exact=True).click()
    expect_found(page, 1)
    expect(page.locator(".chips a")).to_have_count(1)
    page.get_by_label("Başlangıç").fill("2024-11-01")
    page.get_by_role("button", name="Uygula").click()
    expect(page.locator(".chips a").first).to_contain_text("Tarih")
    expect(page.get_by_role("combobox")).to_have_value("üretimi")
    assert documents == []


def test_the_next_page_begins_at_its_heading(page: Page, documents: list[str]) -> None:
    page.set_viewport_size({"width": 1280, "height": 400})
    page.get_by_role("link", name="Sonraki").click()
    expect(page.locator(".position")).to_contain_text("sayfa 2/")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
    assert documents == []


def test_a_removed_chip_leaves_the_focus_at_the_heading(page: Page) -> None:
    choose(page, "2024")
    page.locator(".chips a").first.press("Enter")
    expect(page.locator(".chips")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_be_focused()


def test_back_and_forward_with_their_scroll(page: Page, documents: list[str]) -> None:
    page.set_viewport_size({"width": 1280, "height": 400})
    page.evaluate("scrollTo(0, 250)")
    choose_unmoved(page, "2024")
    expect_found(page, 15)
    page.evaluate("scrollTo(0, 40)")
    expect_value(page, "history.state.top", 40)
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Son haberler")
    expect_value(page, "scrollY", 250)
    page.go_forward()
    expect_found(page, 15)
    expect_value(page, "scrollY", 40)
    assert documents == []


def test_back_from_an_article_to_results_that_came_in_place(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 400})
    choose_unmoved(page, "2024")
    expect_found(page, 15)
    page.evaluate("scrollTo(0, 200)")
    expect_value(page, "history.state.top", 200)
    page.locator(".hits h3 a").nth(1).click()
    expect(page).to_have_url(re.compile("/haber/"))
    page.go_back()
    expect_found(page, 15)
    expect_value(page, "scrollY", 200)
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Son haberler")


def test_results_that_were_overtaken_are_never_shown(page: Page) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(re.compile("bitis=2023"), hold)
    with page.expect_request(re.compile("bitis=2023")):
        choose(page, "2023")
    expect(page.locator("#icerik")).to_have_attribute("aria-busy", "true")
    choose(page, "2024")
    expect_found(page, 15)
    for route in held:
        route.continue_()
    page.wait_for_timeout(200)
    expect_found(page, 15)
    assert "2024" in page.url
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Son haberler")


@pytest.mark.parametrize("failure", ["error", "elsewhere", "no answer"])
def test_what_cannot_be_shown_in_place_is_gone_to(
    page: Page, documents: list[str], failure: str
) -> None:
    def fail(route: Route) -> None:
        if route.request.resource_type == "document":
            route.continue_()
        elif failure == "error":
            route.fulfill(status=500, body="<main id=icerik>…</main>", content_type="text/html")
        elif failure == "elsewhere":
            route.fulfill(body="<p>…</p>", content_type="text/html")
        else:
            route.abort()

    page.route(re.compile("bakanlik=ticaret"), fail)
    choose(page, "Ticaret Bakanlığı")
    expect_found(page, 27)
    assert len(documents) == 1


def test_a_click_with_a_key_opens_a_tab(page: Page) -> None:
    link = page.locator(".timeline").get_by_role("link", name=re.compile("^2024")).first
    with page.context.expect_page():
        link.click(modifiers=["ControlOrMeta"])
    expect(page.get_by_role("heading", level=1)).to_have_text("Son haberler")


def test_lists_that_were_opened_stay_open(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.locator(".filters > summary").click()
    former = page.locator("details.former").first
    former.locator("summary").click()
    choose(page, "2024")
    expect_found(page, 15)
    expect(page.locator(".filters")).to_have_attribute("open", "")


def test_without_scripts_it_is_a_search_field(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False, locale="tr-TR")
    page = context.new_page()
    page.goto("/")
    expect(page.get_by_role("searchbox", name="Haberlerde ara")).to_be_visible()
    expect(page.locator(".search kbd")).to_be_hidden()
    page.get_by_role("searchbox").fill("kimya")
    page.get_by_role("searchbox").press("Enter")
    expect_found(page, 27)
    choose(page, "2024")
    expect_found(page, 14)
    page.go_back()
    expect_found(page, 27)
    context.close()
