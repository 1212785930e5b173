"""Evaluate a query on one segment, node by node."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
from whoosh import query as whoosh
from whoosh.query.terms import MultiTerm

from haberdar.index.leaves import (
    LARGEST_COUNT,
    LONGEST_PHRASE,
    Ids,
    Leaf,
    TermArrays,
    damage_told,
    posting_codes,
)
from haberdar.index.selecting import SPARSE
from haberdar.query.found import NOTHING, Dense, Found, Scores, Sparse, any_of, both, union
from haberdar.query.nodes import AtLeast, Beginning, Leading
from haberdar.query.phrases import leading_docs, phrase_docs
from haberdar.query.scoring import Scoring

# Codes are looked up in pieces that stay in the processor's cache.
_PIECE = 1 << 16


class Weighed(NamedTuple):
    """A term that the segment has, with its weight (boost and inverse document frequency)."""

    field: str
    term: TermArrays
    weight: float


class Alternatives(NamedTuple):
    """What any of will do: the terms that the segment has, and other queries."""

    terms: Sequence[Weighed]
    others: Sequence[whoosh.Query]


class SegmentRun:
    """The execution of one query on one segment. Deleted documents are found as others are."""

    def __init__(self, leaf: Leaf, scoring: Scoring) -> None:
        self._searcher, self._leaf, self._scoring = scoring.searcher, leaf, scoring
        self._size = leaf.size
        self._few = leaf.size * SPARSE
        self._looked_up: dict[int, Alternatives] = {}

    def evaluate(self, node: whoosh.Query) -> Found:  # noqa: C901, PLR0911, PLR0912 - one case a kind
        """Return the documents that match `node`."""
        if getattr(node, "boost", 1.0) <= 0:
            return self.walk(node)
        match node:
            case whoosh.Term():
                return self._any_of(self._weigh([node]))
            case AtLeast() if node.least > 1:
                return self._at_least(node)
            case whoosh.Or() if node.scale is None:
                return self._or(node)
            case whoosh.And():
                return self._and(node)
            case whoosh.AndNot():
                return self._and_not(node)
            case whoosh.AndMaybe():
                return self._and_maybe(node)
            case whoosh.Require():
                return self._require(node)
            case whoosh.Not():
                return self._not(node)
            case whoosh.Phrase():
                return self._phrase(node)
            case Leading() if node.term.boost > 0:
                return self._leading(node)
            case whoosh.Every():
                return self._every(node)
            case Beginning():
                return self._any_of(self._weigh_beginning(node))
            case whoosh.Prefix() if node.text:
                return self._prefix(node)
            case MultiTerm():
                return self._multi_term(node)
            case whoosh.ConstantScoreQuery() if node.score > 0:
                return self.evaluate(node.child).constant(float(node.score))
            case _:
                return self.walk(node)

    def walk(self, node: whoosh.Query) -> Found:
        """Return the documents that match `node` by Whoosh's own matcher."""
        leaf = next(
            s for s, _ in self._searcher.leaf_searchers() if s.reader() is self._leaf.reader
        )
        matcher = node.matcher(leaf, self._searcher.context(needs_current=True))
        ids, scores = [], []
        while matcher.is_active():
            ids.append(matcher.id())
            scores.append(matcher.score())
            matcher.next()
        positive = np.maximum(np.array(scores, np.float64), np.finfo(np.float64).tiny)
        return Sparse(np.array(ids, np.intp), positive)

    # Terms

    def _weigh(self, terms: Iterable[whoosh.Term]) -> list[Weighed]:
        found = []
        for node in terms:
            field = node.fieldname
            text = self._scoring.encode(field, node.text)
            term = None if text is None else self._leaf.term(field, text)
            if term is not None and text is not None:
                found.append(
                    Weighed(field, term, self._scoring.idf(field, text, term) * node.boost)
                )
        return found

    def _weigh_beginning(self, node: Beginning) -> list[Weighed]:
        prefix = self._scoring.encode(node.fieldname, node.text)
        if prefix is None:
            return []
        term = self._leaf.beginning(node.fieldname, prefix, node.most)
        if term is None:
            return []
        idf = self._scoring.idf_of_beginning(node.fieldname, prefix, node.most)
        return [Weighed(node.fieldname, term, idf * node.boost)]

    def _any_of(self, terms: Sequence[Weighed]) -> Found:
        if sum(found.term.size for found in terms) <= self._few:
            return union([Sparse(found.term.docs, self._scoring.scores(*found)) for found in terms])
        scores = np.zeros(self._size)
        for found in terms:
            self._add(scores, found)
        return Dense(scores)

    def _add(self, scores: Scores, found: Weighed) -> None:
        """Add what a term scores to the scores of all documents."""
        term = found.term
        if not term.dense:
            np.add.at(scores, term.docs, self._scoring.scores(*found))
            return
        table = self._scoring.weighted(*found)
        buffer = np.empty(_PIECE)
        for start in range(0, self._size, _PIECE):
            codes = term.codes[start : start + _PIECE]
            scores[start : start + _PIECE] += table.take(
                codes, mode="clip", out=buffer[: len(codes)]
            )

    def _any_of_at(self, terms: Sequence[Weighed], ids: Ids) -> Scores:
        """Return what terms score in the documents `ids` alone."""
        scores = np.zeros(len(ids))
        for found in terms:
            term = found.term
            if term.dense:
                scores += self._scoring.weighted(*found).take(term.codes[ids], mode="clip")
                continue
            places = np.minimum(term.docs.searchsorted(ids), term.size - 1)
            hits = (term.docs[places] == ids).nonzero()[0]
            if len(hits):
                scores[hits] += self._scoring.scores(*found, places[hits])
        return scores

    # Compound queries

    def _alternatives(self, node: whoosh.Or) -> Alternatives:
        """Return the alternatives of `node`, which are looked up once however often it asks."""
        found = self._looked_up.get(id(node))
        if found is None:
            terms, others = _split(node.subqueries)
            found = self._looked_up[id(node)] = Alternatives(self._weigh(terms), others)
        return found

    def _or(self, node: whoosh.Or) -> Found:
        if len(node.subqueries) == 1:  # Whoosh applies no boost then
            return self.evaluate(node.subqueries[0])
        terms, others = self._alternatives(node)
        parts = [self._any_of(terms)] if terms else []
        parts += map(self.evaluate, others)
        found = parts[0] if len(parts) == 1 else any_of(parts, self._size, self._few)
        return found.weighed(node.boost)

    def _at_least(self, node: AtLeast) -> Found:
        scores, matched = np.zeros(self._size), np.zeros(self._size, np.uint8)
        for query in node.subqueries:
            found = self.evaluate(query)
            if isinstance(found, Sparse):
                scores[found.ids] += found.scores
                matched[found.ids] += 1
            else:
                scores += found.scores
                matched += found.scores > 0
        return Dense(np.where(matched >= node.least, scores, 0.0))

    def _and(self, node: whoosh.And) -> Found:
        if len(node.subqueries) <= 1:
            return self.evaluate(node.subqueries[0]) if node.subqueries else NOTHING
        first, *rest = sorted(node.subqueries, key=self._estimate)
        found = self.evaluate(first)
        for other in rest:
            if isinstance(found, Sparse):
                scores = self._at(other, found.ids)
                found = Sparse(found.ids, found.scores + scores).kept(scores > 0)
            else:
                found = both(found, self.evaluate(other))
        return found.weighed(node.boost)

    def _at(self, node: whoosh.Query, ids: Ids) -> Scores:
        """Return what `node` scores in the documents `ids`, 0 where it does not match."""
        match node:
            case whoosh.Term() if node.boost > 0:
                return self._any_of_at(self._weigh([node]), ids)
            case whoosh.Or() if node.scale is None and node.boost > 0 and len(node.subqueries) > 1:
                terms, others = self._alternatives(node)
                scores = self._any_of_at(terms, ids)
                for other in others:
                    scores += self._at(other, ids)
                return scores * node.boost
        return self.evaluate(node).at(ids)

    def _estimate(self, node: whoosh.Query) -> int:
        """Return at most how many documents may match `node`."""
        match node:
            case whoosh.Term():
                return sum(found.term.size for found in self._weigh([node]))
            case whoosh.Or():
                terms, others = self._alternatives(node)
                sizes = sum(found.term.size for found in terms)
                return min(self._size, sizes + sum(map(self._estimate, others)))
            case whoosh.And():
                return min(map(self._estimate, node.subqueries), default=0)
            case whoosh.Phrase():
                words = (whoosh.Term(node.fieldname, word) for word in node.words)
                return min(map(self._estimate, words), default=0)
            case whoosh.AndNot() | whoosh.AndMaybe() | whoosh.Require():
                return self._estimate(node.a)
        return self._size

    def _and_not(self, node: whoosh.AndNot) -> Found:
        found = self.evaluate(node.a)
        if isinstance(found, Sparse):
            return found.kept(self._at(node.b, found.ids) == 0)
        excluded = self.evaluate(node.b)
        if isinstance(excluded, Dense):
            return Dense(found.scores * (excluded.scores == 0))
        scores = found.scores.copy()
        scores[excluded.ids] = 0
        return Dense(scores)

    def _and_maybe(self, node: whoosh.AndMaybe) -> Found:
        found = self.evaluate(node.a)
        if isinstance(found, Sparse):
            return Sparse(found.ids, found.scores + self._at(node.b, found.ids))
        other = self.evaluate(node.b).dense(self._size)
        return Dense(found.scores + other.scores * (found.scores > 0))

    def _require(self, node: whoosh.Require) -> Found:
        found = self.evaluate(node.a)
        if isinstance(found, Sparse):
            return found.kept(self._at(node.b, found.ids) > 0)
        other = self.evaluate(node.b).dense(self._size)
        return Dense(found.scores * (other.scores > 0))

    def _not(self, node: whoosh.Not) -> Found:
        scores = self.evaluate(node.query).dense(self._size).scores
        return Dense(np.where(scores > 0, 0.0, 1.0))

    # Everything else

    def _every(self, node: whoosh.Every) -> Found:
        if node.fieldname is None:
            return Dense(np.full(self._size, float(node.boost)))
        postings = self._leaf.terms.postings(node.fieldname)
        scores = np.zeros(self._size)
        if postings is not None:
            docs, _ = postings.docs_of_range(range(len(postings.terms)))
            scores[docs] = node.boost
        return Dense(scores)

    def _phrase(self, node: whoosh.Phrase) -> Found:
        words = self._weigh(whoosh.Term(node.fieldname, word, node.boost) for word in node.words)
        if not words or len(words) < len(node.words):
            return NOTHING
        postings = self._leaf.terms.postings(node.fieldname)
        if postings is None or not postings.has_positions:
            return self.walk(node)  # which says that the field has no positions
        if max(node.slop, len(words)) > LONGEST_PHRASE:
            return self.walk(node)
        ids = words[0].term.docs if len(words) == 1 else self._phrase_docs(node)
        return Sparse(ids, self._any_of_at(words, ids))

    def _phrase_docs(self, node: whoosh.Phrase) -> Ids:
        texts = (self._scoring.encode(node.fieldname, word) for word in node.words)
        places = [self._leaf.places(node.fieldname, text) for text in texts if text is not None]
        known = [place for place in places if place is not None]
        return phrase_docs(known, node.slop) if len(known) == len(node.words) else NOTHING.ids

    def _leading(self, node: Leading) -> Found:
        """Return the documents that have a term among their first words."""
        term = node.term
        postings = self._leaf.terms.postings(term.fieldname)
        if postings is not None and not postings.has_positions:
            return self.walk(node)  # which says that the field has no positions
        words = self._weigh([term])
        text = self._scoring.encode(term.fieldname, term.text)
        places = None if text is None else self._leaf.places(term.fieldname, text)
        if places is None:
            return NOTHING
        ids = leading_docs(places, node.limit)
        return Sparse(ids, self._any_of_at(words, ids))

    def _multi_term(self, node: Any) -> Found:
        """Return the documents of the terms that a pattern or a range stands for."""
        field = node.field()
        if field not in self._searcher.schema:
            return NOTHING
        texts = filter(None, node._btexts(self._leaf.reader))  # noqa: SLF001 - Whoosh's own way in
        return self._any_of(self._weigh(whoosh.Term(field, text, node.boost) for text in texts))

    def _prefix(self, node: whoosh.Prefix) -> Found:
        """Return the documents of all terms with a prefix, which lie side by side in the file."""
        field = node.fieldname
        prefix = self._scoring.encode(field, node.text)
        postings = self._leaf.terms.postings(field)
        terms = None if prefix is None or postings is None else postings.terms.with_prefix(prefix)
        if not terms or postings is None:
            return NOTHING
        with damage_told(postings.container.name):
            counts = postings.counts_of_range(terms)
            if counts.max() > LARGEST_COUNT:
                return self._multi_term(node)
            docs, sizes = postings.docs_of_range(terms)
            codes = posting_codes(counts, self._leaf.lengths(field)[docs])
        weights = self._scoring.idfs(field, postings, terms, sizes) * node.boost
        table = self._scoring.table(field)
        scores = np.take(table, codes, mode="clip") * np.repeat(weights, sizes)
        return Dense(np.bincount(docs, scores, minlength=self._size).astype(np.float64, copy=False))


def _split(nodes: Iterable[whoosh.Query]) -> tuple[list[whoosh.Term], list[whoosh.Query]]:
    """Return the terms with positive boosts, and the other queries."""
    terms: list[whoosh.Term] = []
    others: list[whoosh.Query] = []
    for node in nodes:
        if isinstance(node, whoosh.Term) and node.boost > 0:
            terms.append(node)
        else:
            others.append(node)
    return terms, others
