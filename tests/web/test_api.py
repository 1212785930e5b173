"""Searches and suggestions as JSON."""

import pytest
from flask.testing import FlaskClient

from haberdar import News


def test_a_search_is_the_page_as_plain_data(client: FlaskClient, news: News) -> None:
    response = client.get(
        "/api/v1/search?query=kimya&ministries=ticaret&ministries=hazine-ve-maliye&since=2024&size=5"
    )
    assert response.status_code == 200
    assert response.mimetype == "application/json"
    data = response.get_json()
    page = news.search(
        "kimya", ministries=["ticaret", "hazine-ve-maliye"], since="2024", size=5
    ).to_dict()
    assert data["total"] == page["total"] > 5
    assert data["hits"][0]["id"] == page["hits"][0]["id"]
    assert data["hits"][0]["date"] == "2024-12-27"
    assert data["request"]["ministries"] == ["ticaret", "hazine-ve-maliye"]
    assert data["ignored"] == []
    assert "Ticaret Bakanlığı" in response.text


def test_links_walk_over_all_pages_and_back(client: FlaskClient) -> None:
    seen: list[str] = []
    address: str | None = "/api/v1/search?query=ihracat"
    while address:
        data = client.get(address).get_json()
        assert data["links"]["self"] == address
        seen += [hit["id"] for hit in data["hits"]]
        last, address = address, data["links"]["next"]
    assert len(seen) == len(set(seen)) == 27
    assert client.get(last).get_json()["links"]["prev"] == ("/api/v1/search?query=ihracat&page=2")


def test_what_is_not_understood_is_told(client: FlaskClient) -> None:
    data = client.get("/api/v1/search?since=2024-13&sort=yeni&ministry=ticaret").get_json()
    assert set(data["ignored"]) == {"since=2024-13", "sort=yeni", "ministry=ticaret"}


def test_values_are_left_out_and_searched(client: FlaskClient) -> None:
    asked = "/api/v1/search?organizations=-&sources=-Anadolu+Ekonomi&source_search=tarim"
    data = client.get(asked).get_json()
    assert [hit["title"] for hit in data["hits"]] == ["Depoda bulunan eski bir bülten"]
    assert (data["ignored"], data["links"]["self"]) == ([], asked)
    assert data["facet_missing"] == {"ministry": 1, "organization": 1, "source": 0, "section": 0}
    assert [
        (value["value"], value["count"], value["selected"], value["excluded"])
        for value in data["facets"]["source"]
    ] == [("Anadolu Ekonomi", 0, False, True)]


def test_what_articles_are_mainly_about(client: FlaskClient) -> None:
    asked = "/api/v1/search?organizations=tobb&central=1"
    data = client.get(asked).get_json()
    (hit,) = data["hits"]
    assert [(tag["id"], tag["central"]) for tag in hit["organizations"]] == [("tobb", True)]
    assert [(tag["id"], tag["central"]) for tag in hit["ministries"]] == [
        ("hazine-ve-maliye", False)
    ]
    assert data["request"]["central"] is True
    assert (data["ignored"], data["links"]["self"]) == ([], asked)
    assert client.get("/api/v1/search?central=evet").get_json()["ignored"] == ["central=evet"]


def test_how_the_query_was_read(client: FlaskClient) -> None:
    data = client.get("/api/v1/search?query=kimya+ge%C3%A7en+ay&today=2025-01-15").get_json()
    (said,) = data["query"]["filters"]
    assert (said["text"], said["since"], said["without"]) == ("geçen ay", "2024-12", "kimya")
    assert data["request"]["today"] == "2025-01-15"
    assert data["links"]["self"] == "/api/v1/search?query=kimya+ge%C3%A7en+ay&today=2025-01-15"


