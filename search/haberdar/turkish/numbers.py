"""Numbers that are written with words: ``bin 650``, ``27,5 milyar``, ``yüz elli bin``.

Each has a value that is written in digits too (``1.650``), and is found by it.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from haberdar.turkish.tokens import is_suffix

_THOUSAND = 1_000
_SCALES = {"bin": _THOUSAND, "milyon": 10**6, "milyar": 10**9, "trilyon": 10**12}
# Of the forms of bin those that no other word has (bina is a building, bindi mounted).
_THOUSANDS = frozenset("bin bine bini binin binlik".split())
_NUMERALS = {
    word: value
    for value, words in {
        1: "bir", 2: "iki", 3: "üç", 4: "dört", 5: "beş", 6: "altı", 7: "yedi", 8: "sekiz",
        9: "dokuz", 10: "on", 20: "yirmi", 30: "otuz", 40: "kırk", 50: "elli", 60: "altmış",
        70: "yetmiş", 80: "seksen", 90: "doksan", 100: "yüz",
    }.items()
    for word in words.split()
}  # fmt: skip


# Of the numerals those that are nothing else: bir is an article too, altı is under, yüz a face.
_SMALL = {
    str(_NUMERALS[word]): word
    for word in (
        "iki üç dört beş yedi sekiz dokuz yirmi otuz elli altmış yetmiş seksen doksan".split()
    )
}
_DIGITS_OF = {word: digits for digits, word in _SMALL.items()}
_YEARS = range(1900, 2101)
# Longer ones are no amounts, and no Decimal with a scale would hold them exactly.
_MOST_DIGITS = 15


class WrittenNumber(NamedTuple):
    """The words `first` to `end` (not included) are a number; `text` is it in digits."""

    first: int
    end: int
    text: str


def other_spelling(word: str) -> tuple[str, ...]:
    """Return how the number `word` is written besides, word by word; nothing for any other word.

    ``1650`` → ``bin 650``, ``27500000000`` → ``27,5 milyar``, ``7`` ⇄ ``yedi``. Years and numbers
    of more than 15 digits are only ever written in digits.
    """
    small = _SMALL.get(word) or _DIGITS_OF.get(word)
    if small is not None:
        return (small,)
    if not (word.isascii() and word.isdecimal() and 4 <= len(word) <= _MOST_DIGITS):
        return ()
    number = int(word)
    if number < _THOUSAND or number in _YEARS:
        return ()
    return _with_one_scale(number) or _with_scales(number)


def _with_one_scale(number: int) -> tuple[str, ...]:
    name, scale = max((pair for pair in _SCALES.items() if pair[1] <= number), key=lambda p: p[1])
    before = Decimal(number) / scale
    if scale == _THOUSAND or before != round(before, 1):
        return ()
    return (f"{before.normalize():f}".replace(".", ","), name)


def _with_scales(number: int) -> tuple[str, ...]:
    """Return the number by its thousands, millions and so on; what is left follows thousands."""
    words: list[str] = []
    scale = 0
    for name, scale_of_name in reversed(_SCALES.items()):
        before, number = divmod(number, scale_of_name)
        if before:
            scale = scale_of_name
            words += [name] if before == 1 and scale == _THOUSAND else [str(before), name]
    if not number:
        return tuple(words)
    return (*words, str(number)) if scale == _THOUSAND else ()


@lru_cache(maxsize=100_000)
def is_scale(word: str) -> bool:
    """Tell whether lowercase `word` is bin, milyon, milyar or trilyon in any form."""
    return _scale(word) is not None


def is_numeral(word: str) -> bool:
    """Tell whether lowercase `word` can be part of a number that is written with words."""
    return bool(word) and (word in _NUMERALS or word[0].isdecimal() or is_scale(word))


def _scale(word: str) -> int | None:
    if word in _THOUSANDS:
        return _THOUSAND
    for name, value in _SCALES.items():
        if value > _THOUSAND and word.startswith(name):
            rest = word[len(name) :]
            return value if not rest or is_suffix(rest) else None
    return None


def written_numbers(words: Sequence[str], positions: Sequence[int]) -> Iterator[WrittenNumber]:
    """Yield the numbers among lowercase `words` that take more than one of them.

    Words at one position are a compound and its first part, which no number reaches into.
    """
    end = 0
    for place, word in enumerate(words):
        if place < end or not is_numeral(word):
            continue
        found = _Reader().read(words[place : _run_end(words, positions, place)])
        if found is not None:
            used, text = found
            end = place + used
            yield WrittenNumber(place, end, text)


_LONGEST = 24


def _run_end(words: Sequence[str], positions: Sequence[int], first: int) -> int:
    """Return where the words that could be one number end."""
    end = first
    while end < min(len(words), first + _LONGEST) and is_numeral(words[end]):
        if positions[end] != positions[first] + end - first:
            break
        if end + 1 < len(words) and positions[end + 1] == positions[end]:
            break
        end += 1
    return end


class _Reader:
    """Reads a number from left to right: what comes before a scale is multiplied by it."""

    def __init__(self) -> None:
        self._total = Decimal(0)
        self._before: Decimal | None = None  # what waits for its scale
        self._in_digits = False
        self._last_scale = 10**15

    def read(self, words: Sequence[str]) -> tuple[int, str] | None:
        """Return how many of `words` are a number, and it in digits; None for a single word."""
        used = 0
        for place, word in enumerate(words, start=1):
            scale = _scale(word)
            if scale is None:
                if not self._add(word):
                    break
                if self._last_scale == _THOUSAND and self._is_rest():
                    used = place  # bin 650
                continue
            if not self._multiply(scale):
                break
            used = place
            if word not in _SCALES:  # its suffix ends the number
                break
        return self._text(words, used)

    def _text(self, words: Sequence[str], used: int) -> tuple[int, str] | None:
        rest = self._before if self._is_rest() and _scale(words[used - 1]) is None else None
        total = self._total + (rest or 0)
        if used < 2 or total != total.to_integral_value():
            return None
        return used, str(int(total))

    def _is_rest(self) -> bool:
        before = self._before
        return before is not None and before < _THOUSAND and before == before.to_integral_value()

    def _multiply(self, scale: int) -> bool:
        if scale >= self._last_scale or (self._before is None and scale > _THOUSAND):
            return False
        if self._before is not None and self._total and self._before >= _THOUSAND:
            return False
        self._total += (1 if self._before is None else self._before) * scale
        self._before, self._last_scale = None, scale
        return True

    def _add(self, word: str) -> bool:
        """Take a number below a scale in; tell whether it continues what there is."""
        value = _NUMERALS.get(word)
        if value is None:
            return self._add_digits(word)
        if self._before is None:
            self._before, self._in_digits = Decimal(value), False
            return True
        return not self._in_digits and self._add_numeral(value, self._before)

    def _add_digits(self, word: str) -> bool:
        digits = word.replace(",", "")
        if self._before is not None or not digits.isdecimal() or len(digits) > _MOST_DIGITS:
            return False
        self._before, self._in_digits = Decimal(word.replace(",", ".")), True
        return True

    def _add_numeral(self, value: int, before: Decimal) -> bool:
        if value == 100 and before < 10:
            self._before = before * 100
            return True
        unit = 10 if value < 10 else 100
        if value >= 100 or before % unit:
            return False
        self._before = before + value
        return True
