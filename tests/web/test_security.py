"""Nothing that an article or an address contains becomes part of the page's markup."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from haberdar import Article, Mention, PublishedDate, open_index
from haberdar_web import create_app
from haberdar_web.security import HEADERS

PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'onmouseover='alert(1)",
    "</title></style></textarea><svg/onload=alert(1)>",
    "{{ 7*7 }}{% raw %}",
    "javascript:alert(1)",
    "<!--<mark>ihracat</mark>-->",
    "&lt;b&gt;&#60;",
)
ALLOWED = set(
    "html head meta title link body a header div p form label input button main span h1 h2 h3 nav "
    "details summary section ul ol li article time mark svg rect footer code strong em "
    "textarea kbd script g path text table thead tbody tr th td".split()
)
EVERYTHING = " ihracat ".join(PAYLOADS)


def hostile(number: int, payload: str) -> Article:
    title, body = f"{payload} ihracat", f"{payload} ihracat {EVERYTHING}"
    return Article(
        id=f"{number}{payload}",
        title=title,
        paragraphs=(body, payload.upper()),
        published=PublishedDate(2000 + number, 6, 1),  # far apart, so that none is a version
        source=payload,
        url=f"javascript:alert('{payload}')" if number % 2 else payload,
        section=payload,
        lead=f"{payload} özet",
        author=payload,
        image=payload,
        language=payload,
        ministries=(payload,),
        organizations=(payload, f"{payload}2"),
        mentions=(
            Mention(payload, "ministry", payload, 0, len(payload), payload, "title"),
            Mention(payload, "organization", payload, 0, len(payload), payload),
        ),
    )


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    folder = tmp_path_factory.mktemp("hostile") / "index"
    with open_index(folder, create=True) as archive:
        archive.add(*(hostile(number, payload) for number, payload in enumerate(PAYLOADS)))
        yield create_app(archive).test_client()


def check_inert(html: str) -> None:
    page = BeautifulSoup(html, "html.parser")
    for element in page.find_all(True):
        assert element.name in ALLOWED
        assert not [name for name in element.attrs if name.startswith("on") or name == "style"]
        for name in ("href", "src", "action"):
            address = str(element.get(name, "/"))
            assert address.startswith(("/", "#", "http://", "https://", "mailto:?subject="))
    (script,) = page.find_all("script")
    assert str(script["src"]).endswith("/haberdar.js")
    assert not script.text


def test_hostile_articles_stay_inert(client: FlaskClient) -> None:
    page = client.get("/?q=ihracat&adet=50")
    check_inert(page.text)
    links = [
        str(link["href"])
        for link in BeautifulSoup(page.text, "html.parser").select(".hits h3 a, .tags a")
    ]
    assert len(links) > len(PAYLOADS)
    for link in links:
        response = client.get(link)
        assert response.status_code == 200
        check_inert(response.text)


def test_a_hostile_article_still_reads_as_it_was_written(client: FlaskClient) -> None:
    titles = {
        " ".join(found.get_text().split())
        for found in BeautifulSoup(client.get("/?adet=50").text, "html.parser").select(".hits h3")
    }
    assert titles == {" ".join(f"{payload} ihracat".split()) for payload in PAYLOADS}


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("name", "q bakanlik kurum baslangic bitis sirala sayfa adet deger".split())
def test_hostile_addresses_stay_inert(client: FlaskClient, name: str, payload: str) -> None:
    for path in ("/", "/haber/0" + PAYLOADS[0]):
        response = client.get(path, query_string={name: payload})
        assert response.status_code == 200
        check_inert(response.text)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_paths_stay_inert(client: FlaskClient, payload: str) -> None:
    for path in (f"/{payload}", f"/haber/{payload}"):
        response = client.get(path)
        assert response.status_code == 404
        check_inert(response.text)


def test_the_api_answers_with_json_only(client: FlaskClient) -> None:
    response = client.get("/api/v1/search", query_string={"query": PAYLOADS[0]})
    assert response.mimetype == "application/json"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "path", ["/", "/?q=ihracat", "/haber/yok", "/yok", "/healthz", "/api/v1/search", "/api/yok"]
)
def test_every_answer_has_the_headers(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    for name, value in HEADERS.items():
        assert response.headers.getlist(name) == [value]


def test_no_inline_code_is_allowed() -> None:
    policy = HEADERS["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none'")


def test_templates_never_switch_escaping_off() -> None:
    import haberdar_web

    folder = Path(str(haberdar_web.__file__)).parent / "templates"
    for template in folder.rglob("*.html"):
        text = template.read_text(encoding="utf-8")
        assert "|safe" not in text.replace(" ", "")
        assert "autoescape" not in text


def test_enormous_requests_are_answered(client: FlaskClient) -> None:
    many = "&".join(f"kurum=k{number}" for number in range(2_000))
    assert client.get(f"/?{many}").status_code == 200
    assert client.get("/", query_string={"q": "ihracat " * 4_000}).status_code == 200
