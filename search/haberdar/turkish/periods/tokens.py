"""Cut a query into the words, numbers and marks that its dates are said with."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from haberdar.published import PublishedDate
from haberdar.turkish.dates import make_date
from haberdar.turkish.letters import fold, lower
from haberdar.turkish.periods.lexicon import (
    COUNTED,
    DASHES,
    ENDINGS,
    ENDINGS_OF_NUMBERS,
    MONTH_NUMBERS,
    MULTIPLIERS,
    ORDINAL_ENDINGS,
    SIGNS,
    UNINFLECTED,
    UNITS,
    Case,
    Ending,
    Unit,
    inflected,
)
from haberdar.turkish.tokens import APOSTROPHES, is_suffix

FIRST_YEAR, LAST_YEAR = 1900, 2100


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark; `start` and `end` cut the text, with a suffix and its apostrophe.

    `text` is the stem of a noun that dates are said with, else the word as it stands, folded.
    """

    text: str
    start: int
    end: int
    ending: Ending = UNINFLECTED
    suffixed: bool = False  # after an apostrophe, or after a number
    number: int | None = None
    ordinal: bool = False
    date: PublishedDate | None = None

    @property
    def month(self) -> int:
        """The number of the month that this word may be, or 0."""
        return 0 if self.ending.many else MONTH_NUMBERS.get(self.text, 0)

    @property
    def unit(self) -> Unit | None:
        """The stretch of the calendar that this word may be."""
        return UNITS.get(self.text)

    @property
    def year(self) -> int:
        """The year that this number may be, or 0."""
        number = self.number or 0
        return number if FIRST_YEAR <= number <= LAST_YEAR and len(self.text) == 4 else 0

    @property
    def is_plain(self) -> bool:
        """Whether this is a number by itself, without a suffix."""
        return self.number is not None and not self.suffixed

    def is_in(self, case: Case) -> bool:
        """Tell whether the word stands in `case`."""
        return self.ending.case is case


NOTHING = Token("", 0, 0)

# A combining mark is part of its letter; one-to-one folding leaves it in place.
_MARK = "\u0300-\u036f"
_LETTER = rf"[^\W\d_{APOSTROPHES}]"
_WORD = rf"{_LETTER}(?:[^\W_{APOSTROPHES}]|[{_MARK}])*+"
_LETTERS = rf"{_LETTER}(?:{_LETTER}|[{_MARK}])*+"
_JOINTS = re.escape("".join(sorted(DASHES)))
_NUMBER = rf"[0-9]++(?:[.,/{_JOINTS}][0-9]++)*+"
_TOKEN = re.compile(
    rf"""
    (?<![^\W_])(?:
      (?:(?P<year>[0-9]{{4}})[/{_JOINTS}]?)?
      (?P<quarter>[qch][{_MARK}]?[1-4]|[1-4][qc][{_MARK}]?)
      (?P<after>[0-9]{{4}}|(?<=[qc{_MARK}])[0-9]{{2}})?(?![^\W_])
    )
    | (?P<number>{_NUMBER})(?P<glued>{_LETTERS})?
    | (?P<word>{_WORD})
    | (?P<sign>\.\.|\S)
    """,
    re.VERBOSE,
)
_SUFFIX = re.compile(rf"[{APOSTROPHES}](?P<tail>{_LETTERS})")
_MARKS = re.compile(rf"[{_MARK}]+")
_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
_DAY_FIRST = re.compile(r"(?:(\d{1,2})([./-]))?(\d{1,2})(?(2)\2|[./])(\d{4})")
_SOME_DASH = re.compile(rf"[{_JOINTS}]")


def read_tokens(text: str) -> list[Token]:
    """Return the tokens of `text` in order; what counts or names something is no number."""
    tokens = list(_tokens(fold(lower(text))))
    before = [NOTHING, *tokens]
    after = [*tokens[1:], NOTHING]
    return [
        replace(token, number=None, date=None) if _measures(left, token, right) else token
        for left, token, right in zip(before, tokens, after, strict=False)
    ]


def _measures(left: Token, token: Token, right: Token) -> bool:
    if left.text in MULTIPLIERS or left.text in SIGNS:
        return True
    return not token.suffixed and (right.text in COUNTED or right.text in SIGNS)


def _tokens(folded: str) -> Iterator[Token]:
    at = 0
    while match := _TOKEN.search(folded, at):
        suffix = _SUFFIX.match(folded, match.end())
        tail = _bare(suffix["tail"]) if suffix is not None and is_suffix(suffix["tail"]) else None
        at = match.end() if suffix is None or tail is None else suffix.end()
        yield from _tokens_of(match, tail, at)


