"""The reference page of the API, made of its document and of answers of the archive."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from werkzeug.datastructures import MultiDict

from haberdar import News
from haberdar_web.api.document import document
from haberdar_web.api.operations import OPERATIONS, PREFIX, Operation
from haberdar_web.api.schemas import Schema
from haberdar_web.links import api_url, site_url

_MOST_ITEMS = 1
_LONGEST_TEXT = 100


@dataclass(frozen=True, slots=True)
class ShownParameter:
    """A parameter, with its values in a few words."""

    name: str
    values: str
    default: str
    text: str


@dataclass(frozen=True, slots=True)
class ShownExample:
    """A request that can be made, and the beginning of what answers it."""

    url: str
    answer: str


@dataclass(frozen=True, slots=True)
class ShownOperation:
    """An operation; without an example where the archive has nothing to show."""

    name: str
    path: str
    summary: str
    parameters: tuple[ShownParameter, ...]
    example: ShownExample | None


@dataclass(frozen=True, slots=True)
class Reference:
    """The reference page."""

    description: str
    url_document: str
    operations: tuple[ShownOperation, ...]


def reference(news: News) -> Reference:
    """Make the reference page of the API over `news`."""
    told = document(site_url())
    return Reference(
        told["info"]["description"],
        api_url("document"),
        tuple(
            _operation(news, each, told["paths"][PREFIX + each.path]["get"]) for each in OPERATIONS
        ),
    )


def _operation(news: News, operation: Operation, told: Mapping[str, Any]) -> ShownOperation:
    return ShownOperation(
        operation.name,
        PREFIX + operation.path,
        told["summary"],
        tuple(
            ShownParameter(
                each["name"],
                _values(each["schema"]),
                str(each["schema"].get("default", "")),
                each["description"],
            )
            for each in told["parameters"]
        ),
        _example(news, operation),
    )


def _example(news: News, operation: Operation) -> ShownExample | None:
    example = operation.example(news)
    if example is None:
        return None
    answer = operation.answer(news, MultiDict(example.parameters), **example.path)
    url = api_url(operation.name, **example.path, **example.parameters)
    return ShownExample(url, json.dumps(shortened(answer), ensure_ascii=False, indent=2))


def _values(schema: Schema) -> str:
    """Say in a few words what a parameter may be, in words that every language of JSON has."""
    if "enum" in schema:
        return " | ".join(schema["enum"])
    if "items" in schema:
        return f"{_values(schema['items'])} …"
    if "minimum" in schema:
        return f"{schema['minimum']}–{schema.get('maximum', '')}"
    return str(schema.get("format", "date" if "pattern" in schema else schema["type"]))


def shortened(data: Any) -> Any:
    """Return JSON data with only the first of its lists' items and the beginnings of its texts."""
    if isinstance(data, Mapping):
        return {name: shortened(value) for name, value in data.items()}
    if isinstance(data, list | tuple):
        more = ["…"] if len(data) > _MOST_ITEMS else []
        return [*map(shortened, data[:_MOST_ITEMS]), *more]
    if isinstance(data, str) and len(data) > _LONGEST_TEXT:
        return data[:_LONGEST_TEXT] + "…"
    return data
