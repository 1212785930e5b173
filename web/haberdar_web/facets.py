"""The ministries and organizations of a result, to choose from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from haberdar import FacetValue, Page, Registry
from haberdar.request import LARGEST_FACET, FacetName
from haberdar_web import display
from haberdar_web.links import Link
from haberdar_web.params import has_all_values, toggled, with_all_values

FACET_NAMES: dict[FacetName, str] = {"ministry": "Bakanlık", "organization": "Kurum"}
SCOPE = "Kapsam"
# What counts under a value, by whether it is only what articles are mainly about.
SCOPE_NAMES = {False: "Adı geçen bütün haberler", True: "Yalnız ana konusu olanlar"}
# So many values stand in the open; the others wait behind "daha fazla".
SHOWN = 8


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet, and the search with it chosen or left.

    `years` are those of a former ministry; `former` are those under today's.
    """

    label: str
    count: int
    selected: bool
    url: str
    years: str = ""
    former: tuple["Choice", ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether a former ministry is chosen, so that it has to be seen."""
        return any(choice.selected for choice in self.former)


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet's values: those in the open and the rest, which is shown at once where `is_open`.

    `size` is how many values there are, `most` how many of them a page can hold; `all_url` shows
    these where some are cut off.
    """

    name: str
    shown: tuple[Choice, ...]
    more: tuple[Choice, ...]
    is_open: bool
    size: int
    most: int
    all_url: str | None


def facets(page: Page, registry: Registry, link: Link) -> tuple[Facet, ...]:
    """Return the facets of `page` that have values."""
    return tuple(
        _facet(name, facet, page, registry, link)
        for facet, name in FACET_NAMES.items()
        if page.facets[facet]
    )


def selected(values: Iterable[FacetValue]) -> Iterator[FacetValue]:
    """Yield the values that are chosen, the former ministries among them."""
    for value in values:
        if value.selected:
            yield value
        yield from selected(value.former)


def _facet(name: str, facet: FacetName, page: Page, registry: Registry, link: Link) -> Facet:
    def choice(value: FacetValue) -> Choice:
        return Choice(
            value.label,
            value.count,
            value.selected,
            link(toggled(page.request, facet, value.value)),
            _years(value.value, registry) if facet == "ministry" else "",
            tuple(map(choice, value.former)),
        )

    shown, more = _split(page.facets[facet])
    size = page.facet_sizes[facet]
    most = min(size, LARGEST_FACET)
    cut_off = most > len(page.facets[facet])
    return Facet(
        name=name,
        shown=tuple(map(choice, shown)),
        more=tuple(map(choice, more)),
        is_open=has_all_values(page.request),
        size=size,
        most=most,
        all_url=link(with_all_values(page.request)) if cut_off else None,
    )


def _years(ministry_id: str, registry: Registry) -> str:
    """Say in which years a former ministry had its name, as far as the registry knows."""
    if registry.is_current(ministry_id):
        return ""
    return display.years(registry.ministries[ministry_id].terms)


def _split(values: tuple[FacetValue, ...]) -> tuple[list[FacetValue], list[FacetValue]]:
    """Part the values in the open from the rest; what is chosen is always in the open."""
    shown: list[FacetValue] = []
    more: list[FacetValue] = []
    for rank, value in enumerate(values):
        in_the_open = rank < SHOWN or any(selected([value]))
        (shown if in_the_open else more).append(value)
    return shown, more
