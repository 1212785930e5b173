"""From a query to the Whoosh query that finds and scores its documents.

A word's score is the sum of what its evidences score in title and body. As every text that has a
word as written has its stem and its ASCII form too, the written form outranks another form of the
word, and a form that meets only on an ASCII keyboard, or by derivation, comes last.

Where any of the words will do, a word is met by its first five letters too, which find more and
are not exact enough to say that an article has the word. (Can et al., "Information retrieval on
Turkish texts", JASIST 59, 2008, found that no stemmer is better than these.) As much is found then,
names, words near each other and words among the first help to rank it. `docs/quality.md` shows what
each gives.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from whoosh import query as whoosh

from haberdar.index.schema import DATE, EVIDENCES, PARTS, text_field
from haberdar.published import PublishedDate
from haberdar.query.language import Query
from haberdar.query.nodes import MOST_OPEN, AtLeast, Beginning, Leading
from haberdar.query.tree import (
    AllOf,
    AnyOf,
    Dated,
    Fuzzy,
    Named,
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
EVIDENCE_WEIGHTS = {"exact": 0.3, "stem": 1.0, "folded": 0.2}
BEGINNING_WEIGHT = 0.7
NAME_WEIGHT = 1.3
PAIR_WEIGHT, PAIR_WITHIN = 0.1, 15
LEAD_WEIGHT, LEAD = 0.2, 40
ASIDE_WEIGHT = 0.5  # of a word without content beside others
NEAR_WEIGHT = 0.1  # a rare slip of a word shall not outrank the word
BEGINNING = 5
# A document matches where its score is above 0.
_NEXT_TO_NOTHING = 1e-6


class _Fields(NamedTuple):
    """Where to look: in one part or in title and body, and whether loosely.

    Then any words of a phrase or group will do, and a word is met by its first letters too.
    `weight` is what a word counts for among others.
    """

    part: Part | None = None
    loosely: bool = False
    weight: float = 1.0


def compile_query(query: Query) -> whoosh.Query:
    """Return the Whoosh query for articles that have all that `query` requires.

    One that requires nothing starts from every document. Filters are applied elsewhere.
    """
    fields = _Fields()
    required = [_node(node, fields) for node in query.required]
    return _around(whoosh.And(required) if required else whoosh.Every(), query, fields)


def compile_some(query: Query, least: int) -> whoosh.Query:
    """Return the Whoosh query for articles that have `least` of the `texts_of` a query.

    What it requires of their sources, sections and tags they must have.
    """
    fields = _Fields(loosely=True)
    names = fields._replace(weight=NAME_WEIGHT)
    asked = texts_of(query)
    texts = [_node(node, names if node in query.names else fields) for node in asked]
    strict = [_node(node, _Fields()) for node in query.required if _is_strict(node)]
    found: whoosh.Query = AtLeast(texts, least)
    if strict:
        found = whoosh.And([found, *strict])
    stems = list(dict.fromkeys(word.stem for node in asked for word in _plain_words(node)))
    return _around(found, query, fields, [*_near_each_other(stems), *_among_the_first(stems)])


def texts_of(query: Query) -> tuple[Node, ...]:
    """Return what is required of the articles' titles and texts."""
    return tuple(node for node in query.required if not _is_strict(node))


def _is_strict(node: Node) -> bool:
    """Tell whether a part of a query is a filter, although the engine looks for it as text."""
    match node:
        case Tagged() | Dated():
            return True
        case Only(part):
            return part != "title"
        case AnyOf(nodes) | AllOf(nodes):
            return all(map(_is_strict, nodes))
        case Not(inner):
            return _is_strict(inner)
    return False


def has_several_words(nodes: Sequence[Node]) -> bool:
    """Tell whether there is a part of `nodes` that could be found without the rest."""
    match nodes:
        case [AnyOf(ways)]:
            return any(has_several_words([way]) for way in ways)
        case [Named(inner, _)] | [Only(_, inner)]:
            return has_several_words([inner])
        case [Phrase() | AllOf()]:
            return True
    return len(nodes) > 1


def _plain_words(node: Node) -> Iterator[Evidence]:
    """Yield the words of a part of a query as they were typed; none of what is no plain text."""
    match node:
        case Word(evidence):
            yield evidence
        case Named(typed, _):
            yield from _plain_words(typed)
        case AllOf(parts):
            for part in parts:
                yield from _plain_words(part)


def _near_each_other(stems: Sequence[str]) -> Iterator[whoosh.Query]:
    """Yield what is in a title or text where two words stand near each other, in their order."""
    for pair in pairwise(stems):
        for part in PARTS:
            weight = PART_WEIGHTS[part] * PAIR_WEIGHT
            yield whoosh.Phrase(
                text_field(part, "stem"), list(pair), slop=PAIR_WITHIN, boost=weight
            )


def _among_the_first(stems: Iterable[str]) -> Iterator[whoosh.Query]:
    """Yield what is in a text where a word is among the first, in which news says what it is."""
    weight = PART_WEIGHTS["body"] * LEAD_WEIGHT
    for stem in stems:
        term = whoosh.Term(text_field("body", "stem"), stem, boost=weight)
        yield Leading(term, limit=LEAD - 1)


