"""How fast articles are indexed and searches answered, on an archive of any size.

    python -m benchmarks.speed --articles 2000

The articles are made of the sample corpus: each takes a title and paragraphs of different ones,
so that words keep the frequencies of real text. Prints JSON.
"""

import argparse
import json
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from haberdar import Analyzer, Article, News, PublishedDate, build_index, load_registry, open_index
from haberdar_indexer import Tagger, read_articles

CORPUS = Path(__file__).parent.parent / "corpus"
SEARCHES = {
    "everything": {"query": ""},
    "one common word": {"query": "ihracat"},
    "two words": {"query": "ihracat destek"},
    "typed in ASCII": {"query": "ihracatcilar birligi"},
    "phrase": {"query": '"Ticaret Bakanlığı"'},
    "word and facet": {"query": "sanayi", "ministries": ["ticaret"]},
    "rare word": {"query": "levant"},
}
ROUNDS = 15


def make_articles(samples: Sequence[Article], count: int) -> Iterator[Article]:
    """Yield `count` articles of shuffled pieces; the same ones every time."""
    chance = random.Random(1923)
    paragraphs = [paragraph for sample in samples for paragraph in sample.paragraphs]
    for number in range(count):
        sample = chance.choice(samples)
        yield Article(
            id=str(number),
            title=sample.title,
            paragraphs=tuple(chance.choices(paragraphs, k=6)),
            published=PublishedDate(chance.randint(2018, 2025), chance.randint(1, 12)),
            ministries=sample.ministries,
            organizations=sample.organizations,
        )


def measure(count: int, folder: Path) -> dict[str, object]:
    """Build an index of `count` articles in `folder` and time searches in it, in milliseconds."""
    analyzer, registry = Analyzer(), load_registry()
    samples = [a for a in read_articles([CORPUS], Tagger(registry)) if isinstance(a, Article)]
    articles = list(make_articles(samples, count))
    analyzer.analyze("dictionary")  # loaded once a process, whatever the number of articles
    started = time.perf_counter()
    with build_index(folder, analyzer, registry) as build:
        for article in articles:
            build.add(article)
    seconds = time.perf_counter() - started
    started = time.perf_counter()
    with open_index(folder) as news:
        opened = time.perf_counter() - started
        searches = {name: _median_ms(news, arguments) for name, arguments in SEARCHES.items()}
        size = news.stats().size_bytes
    words = sum(len(article.body.split()) for article in articles) / count
    return {
        "articles": count,
        "words an article": round(words),
        "indexed a second": round(count / seconds),
        "index MB": round(size / 2**20, 1),
        "open ms": round(opened * 1000),
        "search ms (median)": searches,
        "memory MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def _median_ms(news: News, arguments: dict[str, object]) -> float:
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        news.search(**arguments)  # type: ignore[arg-type]
        times.append(time.perf_counter() - started)
    return round(statistics.median(times) * 1000, 1)


def main() -> None:
    """Measure as the command line asks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=2000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(measure(options.articles, Path(folder)), ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
