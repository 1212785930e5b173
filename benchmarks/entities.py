"""How long `News.entity` and `News.entities` take.

    python -m benchmarks.entities --articles 200000

The articles are those of `benchmarks.speed`, each mainly about the first of its tags; with `--new
100000`, they name so many organizations more that the registry lacks. Prints JSON, milliseconds: of
the first calls of a process, of those after them, for the most frequent ministries and
organizations, and of the first calls after an article was added.
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
from haberdar import Analyzer, Article, Mention, build_index, load_registry, open_index
from haberdar.registry.directory import organization_id

_PREFIXES = ("", "t", "ticaret", "ihracatçı", "bank")
_DESCRIBED = 3_000
_NEW = "Baklavacılar Derneği"
# One or two of a hundred of their names begin so.
_ASKED_FOR = f'kurum:"{_NEW} 12"'


def main(arguments: list[str] | None = None) -> None:
    """Measure as the command line asks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--new", type=int, default=0)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with build_index(folder, Analyzer(), load_registry()) as build:
            each = -(-options.new // options.articles)
            for number, document in enumerate(Corpus(read_texts(None)).documents(options.articles)):
                named = range(number * each, (number + 1) * each)
                build.add(_naming(_about_the_first(document.article()), named))
        found = {"articles": options.articles, **apart(_measure, folder)}
    print(json.dumps(found, ensure_ascii=False, indent=2))


def _about_the_first(article: Article) -> Article:
    return replace(
        article,
        central_ministries=article.ministries[:1],
        central_organizations=article.organizations[:1],
    )


def _naming(article: Article, numbers: range) -> Article:
    """Let `article` name an organization of its own for each of `numbers`."""
    names = [f"{_NEW} {number}" for number in numbers]
    begin = article.title[:1]
    mentions = (
        Mention(organization_id(name), "organization", begin, 0, 1, "pattern", "title", name)
        for name in names
    )
    return replace(
        article,
        organizations=(*article.organizations, *map(organization_id, names)),
        mentions=(*article.mentions, *mentions),
    )


def _measure(folder: Path) -> dict[str, object]:
    with open_index(folder) as news:
        first_list, first_named = _ms(news.entities), _ms(lambda: news.entities(prefix="t"))
        entities = news.entities(size=_DESCRIBED)
        first = _ms(lambda: news.entity(entities[0].id))
        described = [_ms(lambda name=entity.id: news.entity(name)) for entity in entities]
        again = [_ms(lambda name=entity.id: news.entity(name)) for entity in entities]
        listed = [_ms(lambda text=prefix: news.entities(prefix=text)) for prefix in _PREFIXES]
        listed_all = _ms(lambda: news.entities(size=10**6))
        news.search(_ASKED_FOR)
        news.add(Article(id="sonradan", title="Haber", paragraphs=()))
        changed = {
            "search": _ms(news.search),
            "suggestion": _ms(lambda: news.suggest("bakl")),
            "search by an organization": _ms(lambda: news.search(_ASKED_FOR)),
        }
    return {
        "entities": len(entities),
        "articles of the most frequent": entities[0].count,
        "first list, ms": first_list,
        "first list by a name, ms": first_named,
        "first entity, ms": first,
        "an entity, ms": spread(described),
        "an entity again, ms": spread(again),
        "a list, ms": spread(listed),
        "the list of all, ms": listed_all,
        "first after a change, ms": changed,
    }


def _ms(call: Callable[[], object]) -> float:
    started = time.perf_counter()
    call()
    return round((time.perf_counter() - started) * 1000, 2)


if __name__ == "__main__":
    main()
