"""Whether the engines found and counted the same."""

from collections.abc import Iterator, Mapping

from benchmarks.speed.engines.protocol import FACETS, HITS, Answer
from benchmarks.speed.searches import Search


def disagreements(search: Search, answers: Mapping[str, Answer]) -> Iterator[str]:
    """Yield where an engine's answer to `search` differs from that of the first.

    Hits are not compared: engines score differently. Of the organizations only the counts are,
    since those with the fiftieth count are any of several.
    """
    first, *others = answers
    for other in others:
        one, two = answers[first], answers[other]
        where = f"{search.kind} {search.text!r}: {first} and {other}"
        if one.total != two.total:
            yield f"{where} find {one.total} and {two.total}"
        for facet in FACETS:
            if _comparable(facet, one) != _comparable(facet, two):
                yield f"{where} count {facet} differently"


def wrong_hits(search: Search, name: str, answer: Answer, numbers: list[int]) -> Iterator[str]:
    """Yield whether `numbers` are not as many different articles as the answer should show."""
    if len(numbers) != min(HITS, answer.total) or len(set(numbers)) != len(numbers):
        yield f"{search.kind} {search.text!r}: {name} shows {numbers} of {answer.total}"


def _comparable(facet: str, answer: Answer) -> object:
    counts = answer.facets[facet]
    return sorted(counts.values()) if facet == "organization" else counts
