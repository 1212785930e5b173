"""What a text itself says that an acronym means: "Bakü-Tiflis-Kars (BTK)"."""

import re
from collections.abc import Iterable

from haberdar.turkish.letters import fold, lower

_WINDOW = 160
_BEFORE = re.compile(r"([^.;:!?()\n]+?)\s*\($")
_WORD = re.compile(r"[^\W\d_]+")
_SMALL_WORDS = frozenset({"ve", "ile"})
_ALIKE = 4


def means_another(text: str, start: int, end: int, names: Iterable[str]) -> bool:
    """Tell whether the acronym at `start`–`end` stands in parentheses for something else.

    It does where the words before the parenthesis begin with its letters and none of them is a
    word of `names`, the names of the body that the acronym is known for.
    """
    if text[end : end + 1] != ")":
        return False
    before = _BEFORE.search(text[max(0, start - _WINDOW) : start])
    if before is None:
        return False
    spelled = _spelled_by(fold(lower(text[start:end])), _words(before[1]))
    known = {word[:_ALIKE] for name in names for word in _words(name)}
    return bool(spelled) and known.isdisjoint(word[:_ALIKE] for word in spelled)


def _words(text: str) -> list[str]:
    words = (fold(lower(match[0])) for match in _WORD.finditer(text))
    return [word for word in words if word not in _SMALL_WORDS]


def _spelled_by(acronym: str, words: list[str]) -> list[str]:
    """Return the last words of `words` if their first letters are `acronym`, else nothing."""
    last = words[-len(acronym) :]
    return last if "".join(word[0] for word in last) == acronym else []
