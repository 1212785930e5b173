"""The OpenAPI 3.1 document of the API (https://spec.openapis.org/oas/v3.1.1)."""

from typing import Any

from haberdar_web.api.forms import Problem
from haberdar_web.api.operations import OPERATIONS, PREFIX, Operation
from haberdar_web.api.parameters import written
from haberdar_web.api.schemas import Schema, Schemas
from haberdar_web.i18n import gettext as _


def document(server: str) -> dict[str, Any]:
    """Describe the API of the front end that is mounted at the address `server`."""
    schemas = Schemas()
    problem = {
        "description": _("Olmadı; nedenini durum kodu söyler."),
        "content": {"application/problem+json": {"schema": schemas.of(Problem)}},
    }
    paths = {PREFIX + each.path: {"get": _operation(each, schemas)} for each in OPERATIONS}
    return {
        "openapi": "3.1.1",
        "info": {
            "title": "Haberdar",
            "version": "1",
            "description": _(
                "Anlaşılmayan ya da bilinmeyen parametreler yok sayılır ve yanıtta ignored altında "
                "adıyla bildirilir. Tarihler bilindiği kadar yazılır: 2024, 2024-12, 2024-12-27."
            ),
        },
        "servers": [{"url": server}],
        "paths": paths,
        "components": {"schemas": schemas.named, "responses": {"Problem": problem}},
    }


def _operation(operation: Operation, schemas: Schemas) -> Schema:
    answer = {"application/json": {"schema": schemas.of(operation.form)}}
    return {
        "operationId": operation.name,
        "summary": operation.summary(),
        "parameters": written(operation.parameters()),
        "responses": {
            "200": {"description": _("Yanıt."), "content": answer},
            "304": {"description": _("ETag ile sorulan yanıt değişmedi.")},
            "default": {"$ref": "#/components/responses/Problem"},
        },
    }
