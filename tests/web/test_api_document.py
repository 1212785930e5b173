"""The document of the API says what is so: of every parameter, and of every answer."""

import copy
import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from haberdar import Article, News, PublishedDate, open_index
from haberdar_web import create_app
from haberdar_web.api.operations import OPERATIONS, Operation
from haberdar_web.api.parameters import Parameter
from haberdar_web.api.schemas import Schemas

ADDRESSES = (
    "/api/v1/search",
    "/api/v1/search?query=kimya+ihracat&explain=1&size=100",
    "/api/v1/search?query=kimya+ge%C3%A7en+ay+-f%C4%B1nd%C4%B1k&today=2025-01-15",
    "/api/v1/search?query=ihracaat+rekoru&ministries=ticaret&organizations=yok&since=2024-02-03",
    "/api/v1/search?query=kurum:T%C4%B0M+1900+(&until=2024&page=9&fold=0&central=1&sort=oldest",
    "/api/v1/search?query=uzaygemisi+yok&match=some&size=x",
    "/api/v1/suggest?q=t",
    "/api/v1/suggest?q=ihracat+a&size=50&x=1",
    "/api/v1/articles/haber-01",
    "/api/v1/articles/haber-02?q=1",
    "/api/v1/articles/haber-06",
    "/api/v1/articles/haber-07",
    "/api/v1/entities",
    "/api/v1/entities?kind=ministry&prefix=tic&size=3",
    "/api/v1/entities?kind=person&new=1&size=9999",
    "/api/v1/entities/ticaret",
    "/api/v1/entities/ekonomi",
    "/api/v1/entities/tim",
    "/api/v1/entities/giresun-ziraat-odasi",
    "/api/v1/timeline",
    "/api/v1/timeline?query=ihracat&since=2023-05&until=2024-02",
    "/api/v1/timeline?query=ihracat&page=2",
)


@pytest.fixture
def document(client: FlaskClient) -> dict[str, Any]:
    response = client.get("/api/v1/openapi.json")
    assert response.mimetype == "application/json"
    data: dict[str, Any] = response.get_json()
    return data


def validator(document: dict[str, Any], operation: str) -> Draft202012Validator:
    (told,) = (
        path["get"]
        for path in document["paths"].values()
        if path["get"]["operationId"] == operation
    )
    form = told["responses"]["200"]["content"]["application/json"]["schema"]
    return Draft202012Validator(
        {**form, "components": document["components"]},
        format_checker=Draft202012Validator.FORMAT_CHECKER,
    )


def operation_of(app: Flask, address: str) -> str:
    endpoint, _ = app.create_url_adapter(None).match(address.partition("?")[0])  # type: ignore[union-attr]
    return str(endpoint).rpartition(".")[2]


@pytest.fixture
def app(app: Flask) -> Flask:
    app.config["SERVER_NAME"] = "localhost"
    return app


def test_it_is_openapi(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1")
    validate(document)
    assert len(document["paths"]) == len(OPERATIONS)
    assert document["servers"] == [{"url": "http://localhost"}]


def test_every_operation_has_an_answer_here() -> None:
    asked = {address.split("/")[3].partition("?")[0] for address in ADDRESSES}
    assert asked == {operation.path.split("/")[2] for operation in OPERATIONS}


@pytest.mark.parametrize("address", ADDRESSES)
def test_answers_have_the_form_that_it_says(
    app: Flask, client: FlaskClient, document: dict[str, Any], address: str
) -> None:
    response = client.get(address)
    assert response.status_code == 200
    checked = validator(document, operation_of(app, address))
    checked.validate(response.get_json())


def objects(data: Any) -> Iterator[dict[str, Any]]:
    if isinstance(data, dict):
        yield data
    for part in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from objects(part)


@pytest.mark.parametrize("address", ["/api/v1/search?query=kimya&size=1", "/api/v1/entities/tim"])
def test_nothing_more_would_pass_anywhere(
    app: Flask, client: FlaskClient, document: dict[str, Any], address: str
) -> None:
    answer = client.get(address).get_json()
    checked = validator(document, operation_of(app, address))
    for place in range(len(list(objects(answer)))):
        changed = copy.deepcopy(answer)
        list(objects(changed))[place]["gizli"] = 1
        assert not checked.is_valid(changed)


@pytest.mark.parametrize(
    "address", ["/api/v1/articles/yok", "/api/v1/entities/boyle-biri-yok", "/api/v1/x"]
)
def test_problems_have_theirs(client: FlaskClient, document: dict[str, Any], address: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert response.mimetype == "application/problem+json"
    form = document["components"]["schemas"]["Problem"]
    Draft202012Validator(form).validate(response.get_json())


def usable(parameter: Mapping[str, Any]) -> str:
    schema = parameter["schema"]
    of_type = {"array": "tim", "string": "2024"}
    written = schema.get("enum", [schema.get("default", of_type.get(schema["type"]))])[0]
    return "2024-12-27" if schema.get("format") == "date" else str(written)


def parameters(operation: Operation) -> list[Parameter]:
    return [each for each in operation.parameters() if not each.in_path]


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda each: each.name)
def test_all_documented_parameters_are_read_and_no_others(
    client: FlaskClient, news: News, document: dict[str, Any], operation: Operation
) -> None:
    told = document["paths"]["/api" + operation.path]["get"]["parameters"]
    known = {each["name"]: usable(each) for each in told if each["in"] == "query"}
    example = operation.example(news)
    assert example is not None
    path = "/api" + operation.path.format(**example.path)
    answer = client.get(path, query_string={**known, "baska": "1"}).get_json()
    assert answer["ignored"] == ["baska=1"]


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda each: each.name)
def test_what_is_out_of_a_documented_bound_is_told(
    client: FlaskClient, news: News, operation: Operation
) -> None:
    bounded = {
        each.name: str(each.schema["maximum"] + 1)
        for each in parameters(operation)
        if "maximum" in each.schema
    }
    listed = {each.name: "başka" for each in parameters(operation) if "enum" in each.schema}
    example = operation.example(news)
    assert example is not None
    path = "/api" + operation.path.format(**example.path)
    answer = client.get(path, query_string={**bounded, **listed}).get_json()
    expected = {f"{name}={value}" for name, value in {**bounded, **listed}.items()}
    assert set(answer["ignored"]) == expected


def test_paths_name_what_they_are_asked_by() -> None:
    for operation in OPERATIONS:
        named = {each.name for each in operation.parameters() if each.in_path}
        assert operation.path.count("{") == len(named)
        assert all(f"{{{name}}}" in operation.path for name in named)


@pytest.mark.parametrize("hint", [bytes, set[str], object])
def test_what_json_cannot_say_has_no_schema(hint: Any) -> None:
    with pytest.raises(TypeError):
        Schemas().of(hint)


PARAMETER_NAMES = sorted(
    {each.name for operation in OPERATIONS for each in parameters(operation)}
    | set("q bakanlik kurum konu benzer baslangic bitis sirala sayfa adet deger".split())
)
PATHS = [
    *(
        "/api" + operation.path.format(article_id="haber-01", entity_id="tim")
        for operation in OPERATIONS
    ),
    "/arama.atom",
    "/arama.csv",
    "/",
]  # fmt: skip
VALUES = st.one_of(
    st.text(max_size=40),
    st.sampled_from(["1", "0", "-1", "9" * 400, "2024", "2024-13", "0000", "\x00", "\ud800"[:0]]),
)


@pytest.fixture(scope="module")
def fuzzed(news: News) -> FlaskClient:
    return create_app(news).test_client()


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    path=st.sampled_from(PATHS),
    said=st.lists(st.tuples(st.sampled_from(PARAMETER_NAMES), VALUES), max_size=5),
)
def test_whatever_an_address_says_is_answered(
    fuzzed: FlaskClient, path: str, said: list[tuple[str, str]]
) -> None:
    response = fuzzed.get(path, query_string=said)
    assert response.status_code == 200
    assert response.data


