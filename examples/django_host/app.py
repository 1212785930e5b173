"""A Django application in one file: the archive under a prefix, and a view that searches."""

import os

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, JsonResponse
from django.urls import path
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from haberdar import open_index
from haberdar_web import create_app

settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"], SECRET_KEY="for this example")
django.setup()
news = open_index(os.environ.get("HABERDAR_INDEX", "index_data"))


def headlines(request: HttpRequest) -> JsonResponse:
    """Return the latest headlines for a query."""
    page = news.search(request.GET.get("q", ""), sort="newest", size=5)
    found = [{"title": hit.title, "date": str(hit.date or "")} for hit in page.hits]
    return JsonResponse(found, safe=False)


urlpatterns = [path("basliklar", headlines)]
app = DispatcherMiddleware(get_wsgi_application(), {"/arsiv": create_app(news)})

if __name__ == "__main__":
    from waitress import serve

    serve(app, port=8000)
