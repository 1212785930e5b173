"""Haberdar itself: its bulk writer, and its search up to the point where hits are shown."""

from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from itertools import islice
from pathlib import Path

from whoosh import query

from benchmarks.speed.engines.protocol import HITS, SHOWN_ORGANIZATIONS, Answer
from benchmarks.speed.engines.whoosh_queries import clause_query
from benchmarks.speed.fields import Analyzed
from benchmarks.speed.searches import Search
from haberdar import Analyzer, Article, PublishedDate, SearchRequest, build_index, load_registry
from haberdar.engine.whoosh_engine import WhooshEngine
from haberdar.index import schema
from haberdar.index.bulk.analyzed import BatchAnalyzer
from haberdar.turkish.analyzer import evidence

_BATCH = 64  # as in the worker processes of a reindexing run

_name = cache(str)  # months are few

# The analysis is done before the clock runs, as it is for the other engines.
_evidence = cache(evidence)


class Haberdar:
    """Our index and our search."""

    name = "haberdar"

    @staticmethod
    def version() -> str:
        """Return the version of Haberdar."""
        return version("haberdar")

    @staticmethod
    def prepare(document: Analyzed) -> Analyzed:
        """Return `document`; what each of its words gives to match on is looked up here."""
        for part in schema.PARTS:
            for word in set(document.texts[f"{part}_exact"].split()):
                _evidence(word)
        return document

    def build(self, documents: Iterable[Analyzed], folder: Path) -> None:
        """Index prepared documents in one process; making articles of them is timed."""
        registry = load_registry()
        words = BatchAnalyzer(registry, _evidence)
        with build_index(folder, Analyzer(), registry) as build:
            waiting = iter(documents)
            while batch := list(islice(waiting, _BATCH)):
                parts = {
                    part: [document.texts[f"{part}_exact"].split() for document in batch]
                    for part in schema.PARTS
                }
                build.add_analyzed(words.tokenized(list(map(_article, batch)), parts), words)

    def open(self, folder: Path) -> None:
        """Open the index."""
        self._engine = WhooshEngine(folder, Analyzer(), load_registry())

    def search(self, search: Search) -> Answer:
        """Find, count and name everything that a page shows but the text of the hits."""
        request = SearchRequest(
            ministries=search.ministries,
            organizations=search.organizations,
            since=None if search.since is None else PublishedDate.parse(search.since),
            until=None if search.until is None else PublishedDate.parse(search.until),
            size=HITS,
            facet_size=SHOWN_ORGANIZATIONS,
        )
        required = [clause_query(clause) for clause in search.required]
        asked = query.And(required) if required else query.Every()
        answering = self._engine.current()
        found = answering.finding.find(asked, request)
        result = answering.finding.result(found, request, scored=bool(required))
        facets: dict[str, dict[str, int]] = {
            name: {value.value: value.count for value in values if value.count}
            for name, (values, _) in answering.facets(result, request).items()
        }
        facets["month"] = {_name(month): count for month, count in result.months.items()}
        return Answer(result.total, result.hits, facets)

    def ids(self, answer: Answer) -> list[int]:
        """Return the document numbers of the hits."""
        snapshot = self._engine.current().snapshot
        return [int(snapshot.article(number).id) for number in answer.hits.tolist()]

    def forget(self) -> None:
        """Drop decoded postings."""
        self._engine.forget()

    def close(self) -> None:
        """Close the index."""
        self._engine.close()


def _article(document: Analyzed) -> Article:
    """Return an article without its text, which no engine here stores."""
    return Article(
        id=str(document.number),
        title="-",
        paragraphs=(),
        published=PublishedDate.parse(document.month),
        ministries=document.ministries,
        organizations=document.organizations,
    )
