"""What the rules of the grammar read, and what they find."""

from collections.abc import Sequence
from typing import NamedTuple

from haberdar.turkish.periods.days import Days
from haberdar.turkish.periods.tokens import NOTHING, Token


class Tokens:
    """The tokens of a query; there is nothing before the first and after the last."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens

    def __len__(self) -> int:
        return len(self._tokens)

    def __getitem__(self, place: int) -> Token:
        return self._tokens[place] if 0 <= place < len(self._tokens) else NOTHING

    def touch(self, place: int) -> bool:
        """Tell whether no space stands between the token at `place` and the next."""
        return self[place].end == self[place + 1].start


class Phrase(NamedTuple):
    """The days that a phrase says, and the place of the token after it.

    A phrase that is not `said` may be a number or a name (2024, Mart), and needs a word beside it
    to be a date. Where it is `vague`, even ``sonra`` may speak of a name: ``15 Temmuz sonrası``.
    """

    days: Days
    end: int
    said: bool = True
    vague: bool = False
