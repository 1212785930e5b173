"""`haberdar stats`: what an index holds."""

import argparse
import json
from dataclasses import asdict

from haberdar.cli.command import Command, add_index_option, add_json_option
from haberdar.news import open_index


def _configure(parser: argparse.ArgumentParser) -> None:
    add_index_option(parser)
    add_json_option(parser)


def _run(options: argparse.Namespace) -> int:
    with open_index(options.index) as news:
        stats = asdict(news.stats())
    if options.json:
        print(json.dumps(stats, ensure_ascii=False, indent=2))
        return 0
    for name, value in stats.items():
        print(f"{name.replace('_', ' '):<14} {_shown(value)}")
    return 0


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {part}" for name, part in value.items())
    return "–" if value is None else str(value)


command = Command("Show what the index holds.", _configure, _run)
