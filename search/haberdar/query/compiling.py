"""From a query to the Whoosh query that finds and scores its documents.

A word's score is the sum of what its evidences score in title and body. As every text that has a
word as written has its stem and its ASCII form too, the written form outranks another form of the
word, and a form that meets only on an ASCII keyboard comes last.
"""

from collections.abc import Iterable

from whoosh import query as whoosh

from haberdar.index.schema import EVIDENCES, PARTS, text_field
from haberdar.query.language import Clause, Phrase, Query, Word
from haberdar.turkish.analyzer import Evidence
from haberdar.turkish.letters import fold

PART_WEIGHTS = {"title": 2.0, "body": 1.0}
EVIDENCE_WEIGHTS = {"exact": 0.6, "stem": 1.0, "folded": 0.2}


def compile_query(query: Query) -> whoosh.Query:
    """Return the Whoosh query for `query`; one that requires nothing starts from every document."""
    required = [_clause(clause) for clause in query.required]
    found = whoosh.And(required) if required else whoosh.Every()
    if not query.excluded:
        return found
    return whoosh.AndNot(found, whoosh.Or([_clause(clause) for clause in query.excluded]))


def _clause(clause: Clause) -> whoosh.Query:
    match clause:
        case Word():
            return whoosh.Or(list(_word_terms(clause.evidence)))
        case Phrase():
            return whoosh.Or(list(_phrases(clause.words)))
        case _:
            return whoosh.Or([_clause(way) for way in clause.ways])


def _word_terms(word: Evidence) -> Iterable[whoosh.Query]:
    terms = {"exact": (word.exact,), "stem": (word.stem,), "folded": word.folded}
    for part in PARTS:
        for evidence in EVIDENCES:
            weight = PART_WEIGHTS[part] * EVIDENCE_WEIGHTS[evidence]
            for term in terms[evidence]:
                yield whoosh.Term(text_field(part, evidence), term, boost=weight)


def _phrases(words: tuple[Evidence, ...]) -> Iterable[whoosh.Query]:
    terms = {
        "exact": [word.exact for word in words],
        "stem": [word.stem for word in words],
        "folded": [fold(word.exact) for word in words],
    }
    for part in PARTS:
        for evidence in EVIDENCES:
            weight = PART_WEIGHTS[part] * EVIDENCE_WEIGHTS[evidence]
            yield whoosh.Phrase(text_field(part, evidence), terms[evidence], boost=weight)
