"""`haberdar search`: the archive in the terminal.

It speaks English, as all commands do; what comes from the archive, its names, dates and what the
engine says of a query, is Turkish.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator

from haberdar.cli.command import Command, add_index_option, add_json_option, positive
from haberdar.cli.showing import facet_lines
from haberdar.news import open_index
from haberdar.published import PublishedDate
from haberdar.query.reading import QueryReading, ScorePart
from haberdar.request import MATCHES, SORTS
from haberdar.results.page import Hit, Marked, Page

_BOLD, _PLAIN = "\033[1m", "\033[0m"
_FACET_LINES = 5


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "query",
        nargs="*",
        metavar="QUERY",
        help="what to look for, in one word or several, after the options; nothing finds all. Put"
        " -- before a query that begins with a minus sign: haberdar search [options] -- -gümrük"
        " ihracat",
    )
    add_index_option(parser)
    parser.add_argument("--match", choices=MATCHES, default="all", help="how much of the query,")
    parser.add_argument(
        "--ministry",
        action="append",
        default=[],
        metavar="ID",
        help="only this ministry",
    )
    parser.add_argument(
        "--organization",
        action="append",
        default=[],
        metavar="ID",
        help="only this organization; for it, as for the ministry, the source and the section,"
        " --organization=-ID leaves it out, and --organization=- finds what has none",
    )
    parser.add_argument(
        "--source", action="append", default=[], metavar="NAME", help="only this source"
    )
    parser.add_argument(
        "--section", action="append", default=[], metavar="NAME", help="only this section"
    )
    parser.add_argument(
        "--central",
        action="store_true",
        help="ministries and organizations count for articles that are mainly about them alone",
    )
    parser.add_argument(
        "--story",
        default="",
        metavar="ID",
        help="only this article and the others that tell its story in nearly the same words",
    )
    parser.add_argument(
        "--unfolded",
        action="store_true",
        help="show the versions of a story one by one, and not the first of them alone",
    )
    parser.add_argument(
        "--since", type=_date, metavar="DATE", help="from 2024, 2024-12, 2024-12-27"
    )
    parser.add_argument("--until", type=_date, metavar="DATE", help="to such a date, included")
    parser.add_argument("--sort", choices=SORTS, default="relevance", help="the order,")
    parser.add_argument("--page", type=positive, default=1, metavar="N", help="which page of hits")
    parser.add_argument("--size", type=positive, default=10, metavar="N", help="hits a page")
    parser.add_argument("--explain", action="store_true", help="say what every score is made of")
    add_json_option(parser)


def _date(text: str) -> PublishedDate:
    try:
        return PublishedDate.parse(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _run(options: argparse.Namespace) -> int:
    with open_index(options.index) as news:
        page = news.search(
            " ".join(options.query),
            match=options.match,
            ministries=options.ministry,
            organizations=options.organization,
            sources=options.source,
            sections=options.section,
            central=options.central,
            story=options.story,
            fold=not options.unfolded,
            since=options.since,
            until=options.until,
            sort=options.sort,
            page=options.page,
            size=options.size,
        )
        if options.json:
            data = page.to_dict(explain=options.explain)
            print(json.dumps(data, ensure_ascii=False, indent=2))
        else:
            parts = [page.explain(hit) if options.explain else () for hit in page.hits]
            _print_page(page, parts)
    return 0


def _print_page(page: Page, explanations: Iterable[tuple[ScorePart, ...]]) -> None:
    for value in page.ignored:
        print(f"not understood: {value}", file=sys.stderr)
    for limit in page.query.limits:
        print(f"limit: {limit}", file=sys.stderr)
    told = f" ({page.stories} without similar ones)" if page.stories < page.total else ""
    print(f"{page.total} found{told}, page {page.request.page}/{max(1, page.pages)}")
    if page.is_partial:
        print("nothing has all that was asked for; these have most of it")
    for line in _read_as(page.query):
        print(line)
    for hit, parts in zip(page.hits, explanations, strict=True):
        _print_hit(hit, folded=page.request.is_folded)
        _print_explanation(parts)
    for title, values in (
        ("Ministries", page.facets["ministry"]),
        ("Organizations", page.facets["organization"]),
        ("Sources", page.facets["source"]),
        ("Sections", page.facets["section"]),
    ):
        for line in facet_lines(title, values[:_FACET_LINES]):
            print(line)


def _read_as(query: QueryReading) -> Iterator[str]:
    """Yield in lines how the query was read, and how else it may have been meant."""
    for correction in query.corrections:
        text = _emphasized(Marked(correction.query, correction.marks))
        yield f"did you mean: {text} ({correction.total} found)"
    for asked in query.filters:
        yield f"{'without' if asked.excluded else 'only'} {asked.name}: {asked.label}"
    for expansion in query.expansions:
        yield f"also looked for: {', '.join(expansion.also)} (for {expansion.text})"


def _print_hit(hit: Hit, *, folded: bool) -> None:
    print()
    print(_emphasized(Marked(hit.title, hit.title_marks)))
    similar = f"+{hit.similar} similar" if hit.similar and folded else ""
    notes = (str(hit.date or "undated"), hit.source, hit.id, similar)
    print("  " + " · ".join(filter(None, notes)))
    print("  " + _emphasized(hit.snippet))


def _print_explanation(parts: Iterable[ScorePart]) -> None:
    for part in parts:
        place = f"{part.part}, {part.evidence}; found in {part.frequency}"
        print(f"  {part.score:>8.4f}  {part.text}  ({place})")


def _emphasized(text: Marked) -> str:
    if not sys.stdout.isatty():
        return text.text
    return "".join(f"{_BOLD}{piece}{_PLAIN}" if mark else piece for piece, mark in text.pieces())


command = Command("Search the index.", _configure, _run)
