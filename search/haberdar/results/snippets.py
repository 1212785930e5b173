"""Mark what a search found in a text, and cut the passage that shows most of it."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Self

from haberdar.query.compiling import BEGINNING
from haberdar.query.language import parse
from haberdar.query.naming import Naming
from haberdar.query.tree import AllOf, AnyOf, Fuzzy, Named, Node, Only, Phrase, Prefix, Word
from haberdar.registry import Registry
from haberdar.results.page import Marked
from haberdar.turkish.analyzer import Analyzer, Evidence, Token, chunks, tokens_of
from haberdar.turkish.letters import fold, lower

SNIPPET_LENGTH = 240
_TEXT_LOOKED_AT = 100_000
_ELLIPSIS = "…"
# Two marked words count as the same where they begin alike; more marks than these fill any passage.
_ALIKE = 5
_MARKS_COMPARED = 40


class Highlighter:
    """Mark the places of texts that a query asks for, in whatever form they are written."""

    def __init__(self, nodes: Iterable[Node], analyzer: Analyzer, *, loosely: bool = False) -> None:
        """Mark what `nodes` look for in title and body, and not what they leave out.

        Marked loosely, a phrase is its words, and what begins as a word of five letters is it.
        """
        self._analyzer = analyzer
        self._loosely = loosely
        self._words: list[Evidence] = []
        self._phrases: list[Phrase] = []
        self._prefixes: list[str] = []
        self._exact: set[str] = set()
        for node in nodes:
            self._collect(node)
        self._known: dict[str, tuple[tuple[int, int], ...]] = {}
        self._exact |= {word.exact for word in self._words}
        self._stems = {word.stem for word in self._words}
        self._folded = {form for word in self._words for form in word.folded}
        self._beginnings = tuple(map(fold, self._prefixes))
        # These can be written with several words, which no single piece of the text is.
        self._numbers = {word for word in self._exact if word.isdecimal() and len(word) > 3}

    @classmethod
    def of(cls, query: str, registry: Registry) -> Self:
        """Mark what a person looks for who types `query`."""
        analyzer = Analyzer()
        read = parse(query, analyzer, registry, dt.date.today(), Naming(registry))
        return cls(read.required, analyzer)

    def _collect(self, node: Node) -> None:  # noqa: C901 - one case a kind
        match node:
            case Word(evidence):
                self._collect_word(evidence)
            case Phrase(words) if self._loosely:
                for word in words:
                    self._collect_word(word)
            case Fuzzy(letters):
                self._exact.add(letters)
            case Prefix(letters):
                self._prefixes.append(letters)
            case Phrase():
                self._phrases.append(node)
            case Named(typed, others):
                self._collect(typed)
                for name in others:
                    self._collect_name(name)
            case AnyOf(nodes) | AllOf(nodes):
                for inner in nodes:
                    self._collect(inner)
            case Only("title", inner):
                self._collect(inner)

    def _collect_name(self, name: Node) -> None:
        """Collect a name that was not typed, which is marked whole or not at all."""
        match name:
            case Phrase():
                self._phrases.append(name)
            case AnyOf(ways):
                for way in ways:
                    self._collect_name(way)
            case Word(evidence):
                self._words.append(evidence)

    def _collect_word(self, word: Evidence) -> None:
        self._words.append(word)
        if self._loosely and len(word.exact) >= BEGINNING:
            self._prefixes.append(word.exact[:BEGINNING])

    def marks(self, text: str) -> tuple[tuple[int, int], ...]:
        """Return the (start, end) pairs of `text` to mark, in order and apart from each other."""
        found = set(self._words_in(text))
        if self._phrases or self._numbers:
            tokens = self._analyzer.analyze(text)
            for phrase in self._phrases:
                found.update(_phrase_places(phrase, tokens))
            found.update((t.start, t.end) for t in tokens if t.evidence.exact in self._numbers)
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

    def snippet(self, text: str) -> Marked:
        """Return about 240 characters around the densest marks, cut between words.

        Only the first 100,000 characters of `text` are looked at: a longer one is no article, and
        analyzing it for every page of hits would cost seconds.
        """
        text = text[:_TEXT_LOOKED_AT]
        marks = self.marks(text)
        start = 0 if len(text) <= SNIPPET_LENGTH else _best_start(text, marks)
        return _cut(text, marks, start, min(len(text), start + SNIPPET_LENGTH))


def _phrase_places(phrase: Phrase, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield the places of each run of tokens that the index would call this phrase.

    Words that are not side by side are marked each for itself.
    """
    at: dict[int, list[Token]] = {}
    for token in tokens:
        at.setdefault(token.position, []).append(token)
    for first in sorted(at):
        for same in (_same_exact, _same_stem, _same_folded):
            run = _run(phrase, first, at, same)
            if run and phrase.within == 1:
                yield run[0].start, run[-1].end
            else:
                yield from ((token.start, token.end) for token in run)
            if run:
                break


def _run(
    phrase: Phrase,
    first: int,
    at: Mapping[int, Sequence[Token]],
    same: Callable[[Evidence, Evidence], bool],
) -> list[Token]:
    """Return the nearest tokens from position `first` on that are the phrase, or nothing."""
    run: list[Token] = []
    steps = range(first, first + 1)
    for word in phrase.words:
        near = (token for position in steps for token in at.get(position, ()))
        found = next((token for token in near if same(word, token.evidence)), None)
        if found is None:
            return []
        run.append(found)
        steps = range(found.position + 1, found.position + 1 + phrase.within)
    return run


def _same_exact(wanted: Evidence, found: Evidence) -> bool:
    return wanted.exact == found.exact


def _same_stem(wanted: Evidence, found: Evidence) -> bool:
    return wanted.stem == found.stem


def _same_folded(wanted: Evidence, found: Evidence) -> bool:
    return fold(wanted.exact) in found.folded


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


def _best_start(text: str, marks: Sequence[tuple[int, int]]) -> int:
    """Return where to start a passage with the most marked words, different ones counting first."""
    best, best_value = 0, (0, 0)
    last = 0
    for first, (start, _) in enumerate(marks):
        while last < len(marks) and marks[last][1] <= start + SNIPPET_LENGTH:
            last += 1
        inside = marks[first:last]
        different = {fold(lower(text[s:e]))[:_ALIKE] for s, e in inside[:_MARKS_COMPARED]}
        value = (len(different), len(inside))
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
    before = _ELLIPSIS if start > 0 else ""
    after = _ELLIPSIS if end < len(text) else ""
    shift = len(before) - start
    inside = tuple((s + shift, e + shift) for s, e in marks if start <= s and e <= end)
    passage = text[start:end].replace("\n", " ")
    return Marked(before + passage + after, inside)
