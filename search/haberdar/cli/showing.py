"""What several commands show alike."""

from collections.abc import Iterable, Iterator

from haberdar.results.page import FacetValue


def facet_lines(title: str, values: Iterable[FacetValue]) -> Iterator[str]:
    """Yield the lines of a facet under a title, former names further in; nothing without values."""
    lines = list(_value_lines(values, ""))
    if lines:
        yield f"\n{title}"
        yield from lines


def _value_lines(values: Iterable[FacetValue], indent: str) -> Iterator[str]:
    for value in values:
        yield f"  {value.count:>5}  {indent}{value.label}  [{value.value}]"
        yield from _value_lines(value.former, indent + "  ")
