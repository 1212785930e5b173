"""Find what an article names, and decide what each name means.

One pass of an automaton finds everything that may be a name or tell of one; then names of the
registry, ministries named by less than a name, and organizations that the registry lacks are
decided on, in this order. Of overlapping places the leftmost longest is taken.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from haberdar import Mention, PublishedDate, Registry
from haberdar_indexer.tagging import called
from haberdar_indexer.tagging.borrowed import borrowed
from haberdar_indexer.tagging.cues import Cue
from haberdar_indexer.tagging.forms import Text
from haberdar_indexer.tagging.heads import Head
from haberdar_indexer.tagging.lexicon import Lexicon
from haberdar_indexer.tagging.ministries import Shortened, the_ministry
from haberdar_indexer.tagging.names import LearntAcronym, all_names, learnt_name
from haberdar_indexer.tagging.places import Place, apart
from haberdar_indexer.tagging.registered import Registered
from haberdar_indexer.tagging.unknown import Unknown
from haberdar_indexer.tagging.words import is_title_case


class Tagger:
    """Finds the ministries and organizations that articles name, those of a registry and others."""

    def __init__(self, registry: Registry, learnt: Iterable[LearntAcronym] = ()) -> None:
        """Take the registry, and the acronyms that an archive explains often enough."""
        names = (*all_names(registry), *map(learnt_name, learnt))
        self._lexicon = Lexicon(names)
        self._registered = Registered(registry, names)
        self._shortened = Shortened(registry, names)
        self._unknown = Unknown(registry)

    def tag(self, title: str, body: str, published: PublishedDate | None) -> tuple[Mention, ...]:
        """Return the mentions in an article's title, then in its body, in order and apart.

        `published` decides who a minister's name and a name shared over the years mean; without it
        today does for the latter, and a minister's name alone means nothing. Takes time in
        proportion to the length of the texts.
        """
        parts = [_Part("title", Text.of(title)), _Part("body", Text.of(body))]
        for part in parts:
            self._find_registered(part, published)
        self._find_shortened(parts, published)
        self._find_unknown(parts)
        return tuple(mention for part in parts for mention in part.mentions())

    def _find_registered(self, part: "_Part", published: PublishedDate | None) -> None:
        places = []
        for start, end, entry in self._lexicon.find(part.text):
            if entry.names:
                place = self._registered.place(part.text, start, end, entry.names, published)
                if place is not None:
                    places.append(place)
            if entry.heads:
                part.heads += [(start, end, head) for head in entry.heads]
            if entry.cues:
                part.cues += [(start, end, cue) for cue in entry.cues]
        part.places = [*self._registered.known(part.text.original, list(apart(places)))]

    def _find_shortened(self, parts: Sequence["_Part"], published: PublishedDate | None) -> None:
        for part in parts:
            part.add(self._shortened.series(part.text, part.places, published))
        surnames = self._shortened.surnames(_decided(parts), published)
        for part in parts:
            part.add(self._shortened.by_surname(part.text, surnames))
        for part, places in zip(parts, the_ministry(_decided(parts)), strict=True):
            part.add(places)

    def _find_unknown(self, parts: Sequence["_Part"]) -> None:
        for part in parts:
            if part.name == "body" or not is_title_case(part.text.original):
                part.add(self._unknown.by_head(part.text, part.heads, part.places))
                part.add(self._unknown.by_cue(part.text, part.cues, part.places))
            part.replace(self._unknown.owned(part.text, part.places))
        title, body = parts
        # The headline is read again after the text, of which it may leave out the country.
        in_turn = [title, body, title]
        for part, places in zip(in_turn, borrowed(_decided(in_turn)), strict=True):
            part.replace(places)
        for part, places in zip(parts, called.called_elsewhere(_decided(parts)), strict=True):
            part.add(places)
        for part, places in zip(parts, called.with_acronyms(_decided(parts)), strict=True):
            part.places = places


class _Part:
    """The title or the body: what was found in it, and the places that were decided on."""

    def __init__(self, name: Literal["title", "body"], text: Text) -> None:
        self.name = name
        self.text = text
        self.heads: list[tuple[int, int, Head]] = []
        self.cues: list[tuple[int, int, Cue]] = []
        self.places: list[Place] = []

    def add(self, places: Iterable[Place]) -> None:
        """Add places; of those that overlap, the leftmost longest counts."""
        new = list(places)
        if new:
            self.places = list(apart([*self.places, *new]))

    def replace(self, places: Iterable[Place]) -> None:
        """Put places in place of those that begin where they do."""
        new = {place.start: place for place in places}
        self.places = [new.get(place.start, place) for place in self.places]

    def mentions(self) -> Iterator[Mention]:
        """Yield the places that mean an entity as mentions."""
        for place in self.places:
            if place.entity_id:
                yield Mention(
                    entity_id=place.entity_id,
                    kind=place.kind,
                    surface=self.text.original[place.start : place.end],
                    start=place.start,
                    end=place.end,
                    rule=place.rule,
                    part=self.name,
                    label=place.label,
                )


def _decided(parts: Iterable[_Part]) -> list[tuple[Text, Sequence[Place]]]:
    """Return the texts with the places that were decided on so far."""
    return [(part.text, part.places) for part in parts]
