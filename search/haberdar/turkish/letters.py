"""The Turkish alphabet: lowercasing, folding to ASCII, alphabetical order.

`lower` and `fold` map one character to one character, so that offsets into their result are offsets
into their argument.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

ALPHABET = "abcçdefgğhıijklmnoöprsştuüvyz"

_FOLDS = list(zip("çğıöşüâîû", "cgiosuaiu", strict=True))
# The letters a keyboard without Turkish letters, or a capital typed the English way, can stand for.
_TYPED_AS = {
    "c": "cç", "g": "gğ", "i": "iı", "ı": "ıi", "o": "oö", "s": "sş", "u": "uü",
}  # fmt: skip
_MOST_AMBIGUOUS_LETTERS = 8


def lower(text: str) -> str:
    """Lowercase by the Turkish rule (``I`` → ``ı``, ``İ`` → ``i``), one character for one.

    A character whose lowercase would be several characters in Unicode is kept as it is.
    """
    # str.translate takes 50 ns a letter, and this next to nothing.
    lowered = text.replace("I", "ı").replace("İ", "i").lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def upper(text: str) -> str:
    """Return `text` in capitals by the Turkish rule (``i`` → ``İ``, ``ı`` → ``I``)."""
    return text.replace("i", "İ").upper()


def fold(text: str) -> str:
    """Return lowercased `text` as an ASCII keyboard would write it (``şeker`` → ``seker``).

    Accented letters of other alphabets lose their accent too (``é`` → ``e``).
    """
    if text.isascii():
        return text
    for letter, typed in _FOLDS:
        text = text.replace(letter, typed)
    return text if text.isascii() else "".join(map(_strip_accent, text))


def _strip_accent(char: str) -> str:
    base = unicodedata.normalize("NFD", char)[0]
    return base if base.isalnum() else char


def normalize(text: str) -> str:
    """Return `text` in Unicode's composed form (NFC), the form in which articles are kept."""
    return unicodedata.normalize("NFC", text)


def compose(word: str) -> str:
    """Return lowercase `word` in composed form, its i without a dot of its own.

    Such a dot is what `lower` leaves of a decomposed ``İ``, and other lowercasing of any ``İ``.
    """
    return normalize(word).replace("ı\u0307", "i").replace("i\u0307", "i")


def spellings(word: str) -> Iterator[str]:
    """Yield the words that lowercase `word`, typed without Turkish letters, may stand for.

    The word itself is not among them. A word with more than eight such letters yields nothing,
    because its 2⁹ and more spellings would cost more than they find.
    """
    choices = [_TYPED_AS.get(char, char) for char in word]
    if sum(len(choice) > 1 for choice in choices) > _MOST_AMBIGUOUS_LETTERS:
        return
    for letters in product(*choices):
        spelling = "".join(letters)
        if spelling != word:
            yield spelling


# Letters of foreign names stand where the Turkish telephone book puts them.
_RANK = {
    letter: rank for rank, letter in enumerate(ALPHABET.replace("p", "pq").replace("v", "vwx"))
}


class _Collation(dict[int, str]):
    """What characters, by their numbers, are compared as: a kind, and a place among its own."""

    def __missing__(self, number: int) -> str:
        char = chr(number)
        letter = char if char in _RANK else _strip_accent(char)
        if letter in _RANK:
            key = "2" + chr(_RANK[letter])
        elif letter.isdigit():
            key = "1" + letter
        else:
            key = ("3" if letter.isalpha() else "0") + letter
        self[number] = key
        return key


_COLLATION = _Collation()

CollationKey = tuple[str, str]


@lru_cache(maxsize=20_000)
def collation_key(text: str) -> CollationKey:
    """Return a sort key for Turkish alphabetical order (c ç d, g ğ h ı i j, o ö, s ş t u ü).

    Digits come before letters; spaces and punctuation before both. A circumflex or foreign accent
    decides only between words that are otherwise the same.
    """
    lowered = lower(normalize(text))
    return lowered.translate(_COLLATION), lowered
