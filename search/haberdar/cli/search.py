"""`haberdar search`: the archive in the terminal."""

import argparse
import json
import sys
from collections.abc import Iterable

from haberdar.cli.command import Command, add_index_option, add_json_option, positive
from haberdar.news import open_index
from haberdar.published import PublishedDate
from haberdar.request import SORTS
from haberdar.results.page import FacetValue, Hit, Marked, Page

_BOLD, _PLAIN = "\033[1m", "\033[0m"
_FACET_LINES = 5


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", nargs="?", default="", help="what to look for; nothing finds all")
    add_index_option(parser)
    parser.add_argument(
        "--ministry",
        action="append",
        default=[],
        metavar="ID",
        help="only this ministry",
    )
    parser.add_argument(
        "--organization", action="append", default=[], metavar="ID", help="only this organization"
    )
    parser.add_argument(
        "--since", type=_date, metavar="DATE", help="from 2024, 2024-12, 2024-12-27"
    )
    parser.add_argument("--until", type=_date, metavar="DATE", help="to such a date, included")
    parser.add_argument("--sort", choices=SORTS, default="relevance", help="the order,")
    parser.add_argument("--page", type=positive, default=1, metavar="N", help="which page of hits")
    parser.add_argument("--size", type=positive, default=10, metavar="N", help="hits a page")
    add_json_option(parser)


def _date(text: str) -> PublishedDate:
    try:
        return PublishedDate.parse(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _run(options: argparse.Namespace) -> int:
    with open_index(options.index) as news:
        page = news.search(
            options.query,
            ministries=options.ministry,
            organizations=options.organization,
            since=options.since,
            until=options.until,
            sort=options.sort,
            page=options.page,
            size=options.size,
        )
    if options.json:
        print(json.dumps(page.to_dict(), ensure_ascii=False, indent=2))
    else:
        _print_page(page)
    return 0


def _print_page(page: Page) -> None:
    for value in page.ignored:
        print(f"not understood: {value}", file=sys.stderr)
    print(f"{page.total} haber, sayfa {page.request.page}/{max(1, page.pages)}")
    for hit in page.hits:
        _print_hit(hit)
    _print_facet("Bakanlık", page.facets["ministry"])
    _print_facet("Kurum", page.facets["organization"])


def _print_hit(hit: Hit) -> None:
    print()
    print(_emphasized(Marked(hit.title, hit.title_marks)))
    print("  " + " · ".join(filter(None, (str(hit.date or "tarihsiz"), hit.source, hit.id))))
    print("  " + _emphasized(hit.snippet))


def _print_facet(title: str, values: Iterable[FacetValue]) -> None:
    shown = list(values)[:_FACET_LINES]
    if shown:
        print(f"\n{title}")
    for value in shown:
        print(f"  {value.count:>5}  {value.label}  [{value.value}]")


def _emphasized(text: Marked) -> str:
    if not sys.stdout.isatty():
        return text.text
    return "".join(f"{_BOLD}{piece}{_PLAIN}" if mark else piece for piece, mark in text.pieces())


command = Command("Search the index.", _configure, _run)
