"""The query language: what a person types, read into a tree of what is looked for.

    kimya ihracatı              articles with both words, in any of their forms
    "kimya teknoloji merkezi"   the words next to each other, in this order
    boya OR (vernik -selülozik) OR, AND, NOT or VEYA, VE, DEĞİL, in capitals
    -gümrük, -"dış ticaret"     articles without the word or phrase
    ihrac*, ihracat~            words that begin so, words that are nearly so
    "kimya ihracat"~5           the words within five of each other
    başlık:kimya                in the title; also kaynak:, bölüm:, bakanlık:, kurum:, tarih:

Every text is a query. The pieces are cut by `lexing`, put together by `syntax`, and `fields` knows
what the values of fields mean.
"""

import datetime as dt
from dataclasses import dataclass

from haberdar.query import syntax
from haberdar.query.filtering import MOST_FILTERS, FilterGatherer, Span
from haberdar.query.lexing import MOST_DEPTH, cut
from haberdar.query.meaning import Meaning, Place
from haberdar.query.naming import Naming
from haberdar.query.reading import Expansion, FilterName, Limit, QueryFilter, QueryTerm
from haberdar.query.tree import AllOf, Dated, Node, Not, Tagged
from haberdar.query.wording import Said
from haberdar.registry.directory import Directory
from haberdar.request import LONGEST_QUERY
from haberdar.turkish.analyzer import Analyzer, Evidence
from haberdar.turkish.letters import normalize
from haberdar.turkish.periods import Period, find_periods


