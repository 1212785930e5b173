"""The addresses of the API."""

import json
from collections.abc import Mapping
from functools import partial
from typing import Any, NoReturn

from flask import Blueprint, Response, abort, request

from haberdar import News
from haberdar_web import errors
from haberdar_web.api.document import document
from haberdar_web.api.operations import OPERATIONS, PREFIX, Operation
from haberdar_web.caching import of_archive
from haberdar_web.cors import Cors
from haberdar_web.links import site_url


def api_blueprint(news: News, cors: Cors) -> Blueprint:
    """Return the API over `news`, to be mounted inside the blueprint of the pages."""
    api = Blueprint("api", __name__, url_prefix=PREFIX)
    for operation in OPERATIONS:
        view = of_archive(news, partial(_answer, news, operation))
        api.add_url_rule(operation.rule, operation.name, view)
    api.add_url_rule("/v1/openapi.json", "document", _document)
    api.add_url_rule(
        "/<path:path>",
        "unknown",
        _unknown,
        methods=["GET", "OPTIONS"],
        provide_automatic_options=False,
    )
    errors.handle_api(api)
    api.after_request(cors.allow)
    return api


def _answer(news: News, operation: Operation, **path: str) -> Response:
    return _json(operation.answer(news, request.args, **path))


def _document() -> Response:
    return _json(document(site_url()))


def _unknown(**_path: str) -> NoReturn:
    """Answer for every address that the API lacks."""
    abort(404)


def _json(data: Mapping[str, Any]) -> Response:
    return Response(json.dumps(data, ensure_ascii=False), mimetype="application/json")
