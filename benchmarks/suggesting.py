"""How long `News.suggest` takes while names and titles are typed letter by letter.

    python -m benchmarks.suggesting --articles 200000

The articles are those of `benchmarks.speed`. Prints JSON: milliseconds of the first suggestion of a
process, and of prefixes of 1 to 20 letters of titles and names that are typed for the first time or
again; and megabytes, of the index and of memory.
"""

import argparse
import json
import random
import tempfile
import time
from collections import defaultdict
from pathlib import Path

import numpy as np

from benchmarks.speed.corpus import Corpus, read_texts
from benchmarks.speed.engines.protocol import size_of
from benchmarks.speed.fresh import apart, peak_mb
from haberdar import Analyzer, News, build_index, load_registry, open_index
from haberdar.index.schema import COMPLETED

TYPED = 100
LONGEST = 20
_SEED = 1923
_OPENERS = ("k", "ka", "ihracat", "ticaret b")


def main(arguments: list[str] | None = None) -> None:
    """Measure as the command line asks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=20_000)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        titles = _build(folder, options.articles)
        found = {
            "articles": options.articles,
            "index, MB": round(size_of(folder) / 1e6, 1),
            "file of the titles as written, MB": round(_titles_file(folder) / 1e6, 1),
            "first after opening, ms": {text: apart(_first, folder, text) for text in _OPENERS},
            **apart(_typing, folder, titles),
        }
    print(json.dumps(found, ensure_ascii=False, indent=2))


def _build(folder: Path, count: int) -> list[str]:
    """Index so many articles; return some of their titles and some names of organizations."""
    chance = random.Random(_SEED)
    registry = load_registry()
    chosen = set(chance.sample(range(count), min(TYPED, count)))
    typed = []
    with build_index(folder, Analyzer(), registry) as build:
        for number, document in enumerate(Corpus(read_texts(None)).documents(count)):
            article = document.article()
            build.add(article)
            if number in chosen:
                typed.append(article.title)
    names = sorted(organization.name for organization in registry.organizations.values())
    return typed + chance.sample(names, TYPED)


def _titles_file(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob(f"*.{COMPLETED}.field"))


def _first(folder: Path, text: str) -> float:
    with open_index(folder) as news:
        return _ms(news, text)


def _ms(news: News, text: str) -> float:
    started = time.perf_counter()
    news.suggest(text)
    return round((time.perf_counter() - started) * 1000, 2)


def _typing(folder: Path, texts: list[str]) -> dict[str, object]:
    """Type all texts twice; what nobody typed before is told apart from what is asked again."""
    first: defaultdict[int, list[float]] = defaultdict(list)
    again: defaultdict[int, list[float]] = defaultdict(list)
    with open_index(folder) as news:
        before = peak_mb()
        _ms(news, texts[0])
        seen: set[str] = set()
        for text in (*texts, *texts):
            for length in range(1, min(LONGEST, len(text)) + 1):
                typed = text[:length]
                (again if typed in seen else first)[length].append(_ms(news, typed))
                seen.add(typed)
        grown = peak_mb() - before
    return {
        "memory beyond the opened index, mapped files included, MB": round(grown, 1),
        "first, ms": spread([taken for of_length in first.values() for taken in of_length]),
        "again, ms": spread([taken for of_length in again.values() for taken in of_length]),
        "first by length, ms": {length: spread(taken) for length, taken in first.items()},
    }


def spread(times: list[float]) -> dict[str, float]:
    middle, slow = np.percentile(times, [50, 95])
    return {"p50": round(middle, 2), "p95": round(slow, 2), "max": max(times)}


if __name__ == "__main__":
    main()
