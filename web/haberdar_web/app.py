"""The application: one blueprint that any Flask application can mount, and a factory around it."""

from collections.abc import Iterable
from functools import partial
from os import PathLike

from flask import Blueprint, Flask

from haberdar import News, load_registry, open_index
from haberdar_web import errors, i18n
from haberdar_web.api import api_blueprint
from haberdar_web.caching import of_archive, revalidated
from haberdar_web.comparing.views import CompareViews
from haberdar_web.cors import Cors
from haberdar_web.exports import Exports
from haberdar_web.rate_limit import RateLimit
from haberdar_web.rendering import BLUEPRINT, extend
from haberdar_web.security import protect
from haberdar_web.views import Views


def create_app(
    index: News | str | PathLike[str], *, rate_limit: int = 0, cors: str | Iterable[str] = ()
) -> Flask:
    """Return an application that shows an index, opened or by its folder, at its root.

    For `rate_limit` and `cors`, see `blueprint`. Whoever opened the index closes it.

    Raises IndexMissingError, IndexMismatchError or IndexCorruptError; each says what to do.
    """
    news = index if isinstance(index, News) else open_index(index)
    app = Flask(__name__, static_folder=None, template_folder=None)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.register_blueprint(blueprint(news, rate_limit=rate_limit, cors=cors))
    errors.handle_unrouted(app)
    app.after_request(protect)
    app.after_request(i18n.declare)
    return app


def blueprint(
    news: News,
    *,
    base_template: str = "",
    rate_limit: int = 0,
    cors: str | Iterable[str] = (),
) -> Blueprint:
    """Return the pages and the API over `news`, to be mounted under any prefix.

    The pages extend `base_template`, one of the host's, where it is given: its blocks ``title``,
    ``head`` (of the head element) and ``content`` (in its main element). With `rate_limit`, an
    address that asks for more than so many answers a minute is told to wait (429); style and health
    are not counted. Pages of the origins in `cors`, ``https://example.org`` and such or ``*`` for
    all, may read the API. Whoever opened `news` closes it.

    Raises ValueError where one of `cors` is no origin.
    """
    views = Views(news, load_registry())
    exports = Exports(news)
    site = Blueprint(
        BLUEPRINT,
        __name__,
        template_folder="templates",
        static_folder="static",
        # Not "/static": at the root of a host, that would be the host's own.
        static_url_path="/haberdar-static",
    )
    site.add_url_rule("/", "search", views.search)
    site.add_url_rule("/arama.atom", "search_atom", of_archive(news, exports.atom))
    site.add_url_rule("/arama.csv", "search_csv", of_archive(news, exports.csv))
    site.add_url_rule("/haber/<path:article_id>", "article", views.article)
    site.add_url_rule("/bakanlik/<path:entity_id>", "ministry", views.entity)
    site.add_url_rule("/kurum/<path:entity_id>", "organization", views.entity)
    comparisons = CompareViews(news)
    site.add_url_rule("/karsilastir", "compare", comparisons.page)
    site.add_url_rule("/karsilastir.svg", "compare_svg", comparisons.svg)
    site.add_url_rule("/karsilastir.csv", "compare_csv", comparisons.csv)
    site.add_url_rule("/yardim", "help", views.help)
    site.add_url_rule("/ekle", "embed", views.embed)
    site.add_url_rule("/api/", "reference", views.reference)
    site.add_url_rule("/healthz", "health", views.health)
    site.add_url_rule("/opensearch.xml", "description", views.description)
    site.add_url_rule("/oneriler", "completions", views.completions)
    site.register_blueprint(api_blueprint(news, Cors.of(cors)))
    errors.handle_pages(site)
    if base_template:
        site.before_request(partial(extend, base_template))
    if rate_limit:
        site.before_request(RateLimit(rate_limit).check)
    site.url_defaults(i18n.keep)
    site.after_request(protect)
    site.after_request(revalidated)
    site.after_request(i18n.declare)
    return site
