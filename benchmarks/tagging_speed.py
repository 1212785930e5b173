"""How fast one core tags.

    python -m benchmarks.tagging_speed [FILE]

repeats the articles of FILE, a file or folder as `haberdar reindex` takes it, or those of
``corpus/``, up to about 20 MB of UTF-8. They are cleaned beforehand; what is timed is the tagging
of titles and texts. Prints JSON: the best of three rounds, after one that warms up. With
--profile, also where the time of another round went.
"""

import argparse
import cProfile
import json
import pstats
import time
from collections.abc import Iterable, Sequence
from itertools import cycle
from pathlib import Path

from benchmarks.speed.corpus import SAMPLES
from haberdar import Article, load_registry
from haberdar_indexer import Tagger, read_articles

MEGABYTES = 20
_ROUNDS = 3
_SHOWN = 30


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure as the command line asks."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.tagging_speed",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("path", type=Path, nargs="?", default=SAMPLES, metavar="FILE")
    parser.add_argument("--megabytes", type=float, default=MEGABYTES, metavar="MB")
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args(arguments)
    tagger = Tagger(load_registry())
    read = [one for one in read_articles([options.path], tagger) if isinstance(one, Article)]
    if not read:
        parser.error(f"{options.path}: no article")
    articles = _repeated(read, options.megabytes)
    result = {
        "articles": len(articles),
        "MB": round(megabytes_of(articles), 2),
        "MB a second": best_speed(articles, tagger),
    }
    print(json.dumps(result, indent=2))
    if options.profile:
        with cProfile.Profile() as profile:
            _tag(articles, tagger)
        pstats.Stats(profile).sort_stats("tottime").print_stats(_SHOWN)


def best_speed(articles: Sequence[Article], tagger: Tagger) -> float:
    """Return how many megabytes a second `tagger` reads of `articles`, already warm."""
    _tag(articles, tagger)
    times = []
    for _ in range(_ROUNDS):
        started = time.process_time()
        _tag(articles, tagger)
        times.append(time.process_time() - started)
    return round(megabytes_of(articles) / min(times), 2)


def megabytes_of(articles: Iterable[Article]) -> float:
    """Return the size of titles and texts in UTF-8."""
    return (
        sum(len(article.title.encode()) + len(article.body.encode()) for article in articles) / 1e6
    )


def _tag(articles: Iterable[Article], tagger: Tagger) -> None:
    for article in articles:
        tagger.tag(article.title, article.body, article.published)


def _repeated(articles: Sequence[Article], megabytes: float) -> list[Article]:
    """Return `articles` over and over, until they have so many megabytes."""
    repeated, size = [], 0.0
    for article in cycle(articles):
        if size >= megabytes:
            break
        repeated.append(article)
        size += megabytes_of([article])
    return repeated


if __name__ == "__main__":
    main()
