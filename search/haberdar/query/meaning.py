"""What the clauses of a query mean: the tree made of them, within the limits of one query."""

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from haberdar.query import syntax
from haberdar.query.fields import FieldName, read_range
from haberdar.query.naming import Naming
from haberdar.query.reading import Expansion, Limit, QueryTerm, TermKind
from haberdar.query.tree import AllOf, AnyOf, Dated, Facet, Fuzzy, Node, Not, Only, Prefix, Tagged
from haberdar.query.wording import Said, phrase_of, words_of
from haberdar.registry.directory import Directory
from haberdar.turkish.analyzer import Analyzer, Token

MOST_CLAUSES = 32
MOST_OPEN_WORDS = 8  # each stands for many
MOST_WITHIN = 100
SHORTEST_OPEN = 2


class Place(NamedTuple):
    """Where a clause stands: in which field, and whether what it says is to be left out."""

    field: FieldName | None = None
    excluded: bool = False


_TOP = Place()
_Leaf = syntax.Words | syntax.Quoted | syntax.Open


class Meaning:
    """Makes the tree of clauses of `text`, and notes what was looked for and what was not.

    `terms` is what is looked for as it was typed, `limits` says in sentences what was not done as
    asked, and `ignored` are the pieces that were passed over.
    """

    def __init__(
        self,
        text: str,
        analyzer: Analyzer,
        directory: Directory,
        today: dt.date,
        naming: Naming | None,
    ) -> None:
        self._text, self._analyzer, self._directory, self._today = text, analyzer, directory, today
        self._naming = naming
        self._leaves: set[tuple[Node, bool]] = set()
        self._open_words = 0
        self.terms: list[QueryTerm] = []
        self._expansions: dict[tuple[str, ...], Expansion] = {}
        self.limits: dict[Limit, None] = {}
        self.ignored: list[str] = []

    def limit(self, limit: Limit) -> None:
        """Note where the reading stopped short, once."""
        self.limits[limit] = None

    def pass_over(self, start: int, end: int) -> None:
        """Note a piece of the text that is not looked for."""
        self.ignored.append(self._text[start:end].strip())

    @property
    def expansions(self) -> tuple[Expansion, ...]:
        """The names that are looked for in other ways too."""
        return tuple(self._expansions.values())

    @property
    def leaves_left(self) -> int:
        """How many more words and phrases may be looked for."""
        return MOST_CLAUSES - len(self._leaves)

    def tokens(self, start: int, end: int) -> list[Token]:
        """Return the tokens of a piece of the text, placed in the whole text."""
        return [
            token._replace(start=start + token.start, end=start + token.end)
            for token in self._analyzer.analyze(self._text[start:end])
        ]

    def said(self, start: int, end: int, place: Place = _TOP) -> list[Said]:
        """Return what is to be found of a piece of plain text, names as all they are called.

        The name of a source is just that.
        """
        said = list(words_of(self.tokens(start, end)))
        if self._naming is None or place.field in ("source", "section"):
            return said
        return list(self._naming.named(self._text, said))

    def look_for(self, said: Said, place: Place = _TOP, kind: TermKind = "word") -> Node | None:
        """Return what was said, looked for in its field, or None where there is too much."""
        node = self.leaf(said.node, kind, said.start, said.end, place)
        if said.also and node is not None:
            expansion = Expansion(self._text[said.start : said.end], said.also)
            self._expansions.setdefault(said.also, expansion)
        return node

    def leaf(
        self, node: Node, kind: TermKind, start: int, end: int, place: Place = _TOP
    ) -> Node | None:
        """Return `node`, looked for in its field, or None where there are too many already."""
        part = place.field
        match part:
            case "title" | "source" | "section":
                node = Only(part, node)
        key = (node, place.excluded)
        if key in self._leaves:
            return node
        if not self.leaves_left:
            self.pass_over(start, end)
            self.limit(
                Limit("En çok %(number)s sözcük ya da söz öbeği aranır.", number=MOST_CLAUSES)
            )
            return None
        if kind in ("prefix", "fuzzy"):
            if self._open_words == MOST_OPEN_WORDS:
                self.pass_over(start, end)
                self.limit(
                    Limit(
                        "* ve ~ işaretli en çok %(number)s sözcük aranır.", number=MOST_OPEN_WORDS
                    )
                )
                return None
            self._open_words += 1
        self._leaves.add(key)
        self.terms.append(QueryTerm(self._text[start:end], kind, place.excluded, part or ""))
        return node

    def of(self, clause: syntax.Clause, place: Place = _TOP) -> Node | None:
        """Return what `clause` means at its place, or None where it means nothing."""
        match clause:
            case syntax.Field():
                return self._field(clause, place)
            case syntax.Negated(clause=negated):
                node = self.of(negated, place._replace(excluded=not place.excluded))
                return None if node is None else Not(node)
            case syntax.Both(parts):
                return _all(self.of(part, place) for part in parts)
            case syntax.Either(ways):
                return _any(self.of(way, place) for way in ways)
            case _:
                return self._leaf_of(clause, place)

    def _leaf_of(self, clause: _Leaf, place: Place) -> Node | None:
        match place.field:
            case "date":
                return self._dated(clause)
            case "ministry" | "organization" as facet:
                return self._tagged(clause, facet)
            case _:
                return self._searched(clause, place)

    def _field(self, field: syntax.Field, place: Place) -> Node | None:
        if field.value is None:
            self.pass_over(field.start, field.end)
            return None
        return self.of(field.value, place._replace(field=field.name))

    # Values that are no text to be found

    def _dated(self, clause: _Leaf) -> Node | None:
        value = self._text[_inner(clause)]
        dates = read_range(value, self._today)
        if dates is not None:
            return Dated(*dates)
        each = [read_range(one, self._today) for one in _listed(clause, value)]
        if each and None not in each:
            return _any(Dated(*one) for one in each if one is not None)
        self.pass_over(clause.start, clause.end)
        self.limit(Limit("“%(text)s” bir tarih olarak anlaşılamadı.", text=value.strip()))
        return None

    def _tagged(self, clause: _Leaf, facet: Facet) -> Node | None:
        name = self._text[_inner(clause)].strip()
        if not any(map(str.isalnum, name)):
            self.pass_over(clause.start, clause.end)
            return None
        directory = self._directory
        if facet == "ministry":
            find = directory.find_ministries
            unknown = Limit("“%(text)s” adında bir bakanlık bilinmiyor.", text=name)
        else:
            find = directory.find_organizations
            unknown = Limit("“%(text)s” adında bir kurum bilinmiyor.", text=name)
        ids = find(name)
        if not ids:
            each = [find(one) for one in _listed(clause, name)]
            ids = tuple(dict.fromkeys(chain.from_iterable(each))) if all(each) else ()
        if not ids:
            self.limit(unknown)
        return Tagged(facet, ids)

    # Text to be found

    def _searched(self, clause: _Leaf, place: Place) -> Node | None:
        match clause:
            case syntax.Words():
                return self._words(clause, place)
            case syntax.Quoted():
                return self._quoted(clause, place)
            case syntax.Open():
                return self._open(clause, place)

    def _words(self, clause: syntax.Words, place: Place) -> Node | None:
        said = self.said(clause.start, clause.end, place)
        content = [one for one in said if one.is_content or clause.firm]
        return _all(self.look_for(one, place) for one in content or said)

    def _quoted(self, clause: syntax.Quoted, place: Place) -> Node | None:
        tokens = self.tokens(clause.inner.start, clause.inner.stop)
        if len(tokens) > MOST_CLAUSES:
            self.limit(Limit("Söz öbeklerinin ilk %(number)s sözcüğü aranır.", number=MOST_CLAUSES))
            tokens = tokens[:MOST_CLAUSES]
        within = self._within(clause.within)
        phrase = phrase_of(tokens, within)
        if phrase is None:
            return None
        said = list(words_of(tokens))
        if self._naming is None or within > 1:
            whole = said[0]._replace(node=phrase)
        else:
            whole = self._naming.quoted(said, phrase)
        return self.look_for(whole._replace(start=clause.start, end=clause.end), place, "phrase")

    def _within(self, asked: int | None) -> int:
        if asked is not None and asked > MOST_WITHIN:
            self.limit(
                Limit(
                    "Sözcükler arasındaki uzaklık en çok %(number)s olabilir.", number=MOST_WITHIN
                )
            )
        return min(asked or 1, MOST_WITHIN)

    def _open(self, clause: syntax.Open, place: Place) -> Node | None:
        """Return the words that the last one before a star or tilde stands for, and the others."""
        said = list(words_of(self.tokens(clause.inner.start, clause.inner.stop)))
        if not said:
            return None
        *before, last = said
        letters = last.whole.exact
        nodes = [self.look_for(one, place) for one in before]
        if len(letters) < SHORTEST_OPEN:
            self.limit(
                Limit(
                    "* ve ~ işaretlerinden önce en az %(number)s harf gerekir.",
                    number=SHORTEST_OPEN,
                )
            )
            nodes.append(self.look_for(last, place))
        else:
            node = Prefix(letters) if clause.kind == "prefix" else Fuzzy(last.whole)
            nodes.append(self.leaf(node, clause.kind, last.start, clause.end, place))
        return _all(nodes)


