"""`haberdar entities`: the ministries and organizations of the archive."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from haberdar.article import EntityKind
from haberdar.cli.command import FAILED, Command, add_index_option, add_json_option, positive
from haberdar.cli.showing import counted
from haberdar.news import open_index
from haberdar.registry.directory import organization_id
from haberdar.results.entities import Entity, EntityCount

# What the last words of an organization's name, in ASCII, say of its kind where they are clear.
_KINDS = {
    "a-s": "company",
    "as": "company",
    "bankasi": "bank",
    "borsasi": "exchange",
    "dernegi": "sector-association",
    "holding": "company",
    "ihracatci-birlikleri": "exporters-union",
    "ihracatcilar-birligi": "exporters-union",
    "ihracatcilari-birligi": "exporters-union",
    "odasi": "chamber",
    "osb": "industrial-zone",
    "sanayi-bolgesi": "industrial-zone",
    "teknokent": "technopark",
    "teknokenti": "technopark",
    "teknopark": "technopark",
    "teknoparki": "technopark",
    "universitesi": "university",
}


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "prefix",
        nargs="*",
        metavar="PREFIX",
        help="what a name or an acronym begins with, from any of its words on; nothing lists all",
    )
    add_index_option(parser)
    parser.add_argument("--kind", choices=("ministry", "organization"), help="only this kind")
    parser.add_argument(
        "--new",
        action="store_true",
        help="only organizations that the registry lacks, with how articles write them",
    )
    output = parser.add_mutually_exclusive_group()
    output.add_argument(
        "--toml", action="store_true", help="print those of --new as entries for the registry"
    )
    parser.add_argument(
        "--size", type=positive, default=50, metavar="N", help="how many at most (%(default)s)"
    )
    add_json_option(output)


def _run(options: argparse.Namespace) -> int:
    new = options.new or options.toml
    if new and options.kind == "ministry":
        print(
            "haberdar: the registry has all ministries; --new is for organizations", file=sys.stderr
        )
        return FAILED
    kind: EntityKind | None = "organization" if new else options.kind
    with open_index(options.index) as news:
        found = news.entities(kind, " ".join(options.prefix), size=options.size, new=new)
        described = [news.entity(counted.id) for counted in found] if new else []
    lacking = list(filter(None, described))
    if options.toml:
        for entity in lacking:
            print("\n".join(_entry(entity)), end="\n\n")
    elif options.json:
        data = list(map(_new_data, lacking)) if new else [counted.to_dict() for counted in found]
        print(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        for line in _new_lines(lacking) if new else _lines(found):
            print(line)
    return 0


def _lines(found: Iterable[EntityCount], indent: str = "") -> Iterator[str]:
    for entity in found:
        yield (
            f"{entity.count:>6} {entity.central_count:>6}  {indent}{entity.label}  [{entity.id}]"
        )
        yield from _lines(entity.former, indent + "  ")


def _new_lines(lacking: Iterable[Entity]) -> Iterator[str]:
    for entity in lacking:
        yield f"{entity.count:>6} {entity.central_count:>6}  {entity.label}  [{entity.id}]"
        for spelling in entity.spellings:
            yield f"{'':15}{spelling.count} × {spelling.text}"
        yield f"{'':15}{_example(entity)}"


def _example(entity: Entity) -> str:
    hit = entity.latest[0]
    return f"{hit.date or 'undated'}: {' '.join(hit.title.split())}"


def _new_data(entity: Entity) -> dict[str, Any]:
    return {
        "id": entity.id,
        "label": entity.label,
        "name": entity.name,
        "acronym": entity.acronym,
        "count": entity.count,
        "central_count": entity.central_count,
        "spellings": list(map(asdict, entity.spellings)),
        "latest": entity.latest[0].to_dict(),
    }


def _entry(entity: Entity) -> Iterator[str]:
    """Yield the lines of an entry of the registry, its kind left open where the name is not clear.

    Texts are written as JSON, whose escapes TOML shares.
    """
    example = json.dumps(_example(entity), ensure_ascii=False)
    yield f"# {counted(entity.count, 'article')}, the latest: {example}"
    yield "[[organization]]"
    for key, text in (("id", entity.id), ("name", entity.name), ("acronym", entity.acronym)):
        if text:
            yield f"{key} = {json.dumps(text, ensure_ascii=False)}"
    name = f"-{organization_id(entity.name)}"
    kind = next((kind for ending, kind in _KINDS.items() if name.endswith(f"-{ending}")), None)
    yield '# kind = ""' if kind is None else f'kind = "{kind}"'


command = Command("List the ministries and organizations of the index.", _configure, _run)
