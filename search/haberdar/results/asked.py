"""What a search asks for in the title or the body of articles, as plain words and phrases."""

from collections.abc import Iterable
from typing import Literal

from haberdar.query.compiling import BEGINNING
from haberdar.query.tree import AllOf, AnyOf, Fuzzy, Named, Node, Only, Phrase, Prefix, Word
from haberdar.turkish.analyzer import Evidence


class Asked:
    """The words, beginnings of words, and phrases that the nodes of a query look for in one part.

    What they leave out is not among them. Asked loosely, a phrase is its words, and what begins as
    a word of five letters is it.
    """

    def __init__(
        self, nodes: Iterable[Node], part: Literal["title", "body"], *, loosely: bool
    ) -> None:
        self._part = part
        self.words: set[Evidence] = set()
        self.beginnings: set[str] = set()
        self.phrases: set[Phrase] = set()
        for node in nodes:
            self._collect(node, loosely=loosely)

    def _collect(self, node: Node, *, loosely: bool) -> None:  # noqa: C901 - one case a kind
        match node:
            case Word(word):
                self._collect_word(word, loosely=loosely)
            case Phrase(words) if loosely:
                for word in words:
                    self._collect_word(word, loosely=True)
            case Phrase():
                self.phrases.add(node)
            case Fuzzy(word, near):
                self.words |= {word, *near}
            case Prefix(letters):
                self.beginnings.add(letters)
            case Named(typed, others):
                self._collect(typed, loosely=loosely)
                for name in others:  # which was not typed, and is met whole or not at all
                    self._collect(name, loosely=False)
            case AnyOf(nodes) | AllOf(nodes):
                for inner in nodes:
                    self._collect(inner, loosely=loosely)
            case Only(part, inner) if part == self._part:
                self._collect(inner, loosely=loosely)

    def _collect_word(self, word: Evidence, *, loosely: bool) -> None:
        self.words.add(word)
        if loosely and len(word.exact) >= BEGINNING:
            self.beginnings.add(word.exact[:BEGINNING])
