"""What a text itself says that an acronym means: "Bakü-Tiflis-Kars (BTK)"."""

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from haberdar_indexer.tagging.forms import folded

_WINDOW = 160
_BREAK = re.compile(r"[.;:!?()\n]")
_AFTER = re.compile(r"\s*\(([^()\n]+)\)")
_WORD = re.compile(r"[^\W\d_]+")
_SMALL_WORDS = frozenset({"ve", "ile"})
_ALIKE = 4


def means_another(text: str, start: int, end: int, known: AbstractSet[str]) -> bool:
    """Tell whether the acronym at `start`–`end` is explained as something else.

    It is where words before its parenthesis or in the one behind it begin with its letters, but are
    not `known`, the words of the names of the body that the acronym is known for.
    """
    is_inside = text[start - 1 : start] == "("
    if not is_inside and "(" not in text[end : end + 2]:
        return False
    acronym = folded(text[start:end])
    spelled = _spelled_by(acronym, _words(_explanation(text, start, end)))
    if not spelled:
        return False
    shared = [_is_one_of(word, known) for word in spelled]
    # Adana Ticaret Odası is not Ankara's, Türk Eczacıları Birliği no Türk Ekonomi Bankası.
    return not shared[0] or 2 * sum(shared) < len(shared)


def words_of(names: Iterable[str]) -> frozenset[str]:
    """Return the words of names, folded, as `means_another` compares them."""
    return frozenset(word for name in names for word in _words(name))


def _is_one_of(word: str, known: AbstractSet[str]) -> bool:
    """Tell whether a word is one of those known, its suffixes left aside."""
    beginning = word[:_ALIKE]
    if word in known or any(other[:_ALIKE] == beginning for other in known):
        return True
    # A page that lost a space has "talebiTürkiye Esnaf ve Sanatkarları Konfederasyonu (TESK)".
    return any(map(word.endswith, known))


def _explanation(text: str, start: int, end: int) -> str:
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        return _BREAK.split(text[max(0, start - _WINDOW) : start - 1])[-1]
    behind = _AFTER.match(text, end, end + _WINDOW)
    return behind[1] if behind is not None else ""


def _words(text: str) -> list[str]:
    words = (folded(match[0]) for match in _WORD.finditer(text))
    return [word for word in words if word not in _SMALL_WORDS]


def _spelled_by(acronym: str, words: list[str]) -> list[str]:
    """Return the last words of `words` if their first letters are `acronym`, else nothing."""
    last = words[-len(acronym) :]
    return last if "".join(word[0] for word in last) == acronym else []
