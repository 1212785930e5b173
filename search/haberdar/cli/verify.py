"""`haberdar verify`: read the whole index and say what is wrong with it."""

import argparse
import json

from haberdar.cli.command import INCOMPLETE, Command, add_index_option, add_json_option
from haberdar.news import open_index


def _configure(parser: argparse.ArgumentParser) -> None:
    add_index_option(parser)
    add_json_option(parser)


def _run(options: argparse.Namespace) -> int:
    with open_index(options.index) as news:
        articles = news.stats().articles
        faults = list(news.verify())
    if options.json:
        print(json.dumps({"articles": articles, "faults": faults}, ensure_ascii=False, indent=2))
    else:
        for fault in faults:
            print(fault)
        print(f"{articles} articles read, {len(faults)} faults")
        if faults:
            print(f"Rebuild the index: haberdar reindex --full PATH… --index {options.index}")
    return INCOMPLETE if faults else 0


command = Command("Check the whole index.", _configure, _run)
