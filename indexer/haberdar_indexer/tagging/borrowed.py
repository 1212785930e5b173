"""Names that stay another country's where a text goes on without the country.

In news of "Çin Merkez Bankası" that never speaks of Türkiye, "Merkez Bankası" is China's too.
"""

from collections.abc import Iterator, Sequence

from haberdar_indexer.tagging.abroad import after_country
from haberdar_indexer.tagging.forms import Text
from haberdar_indexer.tagging.places import JOINT, Place

_OURS = ("turkiye", " turk ")


def borrowed(texts: Sequence[tuple[Text, Sequence[Place]]]) -> list[list[Place]]:
    """Return for each text the places that mean the body of another country named in one of them.

    The texts are read in their order. Nothing where they speak of Türkiye; and where they name both
    bodies side by side, what follows is ours.
    """
    if any(name in text.folded for text, _ in texts for name in _OURS):
        return [[] for _ in texts]
    abroad: dict[str, Place] = {}
    return [list(_borrowed(text, places, abroad)) for text, places in texts]


def _borrowed(text: Text, places: Sequence[Place], abroad: dict[str, Place]) -> Iterator[Place]:
    """Yield what means a place of `abroad`, to which those of this text are added on the way.

    `abroad` holds the last body of a country by its name without the country.
    """
    both: set[str] = set()
    last_end, last_name = 0, ""
    for place in places:
        name = text.folded[place.start : place.name_end]
        if name == last_name and JOINT.fullmatch(text.original, last_end, place.start):
            both.add(name)
        known = abroad.get(name)
        if known is not None and known.entity_id != place.entity_id and name not in both:
            yield place._replace(
                entity_id=known.entity_id, kind=known.kind, rule="repeated", label=known.label
            )
        last_end, last_name = place.end, ""
        start = after_country(text, place.start, place.name_end)
        if start is not None:
            last_name = text.folded[start : place.name_end]
            abroad[last_name] = place
