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
from haberdar.turkish.letters import fold
from haberdar_indexer.tagging import abroad, context
from haberdar_indexer.tagging.definitions import means_another
from haberdar_indexer.tagging.forms import Text
from haberdar_indexer.tagging.names import Name, all_names
from haberdar_indexer.tagging.people import People, has_another_office


class _Place(NamedTuple):
    """Where a name stands. One that is not ours keeps shorter names from counting there."""

    start: int
    end: int
    name: Name
    is_ours: bool


class Tagger:
    """Finds the entities of a registry in texts."""

    def __init__(self, registry: Registry) -> None:
        by_form: defaultdict[str, list[Name]] = defaultdict(list)
        self._names: defaultdict[str, list[str]] = defaultdict(list)
        self._people = People(registry)
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
        apart = _apart(self._places(Text.of(text), published))
        places = self._known(text, [place for place in apart if place.is_ours])
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

    def _known(self, text: str, places: list[_Place]) -> list[_Place]:
        """Return `places` without acronyms to which the text gives another meaning."""
        others = {
            place.name.text
            for before, place in zip([None, *places], places, strict=False)
            if place.name.is_acronym
            and (
                (before is not None and _explains(before, place, text))
                or means_another(text, place.start, place.end, self._names[place.name.entity_id])
            )
        }
        return [p for p in places if not (p.name.is_acronym and p.name.text in others)]

    def _places(self, text: Text, published: PublishedDate | None) -> Iterator[_Place]:
        for last, (length, names) in self._automaton.iter(text.folded):
            start, end = last + 1 - length, last + 1
            if start and text.folded[start - 1].isalnum():
                continue
            whole = context.word_end(text.original, end, inflects=" " in names[0].text)
            if whole is None:
                continue
            fitting = [
                name
                for name in names
                if _has_letters(name, names, text, start, end)
                and _has_capitals(name, text, start, end)
            ]
            name = _meant(fitting, published)
            if name is not None:
                yield _Place(start, whole, name, self._is_ours(name, text, start, end))

    def _is_ours(self, name: Name, text: Text, start: int, end: int) -> bool:
        """Tell whether the words around a place allow it to mean the registry's entity."""
        return not (
            (name.common and self._is_foreign(name, text, start, end))
            or self._is_somebody_else(name, text, start)
            or (name.kind == "organization" and context.names_what_it_sponsors(text, end))
        )

    def _is_foreign(self, name: Name, text: Text, start: int, end: int) -> bool:
        """Tell whether a place means the body or minister of another country."""
        if name.kind == "organization":
            return abroad.is_foreign_body(text, start)
        if name.rule == "title":
            if self._people.is_minister(text, end):
                return False
            # A minister whom the registry does not know yet is ours unless the sentence is abroad.
            if self._people.is_stranger(text, end) and abroad.is_about_abroad(text, start, end):
                return True
        return abroad.is_foreign_ministry(text, start)

    def _is_somebody_else(self, name: Name, text: Text, start: int) -> bool:
        """Tell whether a title or a person's name is a former minister's or a namesake's."""
        if name.rule == "title":
            return context.is_former(text, start)
        if name.rule == "minister" and has_another_office(text, start):
            return True
        return name.may_be_a_surname and self._people.is_surname(text, start)


def _explains(before: _Place, acronym: _Place, text: str) -> bool:
    """Tell whether `acronym` stands in parentheses behind the name of another: it is that one's."""
    return (
        before.name.entity_id != acronym.name.entity_id
        and text[before.end : acronym.start] == " ("
        and text[acronym.end : acronym.end + 1] == ")"
    )


def _apart(places: Iterable[_Place]) -> Iterator[_Place]:
    """Yield the leftmost longest of overlapping places."""
    done = 0
    for place in sorted(places, key=lambda place: (place.start, -place.end)):
        if place.start >= done:
            yield place
            done = place.end


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
        return (
            surface == name.text
            or surface.isupper()
            or (name.reads_as_a_word and surface.istitle())
        )
    if name.strict:
        return (
            surface == name.text
            and not context.is_in_capitals(text.original, start, end)
            and not (surface[1:].islower() and context.starts_sentence(text.original, start))
        )
    return surface[0].isupper() or surface[0].isdigit() or surface == name.text


def _meant(names: list[Name], published: PublishedDate | None) -> Name | None:
    """Return which of `names`, all written alike, is meant on the day of publication.

    Of several it is the one that was meant on most days of a month or year.
    """
    if published is None:
        today = dt.date.max
        days = {n: 0 if n.rule == "minister" else n.days(today, today) for n in names}
    else:
        days = {n: n.days(published.first, published.last) for n in names}
    # A ministry's own name goes before an everyday name of another.
    valid = [name for name in names if days[name]]
    candidates = valid or [name for name in names if name.binding]
    return max(candidates, key=lambda name: (name.binding, days[name]), default=None)
