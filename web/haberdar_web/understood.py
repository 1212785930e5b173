"""What the page tells about how the query was read, beside its filters."""

from dataclasses import dataclass

from haberdar import Marked, Page
from haberdar_web.i18n import gettext
from haberdar_web.links import Link
from haberdar_web.params import reworded

# So many of the words that were looked for too, and of the limits, stand in the open.
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Spelling:
    """Another spelling of the query, how many articles it finds, and the search for it."""

    text: Marked
    total: int
    url: str


@dataclass(frozen=True, slots=True)
class Also:
    """What else was looked for in place of `text`: what stands in the open, and the rest."""

    text: str
    shown: tuple[str, ...]
    more: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """Where the search stopped short, in sentences: what stands in the open, and the rest."""

    shown: tuple[str, ...]
    more: tuple[str, ...]


def spellings(page: Page, link: Link) -> tuple[Spelling, ...]:
    """Return the spellings to offer; the filters and the order stay when one is chosen."""
    return tuple(
        Spelling(
            Marked(other.query, other.marks), other.total, link(reworded(page.request, other.query))
        )
        for other in page.query.corrections
    )


def expansions(page: Page) -> tuple[Also, ...]:
    """Return what was looked for beside what was typed."""
    return tuple(
        Also(found.text, found.also[:SHOWN], found.also[SHOWN:]) for found in page.query.expansions
    )


def limits(page: Page) -> Limits:
    """Return where the search stopped short."""
    said = tuple(gettext(limit.message, **limit.values) for limit in page.query.limits)
    return Limits(said[:SHOWN], said[SHOWN:])
