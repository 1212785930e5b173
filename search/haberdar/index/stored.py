"""Articles as they are stored, whatever analyzer their words were made by."""

from collections.abc import Iterator
from pathlib import Path

from whoosh import index as whoosh_index

from haberdar.article import Article
from haberdar.index import schema
from haberdar.index.generations import live_generation


def stored_articles(root: Path) -> Iterator[Article]:
    """Yield the articles of the live index."""
    reader = whoosh_index.open_dir(str(live_generation(root))).reader()
    for number in reader.all_doc_ids():
        yield schema.read_article(reader.stored_fields(number)[schema.ARTICLE])
