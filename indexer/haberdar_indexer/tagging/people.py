"""Tell people apart: ministers from their namesakes and from the ministers of other countries."""

import datetime as dt
import re

from haberdar import PublishedDate, Registry
from haberdar_indexer.tagging.forms import Text, folded
from haberdar_indexer.tagging.lists import common, given_names
from haberdar_indexer.tagging.names import Name
from haberdar_indexer.tagging.words import is_ordinary, words_after

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
_DEPUTIES = ("Yardımcısı", "Yardımcıları")
_MOST_NAMES = 3
# So long after the last change of ministers that it has, a registry is taken to know them all.
_FRESH = dt.timedelta(days=365)


class People:
    """Knows the words of which ministers' names are made."""

    def __init__(self, registry: Registry) -> None:
        names = {
            ministry.id: [
                folded(text).split()
                for minister in ministry.ministers
                for text in (minister.name, *minister.aliases)
            ]
            for ministry in registry.ministries.values()
        }
        every = [words for of_one in names.values() for words in of_one]
        self._names = frozenset(map(" ".join, every))
        self._of_portfolio = {
            ministry: frozenset(
                word
                for one in (*registry.lineage(ministry), *registry.predecessors(ministry))
                for words in names[one]
                for word in words
            )
            for ministry in registry.ministries
        }
        since = [
            minister.term.since
            for ministry in registry.ministries.values()
            for minister in ministry.ministers
            if minister.term.since is not None
        ]
        self._known_until = max(since, default=dt.date.min) + _FRESH
        # Eylül is a month, and Aydın a province, before any other name.
        self._given = given_names().union(words[0] for words in every) - common()
        self._words = frozenset(word for words in every for word in words)

    def is_anothers_title(
        self, name: Name, text: Text, end: int, published: PublishedDate | None
    ) -> bool:
        """Tell whether a title that ends at `end` is that of a person who was never minister here.

        It is where a name follows of which no minister of the portfolio has a word, while the
        registry knows who was in office. Deputies it does not know.
        """
        if published is None or published.last > self._known_until or name.text.endswith(_DEPUTIES):
            return False
        words, _ = words_after(text.original, end, _MOST_NAMES)
        forms = [folded(word.text) for word in words]
        if all(is_ordinary(word.text) for word in words):
            return False  # no name, or none that tells
        return self._of_portfolio[name.entity_id].isdisjoint(forms)

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
