"""The language of a page: which one is chosen, and how it is kept and declared."""

import re

import pytest
from bs4 import BeautifulSoup, Tag
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from haberdar_web import i18n
from haberdar_web.i18n import gettext, gettext_markup, language, ngettext, ngettext_markup

PAGES = ("/", "/?q=kimya", "/?q=xyzzy", "/yardim", "/haber/haber-01", "/haber/yok", "/yok")
ENGLISH = {"Accept-Language": "en"}
FOUND = ("%(number)s haber bulundu", "%(number)s haber bulundu")


@pytest.mark.parametrize(
    ("accepted", "code"),
    [
        ("", "tr"),
        ("*", "tr"),
        ("de", "tr"),
        ("de, *;q=0.5", "tr"),
        ("en", "en"),
        ("EN", "en"),
        ("en-US,en;q=0.9", "en"),
        ("tr-TR, en", "tr"),
        ("en-GB;q=0.3, tr;q=0.9", "tr"),
        ("de, en;q=0.1", "en"),
        ("en;q=0", "tr"),
        ("en;q=x", "tr"),
        (";;;,", "tr"),
    ],
)
def test_what_the_browser_accepts(client: FlaskClient, accepted: str, code: str) -> None:
    response = client.get("/", headers={"Accept-Language": accepted})
    assert response.headers["Content-Language"] == code
    assert "Accept-Language" in response.vary
    assert BeautifulSoup(response.text, "html.parser").select_one("html[lang]")["lang"] == code


@pytest.mark.parametrize(
    ("asked", "code"),
    [("tr", "tr"), ("en", "en"), ("de", "fr"), ("", "fr"), ("EN", "fr"), ("../en", "fr")],
)
def test_what_the_address_asks_for_comes_first(client: FlaskClient, asked: str, code: str) -> None:
    for accepted in ("en", "tr"):
        response = client.get(f"/?dil={asked}", headers={"Accept-Language": accepted})
        assert response.headers["Content-Language"] == code.replace("fr", accepted)


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_header_and_no_parameter_breaks_the_choice(asked: str, accepted: str) -> None:
    app = Flask("languages")
    headers = {"Accept-Language": re.sub(r"[\r\n]", "", accepted)}
    with app.test_request_context("/", query_string={"dil": asked}, headers=headers):
        assert language().code in i18n.LANGUAGES


def test_outside_of_a_request_messages_are_as_written() -> None:
    assert gettext("Bütün haberler") == "Bütün haberler"
    assert ngettext(*FOUND, 1650) == "1.650 haber bulundu"


def test_messages_in_english() -> None:
    with Flask("languages").test_request_context("/?dil=en"):
        assert gettext("Bütün haberler") == "All articles"
        assert gettext("%(value)s dışında", value="TOBB") == "not TOBB"
        assert ngettext(*FOUND, 1) == "1 article found"
        assert ngettext(*FOUND, 1650) == "1,650 articles found"
        assert gettext("çevrilmemiş") == "çevrilmemiş"


def test_values_in_templates_are_escaped() -> None:
    assert gettext_markup("<b>%(text)s</b>", text="<i>") == "<b>&lt;i&gt;</b>"
    assert ngettext_markup("%(number)s %(text)s", "", 1, text="&") == "1 &amp;"


def test_only_a_language_that_was_asked_for_stands_in_links_and_forms(client: FlaskClient) -> None:
    for address in PAGES:
        assert "dil=" not in without_switch(client.get(address, headers=ENGLISH).text)
        page = without_switch(client.get(with_language(address, "en")).text)
        for place in addresses(page):
            is_neutral = place.startswith(
                ("/api/v1/", "/haberdar-static/", "#", "https:", "mailto:")
            )
            assert ("dil=en" in place) != is_neutral, (address, place)


def addresses(page: str) -> list[str]:
    return re.findall(r'<(?:a|link)\b[^>]* href="([^"]+)"', page.replace("&amp;", "&"))


def test_forms_keep_the_language(client: FlaskClient) -> None:
    for address in PAGES:
        page = BeautifulSoup(client.get(with_language(address, "en")).text, "html.parser")
        forms = page.select("form")
        assert forms
        for form in forms:
            kept = [field["value"] for field in form.select('input[type=hidden][name="dil"]')]
            assert kept == ["en"], address
        assert 'name="dil"' not in client.get(address, headers=ENGLISH).text


def test_the_search_for_browsers_keeps_the_language(client: FlaskClient) -> None:
    description = client.get("/opensearch.xml?dil=en")
    assert "trade and industry news" in description.text
    assert description.headers["Content-Language"] == "en"
    assert "?q={searchTerms}&amp;dil=en" in description.text
    assert "?q={searchTerms}" in client.get("/opensearch.xml").text


@pytest.mark.parametrize("address", PAGES)
def test_the_switch_shows_the_same_page_in_the_other_language(
    client: FlaskClient, address: str
) -> None:
    first = client.get(address)
    english = switch(first.text)
    assert (english["lang"], english["hreflang"], english.text) == ("en", "en", "English")
    second = client.get(str(english["href"]))
    assert second.status_code == first.status_code
    assert second.headers["Content-Language"] == "en"
    turkish = switch(second.text)
    assert (turkish["lang"], turkish.text) == ("tr", "Türkçe")
    third = client.get(str(turkish["href"]), headers=ENGLISH)
    assert third.headers["Content-Language"] == "tr"


def test_the_switch_stays_on_the_site_and_keeps_every_parameter(client: FlaskClient) -> None:
    page = client.get("/?q=a%26b&bakanlik=ticaret&bakanlik=ekonomi&sayfa=2").text
    assert switch(page)["href"] == "/?q=a%26b&bakanlik=ticaret&bakanlik=ekonomi&sayfa=2&dil=en"
    elsewhere = {"PATH_INFO": "//evil.example/ç"}
    with client.application.test_request_context(environ_overrides=elsewhere):
        (english,) = i18n.alternatives()
        assert english.url.startswith("/evil.example/")


def test_what_has_no_language_declares_none(client: FlaskClient) -> None:
    for address in ("/healthz", "/haberdar-static/haberdar.css", "/api/v1/search?query=kimya"):
        with client.get(address, headers=ENGLISH) as response:
            assert "Content-Language" not in response.headers
            assert "Accept-Language" not in response.vary


def test_no_cookie_is_needed(client: FlaskClient) -> None:
    assert "Set-Cookie" not in client.get("/?dil=en").headers


def test_limits_of_a_query_are_said_in_english(client: FlaskClient) -> None:
    page = client.get("/", query_string={"q": "kurum:böyleyok", "dil": "en"}).text
    assert "No organization called “böyleyok” is known." in page


def with_language(address: str, code: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}dil={code}"


def switch(page: str) -> Tag:
    (link,) = BeautifulSoup(page, "html.parser").select(".languages a")
    return link


def without_switch(page: str) -> str:
    return re.sub(r'<p class="languages">.*?</p>', "", page)
