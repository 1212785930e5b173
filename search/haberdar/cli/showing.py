"""What several commands show alike."""

from collections.abc import Iterable, Iterator

from haberdar.index.history import Generation
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


def counted(number: int, noun: str) -> str:
    """Return how many there are of something: ``1 article``, ``2 articles``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def generation_line(generation: Generation) -> str:
    """Return a line that tells a generation's name, time, articles and size, and if it is live."""
    articles = "?" if generation.articles is None else generation.articles
    megabytes = generation.size_bytes / 1e6
    line = f"{generation.name}  {generation.created or 'damaged':<25}  {articles:>9} articles"
    return f"{line}  {megabytes:>9,.1f} MB{'  live' if generation.is_live else ''}"
