"""A Flask application whose pages and the archive's share one template."""

import os

from flask import Flask, render_template

from haberdar import open_index
from haberdar_web import blueprint

app = Flask(__name__)
news = open_index(os.environ.get("HABERDAR_INDEX", "index_data"))
app.register_blueprint(blueprint(news, base_template="host.html"), url_prefix="/arsiv")


@app.get("/")
def front_page() -> str:
    """Show the latest headlines."""
    return render_template("front.html", hits=news.search(sort="newest", size=5).hits)
