"""`haberdar clean`: what the pipeline makes of files, without an index."""

import argparse
import json
import sys
from itertools import groupby

from haberdar import Article, load_registry
from haberdar.cli.command import INCOMPLETE, Command, add_json_option
from haberdar_indexer.documents import Rejected
from haberdar_indexer.pipeline import read_articles
from haberdar_indexer.tagging import Tagger


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="FILE", help="files and folders of articles")
    add_json_option(parser)


def _run(options: argparse.Namespace) -> int:
    code = 0
    for done in read_articles(options.paths, Tagger(load_registry())):
        if isinstance(done, Rejected):
            print(f"rejected: {done}", file=sys.stderr)
            code = INCOMPLETE
        elif options.json:
            print(json.dumps(done.to_dict(), ensure_ascii=False))
        else:
            _print_article(done)
    return code


def _print_article(article: Article) -> None:
    print(article.title)
    print(" · ".join(filter(None, (str(article.published or "tarihsiz"), article.source))))
    for entity, mentions in groupby(
        sorted(article.mentions, key=lambda mention: mention.entity_id),
        key=lambda mention: mention.entity_id,
    ):
        surfaces = dict.fromkeys(mention.surface for mention in mentions)
        print(f"  {entity}: {', '.join(surfaces)}")
    print()
    print(article.body)
    print()


command = Command("Show files as the pipeline sees them.", _configure, _run)
