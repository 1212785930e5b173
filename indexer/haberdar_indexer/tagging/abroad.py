"""Tell other countries' ministries and bodies from Türkiye's by the words around them."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from haberdar.turkish.tokens import APOSTROPHES
from haberdar_indexer.tagging.forms import Text
from haberdar_indexer.tagging.lists import cities_abroad, countries, offices

_WINDOW = 120
_SENTENCE_WINDOW = 160
_PARAGRAPH_BREAK = "\n\n"
_SENTENCE_BREAK = re.compile(r"[.!?…](?=\s)|\n")
_MARKS = ".,;:!?…\"“”‘’'()[]"
_LONGEST_COUNTRY = 4
_MOST_WORDS = 16
_LONGEST_OWNER = 50
_OWNER = re.compile(
    rf"(?<!\w)([^\W\d_][^{APOSTROPHES}.,;:!?()\n]*)[{APOSTROPHES}](?:n?[ıiuü]n|[dt][ae](?:ki)?) $"
)
# Genitive, locative and -li: ABD'nin, Portekiz'de, Çinli.
_SUFFIX = re.compile(r"(?:'?n?(?:[iu]n|[dt][ae](?:ki)?)|l[iu])$")
# What stands in small letters between a country and its ministry or minister.
_BETWEEN = frozenset(
    "eski gecici hukumetinin mevkidasi meslektasi muhatabi ve yeni yonetiminin".split()
)
# No Turkish ministry has one of these before its name.
_ONLY_ABROAD = frozenset({"dis", "federal", "uluslararasi"})
_GO_BETWEENS = frozenset({"yardimcisi", "basbakan"})  # Başbakan Yardımcısı ve Turizm Bakanı


class _Word(NamedTuple):
    folded: str
    has_capital: bool


def is_foreign_ministry(text: Text, start: int) -> bool:
    """Tell whether the ministry or minister named at `start` is another country's.

    Between them there may be more of its name: "Filistin Ulusal Ekonomi Bakanı", "Özbekistan
    Yatırım, Sanayi ve Ticaret Bakanlığı", "Almanya'nın yeni Ekonomi Bakanı".
    """
    words = _words_before(text, start, _LONGEST_COUNTRY) if _may_tell(text, start) else []
    if not words:
        return False
    if words[-1].folded in _ONLY_ABROAD:
        return True
    if words[-1].folded.endswith(":"):  # "Ukrayna: Dışişleri Bakanlığı", a headline
        words[-1] = words[-1]._replace(folded=words[-1].folded[:-1])
        return _ends_with_a_place(words)
    if _may_stand_between(words[-1]):
        words = _words_before(text, start, _MOST_WORDS)
    while words:
        if _ends_with_a_country(words) or _ends_with_a_place(_without_suffix(words)):
            return True
        if not _may_stand_between(words.pop()):
            return False
    return False


def _may_tell(text: Text, start: int) -> bool:
    """Tell whether the word before `start` can be a country or stand behind one; few are."""
    since = text.original.rfind(" ", max(0, start - _WINDOW), start - 1) + 1
    word = text.folded[since : start - 1].lstrip(_MARKS)
    return text.original[start - 1 - len(word) : start].lstrip(_MARKS)[:1].isupper() or (
        word in _BETWEEN or word in _GO_BETWEENS or word in _ONLY_ABROAD
    )


def _may_stand_between(word: _Word) -> bool:
    form = word.folded.rstrip(",")
    if form in _BETWEEN or form in _GO_BETWEENS:
        return True
    return word.has_capital and form.isalpha() and form not in offices()


def is_foreign_body(text: Text, start: int) -> bool:
    """Tell whether a country's name stands before `start`, as in Çin Ziraat Bankası.

    Only a bare one counts: in "ABD'nin Halkbank davası" the bank is ours.
    """
    return _may_tell(text, start) and _ends_with_a_country(
        _words_before(text, start, _LONGEST_COUNTRY)
    )


def owner_before(text: Text, start: int) -> str:
    """Return the country that owns what is named at `start` (``Ukrayna'nın``), else nothing."""
    owner = _OWNER.search(text.original, max(0, start - _LONGEST_OWNER), start)
    while owner is not None:
        if text.folded[owner.start(1) : owner.end(1)] in countries():
            return owner[1]
        owner = _OWNER.search(text.original, owner.start(1) + 1, start)
    return ""


def after_country(text: Text, start: int, end: int) -> int | None:
    """Return where the name at `start`–`end` goes on behind the country it begins with, or None."""
    if text.folded[start:end].partition(" ")[0] not in _first_words():
        return None
    words = _words(text, start, end)
    place = start
    for count in range(1, min(len(words) - 1, _LONGEST_COUNTRY) + 1):
        place = text.folded.index(words[count].folded, place + len(words[count - 1].folded))
        if _is_country(words[:count]):
            return place
    return None


def is_about_abroad(text: Text, start: int, end: int) -> bool:
    """Tell whether the sentence around `start`–`end` names another country or a city of one."""
    since, until = max(0, start - _SENTENCE_WINDOW), end + _SENTENCE_WINDOW
    for stop in _SENTENCE_BREAK.finditer(text.original, since, start):
        since = stop.end()
    stop_after = _SENTENCE_BREAK.search(text.original, end, until)
    words = [
        _Word(word.folded.partition("'")[0].rstrip(_MARKS), word.has_capital)
        for word in _words(text, since, until if stop_after is None else stop_after.start())
    ]
    ends = range(1, len(words) + 1)
    return any(_ends_with_a_place(words[max(0, e - _LONGEST_COUNTRY) : e]) for e in ends)


def _words_before(text: Text, start: int, most: int) -> list[_Word]:
    """Return the last words of the paragraph before `start` that nothing but space parts from it.

    They are `most`, and nothing longer than a window.
    """
    if not text.original[start - 1 : start].isspace():
        return []
    since = max(0, start - _WINDOW)
    paragraph = text.original.rfind(_PARAGRAPH_BREAK, since, start)
    since = max(since, paragraph)
    folded = text.folded[since:start].rsplit(maxsplit=most)[-most:]
    original = text.original[since:start].rsplit(maxsplit=most)[-most:]
    # A window's first word may be the rest of one.
    is_cut = since > 0 and paragraph < 0 and len(folded) < most
    return _paired(folded[is_cut:], original[is_cut:])


def _words(text: Text, start: int, end: int) -> list[_Word]:
    return _paired(text.folded[start:end].split(), text.original[start:end].split())


def _paired(folded: Sequence[str], original: Sequence[str]) -> list[_Word]:
    return [
        _Word(of_fold.lstrip(_MARKS), written.lstrip(_MARKS)[:1].isupper())
        for of_fold, written in zip(folded, original, strict=True)
    ]


def _without_suffix(words: Sequence[_Word]) -> list[_Word]:
    *before, last = words
    return [*before, _Word(_SUFFIX.sub("", last.folded), last.has_capital)]


def _ends_with_a_country(words: Sequence[_Word]) -> bool:
    known = countries()
    if words[-1:] and words[-1].folded in known and words[-1].has_capital:
        return True
    return any(
        words[-count].folded in _first_words() and _is_country(words[-count:])
        for count in range(2, min(len(words), _LONGEST_COUNTRY) + 1)
    )


def _ends_with_a_place(words: Sequence[_Word]) -> bool:
    """Tell whether words end with a country or a city abroad: "Berlin'deki", "Kiev'de"."""
    is_city = words[-1].has_capital and words[-1].folded in cities_abroad()
    return is_city or _ends_with_a_country(words)


def _is_country(words: Sequence[_Word]) -> bool:
    # Without its capital Mısır is maize.
    return words[0].has_capital and " ".join(word.folded for word in words) in countries()


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.partition(" ")[0] for name in countries())
