"""The application: one blueprint that any Flask application can mount, and a factory around it."""

from os import PathLike

from flask import Blueprint, Flask

from haberdar import News, load_registry, open_index
from haberdar_web import errors
from haberdar_web.api import api_blueprint
from haberdar_web.rendering import BLUEPRINT
from haberdar_web.security import protect
from haberdar_web.views import Views


def create_app(index_dir: str | PathLike[str]) -> Flask:
    """Return an application that shows the index in folder `index_dir` at its root.

    Raises IndexMissingError, IndexMismatchError or IndexCorruptError; each says what to do.
    """
    return app_for(open_index(index_dir))


def app_for(news: News) -> Flask:
    """Return an application that shows `news` at its root."""
    app = Flask(__name__, static_folder=None, template_folder=None)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.register_blueprint(blueprint(news))
    errors.handle_unrouted(app)
    app.after_request(protect)
    return app


def blueprint(news: News) -> Blueprint:
    """Return the pages and the API over `news`, to be mounted under any prefix.

    Whoever opened `news` closes it.
    """
    views = Views(news, load_registry())
    site = Blueprint(
        BLUEPRINT,
        __name__,
        template_folder="templates",
        static_folder="static",
        # Not "/static": at the root of a host, that would be the host's own.
        static_url_path="/haberdar-static",
    )
    site.add_url_rule("/", "search", views.search)
    site.add_url_rule("/haber/<path:article_id>", "article", views.article)
    site.add_url_rule("/bakanlik/<path:entity_id>", "ministry", views.entity)
    site.add_url_rule("/kurum/<path:entity_id>", "organization", views.entity)
    site.add_url_rule("/yardim", "help", views.help)
    site.add_url_rule("/healthz", "health", views.health)
    site.register_blueprint(api_blueprint(news))
    errors.handle_pages(site)
    site.after_request(protect)
    return site
