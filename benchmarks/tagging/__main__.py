"""How well ministries and organizations are tagged: our tags beside the labels of people.

    python -m benchmarks.tagging FILE

FILE (.jsonl) has an article on each line: "title", "text", "date", and "entities" with "name",
"type" and maybe "acronym" and "job_title". Articles are cleaned and tagged as the indexer does it.
Prints JSON. What counts, and what judgements are, is in docs/quality.md.
"""

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.tagging.agreement import Agreement, Disagreement, compare
from benchmarks.tagging.figures import figures, stale
from benchmarks.tagging.judging import JUDGEMENTS, Judgements, Key, read_judgements, template
from benchmarks.tagging.labels import read_labelled
from benchmarks.tagging_speed import best_speed
from haberdar import Article, load_registry
from haberdar.article import EntityKind
from haberdar_indexer import Tagger

_KINDS: Mapping[EntityKind, str] = {"organization": "organizations", "ministry": "ministries"}

Agreements = Mapping[EntityKind, Sequence[Agreement]]


def main(arguments: Sequence[str] | None = None) -> None:
    """Print what the command line asks for."""
    parser = _parser()
    options = parser.parse_args(arguments)
    registry = load_registry()
    tagger = Tagger(registry)
    labelled = list(read_labelled(options.file, tagger, registry))
    try:
        judgements = read_judgements(options.judgements)
    except ValueError as exc:
        parser.error(str(exc))
    if not labelled:
        parser.error(f"{options.file}: no article")
    articles = [one.article for one in labelled]
    agreements = {kind: [compare(one, kind, registry) for one in labelled] for kind in _KINDS}
    if options.ministries:
        print("\n".join(map(_ministries, articles)))
    elif options.errors:
        for one in _disagreements(agreements):
            verdict = judgements.get(Key.of(one), "")
            print(json.dumps(asdict(one) | {"verdict": verdict}, ensure_ascii=False))
    elif options.judge_template:
        for one in _disagreements(agreements):
            if Key.of(one) not in judgements:
                print(template(one))
    else:
        result = _figures(articles, agreements, judgements)
        speed = {"MB a second": best_speed(articles, tagger)}
        print(json.dumps(result | speed, ensure_ascii=False, indent=2))


def _figures(
    articles: Sequence[Article], agreements: Agreements, judgements: Judgements
) -> dict[str, Any]:
    keys = {Key.of(one) for one in _disagreements(agreements)}
    return {
        "articles": len(articles),
        **{name: figures(agreements[kind], judgements) for kind, name in _KINDS.items()},
        "stale judgements": stale(judgements, keys, {article.id for article in articles}),
    }


def _disagreements(agreements: Agreements) -> Iterator[Disagreement]:
    for of_kind in agreements.values():
        for agreement in of_kind:
            yield from agreement.disagreements


def _ministries(article: Article) -> str:
    """Return a line with the ministries of `article`: each id with how it was recognized."""
    tags = (
        f"{tag.entity_id} ("
        + ", ".join(dict.fromkeys(f"{m.surface}: {m.rule}" for m in tag.mentions))
        + ")"
        for tag in article.tags
        if tag.kind == "ministry"
    )
    return f"{article.id} {article.published or 'no date'}  {'; '.join(tags) or '–'}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.tagging",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--judgements", type=Path, default=JUDGEMENTS, metavar="TOML")
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument(
        "--errors", action="store_true", help="print the disagreements instead, one a line (JSON)"
    )
    instead.add_argument(
        "--judge-template",
        action="store_true",
        help="print the lines of the judgements that are wanting instead",
    )
    instead.add_argument(
        "--ministries", action="store_true", help="print the ministries of each article instead"
    )
    return parser


if __name__ == "__main__":
    main()
