"""Tell people apart: ministers from their namesakes and from the ministers of other countries."""

import re

from haberdar import Registry
from haberdar.turkish.letters import fold
from haberdar_indexer.tagging.forms import Text, plain
from haberdar_indexer.tagging.lists import common, given_names

_WINDOW = 40
_WORD_BEFORE = re.compile(r"(?<![\w'])([^\W\d_]+) +$")
_CAPITAL = "A-ZÇĞİÖŞÜ"
_NEXT_WORDS = re.compile(r"\s+([^\W\d_]+ [^\W\d_]+)(?: [^\W\d_]+)?")
_FULL_NAME = re.compile(rf"(?:\s+[{_CAPITAL}][^\W\d_{_CAPITAL}]+){{2,3}}")
# Whoever is called by one of these is not called minister.
_OFFICES = frozenset(
    """
    antrenor avukat basbakan baskani baskanvekili ciftci cumhurbaskani direktoru doktor esnaf
    futbolcu gazeteci hakem isadami muduru muhtar musavir ogretmen orgeneral oyuncu rektoru
    sanatci sekreteri sporcu valisi yazar
    """.split()
)
# What is named after people: Ömer Bolat Ortaokulu.
_NAMESAKES = re.compile(
    r" (?:bulvari|caddesi|camii|hastanesi|ilkokulu|kampusu|koprusu|lisesi|mahallesi|meydani|muzesi|"
    r"okulu|ortaokulu|parki|sokagi|stadi|stadyumu|universitesi|vakfi|yurdu)"
)


class People:
    """Knows the words of which ministers' names are made."""

    def __init__(self, registry: Registry) -> None:
        names = [
            fold(plain(text)).split()
            for ministry in registry.ministries.values()
            for minister in ministry.ministers
            for text in (minister.name, *minister.aliases)
        ]
        self._names = frozenset(" ".join(words) for words in names)
        # Eylül is a month, and Aydın a province, before any other name.
        self._given = given_names().union(words[0] for words in names) - common()
        self._words = frozenset(word for words in names for word in words)

    def follows_a_given_name(self, text: Text, start: int) -> bool:
        """Tell whether a given name stands before `start`: Ömer Faruk Çelik is not Faruk Çelik."""
        before = _WORD_BEFORE.search(text.folded, max(0, start - _WINDOW), start)
        if before is None or not text.original[before.start(1)].isupper():
            return False
        return before[1] in self._given

    def is_minister(self, text: Text, end: int) -> bool:
        """Tell whether the full name of a minister of any time follows `end`."""
        following = _NEXT_WORDS.match(text.folded, end)
        return following is not None and not self._names.isdisjoint(
            (following[0].strip(), following[1])
        )

    def is_stranger(self, text: Text, end: int) -> bool:
        """Tell whether somebody's full name follows `end` of which no minister has a word."""
        name = _FULL_NAME.match(text.original, end)
        return name is not None and self._words.isdisjoint(
            text.folded[name.start() : name.end()].split()
        )


def names_a_namesake(text: Text, end: int) -> bool:
    """Tell whether the person's name that ends at `end` is that of a school, street and so on."""
    return _NAMESAKES.match(text.folded, end) is not None


def has_another_office(text: Text, start: int) -> bool:
    """Tell whether the name at `start` stands behind an office other than minister."""
    before = _WORD_BEFORE.search(text.folded, max(0, start - _WINDOW), start)
    return before is not None and before[1] in _OFFICES