def _tokens_of(match: re.Match[str], tail: str | None, end: int) -> Iterator[Token]:
    if match["quarter"]:
        yield from _quarter(match, tail, end)
    elif match["number"]:
        yield from _number(match, tail, end)
    elif match["word"]:
        yield _word(match, tail, end)
    else:
        yield Token(match[0], *match.span())


def _quarter(match: re.Match[str], tail: str | None, end: int) -> Iterator[Token]:
    """Yield ``2024Ç1``, ``Q1`` or ``1Ç24`` as its year, which may stand on either side, and part.

    The part is a unit with a number: the first quarter, or half for ``H1``.
    """
    last = _ended(Token("", match.start("quarter"), end), tail)
    if match["year"]:
        yield Token(match["year"], *match.span("year"), number=int(match["year"]))
    letters = _bare(match["quarter"])
    number = int(letters.strip("qch"))
    text = "yari" if "h" in letters else "ceyrek"
    if match["after"] is None:
        yield replace(last, text=text, number=number, ordinal=True)
        return
    yield Token(text, *match.span("quarter"), number=number, ordinal=True)
    year = match["after"] if len(match["after"]) == 4 else f"20{match['after']}"
    yield replace(last, text=year, start=match.start("after"), number=int(year))


def _number(match: re.Match[str], tail: str | None, end: int) -> Iterator[Token]:
    glued = _bare(match["glued"] or "")
    if not glued:
        *before, last = _numbers(match["number"], match.start())
        yield from before
        yield _ended(replace(last, end=end), tail)
    elif glued in ENDINGS_OF_NUMBERS or glued in ORDINAL_ENDINGS:
        *before, last = _numbers(match["number"], match.start())
        yield from before
        yield _ended(replace(last, end=match.end()), glued)
    elif (noun := _noun(glued, tail, match.start("glued"), end)) is not None:
        yield from _numbers(match["number"], match.start())
        yield noun
    else:
        yield Token(match[0], match.start(), end)


def _numbers(written: str, start: int) -> list[Token]:
    """Return a date, a number, or both sides of a dash; anything else is one opaque token."""
    if (alone := _single(written, start)) is not None:
        return [alone]
    dashes = list(_SOME_DASH.finditer(written))
    if len(dashes) % 2:
        dash_start, dash_end = dashes[len(dashes) // 2].span()
        first = _single(written[:dash_start], start)
        second = _single(written[dash_end:], start + dash_end)
        if first is not None and second is not None:
            return [first, Token(written[dash_start], first.end, second.start), second]
    return [Token(written, start, start + len(written))]


def _single(written: str, start: int) -> Token | None:
    end = start + len(written)
    if (date := _date(written)) is not None:
        return Token(written, start, end, date=date)
    if written.isdecimal() and len(written) <= 4:
        return Token(written, start, end, number=int(written))
    return None


def _date(written: str) -> PublishedDate | None:
    if match := _ISO.fullmatch(written):
        year, month, day = match.groups()
    elif match := _DAY_FIRST.fullmatch(written):
        day, _, month, year = match.groups()
    else:
        return None
    parts = int(year), int(month), int(day or 0)
    if not FIRST_YEAR <= parts[0] <= LAST_YEAR or 0 in (parts[1], day and parts[2]):
        return None
    return make_date(*parts)


def _word(match: re.Match[str], tail: str | None, end: int) -> Token:
    word = _bare(match["word"])
    noun = _noun(word, tail, match.start(), end)
    if noun is not None:
        return noun
    return Token(word if tail is None else f"{word}'{tail}", match.start(), end)


def _noun(word: str, tail: str | None, start: int, end: int) -> Token | None:
    found = inflected(word + (tail or ""))
    if found is None:
        return None
    stem, ending = found
    return Token(stem, start, end, ending, suffixed=tail is not None)


def _ended(token: Token, tail: str | None) -> Token:
    """Return `token` with the suffix `tail`; one that no date takes makes it an opaque word."""
    if tail is None:
        return token
    if tail in ORDINAL_ENDINGS and token.number is not None:
        return replace(token, ordinal=True, suffixed=True)
    ending = ENDINGS.get(tail)
    if ending is None or tail in ("lik", "luk"):
        return Token(f"{token.text}'{tail}", token.start, token.end)
    return replace(token, ending=ending, suffixed=True)


def _bare(word: str) -> str:
    return _MARKS.sub("", word)
