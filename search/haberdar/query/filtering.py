"""The filters that a query says, and the queries without them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from haberdar.query.fields import field_named
from haberdar.query.reading import FilterName, QueryFilter
from haberdar.query.tree import Dated, Node, Tagged
from haberdar.registry.directory import Directory
from haberdar.turkish.periods import label

MOST_FILTERS = 16
_MOST_LABELS = 3


class Span(NamedTuple):
    """Where a filter was typed, and whether in plain words."""

    start: int
    end: int
    in_words: bool = False


class FilterGatherer:
    """Gathers the filters of a query; one that is said twice is one."""

    def __init__(self, text: str, directory: Directory) -> None:
        self._text = text
        self._directory = directory
        self._spans: dict[tuple[FilterName, Node, bool], list[Span]] = {}

    def add(self, name: FilterName, node: Node, span: Span, *, excluded: bool) -> bool:
        """Take a filter in; return False where there are too many already."""
        key = (name, node, excluded)
        if key not in self._spans and len(self._spans) >= MOST_FILTERS:
            return False
        self._spans.setdefault(key, []).append(span)
        return True

    def unfiltered(self) -> str:
        """Return the text without any filter."""
        return _without(
            self._text, sorted(span for spans in self._spans.values() for span in spans)
        )

    def made(self) -> tuple[QueryFilter, ...]:
        """Return the filters in the order in which they were first said."""
        return tuple(self._made(*key, spans) for key, spans in self._spans.items())

    def _made(self, name: FilterName, node: Node, excluded: bool, spans: list[Span]) -> QueryFilter:
        text = self._text[spans[0].start : spans[0].end]
        made = QueryFilter(
            name=name,
            text=text,
            label=self._label(node, text),
            without=_without(self._text, spans),
            as_words=_as_words(self._text, spans),
            excluded=excluded,
        )
        match node:
            case Tagged(ids=ids):
                return replace(made, ids=ids)
            case Dated(since, until):
                return replace(made, since=since, until=until)
        return made

    def _label(self, node: Node, text: str) -> str:
        match node:
            case Dated(since, until):
                return label(since, until)
            case Tagged("ministry", ids) if ids:
                return _listed(self._directory.ministry_label, ids)
            case Tagged("organization", ids) if ids:
                return _listed(self._directory.organization_label, ids)
        return text.partition(":")[2].strip('"“”„«»() ')


def _listed(label: Callable[[str], str], ids: Sequence[str]) -> str:
    more = len(ids) - _MOST_LABELS
    return ", ".join(map(label, ids[:_MOST_LABELS])) + (f" (+{more})" if more > 0 else "")


_AND_BEFORE = re.compile(r"(?:&&|(?<!\S)(?:AND|VE))$")
_AND_AFTER = re.compile(r"(?:&&|(?:AND|VE)(?!\S))\s*+")
_NAME_BEFORE = re.compile(r"(?<!\w)(?P<name>[^\W\d_]++):$")
_QUOTE = re.compile(r"[\"“”„«»]")


def _without(text: str, spans: Sequence[Span]) -> str:
    """Return `text` without `spans`, which are in order, and without what only joined them."""
    kept, place = "", 0
    for span in spans:
        before = kept + text[place : span.start]
        kept, place = _cut_out(before.rstrip(), text, _past_space(text, span.end))
    return (kept + text[place:]).strip()


def _cut_out(before: str, text: str, place: int) -> tuple[str, int]:
    """Return what to keep before a clause, and where `text` goes on after it.

    `before` is what stands before the clause, and at `place` begins what stands after it.
    """
    while before.endswith("(") and text.startswith(")", place):
        before, place = before[:-1].rstrip(), _past_space(text, place + 1)
    # A field without a value would take what follows now.
    while (name := _NAME_BEFORE.search(before)) and field_named(name["name"]):
        before = before[: name.start()].rstrip()
    if _AND_BEFORE.search(before):
        before = _AND_BEFORE.sub("", before).rstrip()
    elif joined := _AND_AFTER.match(text, place):
        place = joined.end()
    space = "" if before.endswith("(") or text.startswith(")", place) else " "
    return before + space, place


def _past_space(text: str, place: int) -> int:
    return len(text) - len(text[place:].lstrip())


def _as_words(text: str, spans: list[Span]) -> str:
    """Return the query with `spans` in quotation marks; nothing where one stands open already."""
    if not all(span.in_words for span in spans) or len(_QUOTE.findall(text)) % 2:
        return ""
    for start, end, _ in reversed(spans):
        text = f'{text[:start]}"{text[start:end]}"{text[end:]}'
    return text
