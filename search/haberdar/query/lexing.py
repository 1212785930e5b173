"""Cut a query into pieces: words, phrases, brackets, operators, signs and names of fields.

What belongs to no piece (spaces, a quotation mark or bracket without a partner, stray stars) keeps
others apart and means nothing else.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from haberdar.query.fields import FieldName, field_named
from haberdar.turkish.letters import fold, lower
from haberdar.turkish.questions import is_question_particle
from haberdar.turkish.tokens import APOSTROPHES, is_suffix

MOST_DEPTH = 20

Kind = Literal[
    "word", "prefix", "fuzzy", "phrase", "range",
    "open", "close", "or", "and", "not", "minus", "plus", "field",
]  # fmt: skip


class Piece(NamedTuple):
    """A piece of the text from `start` to `end`.

    `inner` cuts out what it says: a word without its star, a phrase without quotation marks. Words
    of a phrase are to be `within` so many positions of each other; None is side by side.
    """

    kind: Kind
    start: int
    end: int
    inner: slice
    field: FieldName | None = None
    within: int | None = None


class Pieces(NamedTuple):
    """The pieces of a query in order, its brackets paired; `too_deep` ones were left out."""

    pieces: Sequence[Piece]
    too_deep: bool


_QUOTES = '"“”„«»'
_NO_WORD = rf"\s{_QUOTES}()|"
_ENDS = rf"(?![^{_NO_WORD}])"
_PIECE = re.compile(
    rf"""
      (?<![^\s(|&:])(?:(?P<minus>\+*+-[-+]*+)|(?P<plus>\++))(?=[^\s)|])
    | [{_QUOTES}](?P<phrase>[^{_QUOTES}]*+)[{_QUOTES}](?:~(?P<within>\d*+))?
    | (?P<open>\() | (?P<close>\)) | (?P<or>\|\|) | (?P<and>&&)
    | (?P<word>(?:[^{_NO_WORD}&*~]|&(?!&))++)(?:(?P<prefix>\*++){_ENDS}|(?P<fuzzy>~\d*+){_ENDS})?
    """,
    re.VERBOSE,
)
_FIELD = re.compile(r"(?P<name>[^\W\d_]++):\s*+")
# The date ranges that are more than a word: [2024-03 TO 2024-06], >= 2024-03.
_RANGE = re.compile(rf"\[[^\[\]]*+\]|[<>]=?\s*+[^{_NO_WORD}]++")
# As in (TİM)'in: the suffix belongs to what was closed.
_TAIL = re.compile(rf"[{APOSTROPHES}](?P<tail>[^\W\d_]++)")
_OPERATORS: dict[str, Kind] = {
    "or": "or", "veya": "or", "and": "and", "ve": "and", "not": "not", "degil": "not",
}  # fmt: skip
_FOLLOWS_NO_OPERAND = frozenset({"or", "and", "close"})


def cut(text: str) -> Pieces:
    """Return the pieces of `text`. Takes time in proportion to its length."""
    paired = _paired(list(_cut(text)))
    return paired._replace(pieces=_with_operators(text, paired.pieces))


def _cut(text: str) -> Iterator[Piece]:
    place = 0
    while place < len(text):
        piece = _field(text, place) or _plain(text, place)
        if piece is None:
            place += 1
            continue
        yield piece
        place = piece.end
        if piece.field == "date" and (ranged := _RANGE.match(text, place)):
            yield Piece("range", *ranged.span(), slice(*ranged.span()))
            place = ranged.end()
        elif piece.kind in ("phrase", "close"):
            place = _after_suffix(text, place)


def _field(text: str, place: int) -> Piece | None:
    match = _FIELD.match(text, place)
    name = match and field_named(match["name"])
    if not match or not name:
        return None
    return Piece("field", *match.span(), slice(*match.span("name")), field=name)


def _plain(text: str, place: int) -> Piece | None:
    match = _PIECE.match(text, place)
    if match is None:
        return None
    if match["phrase"] is not None:
        within = int((match["within"] or "")[:9] or 0)
        return Piece("phrase", *match.span(), slice(*match.span("phrase")), within=within or None)
    kind: Kind = match.lastgroup  # type: ignore[assignment]  # all other groups are named by kinds
    inner = "word" if match["word"] else kind
    return Piece(kind, *match.span(), slice(*match.span(inner)))


def _after_suffix(text: str, place: int) -> int:
    match = _TAIL.match(text, place)
    return match.end() if match and is_suffix(match["tail"]) else place


def _with_operators(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with words in capitals that are operators told from others.

    In a query that is all in capitals they are no sign that anything is to be left out; nor does a
    NOT leave anything out that nothing follows, or DEĞİL before the ``mi`` of a question.
    """
    operators = [_operator(text, piece) for piece in pieces]
    all_capitals = not any(map(str.islower, text)) and any(
        text[piece.inner].isupper()
        for piece, operator in zip(pieces, operators, strict=True)
        if piece.kind == "word" and operator is None
    )
    found: list[Piece] = []
    following: Piece | None = None
    for piece, operator in zip(reversed(pieces), reversed(operators), strict=True):
        is_word = operator == "not" and (
            following is None
            or following.kind in _FOLLOWS_NO_OPERAND
            or (all_capitals and following.kind != "field")
            or _asks(text, piece, following)
        )
        found.append(piece if operator is None or is_word else piece._replace(kind=operator))
        following = found[-1]
    return found[::-1]


def _asks(text: str, negation: Piece, following: Piece) -> bool:
    word = lower(text[following.inner]).rstrip("?!.,;…")
    is_asked = following.kind == "word" and is_question_particle(word)
    return is_asked and fold(lower(text[negation.inner])) == "degil"


def _operator(text: str, piece: Piece) -> Kind | None:
    word = text[piece.inner]
    if piece.kind != "word" or not word.isupper():
        return None
    return _OPERATORS.get(fold(lower(word)))


def _paired(pieces: Sequence[Piece]) -> Pieces:
    """Leave out brackets without a partner, and pairs inside too many others."""
    partners = _partners(pieces)
    kept: list[Piece] = []
    depth = deepest = 0
    for place, piece in enumerate(pieces):
        is_bracket = piece.kind in ("open", "close")
        if is_bracket and place not in partners:
            continue
        depth += piece.kind == "open"
        deepest = max(deepest, depth)
        if not is_bracket or depth <= MOST_DEPTH:
            kept.append(piece)
        depth -= piece.kind == "close"
    return Pieces(kept, deepest > MOST_DEPTH)


def _partners(pieces: Sequence[Piece]) -> set[int]:
    """Return the places of the brackets that have a partner."""
    waiting: list[int] = []
    found: set[int] = set()
    for place, piece in enumerate(pieces):
        if piece.kind == "open":
            waiting.append(place)
        elif piece.kind == "close" and waiting:
            found |= {waiting.pop(), place}
    return found
