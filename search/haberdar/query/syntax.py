"""The grammar: how the pieces of a query stand together, before anything is made of its words.

    either  = both ("OR" both)*
    both    = (operand | "AND")*
    operand = ("NOT" | "-" | "+")* (words | phrase | word"*" | word"~" | field | "(" either ")")
    field   = name":" "-"? (word | phrase | word"*" | word"~" | range | "(" either ")")

Words that stand side by side are one run of text, unless a sign binds to the first of them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from haberdar.query.fields import FieldName
from haberdar.query.lexing import Kind, Piece


@dataclass(frozen=True, slots=True)
class Words:
    """A run of plain words; `firm` after a plus sign."""

    start: int
    end: int
    firm: bool = False


@dataclass(frozen=True, slots=True)
class Quoted:
    """Text in quotation marks, or the range of a date, that `inner` cuts out."""

    start: int
    end: int
    inner: slice
    within: int | None


@dataclass(frozen=True, slots=True)
class Open:
    """A word that stands for others, that `inner` cuts out."""

    start: int
    end: int
    inner: slice
    kind: Literal["prefix", "fuzzy"]


@dataclass(frozen=True, slots=True)
class Field:
    """A value to be looked for in a field; None where it is missing. Signs belong to it."""

    start: int
    end: int
    name: FieldName
    value: "Clause | None"


@dataclass(frozen=True, slots=True)
class Negated:
    """What is to be left out."""

    start: int
    end: int
    clause: "Clause"


@dataclass(frozen=True, slots=True)
class Both:
    """All of several clauses."""

    parts: tuple["Clause", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """Any of several clauses."""

    ways: tuple["Clause", ...]


Clause = Words | Quoted | Open | Field | Negated | Both | Either
_OPERANDS: frozenset[Kind] = frozenset({"word", "prefix", "fuzzy", "phrase", "range", "open"})


def read_syntax(pieces: Sequence[Piece]) -> Clause | None:
    """Return the clause that `pieces`, whose brackets are paired, say; None for nothing."""
    return _Reader(pieces).either()


class _Reader:
    """Reads pieces from the left. Calls nest as deep as brackets do."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = pieces
        self._place = 0

    @property
    def _kind(self) -> Kind | None:
        return self._pieces[self._place].kind if self._place < len(self._pieces) else None

    def _take(self) -> Piece:
        piece = self._pieces[self._place]
        self._place += 1
        return piece

    def either(self) -> Clause | None:
        ways = [self._both()]
        while self._kind == "or":
            self._take()
            ways.append(self._both())
        given = tuple(way for way in ways if way is not None)
        return Either(given) if len(given) > 1 else next(iter(given), None)

    def _both(self) -> Clause | None:
        parts = tuple(part for part in self._operands() if part is not None)
        return Both(parts) if len(parts) > 1 else next(iter(parts), None)

    def _operands(self) -> Iterator[Clause | None]:
        while (kind := self._kind) not in ("or", "close", None):
            if kind == "and":
                self._take()
            elif kind == "word":
                yield self._run()
            else:
                yield self._signed()

    def _run(self) -> Clause:
        first = last = self._take()
        while self._kind == "word":
            last = self._take()
        return Words(first.start, last.end)

    def _signed(self) -> Clause | None:
        """Read an operand behind any number of signs; two negations are none."""
        start = self._pieces[self._place].start
        negated = firm = False
        while (kind := self._kind) in ("not", "minus", "plus"):
            self._take()
            firm = kind == "plus"
            negated ^= kind in ("not", "minus")
        name = self._pieces[self._place].field if self._kind == "field" else None
        clause = self._operand(firm=firm) if name is None else self._field(name, start)
        if clause is None or not negated:
            return clause
        return Negated(start, self._pieces[self._place - 1].end, clause)

    def _operand(self, *, firm: bool = False) -> Clause | None:
        if self._kind not in _OPERANDS:
            return None
        piece = self._take()
        match piece.kind:
            case "open":
                clause = self.either()
                self._take()  # the bracket that closes
                return clause
            case "prefix" | "fuzzy":
                return Open(piece.start, piece.end, piece.inner, piece.kind)
            case "word":
                return Words(piece.start, piece.end, firm)
        return Quoted(piece.start, piece.end, piece.inner, piece.within)

    def _field(self, name: FieldName, start: int) -> Clause:
        self._take()
        negated = self._kind == "minus"
        if self._kind in ("minus", "plus"):
            self._take()
        value = self._operand()
        end = self._pieces[self._place - 1].end
        field = Field(start, end, name, value)
        return Negated(start, end, field) if negated and value else field