@dataclass(frozen=True, slots=True)
class TypedWord:
    """A single word that must be found, and where it was typed."""

    start: int
    end: int
    evidence: Evidence

    @property
    def word(self) -> str:
        """The word's lowercase letters without a suffix after an apostrophe."""
        return self.evidence.exact


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked for; all offsets cut `text`, which is composed (NFC).

    An article must have all that is `required`, nothing that is `excluded`, and pass all `filters`.
    Those of source and section, being text, are among the required and excluded too. `optional`
    words never decide what is found, but may rank it. `names` are those of the required that a
    capital shows to be names. `terms` is what is looked for as it was
    typed, `words` are the single ones of which a correction may be offered, `expansions` the names
    that are looked for in other ways too. `limits` says in sentences what was not done as asked,
    `ignored` are the pieces that were passed over, `unfiltered` is the text without its filters.
    """

    text: str
    required: tuple[Node, ...] = ()
    excluded: tuple[Node, ...] = ()
    optional: tuple[Node, ...] = ()
    names: frozenset[Node] = frozenset()
    filters: tuple[QueryFilter, ...] = ()
    terms: tuple[QueryTerm, ...] = ()
    words: tuple[TypedWord, ...] = ()
    expansions: tuple[Expansion, ...] = ()
    limits: tuple[Limit, ...] = ()
    ignored: tuple[str, ...] = ()
    unfiltered: str = ""


def parse(  # noqa: PLR0913 - all that a reading depends on
    text: str,
    analyzer: Analyzer,
    directory: Directory,
    today: dt.date,
    naming: Naming | None = None,
    *,
    by_date: bool = True,
) -> Query:
    """Read `text`, in which words for dates are meant from `today`; never raises.

    They filter by date, or else are words like others, outside of ``tarih:``. Acronyms and full
    names that `naming` knows are looked for as each other.

    What is said twice counts once. Of more than 1,000 characters, 32 words and phrases, or 16
    filters, the rest is passed over, since every one costs a walk through its postings.
    """
    composed = normalize(text[:LONGEST_QUERY])
    meaning = Meaning(composed, analyzer, directory, today, naming)
    read = _Reader(composed, directory, today if by_date else None, meaning)
    if len(text) > LONGEST_QUERY:
        read.limit(
            Limit("Sorgunun yalnızca ilk %(number)s karakteri okundu.", number=LONGEST_QUERY)
        )
    return read.query()


class _Reader:
    """Reads one query and gathers what stands at its top."""

    def __init__(
        self, text: str, directory: Directory, today: dt.date | None, meaning: Meaning
    ) -> None:
        self._text = text
        self._today = today
        self._meaning = meaning
        self._filters = FilterGatherer(text, directory)
        self._required: dict[Node, None] = {}
        self._excluded: dict[Node, None] = {}
        self._beside: list[Said] = []
        self._words: list[TypedWord] = []
        self._capitalized: set[Node] = set()
        self.limit = self._meaning.limit

    def query(self) -> Query:
        """Return what the text says."""
        pieces, too_deep = cut(self._text)
        if too_deep:
            self.limit(Limit("Parantezler en çok %(number)s kat iç içe okunur.", number=MOST_DEPTH))
        clause = syntax.read_syntax(pieces)
        if clause is not None:
            self._conjunct(clause)
        optional = self._optional()
        filters = self._filters.made()
        meaning = self._meaning
        asked = self._required or self._excluded or filters
        if self._text.strip() and not (asked or meaning.terms or meaning.ignored):
            meaning.ignored.append(self._text)
        return Query(
            text=self._text,
            required=tuple(self._required),
            excluded=tuple(self._excluded),
            optional=optional,
            names=self._names(),
            filters=filters,
            terms=tuple(meaning.terms),
            words=tuple(self._words),
            expansions=meaning.expansions,
            limits=tuple(meaning.limits),
            ignored=tuple(meaning.ignored),
            unfiltered=self._filters.unfiltered(),
        )

    def _conjunct(
        self, clause: syntax.Clause, span: Span | None = None, *, excluded: bool = False
    ) -> None:
        """Take in what every article must have, or must not; `span` is what to cut to undo it."""
        match clause:
            case syntax.Negated(start, end, negated):
                self._conjunct(negated, Span(start, end), excluded=not excluded)
            case syntax.Both(parts) if not excluded:
                for part in parts:
                    self._conjunct(part)
            case syntax.Either(ways) if excluded:
                for way in ways:
                    self._conjunct(way, excluded=True)
            case syntax.Words() if not excluded:
                self._run(clause)
            case syntax.Field():
                self._field(clause, span or Span(clause.start, clause.end), excluded=excluded)
            case _:
                self._take(self._meaning.of(clause, Place(excluded=excluded)), excluded=excluded)

    def _take(self, node: Node | None, *, excluded: bool) -> None:
        if node is None:
            return
        if excluded:
            self._excluded[node] = None
            return
        for part in node.parts if isinstance(node, AllOf) else (node,):
            if isinstance(part, Not):
                self._excluded[part.node] = None
            else:
                self._required[part] = None

    def _field(self, field: syntax.Field, span: Span, *, excluded: bool) -> None:
        node = self._meaning.of(field, Place(excluded=excluded))
        if node is None:
            return
        if not isinstance(node, Tagged | Dated):
            self._take(node, excluded=excluded)
        name = _filter_name(field, node)
        if name is not None:
            self._filter(name, node, span, excluded=excluded)

    def _filter(self, name: FilterName, node: Node, span: Span, *, excluded: bool = False) -> None:
        if not self._filters.add(name, node, span, excluded=excluded):
            self._meaning.pass_over(span.start, span.end)
            self.limit(Limit("En çok %(number)s süzgeç uygulanır.", number=MOST_FILTERS))

    # Plain text

    def _run(self, words: syntax.Words) -> None:
        """Take in plain text: periods become filters, function words are put aside.

        Periods of which no day is in all stay words, as they would leave nothing.
        """
        place = words.start
        text = self._text[words.start : words.end]
        today = None if words.firm else self._today
        for period in [] if today is None else _compatible(find_periods(text, today)):
            span = Span(words.start + period.start, words.start + period.end, in_words=True)
            self._plain(place, span.start)
            self._filter("date", Dated(period.since, period.until), span)
            place = span.end
        self._plain(place, words.end, firm=words.firm)

    def _plain(self, start: int, end: int, *, firm: bool = False) -> None:
        for said in self._meaning.said(start, end):
            if said.is_content or firm:
                self._require(said)
            else:
                self._beside.append(said)

    def _require(self, said: Said) -> None:
        node = self._meaning.look_for(said)
        if node is None:
            return
        self._required[node] = None
        if self._text[said.start].isupper():
            self._capitalized.add(node)
        if said.is_single:
            self._words.append(TypedWord(said.start, said.end, said.whole))

    def _names(self) -> frozenset[Node]:
        """Return what was typed with a capital; nothing where capitals are the rule (a title)."""
        are_rule = 3 * len(self._capitalized) > 2 * len(self._required)
        return frozenset() if are_rule else frozenset(self._capitalized)

    def _optional(self) -> tuple[Node, ...]:
        """Return the words put aside that may rank; where nothing else is asked they are all."""
        if not self._required and not self._filters.made():
            for said in self._beside:
                self._require(said)
        others = dict.fromkeys(
            said.node for said in self._beside if said.node not in self._required
        )
        return tuple(others)[: self._meaning.leaves_left]


def _compatible(periods: list[Period]) -> list[Period]:
    """Return `periods` if they have a day in common, else none of them."""
    since = max((period.since.first for period in periods if period.since), default=dt.date.min)
    until = min((period.until.last for period in periods if period.until), default=dt.date.max)
    return periods if since <= until else []


def _filter_name(field: syntax.Field, node: Node) -> FilterName | None:
    """Return what kind of filter a field is that says `node`, or None where it is none."""
    match node:
        case Dated():
            return "date"
        case Tagged(facet):
            return facet
    return field.name if field.name in ("source", "section") else None