def _inner(clause: _Leaf) -> slice:
    return slice(clause.start, clause.end) if isinstance(clause, syntax.Words) else clause.inner


def _listed(clause: _Leaf, value: str) -> Sequence[str]:
    """Return the values that `value` lists in a group, to be taken where it is no single one."""
    return value.split() if isinstance(clause, syntax.Words) else ()


def _all(nodes: Iterable[Node | None]) -> Node | None:
    """Return what has all of the nodes that are given."""
    parts: dict[Node, None] = {}
    for node in nodes:
        if node is not None:
            parts |= dict.fromkeys(node.parts if isinstance(node, AllOf) else (node,))
    return AllOf(tuple(parts)) if len(parts) > 1 else next(iter(parts), None)


def _any(nodes: Iterable[Node | None]) -> Node | None:
    """Return what has any of the nodes that are given; tags of one facet are one node."""
    ways: dict[Node, None] = {}
    tags: dict[Facet, dict[str, None]] = {}
    for node in nodes:
        if isinstance(node, Tagged):
            tags.setdefault(node.facet, {}).update(dict.fromkeys(node.ids))
        elif node is not None:
            ways |= dict.fromkeys(node.ways if isinstance(node, AnyOf) else (node,))
    ways |= dict.fromkeys(Tagged(facet, tuple(ids)) for facet, ids in tags.items())
    return AnyOf(tuple(ways)) if len(ways) > 1 else next(iter(ways), None)
