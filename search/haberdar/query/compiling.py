"""From a query to the Whoosh query that finds and scores its documents.

A word's score is the sum of what its evidences score in title and body. As every text that has a
word as written has its stem and its ASCII form too, the written form outranks another form of the
word, and a form that meets only on an ASCII keyboard comes last.
"""

from collections.abc import Iterable, Iterator, Sequence

from whoosh import query as whoosh

from haberdar.index.schema import DATE, EVIDENCES, PARTS, text_field
from haberdar.published import PublishedDate
from haberdar.query.language import Query
from haberdar.query.reading import QueryFilter
from haberdar.query.tree import (
    AllOf,
    AnyOf,
    Dated,
    Fuzzy,
    Node,
    Not,
    Only,
    Part,
    Phrase,
    Prefix,
    Tagged,
    Word,
)
from haberdar.turkish.analyzer import Evidence
from haberdar.turkish.letters import fold

PART_WEIGHTS = {"title": 2.0, "body": 1.0}
EVIDENCE_WEIGHTS = {"exact": 0.6, "stem": 1.0, "folded": 0.2}
# One letter of a shorter word may be another, two of a longer one.
_LONG = 6


def compile_query(query: Query) -> whoosh.Query:
    """Return the Whoosh query for `query`; one that requires nothing starts from every document."""
    required = [_node(node) for node in query.required]
    found: whoosh.Query = whoosh.And(required) if required else whoosh.Every()
    if query.optional:
        found = whoosh.AndMaybe(found, whoosh.Or([_node(node) for node in query.optional]))
    filters = [(_filter(asked), asked.excluded) for asked in query.filters]
    passing = [asked for asked, excluded in filters if asked is not None and not excluded]
    if passing:
        found = whoosh.Require(found, whoosh.And(passing))
    without = [_node(node) for node in query.excluded]
    without += [asked for asked, excluded in filters if asked is not None and excluded]
    return whoosh.AndNot(found, whoosh.Or(without)) if without else found


def _filter(asked: QueryFilter) -> whoosh.Query | None:
    """Return what passes a filter; None for one of text, which the query requires already."""
    match asked.name:
        case "date":
            return _dated(asked.since, asked.until)
        case "ministry" | "organization":
            return _tagged(asked.name, asked.ids)
    return None


def _node(node: Node, part: Part | None = None) -> whoosh.Query:  # noqa: C901, PLR0911 - one case a kind
    match node:
        case Word(evidence):
            return whoosh.Or(list(_word_terms(evidence, part)))
        case Phrase(words, within):
            return whoosh.Or(list(_phrases(words, within, part)))
        case Prefix(letters):
            return whoosh.Or(list(_prefixes(letters, part)))
        case Fuzzy(letters):
            return whoosh.Or(list(_near(letters, part)))
        case AnyOf(ways):
            return whoosh.Or([_node(way, part) for way in ways])
        case AllOf(parts):
            return _all_of(parts, part)
        case Not(excluded):
            return whoosh.Not(_node(excluded, part))
        case Only(only, inner):
            return _node(inner, only)
        case Tagged(facet, ids):
            return _tagged(facet, ids)
        case Dated(since, until):
            return _dated(since, until)


def _all_of(parts: Sequence[Node], part: Part | None) -> whoosh.Query:
    """Return what has all of `parts`; what is to be left out is taken from the rest."""
    found = [_node(node, part) for node in parts if not isinstance(node, Not)]
    without = [_node(node.node, part) for node in parts if isinstance(node, Not)]
    if not without:
        return whoosh.And(found)
    return whoosh.AndNot(whoosh.And(found) if found else whoosh.Every(), whoosh.Or(without))


def _fields(part: Part | None) -> Iterator[tuple[str, str, float]]:
    """Yield the fields to look in, the evidence that each has, and what it weighs."""
    if part not in (None, "title"):
        yield part, "folded", 1.0
        return
    for name in PARTS if part is None else (part,):
        for evidence in EVIDENCES:
            weight = PART_WEIGHTS[name] * EVIDENCE_WEIGHTS[evidence]
            yield text_field(name, evidence), evidence, weight


def _word_terms(word: Evidence, part: Part | None) -> Iterable[whoosh.Query]:
    terms = {"exact": (word.exact,), "stem": (word.stem,), "folded": word.folded}
    for field, evidence, weight in _fields(part):
        for term in terms[evidence]:
            yield whoosh.Term(field, term, boost=weight)


def _phrases(words: tuple[Evidence, ...], within: int, part: Part | None) -> Iterable[whoosh.Query]:
    terms = {
        "exact": [word.exact for word in words],
        "stem": [word.stem for word in words],
        "folded": [fold(word.exact) for word in words],
    }
    for field, evidence, weight in _fields(part):
        yield whoosh.Phrase(field, terms[evidence], slop=within, boost=weight)


def _prefixes(letters: str, part: Part | None) -> Iterable[whoosh.Query]:
    texts = {"exact": letters, "folded": fold(letters)}
    for field, evidence, weight in _fields(part):
        if evidence in texts:
            yield whoosh.Prefix(field, texts[evidence], boost=weight)


def _near(letters: str, part: Part | None) -> Iterable[whoosh.Query]:
    distance = 2 if len(letters) >= _LONG else 1
    texts = {"exact": letters} if part in (None, "title") else {"folded": fold(letters)}
    for field, evidence, weight in _fields(part):
        if evidence in texts:
            yield whoosh.FuzzyTerm(
                field, texts[evidence], boost=weight, maxdist=distance, prefixlength=1
            )


def _tagged(facet: str, ids: Iterable[str]) -> whoosh.Query:
    return whoosh.Or([whoosh.Term(facet, name) for name in ids])


def _dated(since: PublishedDate | None, until: PublishedDate | None) -> whoosh.Query:
    """Return what has all of its date in a period, ends included.

    Dates sort as their ISO forms do, a whole year or month before its days. Beginning with the
    longest period that begins on the first day, none that begins before it is among the terms;
    the year and the month that end after the last day are taken out.
    """
    first = None if since is None else _longest(since)
    if until is None:
        return whoosh.TermRange(DATE, first, None)
    last = until.last
    found = whoosh.TermRange(DATE, first, last.isoformat())
    longer = (PublishedDate(last.year), PublishedDate(last.year, last.month))
    outside = [whoosh.Term(DATE, str(date)) for date in longer if date.last > last]
    return whoosh.AndNot(found, whoosh.Or(outside)) if outside else found


def _longest(date: PublishedDate) -> str:
    """Return the longest period that begins when `date` does."""
    day = date.first
    if day.day > 1:
        return day.isoformat()
    return str(PublishedDate(day.year, day.month if day.month > 1 else 0))