def test_how_much_has_to_match(client: FlaskClient) -> None:
    some = client.get("/api/v1/search?query=kimya+f%C4%B1nd%C4%B1k&match=some").get_json()
    assert some["query"]["matching"] == "some"
    odd = client.get("/api/v1/search?query=kimya&match=most&today=d%C3%BCn").get_json()
    assert odd["ignored"] == ["match=most", "today=dün"]


def test_explanations_add_up(client: FlaskClient) -> None:
    data = client.get("/api/v1/search?query=kimya+ihracat&explain=1").get_json()
    for hit in data["hits"]:
        parts = hit["explanation"]
        assert sum(part["score"] for part in parts) == pytest.approx(hit["score"], abs=0.001)
        assert {"kimya", "ihracat"} <= {part["text"] for part in parts}
    assert data["ignored"] == []
    assert data["links"]["next"].endswith("explain=1")


@pytest.mark.parametrize(("said", "ignored"), [("", []), ("&explain=x", ["explain=x"])])
def test_nothing_is_explained_unasked(client: FlaskClient, said: str, ignored: list[str]) -> None:
    data = client.get("/api/v1/search?query=kimya" + said).get_json()
    assert "explanation" not in data["hits"][0]
    assert data["ignored"] == ignored


@pytest.mark.parametrize("address", ["/api/v1", "/api/v1/", "/api/v2/search", "/api/v1/search/x"])
def test_unknown_addresses_are_problems(client: FlaskClient, address: str) -> None:
    response = client.get(address, follow_redirects=True)
    assert response.status_code == 404
    assert response.mimetype == "application/problem+json"
    assert response.get_json() == {"type": "about:blank", "title": "Not Found", "status": 404}


def test_other_methods_are_problems(client: FlaskClient) -> None:
    response = client.post("/api/v1/search")
    assert response.status_code == 405
    assert response.mimetype == "application/problem+json"
    assert "GET" in response.headers["Allow"]


def test_suggestions_complete_what_is_typed(client: FlaskClient, news: News) -> None:
    response = client.get("/api/v1/suggest?q=ticaret+b&size=3")
    assert response.status_code == 200
    assert response.mimetype == "application/json"
    data = response.get_json()
    assert data["query"] == "ticaret b"
    first = data["suggestions"][0]
    assert (first["kind"], first["id"], first["marks"]) == ("ministry", "ticaret", [[0, 7], [8, 9]])
    found = news.suggest("ticaret b", size=3)
    assert [each["text"] for each in data["suggestions"]] == [each.text for each in found]
    assert data["ignored"] == []
    assert "Ticaret Bakanlığı" in response.text


@pytest.mark.parametrize(
    ("address", "count"),
    [
        ("", 0),
        ("?q=", 0),
        ("?q=k&size=2", 2),
        ("?q=a&size=0", 8),
        ("?q=a&size=-1", 8),
        ("?q=a&size=x", 8),
        ("?q=%ff%00", 0),
        ("?q=" + "a" * 5000, 0),
    ],
)
def test_whatever_is_typed_is_answered(client: FlaskClient, address: str, count: int) -> None:
    response = client.get("/api/v1/suggest" + address)
    assert response.status_code == 200
    assert len(response.get_json()["suggestions"]) == count


@pytest.mark.parametrize(
    ("address", "ignored"),
    [
        ("", []),
        ("?q=kimya&size=", []),
        ("?q=kimya&size=50", []),
        ("?q=kimya&size=51", ["size=51"]),
        ("?q=kimya&size=0", ["size=0"]),
        ("?q=kimya&size=üç&sise=2", ["size=üç", "sise=2"]),
        ("?query=kimya", ["query=kimya"]),
        ("?q=kimya&size=" + "9" * 5000, ["size=" + "9" * 54 + "…"]),
    ],
)
def test_what_is_no_use_to_suggestions_is_told(
    client: FlaskClient, address: str, ignored: list[str]
) -> None:
    assert client.get("/api/v1/suggest" + address).get_json()["ignored"] == ignored
