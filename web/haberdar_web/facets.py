"""The ministries and organizations of a result, to choose from."""

from collections.abc import Iterable
from dataclasses import dataclass

from haberdar import FacetValue, Page
from haberdar.request import FacetName
from haberdar_web.links import Link
from haberdar_web.params import has_all_values, toggled, with_all_values

FACET_NAMES: dict[FacetName, str] = {"ministry": "Bakanlık", "organization": "Kurum"}
# So many values stand in the open; the others wait behind "daha fazla".
SHOWN = 8


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet, and the search with it chosen or left."""

    label: str
    count: int
    selected: bool
    url: str


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet's values: those in the open and the rest, which is shown at once where `is_open`.

    `size` is how many values there are; `all_url` shows them where some are cut off.
    """

    name: str
    shown: tuple[Choice, ...]
    more: tuple[Choice, ...]
    is_open: bool
    size: int
    all_url: str | None


def facets(page: Page, link: Link) -> tuple[Facet, ...]:
    """Return the facets of `page` that have values."""
    return tuple(
        _facet(name, facet, page, link) for facet, name in FACET_NAMES.items() if page.facets[facet]
    )


def _facet(name: str, facet: FacetName, page: Page, link: Link) -> Facet:
    shown, more = _split(page.facets[facet])

    def choices(values: Iterable[FacetValue]) -> tuple[Choice, ...]:
        return tuple(
            Choice(
                value.label,
                value.count,
                value.selected,
                link(toggled(page.request, facet, value.value)),
            )
            for value in values
        )

    size = page.facet_sizes[facet]
    cut_off = size > len(page.facets[facet])
    return Facet(
        name=name,
        shown=choices(shown),
        more=choices(more),
        is_open=has_all_values(page.request),
        size=size,
        all_url=link(with_all_values(page.request)) if cut_off else None,
    )


def _split(values: tuple[FacetValue, ...]) -> tuple[list[FacetValue], list[FacetValue]]:
    """Part the values in the open from the rest; what is chosen is always in the open."""
    shown = [value for rank, value in enumerate(values) if rank < SHOWN or value.selected]
    more = [value for rank, value in enumerate(values) if rank >= SHOWN and not value.selected]
    return shown, more
