"""What an article calls the organizations that it names, for the rest of the article.

``Baklava ve Tatlı Üreticileri Derneği (BAKTAD)`` is BAKTAD from then on, and was in the headline.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import ahocorasick

from haberdar_indexer.tagging import context
from haberdar_indexer.tagging.forms import Text, folded
from haberdar_indexer.tagging.labels import without_legal_form
from haberdar_indexer.tagging.lists import common
from haberdar_indexer.tagging.places import Place
from haberdar_indexer.tagging.words import is_ordinary, words_before

_QUOTES = "\"“”‘’'"
_BRACKETS = re.compile(rf"\s?\(\s?[{_QUOTES}]?([^()\n{_QUOTES}]{{2,30}})[{_QUOTES}]?\s?\)")
_SHORTEST_OTHER = 2
_BEFORE_BRACKETS = re.compile(r"(?<!\w)([A-ZÇĞİÖŞÜ][\w&.-]*) \($")
_WINDOW = 40
_SHORT_NAME = re.compile(r"[A-ZÇĞİÖŞÜ][\w&.-]*(?: [A-ZÇĞİÖŞÜ][\w&.-]*){0,2}")


class _Form(NamedTuple):
    """A way to write an organization, folded, and what it means."""

    entity_id: str
    label: str
    rule: str
    is_acronym: bool


def called_elsewhere(texts: Sequence[tuple[Text, Sequence[Place]]]) -> list[list[Place]]:
    """Return for each text where else it names the organizations of the `places` of all.

    Only those that the registry lacks are looked for, by their name and by what stands in brackets
    behind it.
    """
    forms: dict[str, _Form] = {}
    for text, places in texts:
        for form, meaning in _forms(text.original, places):
            forms.setdefault(form, meaning)
    if not forms:
        return [[] for _ in texts]
    automaton = ahocorasick.Automaton()
    for form, meaning in forms.items():
        automaton.add_word(form, (len(form), meaning))
    automaton.make_automaton()
    return [list(_places(text, automaton)) for text, _ in texts]


def with_acronyms(
    texts: Sequence[tuple[Text, Sequence[Place]]],
) -> list[list[Place]]:
    """Return the places with the acronym that the article explains in their labels."""
    acronyms = {
        place.entity_id: short
        for text, places in texts
        for place in places
        if place.label and (short := _short_name(text.original, place)) and short.isupper()
    }
    return [
        [
            place._replace(label=f"{place.label} ({acronyms[place.entity_id]})")
            if place.label and place.entity_id in acronyms
            else place
            for place in places
        ]
        for _, places in texts
    ]


def _forms(text: str, places: Iterable[Place]) -> Iterator[tuple[str, _Form]]:
    for place in places:
        if place.label:
            name = without_legal_form(place.label)
            yield (
                folded(name),
                _Form(place.entity_id, place.label, "repeated", is_acronym=False),
            )
            short = _short_name(text, place)
            if short:
                meaning = _Form(place.entity_id, place.label, "explained", short.isupper())
                yield folded(short), meaning


def _short_name(text: str, place: Place) -> str:
    """Return what stands in brackets behind a name, or before those it fills, if it is shorter."""
    behind = _BRACKETS.match(text, place.end)
    before = _BEFORE_BRACKETS.search(text, max(0, place.start - _WINDOW), place.start)
    if behind is not None:
        short = behind[1].strip()
    elif before is not None and text[place.end : place.end + 1] == ")":
        short = before[1]
    else:
        return ""
    name = text[place.start : place.name_end]
    if len(short) >= len(name) or _SHORT_NAME.fullmatch(short) is None:
        return ""
    return short if _abbreviates(short, name) else ""


def _abbreviates(short: str, name: str) -> bool:
    """Tell whether `short` is made of a name's letters, or is at least nothing else: (Ankara)."""
    letters = iter(folded(name))
    if all(letter in letters for letter in folded(short) if letter.isalnum()):
        return short.isupper() or folded(short).split()[0] == folded(name).split()[0]
    # English names of bodies that have Turkish ones: ICIJ.
    is_word = is_ordinary(short) or folded(short) in common()
    return short.isupper() and len(short) > _SHORTEST_OTHER and not is_word


def _places(text: Text, automaton: ahocorasick.Automaton) -> Iterator[Place]:
    original = text.original
    for last, (length, form) in automaton.iter(text.folded):
        start, end = last + 1 - length, last + 1
        surface = original[start:end]
        if (start and original[start - 1].isalnum()) or not surface[0].isupper():
            continue
        if form.is_acronym and not surface.isupper():
            continue
        if " " not in surface and not form.is_acronym and words_before(original, start):
            continue  # "Cihat Algün" is not Algün
        whole = context.word_end(original, end, inflects=" " in surface)
        if whole is not None:
            yield Place(start, whole, end, form.entity_id, "organization", form.rule, form.label)
