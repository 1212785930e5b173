"""What is shown when something goes wrong: pages, and problem+json (RFC 9457) for programs."""

import json
from typing import ClassVar

from flask import Blueprint, Flask, Response, current_app, request
from werkzeug.exceptions import HTTPException, ServiceUnavailable

from haberdar import HaberdarError
from haberdar_web.i18n import gettext, gettext_noop
from haberdar_web.rendering import render

_RETRY_SECONDS = 30
# Title and advice by status; what the table lacks is told as the last row.
_TEXTS = {
    404: (
        gettext_noop("Sayfa bulunamadı"),
        gettext_noop("Bu adreste bir sayfa yok: bağlantı eskimiş ya da yanlış yazılmış olabilir."),
    ),
    405: (gettext_noop("Bu istek yapılamıyor"), gettext_noop("Bu adres yalnızca okunabilir.")),
    429: (
        gettext_noop("Çok fazla istek geldi"),
        gettext_noop("Kısa bir süre bekleyip sayfayı yeniden yükleyin."),
    ),
    500: (
        gettext_noop("Bir sorun oluştu"),
        gettext_noop("Sayfa hazırlanırken beklenmedik bir hata oluştu. Birazdan yeniden deneyin."),
    ),
    503: (
        gettext_noop("Arşiv şu anda okunamıyor"),
        gettext_noop("Haber dizini yenileniyor olabilir. Birazdan sayfayı yeniden yükleyin."),
    ),
    0: (
        gettext_noop("İstek anlaşılamadı"),
        gettext_noop("Adresi denetleyin ya da aramaya baştan başlayın."),
    ),
}


class Missing(HTTPException):
    """Nothing has the id that an address names; `texts` are the title and advice of its page."""

    code = 404
    texts: ClassVar[tuple[str, str]]


class ArticleMissing(Missing):
    """There is no article with this id."""

    texts = (
        gettext_noop("Haber bulunamadı"),
        gettext_noop("Bu haber arşivde yok: kaldırılmış ya da adresi değişmiş olabilir."),
    )


class EntityMissing(Missing):
    """There is no ministry or organization with this id."""

    texts = (
        gettext_noop("Bakanlık ya da kurum bulunamadı"),
        gettext_noop("Bu adreste bir bakanlık ya da kurum yok. Adıyla aramayı deneyin."),
    )


def handle_pages(site: Blueprint) -> None:
    """Give the errors of the blueprint's pages a page of their own."""
    site.register_error_handler(HTTPException, error_page)
    site.register_error_handler(HaberdarError, lambda error: error_page(_unavailable(error)))


def handle_api(api: Blueprint) -> None:
    """Give the errors of the API the form that programs read."""
    api.register_error_handler(HTTPException, problem)
    api.register_error_handler(HaberdarError, lambda error: problem(_unavailable(error)))


def handle_unrouted(app: Flask) -> None:
    """Treat requests that no route of the standalone `app` takes as its pages and API do."""

    def respond(error: HTTPException) -> Response:
        return problem(error) if request.path.startswith("/api/") else error_page(error)

    app.register_error_handler(HTTPException, respond)


def error_page(error: HTTPException) -> Response:
    """Return the page for `error`, with its status and headers."""
    code = error.code or 500
    title, advice = error.texts if isinstance(error, Missing) else _TEXTS.get(code, _TEXTS[0])
    page = render("error.html", title=gettext(title), advice=gettext(advice))
    return _answer(error, page, "text/html")


def problem(error: HTTPException) -> Response:
    """Return `error` as problem+json, with its status and headers."""
    detail = {"type": "about:blank", "title": error.name, "status": error.code or 500}
    return _answer(error, json.dumps(detail), "application/problem+json")


def _answer(error: HTTPException, content: str, mimetype: str) -> Response:
    headers = [(name, value) for name, value in error.get_headers() if name != "Content-Type"]
    return Response(content, status=error.code or 500, headers=headers, mimetype=mimetype)


def _unavailable(error: HaberdarError) -> ServiceUnavailable:
    # The reason names folders of the server: it goes to the log, never to the reader.
    current_app.logger.error("the index cannot be used: %s", error)
    return ServiceUnavailable(retry_after=_RETRY_SECONDS)
