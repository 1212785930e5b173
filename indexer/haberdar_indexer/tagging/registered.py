"""Decide what the names of the registry's entities mean where they stand."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from haberdar import PublishedDate, Registry
from haberdar_indexer.tagging import abroad, context
from haberdar_indexer.tagging.definitions import means_another, words_of
from haberdar_indexer.tagging.forms import Text, plain
from haberdar_indexer.tagging.names import ACRONYMS, Name
from haberdar_indexer.tagging.people import People, has_another_office, names_a_namesake
from haberdar_indexer.tagging.places import Place


class Registered:
    """Knows what may stand around the names of a registry's entities."""

    def __init__(self, registry: Registry, names: Iterable[Name]) -> None:
        self._people = People(registry)
        called: defaultdict[str, list[str]] = defaultdict(list)
        for name in names:
            called[name.entity_id] += filter(None, (name.text, name.label))
        self._called = dict(called)
        self._words: dict[str, frozenset[str]] = {}

    def place(
        self,
        text: Text,
        start: int,
        end: int,
        names: tuple[Name, ...],
        published: PublishedDate | None,
    ) -> Place | None:
        """Return what one of `names` means at `start`–`end`, or None where it is no name there.

        A place counts where a name's own letters stand, or where the text has no Turkish letters
        and the name is the only one so written.
        """
        whole = context.word_end(text.original, end, inflects=" " in names[0].text)
        if whole is None:
            return None
        if len(names) == 1 and not names[0].strict and text.original[start:end] == names[0].text:
            fitting: Sequence[Name] = names
        else:
            fitting = [
                name
                for name in names
                if _has_letters(name, names, text, start, end)
                and _has_capitals(name, text, start, end)
            ]
        name = _meant(fitting, published)
        if name is None:
            return None
        is_ours = self._is_ours(name, text, start, end) and not (
            name.rule == "title" and self._people.is_anothers_title(name, text, whole, published)
        )
        meant = name.entity_id if is_ours else ""
        return Place(start, whole, end, meant, name.kind, name.rule, name.label if is_ours else "")

    def known(self, text: str, places: Sequence[Place]) -> Iterator[Place]:
        """Yield `places` without acronyms to which the text gives another meaning."""
        others = {
            text[place.start : place.name_end]
            for before, place in zip([None, *places], places, strict=False)
            if place.rule in ACRONYMS
            and (
                (before is not None and _explains(before, place, text))
                or means_another(text, place.start, place.end, self._words_of(place.entity_id))
            )
        }
        for place in places:
            if not (place.rule in ACRONYMS and text[place.start : place.name_end] in others):
                yield place

    def _words_of(self, entity_id: str) -> frozenset[str]:
        """Return the words of an entity's names, which are looked at again and again."""
        if entity_id not in self._words:
            self._words[entity_id] = words_of(self._called.get(entity_id, ()))
        return self._words[entity_id]

    def _is_ours(self, name: Name, text: Text, start: int, end: int) -> bool:
        """Tell whether the words around a place allow it to mean the registry's entity."""
        return not (
            (name.is_shared and self._is_foreign(name, text, start, end))
            or self._is_somebody_else(name, text, start, end)
            or (name.kind == "organization" and context.names_what_it_sponsors(text, end))
            or context.names_an_index(text, start)
            or context.is_a_rating(text, start, end)
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

    def _is_somebody_else(self, name: Name, text: Text, start: int, end: int) -> bool:
        """Tell whether a title or a person's name is a former minister's or a namesake's."""
        if name.rule == "title":
            return context.is_former(text, start)
        if name.rule == "minister" and (
            has_another_office(text, start) or names_a_namesake(text, end)
        ):
            return True
        return name.may_be_a_surname and self._people.follows_a_given_name(text, start)


def _explains(before: Place, acronym: Place, text: str) -> bool:
    """Tell whether `acronym` stands in parentheses behind the name of another: it is that one's."""
    return (
        before.entity_id != acronym.entity_id
        and text[before.end : acronym.start] == " ("
        and text[acronym.end : acronym.end + 1] == ")"
    )


def _has_letters(name: Name, rivals: tuple[Name, ...], text: Text, start: int, end: int) -> bool:
    surface = text.original[start:end]
    if surface == name.text:
        return True
    lowered = plain(surface)
    if lowered == name.lowered:
        return True
    if not surface.isascii():
        # TÜRKIYE: capitals typed the English way beside Turkish letters.
        return lowered.replace("ı", "i") == name.lowered.replace("ı", "i")
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


def _meant(names: Sequence[Name], published: PublishedDate | None) -> Name | None:
    """Return which of `names`, all written alike, is meant on the day of publication.

    Of several it is the one that was meant on most days of a month or year.
    """
    if len(names) == 1 and names[0].binding:
        return names[0]
    days = {name: name.days(published) for name in names}
    # A ministry's own name goes before an everyday name of another.
    valid = [name for name in names if days[name]]
    candidates = valid or [name for name in names if name.binding]
    return max(candidates, key=lambda name: (name.binding, days[name]), default=None)