@settings(max_examples=30, deadline=None)
@given(name=st.text(min_size=1, max_size=40), kind=st.sampled_from(["articles", "entities"]))
def test_whatever_a_path_names_is_found_or_not(fuzzed: FlaskClient, name: str, kind: str) -> None:
    assert fuzzed.get(f"/api/v1/{kind}/{name}").status_code in {200, 308, 404}


def test_an_article_comes_with_its_story(client: FlaskClient, news: News) -> None:
    answer = client.get("/api/v1/articles/haber-01").get_json()
    article = news.get("haber-01")
    assert article is not None
    assert (
        Article.from_dict(
            {name: value for name, value in answer["article"].items() if name != "precision"}
        )
        == article
    )
    assert answer["story"] == []
    assert answer["links"] == {"self": "/api/v1/articles/haber-01", "page": "/haber/haber-01"}
    assert client.get(answer["links"]["page"]).status_code == 200


def test_versions_of_a_story(tmp_path: Any) -> None:
    text = " ".join(f"sözcük{number} ihracat rakamları açıklandı" for number in range(40))
    with open_index(tmp_path / "index", create=True) as archive:
        archive.add(
            *(
                Article(
                    id=f"a/{number}",
                    title=f"Başlık {number}",
                    paragraphs=(text,),
                    published=PublishedDate(2024, 5, 1),
                    source=f"Kaynak {number}",
                )
                for number in range(2)
            )
        )
        answer = create_app(archive).test_client().get("/api/v1/articles/a/0").get_json()
    assert answer["story"] == [
        {
            "id": "a/1",
            "title": "Başlık 1",
            "source": "Kaynak 1",
            "url": "",
            "published": "2024-05-01",
        }
    ]
    assert answer["links"]["self"] == "/api/v1/articles/a/0"


def test_entities_are_those_of_the_archive(client: FlaskClient, news: News) -> None:
    answer = client.get("/api/v1/entities?kind=organization&prefix=t&size=2").get_json()
    expected = news.entities("organization", "t", size=2)
    assert [each["id"] for each in answer["entities"]] == [each.id for each in expected]
    assert answer["request"] == {
        "kind": "organization", "prefix": "t", "size": 2, "new": False,
    }  # fmt: skip
    (new,) = client.get("/api/v1/entities?new=1").get_json()["entities"]
    assert new["id"] == "giresun-ziraat-odasi"


@pytest.mark.parametrize(
    ("entity", "kind"), [("ticaret", "bakanlik"), ("giresun-ziraat-odasi", "kurum")]
)
def test_an_entity_leads_to_its_page(
    client: FlaskClient, news: News, entity: str, kind: str
) -> None:
    answer = client.get(f"/api/v1/entities/{entity}").get_json()
    found = news.entity(entity)
    assert found is not None
    assert answer["entity"] == json.loads(json.dumps(found.to_dict()))
    assert answer["links"]["page"] == f"/{kind}/{entity}"


def test_a_timeline_adds_up(client: FlaskClient, news: News) -> None:
    answer = client.get("/api/v1/timeline?query=ihracat").get_json()
    counts = {each["period"]: each["count"] for each in answer["periods"]}
    assert sum(counts.values()) + answer["undated"] == answer["total"] == 27
    whole = news.search().total - news.search().undated
    assert sum(each["total"] for each in answer["periods"]) == whole
    assert (counts["2018-03"], counts["2023"], list(counts)) == (1, 0, sorted(counts))
    within = client.get("/api/v1/timeline?query=ihracat&since=2024&until=2024-03").get_json()
    assert sum(each["count"] for each in within["periods"]) == within["total"]
    assert within["undated"] == 0
