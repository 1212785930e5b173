"""How long `News.search` takes with everything a page shows, and how fast text is indexed.

    python -m benchmarks.whole --articles 5000

The articles are those of `benchmarks.speed`, with their text. Prints JSON: articles a second from
text to index in one process, and the median milliseconds of searches.
"""

import argparse
import json
import statistics
import tempfile
import time
from pathlib import Path

from benchmarks.speed.corpus import Corpus, read_texts
from haberdar import Analyzer, News, build_index, load_registry, open_index

SEARCHES = ("", "ihracat", "ihracat destek", "ihracatcilar birligi", '"Ticaret Bakanlığı"')
ROUNDS = 20


def main() -> None:
    """Measure as the command line asks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=5000)
    options = parser.parse_args()
    articles = [made.article() for made in Corpus(read_texts(None)).documents(options.articles)]
    analyzer, registry = Analyzer(), load_registry()
    analyzer.analyze("sözlük")  # loaded once a process, whatever the number of articles
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        with build_index(Path(folder), analyzer, registry) as build:
            for article in articles:
                build.add(article)
        seconds = time.perf_counter() - started
        with open_index(folder) as news:
            found = {query or "everything": _median_ms(news, query) for query in SEARCHES}
    print(
        json.dumps(
            {
                "articles": options.articles,
                "indexed a second, from text": round(options.articles / seconds),
                "News.search, median ms": found,
            },
            ensure_ascii=False,
            indent=2,
        )
    )


def _median_ms(news: News, query: str) -> float:
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        news.search(query)
        times.append(time.perf_counter() - started)
    return round(statistics.median(times) * 1000, 1)


if __name__ == "__main__":
    main()
