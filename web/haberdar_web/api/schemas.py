"""JSON Schemas of plain data, made of the annotations of its classes."""

import datetime as dt
import inspect
from collections.abc import Mapping
from dataclasses import is_dataclass
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Literal,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from haberdar import Article, EntityLabel, Hit, Page, PublishedDate, Suggestion, TimelinePeriod
from haberdar.published import Precision
from haberdar.query.reading import Limit, ScorePart
from haberdar_web.api.forms import SearchLinks

Schema = dict[str, Any]

DATE: Schema = {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}
_REFERENCE = "#/components/schemas/"
_PLAIN: Mapping[Any, Schema] = {
    str: {"type": "string"},
    Limit: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    NoneType: {"type": "null"},
    dt.date: {"type": "string", "format": "date"},
    PublishedDate: DATE,
}
# What the data of a class has beside its fields, and which of all it can lack.
_ADDED: Mapping[Any, Mapping[str, Any]] = {
    Article: {"precision": Precision | None},
    Hit: {"precision": Precision | None, "explanation": tuple[ScorePart, ...]},
    Page: {"pages": int, "links": SearchLinks},
    Suggestion: {"url": str},
}
_OPTIONAL: Mapping[Any, frozenset[str]] = {
    EntityLabel: frozenset({"central"}),
    Hit: frozenset({"explanation"}),
    TimelinePeriod: frozenset({"months", "days"}),
}


class Schemas:
    """The schemas of types; those of classes have names, and refer to each other by them."""

    def __init__(self) -> None:
        self.named: dict[str, Schema] = {}

    def of(self, hint: Any) -> Schema:
        """Return the schema of what is annotated so.

        `Annotated` data is that of the class it is annotated with. Raises TypeError for a type that
        JSON has no form for.
        """
        if get_origin(hint) is Annotated:
            return self.of(hint.__metadata__[0])
        if hint in _PLAIN:
            return _PLAIN[hint]
        if is_dataclass(hint) or is_typeddict(hint) or hasattr(hint, "_fields"):
            return self._reference(hint)
        return self._composed(hint)

    def _composed(self, hint: Any) -> Schema:
        origin, arguments = get_origin(hint), get_args(hint)
        if origin is Literal:
            return {"type": "string", "enum": list(arguments)}
        if origin in {Union, UnionType}:
            return {"anyOf": list(map(self.of, arguments))}
        if origin in {tuple, list}:
            return self._array(arguments)
        if origin is dict:
            return self._mapping(*arguments)
        raise TypeError(f"no JSON is a {hint!r}")

    def _array(self, arguments: tuple[Any, ...]) -> Schema:
        if arguments[1:] in {(), (...,)}:
            return {"type": "array", "items": self.of(arguments[0])}
        size = len(arguments)
        parts = list(map(self.of, arguments))
        return {"type": "array", "prefixItems": parts, "minItems": size, "maxItems": size}

    def _mapping(self, key: Any, value: Any) -> Schema:
        if get_origin(key) is Literal:
            return _object(dict.fromkeys(get_args(key), self.of(value)))
        return {"type": "object", "additionalProperties": self.of(value)}

    def _reference(self, kind: Any) -> Schema:
        name = kind.__name__
        if name not in self.named:
            self.named[name] = {}  # one that has others of its own kind ends here
            hints = {**get_type_hints(kind, include_extras=True), **_ADDED.get(kind, {})}
            properties = {field: self.of(hint) for field, hint in hints.items()}
            optional = _OPTIONAL.get(kind, frozenset())
            told = {"description": inspect.getdoc(kind) or ""}
            self.named[name] = told | _object(properties, optional)
        return {"$ref": _REFERENCE + name}


def _object(properties: Mapping[str, Schema], optional: frozenset[str] = frozenset()) -> Schema:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }
