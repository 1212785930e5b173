"""Find names in text with one pass of an Aho–Corasick automaton, and decide what each means.

The automaton runs over the text as an ASCII keyboard would write it, which keeps offsets. A place
counts where a name's own letters stand, or where the text has no Turkish letters and the name is
the only one so written. Of overlapping places the leftmost longest is taken.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

import ahocorasick

from haberdar import Mention, PublishedDate, Registry
from haberdar.turkish.letters import fold, lower
from haberdar_indexer.tagging import context
from haberdar_indexer.tagging.definitions import means_another
from haberdar_indexer.tagging.names import Name, all_names

_TURKISH_LETTERS = frozenset("çğıöşüÇĞİÖŞÜ")


class Text(NamedTuple):
    """A text in the forms that tagging looks at; all three have the same offsets."""

    original: str
    lowered: str
    folded: str
    is_ascii: bool

    @classmethod
    def of(cls, text: str) -> "Text":
        """Return the forms of `text`."""
        lowered = lower(text)
        return cls(text, lowered, fold(lowered), _TURKISH_LETTERS.isdisjoint(text))


class _Place(NamedTuple):
    start: int
    end: int
    name: Name


class Tagger:
    """Finds the entities of a registry in texts."""

    def __init__(self, registry: Registry) -> None:
        by_form: defaultdict[str, list[Name]] = defaultdict(list)
        self._names: defaultdict[str, list[str]] = defaultdict(list)
        for name in all_names(registry):
            self._names[name.entity_id].append(name.text)
            by_form[fold(name.lowered)].append(name)
        self._automaton = ahocorasick.Automaton()
        for form, names in by_form.items():
            self._automaton.add_word(form, (len(form), tuple(names)))
        self._automaton.make_automaton()

    def tag(
        self, text: str, published: PublishedDate | None, part: Literal["title", "body"] = "body"
    ) -> list[Mention]:
        """Return the mentions in `text`, in order and apart from each other.

        `published` decides who a minister's name and a name shared over the years mean; without it
        today does for the latter, and a minister's name alone means nothing.
        """
        places = self._known(text, _apart(self._places(Text.of(text), published)))
        return [
            Mention(
                entity_id=place.name.entity_id,
                kind=place.name.kind,
                surface=text[place.start : place.end],
                start=place.start,
                end=place.end,
                rule=place.name.rule,
                part=part,
            )
            for place in places
        ]

    def _known(self, text: str, places: Iterable[_Place]) -> list[_Place]:
        """Return `places` without acronyms to which the text gives another meaning."""
        places = list(places)
        others = {
            place.name.text
            for place in places
            if place.name.is_acronym
            and means_another(text, place.start, place.end, self._names[place.name.entity_id])
        }
        return [p for p in places if not (p.name.is_acronym and p.name.text in others)]

    def _places(self, text: Text, published: PublishedDate | None) -> Iterator[_Place]:
        for last, (length, names) in self._automaton.iter(text.folded):
            start, end = last + 1 - length, last + 1
            if start and text.folded[start - 1].isalnum():
                continue
            fitting = [name for name in names if _fits(name, names, text, start, end)]
            name = _meant(fitting, published)
            if name is None:
                continue
            whole = context.word_end(text.original, end, inflects=" " in name.text)
            if whole is not None:
                yield _Place(start, whole, name)


def _apart(places: Iterable[_Place]) -> Iterator[_Place]:
    """Yield the leftmost longest of overlapping places."""
    done = 0
    for place in sorted(places, key=lambda place: (place.start, -place.end)):
        if place.start >= done:
            yield place
            done = place.end


def _fits(name: Name, rivals: tuple[Name, ...], text: Text, start: int, end: int) -> bool:
    """Tell whether letters, capitals and surroundings of a place allow `name`."""
    return (
        _has_letters(name, rivals, text, start, end)
        and _has_capitals(name, text, start, end)
        and not (name.kind == "ministry" and _is_elsewhere(name, text, start))
    )


def _has_letters(name: Name, rivals: tuple[Name, ...], text: Text, start: int, end: int) -> bool:
    if text.lowered[start:end] == name.lowered:
        return True
    if not text.original[start:end].isascii():
        # TÜRKIYE: capitals typed the English way beside Turkish letters.
        return text.lowered[start:end].replace("ı", "i") == name.lowered.replace("ı", "i")
    is_only = all(rival.entity_id == name.entity_id for rival in rivals)
    return is_only and (text.is_ascii or not name.is_acronym)


def _has_capitals(name: Name, text: Text, start: int, end: int) -> bool:
    surface = text.original[start:end]
    if name.is_acronym and not name.strict:
        return surface == name.text or surface.isupper()
    if name.strict:
        return (
            surface == name.text
            and not context.is_in_capitals(text.original, start, end)
            and not (surface[1:].islower() and context.starts_sentence(text.original, start))
        )
    return surface[0].isupper() or surface[0].isdigit()


def _is_elsewhere(name: Name, text: Text, start: int) -> bool:
    return context.is_foreign(text.lowered, start) or (
        name.rule == "title" and context.is_former(text.lowered, start)
    )


def _meant(names: list[Name], published: PublishedDate | None) -> Name | None:
    """Return which of `names`, all written alike, is meant on the day of publication."""
    if published is None:
        today = dt.date.max
        valid = [n for n in names if n.rule != "minister" and n.means_on(today, today)]
    else:
        valid = [n for n in names if n.means_on(published.first, published.last)]
    # A ministry's own name goes before an everyday name of another.
    binding = [name for name in names if name.binding]
    return next((name for name in valid if name.binding), next(iter(valid or binding), None))
