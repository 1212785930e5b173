"""Tantivy through its Python binding."""

import re
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import tantivy
from tantivy import FieldType, Occur, Query

from benchmarks.speed.corpus import ORGANIZATIONS
from benchmarks.speed.engines.protocol import (
    HITS,
    SHOWN_ORGANIZATIONS,
    Answer,
    is_within,
    passes,
)
from benchmarks.speed.fields import TEXT_FIELDS, Analyzed
from benchmarks.speed.searches import Clause, PhraseOf, PrefixOf, Search, TermOf

_MEMORY = 256_000_000
_WHITE_SPACE = "white-space"
_MONTHS_A_YEAR = 12
_MOST_MONTHS = 200


class Tantivy:
    """Tantivy with one indexing thread, as the others have."""

    name = "tantivy"
    threads = 1

    @staticmethod
    def version() -> str:
        """Return the version of the binding, which is that of Tantivy up to its last part."""
        return version("tantivy")

    @staticmethod
    def prepare(document: Analyzed) -> dict[str, Any]:
        """Return the fields of `document`; making Tantivy's document of them is timed."""
        return {
            **document.texts,
            "number": document.number,
            "month": _month_number(document.month),
            "ministry": list(document.ministries),
            "organization": list(document.organizations),
        }

    def build(self, documents: Iterable[dict[str, Any]], folder: Path) -> None:
        """Index, commit, and wait for what is merged in the background."""
        index = tantivy.Index(_schema(), str(folder))
        _register(index)
        writer = index.writer(_MEMORY, self.threads)
        for fields in documents:
            writer.add_document(tantivy.Document(**fields))
        writer.commit()
        writer.wait_merging_threads()

    def open(self, folder: Path) -> None:
        """Open a searcher."""
        index = tantivy.Index.open(str(folder))
        _register(index)
        self._schema = index.schema
        self._searcher = index.searcher()
        self._aggregations = _aggregations(self._searcher.num_segments)

    def search(self, search: Search) -> Answer:
        """Find the hits, and aggregate beside it.

        The months add up to the total, as every article has one; no pass only counts.
        """
        clauses = [self._clause(clause) for clause in search.required]
        hits = None
        facets: dict[str, dict[str, int]] = {}
        for filters, counted in passes(search):
            asked = _all_of([*clauses, *self._filters(search, filters)])
            if hits is None:
                hits = self._hits(asked, search)
            wanted = {name: self._aggregations[name] for name in counted}
            if wanted:
                found = self._searcher.aggregate(asked, wanted)
                facets |= {name: _counts(name, found[name]["buckets"]) for name in wanted}
        months = facets["month"].items()
        total = sum(count for month, count in months if is_within(month, search))
        return Answer(total, hits, facets)

    def _hits(self, asked: Query, search: Search) -> Any:
        order = None if search.required else "month"
        # Told not to count, Tantivy skips what cannot be among the best; that pays for terms, and
        # makes phrases slower.
        ways = (way for clause in search.required for way in clause)
        count = not all(isinstance(way, TermOf) for way in ways)
        return self._searcher.search(asked, HITS, count, order_by_field=order).hits

    def ids(self, answer: Answer) -> list[int]:
        """Return document numbers from the column that holds them."""
        addresses = [address for _, address in answer.hits]
        numbers = self._searcher.fast_field_values("number", addresses)
        return [int(number) for number in numbers if number is not None]

    def forget(self) -> None:
        """Do nothing: what it keeps is left to the system."""

    def close(self) -> None:
        """Let go of the searcher."""
        del self._searcher

    def _filters(self, search: Search, filters: frozenset[str]) -> list[Query]:
        """Return queries for `filters` that add nothing to the score."""
        found = []
        if "month" in filters:
            since, until = map(_month_number, (search.since or "", search.until or ""))
            found.append(Query.range_query(self._schema, "month", FieldType.Integer, since, until))
        for facet, chosen in (
            ("ministry", search.ministries),
            ("organization", search.organizations),
        ):
            if facet in filters:
                terms = [Query.term_query(self._schema, facet, n, "basic") for n in chosen]
                found.append(_any_of(terms))
        return [Query.const_score_query(query, 0.0) for query in found]

    def _clause(self, clause: Clause) -> Query:
        return _any_of([self._alternative(way) for way in clause])

    def _alternative(self, way: TermOf | PhraseOf | PrefixOf) -> Query:
        match way:
            case TermOf(field, term, boost):
                # Told that only frequencies are needed, Tantivy does not read positions.
                found = Query.term_query(self._schema, field, term, "freq")
                return Query.boost_query(found, boost)
            case PhraseOf(field, terms, boost):
                found = Query.phrase_query(self._schema, field, list(terms))
                return Query.boost_query(found, boost)
            case PrefixOf(field, prefix):
                return Query.regex_query(self._schema, field, re.escape(prefix) + ".*")


class TantivyWithThreads(Tantivy):
    """Tantivy with as many indexing threads as it chooses itself."""

    name = "tantivy-threads"
    threads = 0


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in TEXT_FIELDS:
        builder.add_text_field(name, tokenizer_name=_WHITE_SPACE, index_option="position")
    for name in ("ministry", "organization"):
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("month", indexed=True, fast=True)
    builder.add_integer_field("number", fast=True)
    return builder.build()


def _register(index: tantivy.Index) -> None:
    splitter = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer(_WHITE_SPACE, splitter)


def _aggregations(segments: int) -> dict[str, Any]:
    organizations: dict[str, Any] = {"field": "organization", "size": SHOWN_ORGANIZATIONS}
    if segments > 1:  # or else counts of what is rare in one of them would only be estimates
        organizations["segment_size"] = ORGANIZATIONS
    return {
        "month": {"terms": {"field": "month", "size": _MOST_MONTHS}},
        "ministry": {"terms": {"field": "ministry", "size": SHOWN_ORGANIZATIONS}},
        "organization": {"terms": organizations},
    }


def _counts(name: str, buckets: Iterable[dict[str, Any]]) -> dict[str, int]:
    if name == "month":
        return {_month(int(bucket["key"])): bucket["doc_count"] for bucket in buckets}
    return {bucket["key"]: bucket["doc_count"] for bucket in buckets}


def _month_number(month: str) -> int:
    year, of_year = month.split("-")
    return int(year) * _MONTHS_A_YEAR + int(of_year) - 1


def _month(number: int) -> str:
    year, of_year = divmod(number, _MONTHS_A_YEAR)
    return f"{year}-{of_year + 1:02}"


def _all_of(queries: Sequence[Query]) -> Query:
    if not queries:
        return Query.all_query()
    # A query around a single one would keep Tantivy from skipping in it.
    return queries[0] if len(queries) == 1 else _combined(Occur.Must, queries)


def _any_of(queries: Sequence[Query]) -> Query:
    return queries[0] if len(queries) == 1 else _combined(Occur.Should, queries)


def _combined(occur: Occur, queries: Sequence[Query]) -> Query:
    return Query.boolean_query([(occur, query) for query in queries])
