"""Whoosh as it comes: its default codec, its own search and its own facets, on our schema."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import whoosh
from whoosh import index as whoosh_index
from whoosh import query, sorting

from benchmarks.speed.engines.protocol import HITS, SHOWN_ORGANIZATIONS, Answer, passes
from benchmarks.speed.engines.whoosh_queries import clause_query
from benchmarks.speed.fields import Analyzed, occurrences
from benchmarks.speed.searches import Search
from haberdar.index import schema

_MEMORY_MB = 256
_FIELDS = {
    "month": schema.DATE,
    "ministry": schema.MINISTRY,
    "organization": schema.ORGANIZATION,
}
# What Whoosh counts of a field with several values is read from the field's postings, at each
# search anew; its list columns, which would spare that, cannot be written. A document has one
# month, and for such a field Whoosh keeps what it read.
_FACETS = {
    "month": sorting.FieldFacet(schema.DATE),
    "ministry": sorting.FieldFacet(schema.MINISTRY, allow_overlap=True),
    "organization": sorting.FieldFacet(schema.ORGANIZATION, allow_overlap=True),
}
_NEWEST = sorting.FieldFacet(schema.DATE, reverse=True)


class StockWhoosh:
    """The engine that ours is built on, without what is ours."""

    name = "whoosh"

    @staticmethod
    def version() -> str:
        """Return the version of whoosh3."""
        return ".".join(map(str, whoosh.__version__))

    @staticmethod
    def prepare(document: Analyzed) -> dict[str, Any]:
        """Return the fields of `document`."""
        fields: dict[str, Any] = {name: occurrences(t) for name, t in document.texts.items()}
        fields[schema.ID] = fields[schema.ARTICLE] = str(document.number)
        fields[schema.DATE] = [document.month]
        fields[schema.MINISTRY] = document.ministries
        fields[schema.ORGANIZATION] = document.organizations
        return fields

    def build(self, documents: Iterable[dict[str, Any]], folder: Path) -> None:
        """Index with one writer, into one segment."""
        index = whoosh_index.create_in(str(folder), schema.make_schema())
        writer = index.writer(limitmb=_MEMORY_MB)
        for fields in documents:
            writer.add_document(**fields)
        writer.commit(optimize=True)
        index.close()

    def open(self, folder: Path) -> None:
        """Open a searcher."""
        self._index = whoosh_index.open_dir(str(folder))
        self._searcher = self._index.searcher()

    def search(self, search: Search) -> Answer:
        """Search once, and once more for each facet that filters."""
        asked = query.And([clause_query(c) for c in search.required]) or query.Every()
        total, hits = 0, None
        facets: dict[str, dict[str, int]] = {}
        for filters, counted in passes(search):
            first = hits is None
            found = self._searcher.search(
                asked,
                limit=HITS,
                sortedby=None if search.required else _NEWEST,
                scored=first,
                groupedby={name: _FACETS[name] for name in counted},
                maptype=sorting.Count,
                filter=_filter(search, filters),
            )
            if first:
                total, hits = len(found), found
            facets |= {name: _counts(name, found.groups(name)) for name in counted}
        return Answer(total, hits, facets)

    def ids(self, answer: Answer) -> list[int]:
        """Return document numbers from the stored fields of the hits."""
        reader = self._searcher.reader()
        return [_number(reader, docnum) for _, docnum in answer.hits.top_n[:HITS]]

    def forget(self) -> None:
        """Do nothing: what it keeps is left to the system."""

    def close(self) -> None:
        """Close the files."""
        self._searcher.close()
        self._index.close()


def _number(reader: Any, docnum: int) -> int:
    return int(reader.stored_fields(docnum)[schema.ARTICLE])


def _counts(name: str, groups: Mapping[str | None, int]) -> dict[str, int]:
    counts = {value: count for value, count in groups.items() if value is not None}
    if name != "organization":
        return counts
    return dict(sorted(counts.items(), key=lambda c: -c[1])[:SHOWN_ORGANIZATIONS])


def _filter(search: Search, filters: frozenset[str]) -> query.Query | None:
    parts: list[query.Query] = []
    if "month" in filters:
        parts.append(query.TermRange(schema.DATE, search.since, search.until))
    for facet, chosen in (("ministry", search.ministries), ("organization", search.organizations)):
        if facet in filters:
            parts.append(query.Or([query.Term(_FIELDS[facet], name) for name in chosen]))
    return query.And(parts) if parts else None
