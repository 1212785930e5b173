"""What the open words of a query stand for in an index: fuzzy words, and words with a star."""

from collections.abc import Iterable
from dataclasses import replace

from haberdar.index.schema import PARTS, text_field
from haberdar.index.snapshot import Snapshot
from haberdar.query.language import Query
from haberdar.query.near import MOST_NEAR, near
from haberdar.query.nodes import MOST_OPEN
from haberdar.query.reading import Expansion, Limit
from haberdar.query.tree import AllOf, AnyOf, Fuzzy, Named, Node, Not, Only, Prefix
from haberdar.turkish.analyzer import Evidence, evidence
from haberdar.turkish.letters import fold


def open_words(query: Query, snapshot: Snapshot) -> Query:
    """Return `query` with near words of the index for its fuzzy ones, saying what was cut short."""
    opener = _Opener(snapshot)
    opened = replace(
        query,
        required=opener.each(query.required),
        excluded=opener.each(query.excluded),
        optional=opener.each(query.optional),
    )
    return replace(
        opened,
        expansions=(*query.expansions, *opener.expansions),
        limits=(*query.limits, *opener.limits),
    )


class _Opener:
    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self.expansions: list[Expansion] = []
        self.limits: list[Limit] = []

    def each(self, nodes: Iterable[Node]) -> tuple[Node, ...]:
        return tuple(map(self._open, nodes))

    def _open(self, node: Node) -> Node:  # noqa: PLR0911 - one case a kind
        match node:
            case Fuzzy(word):
                return self._near(word)
            case Prefix(letters):
                self._note_range(letters)
            case AnyOf(ways):
                return AnyOf(self.each(ways))
            case Named(typed, others):
                return Named(self._open(typed), others)
            case AllOf(parts):
                return AllOf(self.each(parts))
            case Not(inner):
                return Not(self._open(inner))
            case Only(part, inner):
                return Only(part, self._open(inner))
        return node

    def _near(self, typed: Evidence) -> Node:
        letters = typed.exact
        found = near(letters, self._snapshot.words, MOST_NEAR + 1)
        if len(found) > MOST_NEAR:
            self.limits.append(
                Limit(
                    "“%(text)s~” için en yakın %(number)s sözcük aranır.",
                    text=letters,
                    number=MOST_NEAR,
                )
            )
        others = tuple(each.word for each in found[:MOST_NEAR] if each.word != letters)
        if others:
            self.expansions.append(Expansion(f"{letters}~", others))
        by_stem = {typed.stem: typed}
        for word in map(evidence, others):
            by_stem.setdefault(word.stem, word)
        _, *different = by_stem.values()
        return Fuzzy(typed, tuple(different))

    def _note_range(self, letters: str) -> None:
        texts = {
            "exact": letters.encode(errors="replace"),
            "folded": fold(letters).encode(errors="replace"),
        }
        most = max(
            (
                len(leaf.terms_with(text_field(part, name), text))
                for leaf in self._snapshot.leaves
                for part in PARTS
                for name, text in texts.items()
            ),
            default=0,
        )
        if most > MOST_OPEN:
            self.limits.append(
                Limit(
                    "“%(text)s*” için en sık geçen %(number)s sözcük aranır.",
                    text=letters,
                    number=MOST_OPEN,
                )
            )
