"""The searches as Whoosh's queries, which ours are too."""

from whoosh import query

from benchmarks.speed.searches import Clause, PhraseOf, PrefixOf, TermOf


def clause_query(clause: Clause) -> query.Query:
    return query.Or([_alternative(way) for way in clause])


def _alternative(way: TermOf | PhraseOf | PrefixOf) -> query.Query:
    match way:
        case TermOf(field, term, boost):
            return query.Term(field, term, boost=boost)
        case PhraseOf(field, terms, boost):
            return query.Phrase(field, list(terms), boost=boost)
        case PrefixOf(field, prefix):
            return query.Prefix(field, prefix)
