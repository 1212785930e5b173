"""What names have in common that mean one body, and where a text has them.

A name ends in what kind of body it is: ``Türkiye Petrolleri Anonim Ortaklığı``, ``Ticaret Bakanı``.
Names are compared without that, the last word that counts in any case: by their `name_key`, and by
the place where they stand, from the beginning of the name to that of the last word that counts.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from haberdar import Article
from haberdar.turkish.letters import fold
from haberdar.turkish.tokens import is_suffix
from haberdar_indexer.tagging.context import word_end
from haberdar_indexer.tagging.forms import Text, plain

Part = Literal["title", "body"]

_OFFICES = frozenset({"bakan", "yardimci"})
_LEGAL_FORMS = frozenset(
    """
    a anonim as co company corp grup grubu group inc limited ltd ortakligi p plc s san sanayi
    sirketi sti t tas tic ticaret ve
    """.split()
)
# Shorter ones are too much like the beginning of other words: Coca begins like Co and a suffix.
_SHORTEST_INFLECTED = 4
# Longer ones are also written with one capital: Aselsan.
_LONGEST_IN_CAPITALS = 4
_WORD = re.compile(r"\w+")
_BRACKET = re.compile(r"(?<=\S)\s*\(")
_BRACKETED = re.compile(r"(?P<name>[^()]+)\((?P<inner>[^()]+)\)")
_BETWEEN_NAMES = re.compile(r"\s[-–]\s")
_QUOTES = "\"“”„«»'’‘ "


class Place(NamedTuple):
    """A name in a part of an article; `last` is where the last word that counts begins."""

    part: Part
    start: int
    end: int
    last: int

    @classmethod
    def of(cls, texts: "Texts", part: Part, start: int, end: int) -> "Place":
        """Return the place of the name at `start`–`end`, its bracket not counted."""
        words = _counting(texts[part].folded[start:end])
        return cls(part, start, end, start + words[-1].start() if words else start)

    def is_same(self, other: "Place") -> bool:
        """Tell whether both are one name, but for the kind of body and the case."""
        return (self.part, self.start, self.last) == (other.part, other.start, other.last)

    def is_part_of(self, other: "Place") -> bool:
        """Tell whether this is a piece of a longer, different name."""
        within = self.part == other.part and other.start <= self.start and self.end <= other.end
        return within and not self.is_same(other)


Texts = dict[Part, Text]


def texts_of(article: Article) -> Texts:
    """Return the title and the body of `article`, to look for names in."""
    return {"title": Text.of(article.title), "body": Text.of(article.body)}


def split_name(name: str) -> tuple[str, ...]:
    """Return the names in ``Name (Acronym)``; without brackets it is one."""
    bracketed = _BRACKETED.fullmatch(name.strip())
    if bracketed is None:
        return (name.strip(),)
    return (
        bracketed["name"].strip(),
        *(inner.strip(_QUOTES) for inner in _BETWEEN_NAMES.split(bracketed["inner"])),
    )


def name_key(name: str) -> str:
    """Return what the ways to write `name` have in common, without the kind of body at its end."""
    return " ".join(word[0] for word in _counting(folded_name(name)))


def folded_name(name: str) -> str:
    """Return `name` in lowercase as an ASCII keyboard writes it."""
    return fold(plain(name))


def names_an_office(name: str) -> bool:
    """Tell whether `name` is a ministry's or a minister's, of whatever country."""
    return any(_is_one_of(word[0], _OFFICES) for word in _words(folded_name(name)))


def find_name(name: str, texts: Texts) -> Iterator[Place]:
    """Yield the places of `name` as words of their own, with or without suffixes.

    A capital at the beginning must be one in the text too, and a short acronym is in capitals.
    """
    if not name:
        return
    in_capitals = name.isupper() and len(name) <= _LONGEST_IN_CAPITALS
    form = re.compile(rf"(?<!\w){re.escape(folded_name(name))}")
    for part, text in texts.items():
        for found in form.finditer(text.folded):
            surface = text.original[found.start() : found.end()]
            end = word_end(text.original, found.end(), inflects=not name.isupper())
            has_capitals = surface.isupper() if in_capitals else _begins_alike(name, surface)
            if end is not None and has_capitals:
                yield Place.of(texts, part, found.start(), end)


def find_names(names: Iterable[str], texts: Texts) -> tuple[Place, ...]:
    """Return the places of all `names`."""
    return tuple(place for name in names for place in find_name(name, texts))


def _begins_alike(name: str, surface: str) -> bool:
    return not name[0].isupper() or surface[0].isupper()


def _counting(folded: str) -> list[re.Match[str]]:
    """Return the words of a folded name that tell which body it is; at least the first."""
    words = _words(_BRACKET.split(folded)[0])
    for ends in (_OFFICES, _LEGAL_FORMS):
        if words and _is_one_of(words[-1][0], ends):
            while len(words) > 1 and _is_one_of(words[-1][0], ends):
                words.pop()
            break
    return words


def _words(folded: str) -> list[re.Match[str]]:
    """Return the words of a folded name, without a suffix after an apostrophe."""
    return [
        word
        for word in _WORD.finditer(folded)
        if not (folded[: word.start()].endswith("'") and is_suffix(word[0]))
    ]


def _is_one_of(word: str, ends: frozenset[str]) -> bool:
    return word in ends or any(
        len(end) >= _SHORTEST_INFLECTED and word.startswith(end) and is_suffix(word[len(end) :])
        for end in ends
    )
