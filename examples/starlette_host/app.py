"""A Starlette application: the archive's pages under a prefix, and an endpoint that searches."""

import os

from a2wsgi import WSGIMiddleware
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Mount, Route

from haberdar import open_index
from haberdar_web import create_app

news = open_index(os.environ.get("HABERDAR_INDEX", "index_data"))


async def headlines(request: Request) -> JSONResponse:
    """Return the latest headlines for a query; a search is work for a thread, not for the loop."""
    query = request.query_params.get("q", "")
    page = await run_in_threadpool(news.search, query, sort="newest", size=5)
    return JSONResponse([{"title": hit.title, "date": str(hit.date or "")} for hit in page.hits])


app = Starlette(
    routes=[
        Route("/basliklar", headlines),
        Mount("/arsiv", WSGIMiddleware(create_app(news))),  # type: ignore[arg-type]
    ]
)
