"""Mark what a search found in the title and the body of an article."""

from collections.abc import Iterable, Iterator, Sequence

from haberdar.article import PARAGRAPH_BREAK
from haberdar.query.tree import Node
from haberdar.results.asked import Asked
from haberdar.results.page import Marked, Marks, Spans
from haberdar.results.phrase_places import PhrasePlaces
from haberdar.results.snippets import cut_snippet
from haberdar.turkish.analyzer import Analyzer, Evidence, Token, chunks, tokens_of
from haberdar.turkish.letters import fold

_TEXT_LOOKED_AT = 100_000


class Highlighter:
    """Mark the places of an article that a query asks for, in whatever form they are written.

    Spans are the (start, end) pairs to mark, in order and apart from each other.
    """

    def __init__(self, nodes: Sequence[Node], analyzer: Analyzer, *, loosely: bool = False) -> None:
        """Mark what `nodes` look for, as `Asked` collects it."""
        self._title = _Marker(Asked(nodes, "title", loosely=loosely), analyzer)
        self._body = _Marker(Asked(nodes, "body", loosely=loosely), analyzer)

    def marks(self, title: str, body: str) -> Marks:
        """Return the spans of both parts of an article."""
        return Marks(self.title(title), self._body.spans(body))

    def title(self, title: str) -> Spans:
        """Return the spans of a title."""
        return self._title.spans(title)

    def snippet(self, body: str) -> Marked:
        """Return about 240 characters around the densest marks, cut between words.

        Only the first 100,000 characters of `body` are looked at: a longer one is no article, and
        analyzing it for every page of hits would cost seconds.
        """
        # The blank line between paragraphs is one space of the snippet.
        text = body[:_TEXT_LOOKED_AT].replace(PARAGRAPH_BREAK, "\n")
        return cut_snippet(text, self._body.spans(text))


class _Marker:
    """Marks what is asked for in one part of articles."""

    def __init__(self, asked: Asked, analyzer: Analyzer) -> None:
        self._analyzer = analyzer
        self._exact = {word.exact for word in asked.words}
        self._stems = {word.stem for word in asked.words}
        self._folded = {form for word in asked.words for form in word.folded}
        self._beginnings = tuple(map(fold, asked.beginnings))
        self._phrases = PhrasePlaces(asked.phrases) if asked.phrases else None
        self._has_words = bool(asked.words or asked.beginnings)
        # Numbers can be written with several words, which no single piece of the text is.
        self._has_numbers = any(map(str.isdecimal, self._exact | asked.beginnings))
        self._known: dict[str, Spans] = {}

    def spans(self, text: str) -> Spans:
        """Return what to mark in `text`."""
        found = list(self._words_in(text)) if self._has_words else []
        if self._phrases or self._has_numbers:
            tokens = self._analyzer.analyze(text)
            if self._phrases:
                found += self._phrases.spans(tokens)
            if self._has_numbers:
                found += self._numbers_in(tokens)
        return tuple(_merged(sorted(found)))

    def _words_in(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the places of single words; the same text between two spaces is looked at once."""
        known = self._known
        for place, chunk in chunks(text):
            marks = known.get(chunk)
            if marks is None:
                marks = known[chunk] = tuple(
                    (token.start, token.end)
                    for token in tokens_of(chunk)
                    if self._is_asked_for(token.evidence)
                )
            for start, end in marks:
                yield place + start, place + end

    def _is_asked_for(self, found: Evidence) -> bool:
        return (
            found.exact in self._exact
            or found.stem in self._stems
            or not self._folded.isdisjoint(found.folded)
            or (
                self._beginnings != ()
                and any(form.startswith(self._beginnings) for form in found.folded)
            )
        )

    def _numbers_in(self, tokens: Iterable[Token]) -> Iterator[tuple[int, int]]:
        for token in tokens:
            if token.evidence.exact.isdecimal() and self._is_asked_for(token.evidence):
                yield token.start, token.end


def _merged(marks: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    current: tuple[int, int] | None = None
    for start, end in marks:
        if current is not None and start <= current[1]:
            current = (current[0], max(current[1], end))
            continue
        if current is not None:
            yield current
        current = (start, end)
    if current is not None:
        yield current
