"""The forms of a text in which names are looked for."""

from typing import NamedTuple, Self

from haberdar.turkish.letters import fold, lower
from haberdar.turkish.tokens import APOSTROPHES

_PLAIN = str.maketrans({**dict.fromkeys(APOSTROPHES, "'"), "â": "a", "î": "i", "û": "u"})
_TURKISH_LETTERS = frozenset("çğıöşüÇĞİÖŞÜ")


def plain(text: str) -> str:
    """Return `text` in lowercase, one kind of apostrophe and no circumflex, letter for letter."""
    return lower(text).translate(_PLAIN)


class Text(NamedTuple):
    """A text as it is, in lowercase, and as an ASCII keyboard writes it, with the same offsets."""

    original: str
    lowered: str
    folded: str
    is_ascii: bool

    @classmethod
    def of(cls, text: str) -> Self:
        """Return the forms of `text`."""
        lowered = plain(text)
        return cls(text, lowered, fold(lowered), _TURKISH_LETTERS.isdisjoint(text))