def _around(
    found: whoosh.Query, query: Query, fields: _Fields, ranking: Iterable[whoosh.Query] = ()
) -> whoosh.Query:
    """Add what may rank and take away what is excluded."""
    aside = fields._replace(weight=ASIDE_WEIGHT)
    optional = [*(_node(node, aside) for node in query.optional), *ranking]
    if optional:
        found = whoosh.AndMaybe(found, whoosh.Or(optional))
    if not query.excluded:
        return found
    return whoosh.AndNot(found, whoosh.Or([_node(node, _Fields()) for node in query.excluded]))


def _node(node: Node, fields: _Fields) -> whoosh.Query:  # noqa: C901, PLR0911, PLR0912 - one case a kind
    match node:
        case Word(evidence):
            return whoosh.Or(list(_word_terms(evidence, fields)))
        case Phrase(words) if fields.part in ("source", "section"):
            return whoosh.And([_node(Word(word), fields) for word in words])
        case Phrase(words, within):
            phrases = list(_phrases(words, within, fields))
            loose = (term for word in words for term in _word_terms(word, fields))
            return whoosh.Or([*phrases, *loose] if fields.loosely else phrases)
        case Prefix(letters):
            return whoosh.Or(list(_prefixes(letters, fields)))
        case Fuzzy(word, near):
            further = fields._replace(weight=fields.weight * NEAR_WEIGHT)
            others = [_node(Word(other), further) for other in near]
            return whoosh.Or([_node(Word(word), fields), *others])
        case AnyOf(ways):
            return whoosh.Or([_node(way, fields) for way in ways])
        case Named(typed, called):
            strict = fields._replace(loosely=False)
            names = [_node(name, _as_one_word(name, strict)) for name in called]
            return whoosh.Or([_node(typed, _as_one_word(typed, fields)), *names])
        case AllOf(parts):
            return _all_of(parts, fields)
        case Not(excluded):
            return _unscored(whoosh.Not(_node(excluded, fields)))
        case Only("title", inner):
            return _node(inner, fields._replace(part="title"))
        case Only(part, inner):
            return _unscored(_node(inner, fields._replace(part=part)))
        case Tagged(facet, ids):
            return _unscored(_tagged(facet, ids))
        case Dated(since, until):
            return _unscored(_dated(since, until))


def _unscored(found: whoosh.Query) -> whoosh.Query:
    """Let a filter decide what is found and not how well it matches."""
    return whoosh.ConstantScoreQuery(found, _NEXT_TO_NOTHING)


def _as_one_word(node: Node, fields: _Fields) -> _Fields:
    """Weigh the words of a name so that together they count as much as its acronym does."""
    return fields._replace(weight=fields.weight / _length(node))


def _length(node: Node) -> int:
    match node:
        case AllOf(words) | Phrase(words):
            return len(words)
        case AnyOf(ways):
            return max(map(_length, ways))
    return 1


def _all_of(parts: Sequence[Node], fields: _Fields) -> whoosh.Query:
    """Return what has all of `parts`, loosely any; what is to be left out is taken from it."""
    found = [_node(node, fields) for node in parts if not isinstance(node, Not)]
    without = [_node(node.node, fields) for node in parts if isinstance(node, Not)]
    joined = (
        (whoosh.Or(found) if fields.loosely else whoosh.And(found)) if found else whoosh.Every()
    )
    return whoosh.AndNot(joined, whoosh.Or(without)) if without else joined


def _weighed_fields(fields: _Fields) -> Iterator[tuple[str, str, float]]:
    """Yield the fields to look in, the evidence that each has, and what it weighs."""
    if fields.part not in (None, "title"):
        yield str(fields.part), "folded", fields.weight
        return
    for name in _parts(fields):
        for evidence in EVIDENCES:
            weight = PART_WEIGHTS[name] * EVIDENCE_WEIGHTS[evidence] * fields.weight
            yield text_field(name, evidence), evidence, weight


def _parts(fields: _Fields) -> Sequence[str]:
    return PARTS if fields.part is None else (fields.part,)


def _word_terms(word: Evidence, fields: _Fields) -> Iterable[whoosh.Query]:
    terms = {"exact": (word.exact,), "stem": (word.stem,), "folded": word.folded}
    for field, evidence, weight in _weighed_fields(fields):
        for term in terms[evidence]:
            yield whoosh.Term(field, term, boost=weight)
    in_text = fields.part in (None, "title")
    if not (fields.loosely and in_text and len(word.exact) >= BEGINNING):
        return
    for part in _parts(fields):
        weight = PART_WEIGHTS[part] * BEGINNING_WEIGHT * fields.weight
        yield Beginning(text_field(part, "exact"), word.exact[:BEGINNING], boost=weight)


def _phrases(words: tuple[Evidence, ...], within: int, fields: _Fields) -> Iterable[whoosh.Query]:
    terms = {
        "exact": [word.exact for word in words],
        "stem": [word.stem for word in words],
        "folded": [fold(word.exact) for word in words],
    }
    for field, evidence, weight in _weighed_fields(fields):
        yield whoosh.Phrase(field, terms[evidence], slop=within, boost=weight)


def _prefixes(letters: str, fields: _Fields) -> Iterable[whoosh.Query]:
    texts = {"exact": letters, "folded": fold(letters)}
    for field, evidence, weight in _weighed_fields(fields):
        if evidence in texts:
            yield Beginning(field, texts[evidence], boost=weight, most=MOST_OPEN)


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
