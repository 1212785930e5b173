"""The web front end of Haberdar: a search page over an index, alone or inside another application.

from haberdar_web import create_app

app = create_app("index_data")        # a WSGI application of its own

from haberdar import open_index
from haberdar_web import blueprint

host.register_blueprint(blueprint(open_index("index_data")), url_prefix="/arsiv")
"""

from haberdar_web.app import blueprint, create_app

__all__ = ["blueprint", "create_app"]
