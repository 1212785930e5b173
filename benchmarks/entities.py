"""How long `News.entity` and `News.entities` take.

    python -m benchmarks.entities --articles 200000

The articles are those of `benchmarks.speed`, each mainly about the first of its tags. Prints JSON,
milliseconds: of the first calls of a process, and of those after them, for every ministry and
organization that has articles.
"""

import argparse
import json
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from benchmarks.speed.corpus import Corpus, read_texts
from benchmarks.speed.fresh import apart
from benchmarks.suggesting import spread
from haberdar import Analyzer, Article, build_index, load_registry, open_index

_PREFIXES = ("", "t", "ticaret", "ihracatçı", "bank")


def main(arguments: list[str] | None = None) -> None:
    """Measure as the command line asks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=20_000)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with build_index(folder, Analyzer(), load_registry()) as build:
            for document in Corpus(read_texts(None)).documents(options.articles):
                build.add(_about_the_first(document.article()))
        found = {"articles": options.articles, **apart(_measure, folder)}
    print(json.dumps(found, ensure_ascii=False, indent=2))


def _about_the_first(article: Article) -> Article:
    return replace(
        article,
        central_ministries=article.ministries[:1],
        central_organizations=article.organizations[:1],
    )


def _measure(folder: Path) -> dict[str, object]:
    with open_index(folder) as news:
        first_list, first_named = _ms(news.entities), _ms(lambda: news.entities(prefix="t"))
        entities = news.entities(size=10**6)
        first = _ms(lambda: news.entity(entities[0].id))
        described = [_ms(lambda name=entity.id: news.entity(name)) for entity in entities]
        again = [_ms(lambda name=entity.id: news.entity(name)) for entity in entities]
        listed = [_ms(lambda text=prefix: news.entities(prefix=text)) for prefix in _PREFIXES]
    return {
        "entities": len(entities),
        "articles of the most frequent": entities[0].count,
        "first list, ms": first_list,
        "first list by a name, ms": first_named,
        "first entity, ms": first,
        "an entity, ms": spread(described),
        "an entity again, ms": spread(again),
        "a list, ms": spread(listed),
    }


def _ms(call: Callable[[], object]) -> float:
    started = time.perf_counter()
    call()
    return round((time.perf_counter() - started) * 1000, 2)


if __name__ == "__main__":
    main()
