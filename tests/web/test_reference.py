"""The page that tells programmers what they can ask."""

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from haberdar import News
from haberdar_web import create_app
from haberdar_web.api.operations import OPERATIONS
from haberdar_web.api.reference import shortened


def page(client: FlaskClient) -> BeautifulSoup:
    response = client.get("/api", follow_redirects=True)
    assert response.status_code == 200
    return BeautifulSoup(response.text, "html.parser")


def test_every_operation_is_told_with_an_example_that_works(client: FlaskClient) -> None:
    shown = page(client)
    for operation in OPERATIONS:
        (section,) = shown.select(f'section[aria-labelledby="{operation.name}"]')
        assert operation.path in section.text
        names = [name.get_text() for name in section.select("dt")]
        assert names == [each.name for each in operation.parameters()]
        (example,) = section.select("p a")
        answer = client.get(str(example["href"]))
        assert answer.status_code == 200
        assert answer.get_json()["ignored"] == []
        (beginning,) = section.select("pre")
        for name in answer.get_json():
            assert f'"{name}"' in beginning.text


def test_it_leads_to_the_document(client: FlaskClient) -> None:
    (link,) = page(client).select('header a[type="application/json"]')
    assert client.get(str(link["href"])).get_json()["openapi"]


def test_an_empty_archive_has_fewer_examples(empty_news: News) -> None:
    shown = page(create_app(empty_news).test_client())
    assert len(shown.select("main section")) == len(OPERATIONS)
    assert 0 < len(shown.select("pre")) < len(OPERATIONS)


@pytest.mark.parametrize(
    ("data", "short"),
    [
        ({"a": [1, 2, 3], "b": "x" * 200}, {"a": [1, "…"], "b": "x" * 100 + "…"}),
        ([], []),
        (("tek",), ["tek"]),
        (None, None),
    ],
)
def test_examples_are_shortened(data: object, short: object) -> None:
    assert shortened(data) == short
