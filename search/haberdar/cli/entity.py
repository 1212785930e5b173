"""`haberdar entity`: one ministry or organization."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator

from haberdar.cli.command import FAILED, Command, add_index_option, add_json_option
from haberdar.cli.showing import counted, facet_lines
from haberdar.news import open_index
from haberdar.registry import Ministry, Organization, Term
from haberdar.results.entities import Entity, MinistryName
from haberdar.results.page import EntityLabel, Hit


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="its id, as haberdar entities lists it")
    add_index_option(parser)
    add_json_option(parser)


def _run(options: argparse.Namespace) -> int:
    with open_index(options.index) as news:
        entity = news.entity(options.id)
    if entity is None:
        advice = "haberdar entities PREFIX lists ids"
        print(
            f"haberdar: neither the registry nor the index has {options.id!r}; {advice}",
            file=sys.stderr,
        )
        return FAILED
    if options.json:
        print(json.dumps(entity.to_dict(), ensure_ascii=False, indent=2))
    else:
        for line in _lines(entity):
            print(line)
    return 0


def _lines(entity: Entity) -> Iterator[str]:
    yield f"{entity.label}  [{entity.id}]"
    for title, facts in _facts(entity):
        for place, fact in enumerate(filter(None, facts)):
            yield f"{'' if place else title:<14} {fact}"
    yield f"\n{counted(entity.count, 'article')}, {entity.central_count} mainly about it"
    for year in entity.timeline:
        yield f"  {year.count:>5}  {year.period}"
    if entity.undated:
        yield f"  {entity.undated:>5}  undated"
    yield from facet_lines("Together with ministries", entity.together["ministry"])
    yield from facet_lines("Together with organizations", entity.together["organization"])
    yield from _articles("Latest", entity.latest)
    yield from _articles("Latest mainly about it", entity.latest_central)


def _facts(entity: Entity) -> Iterator[tuple[str, Iterable[str]]]:
    """Yield what is known of an entity, each fact in one line or several."""
    entry = entity.entry
    yield "kind", [entry.kind if isinstance(entry, Organization) else entity.kind]
    if entry is not None:
        yield "also", _other_names(entry)
        yield "english", [entry.english]
        yield "domain", [entry.domain]
    if isinstance(entry, Organization):
        yield "city", [entry.city]
    if isinstance(entry, Ministry):
        yield "named so", map(_term, entry.terms)
        yield "ministers", (f"{each.name}, {_term(each.term)}" for each in entry.ministers)
    if entity.minister is not None:
        yield "in office", [entity.minister.name]
    yield "parent", map(_label, filter(None, [entity.parent]))
    yield "affiliates", map(_label, entity.affiliates)
    yield "successors", map(_name, entity.successors)
    yield "predecessors", map(_name, entity.predecessors)
    yield "written", (f"{each.text} ({each.count})" for each in entity.spellings)


def _other_names(entry: Ministry | Organization) -> tuple[str, ...]:
    if isinstance(entry, Ministry):
        return (*entry.aliases, *entry.acronyms, *entry.loose)
    return entry.aliases


def _label(entity: EntityLabel) -> str:
    return f"{entity.label}  [{entity.id}]"


def _name(name: MinistryName) -> str:
    terms = ", ".join(map(_term, name.terms))
    return f"{name.label}, {terms}: {counted(name.count, 'article')}  [{name.id}]"


def _term(term: Term) -> str:
    return f"{term.since or '…'} – {term.until or '…'}"


def _articles(title: str, hits: Iterable[Hit]) -> Iterator[str]:
    for place, hit in enumerate(hits):
        if not place:
            yield f"\n{title}"
        yield f"  {hit.date or 'undated'!s:<10}  {hit.title}  [{hit.id}]"


command = Command("Show a ministry or organization of the index.", _configure, _run)
