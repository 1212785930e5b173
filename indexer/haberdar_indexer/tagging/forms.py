"""The forms of a text in which names are looked for."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Self

import numpy as np
from numpy.typing import NDArray

from haberdar.turkish.letters import fold, lower
from haberdar.turkish.tokens import APOSTROPHES

_PLAIN = str.maketrans({**dict.fromkeys(APOSTROPHES, "'"), "â": "a", "î": "i", "û": "u"})
_TURKISH_LETTER = re.compile("[çğıöşüÇĞİÖŞÜ]")
# Latin letters and their accents lie before this, as do all apostrophes.
_LAST_FOLDED = 0x2500
_CODES = 0x110000


def plain(text: str) -> str:
    """Return `text` in lowercase, one kind of apostrophe and no circumflex, letter for letter."""
    return lower(text).translate(_PLAIN)


@lru_cache(maxsize=50_000)
def folded(word: str) -> str:
    """Return a word of a text as it is in the text's `folded` form."""
    return fold(plain(word))


@dataclass(frozen=True, slots=True)
class Text:
    """A text as it is, and in lowercase as an ASCII keyboard writes it, with the same offsets."""

    original: str
    folded: str
    is_ascii: bool

    @classmethod
    def of(cls, text: str) -> Self:
        """Return the forms of `text`."""
        # str.translate takes 100 ns a letter; by table it is 3.
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        folded = _folds()[codes].tobytes().decode("utf-32-le", "surrogatepass")
        return cls(text, folded, _TURKISH_LETTER.search(text) is None)


@cache
def _folds() -> NDArray[np.uint32]:
    table = np.arange(_CODES, dtype=np.uint32)
    table[:_LAST_FOLDED] = [ord(fold(plain(chr(code)))) for code in range(_LAST_FOLDED)]
    return table
