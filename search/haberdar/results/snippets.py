"""Cut the passage of a text that shows most of what a search found in it."""

from collections.abc import Iterable, Sequence

from haberdar.results.page import Marked, Spans
from haberdar.turkish.letters import fold, lower

SNIPPET_LENGTH = 240
_ELLIPSIS = "…"
# What would stand between the last word and the ellipsis.
_STOPS = ".,;:…"
# Two marked words count as the same where they begin alike; more marks than these fill any passage.
_ALIKE = 5
_MARKS_COMPARED = 40


def cut_snippet(text: str, marks: Spans) -> Marked:
    """Return about 240 characters around the densest marks of `text`, cut between words."""
    start = 0 if len(text) <= SNIPPET_LENGTH else _best_start(text, marks)
    return _cut(text, marks, start, min(len(text), start + SNIPPET_LENGTH))


def _best_start(text: str, marks: Sequence[tuple[int, int]]) -> int:
    """Return where to start a passage with the most marked words, different ones counting first."""
    best, best_value = 0, (0, 0)
    last = 0
    words = [fold(lower(text[start:end]))[:_ALIKE] for start, end in marks]
    for first, (start, _) in enumerate(marks):
        while last < len(marks) and marks[last][1] <= start + SNIPPET_LENGTH:
            last += 1
        different = set(words[first : min(last, first + _MARKS_COMPARED)])
        value = (len(different), last - first)
        if value > best_value:
            best, best_value = start, value
    return _sentence_start(text, best)


def _sentence_start(text: str, place: int) -> int:
    """Return the start of the sentence or paragraph of `place`, if it is near, else of its word."""
    near = max(0, place - SNIPPET_LENGTH // 3)
    window = text[near:place]
    for stop in ("\n", ". ", "! ", "? "):
        cut = window.rfind(stop)
        if cut >= 0:
            return near + cut + len(stop)
    if near == 0:
        return 0
    space = window.find(" ")
    return place if space < 0 else near + space + 1


def _cut(text: str, marks: Iterable[tuple[int, int]], start: int, end: int) -> Marked:
    if end < len(text):
        space = text.rfind(" ", start, end)
        end = space if space > start else end
        end = start + len(text[start:end].rstrip(_STOPS))
    before = _ELLIPSIS if start > 0 else ""
    after = _ELLIPSIS if end < len(text) else ""
    shift = len(before) - start
    inside = tuple((s + shift, e + shift) for s, e in marks if start <= s and e <= end)
    passage = text[start:end].replace("\n", " ")
    return Marked(before + passage + after, inside)
