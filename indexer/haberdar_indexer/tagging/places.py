"""Where names stand in a text, and what they mean."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from haberdar.article import EntityKind

# What stands between two names side by side.
JOINT = re.compile(" (?:ve|ile) ")


class Place(NamedTuple):
    """Where an entity is named: `end` includes a suffix, `name_end` does not.

    One whose `entity_id` is empty is nobody's whom we know, and keeps shorter names from counting
    there. `label` is for organizations that the registry lacks, as in `Mention`.
    """

    start: int
    end: int
    name_end: int
    entity_id: str
    kind: EntityKind
    rule: str
    label: str = ""


def apart(places: Iterable[Place]) -> Iterator[Place]:
    """Yield the leftmost longest of overlapping places, in order."""
    done = 0
    # By where they start, the longest first; one number sorts twice as fast as a pair.
    for place in sorted(places, key=lambda place: (place.start << 32) - place.end):
        if place.start >= done:
            yield place
            done = place.end
