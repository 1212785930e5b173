"""Everything that is looked for in a text, in one Aho–Corasick automaton."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeVar

import ahocorasick

from haberdar.turkish.letters import fold
from haberdar_indexer.tagging.cues import Cue, all_cues
from haberdar_indexer.tagging.forms import Text, plain
from haberdar_indexer.tagging.heads import Head, all_heads
from haberdar_indexer.tagging.names import Name

What = TypeVar("What")


class Entry(NamedTuple):
    """What a folded form of so many letters can be."""

    length: int
    names: tuple[Name, ...] = ()
    heads: tuple[Head, ...] = ()
    cues: tuple[Cue, ...] = ()


class Lexicon:
    """Finds names, heads and cues in one pass over a text, as an ASCII keyboard would write them.

    The automaton takes time in proportion to the text, however many forms it has.
    """

    def __init__(self, names: Iterable[Name]) -> None:
        named = _by_form((name.text, name) for name in names)
        heads = _by_form((head.written, head) for head in all_heads())
        cues = _by_form((cue.written, cue) for cue in all_cues())
        self._automaton = ahocorasick.Automaton()
        for form in named | heads | cues:
            entry = Entry(len(form), named.get(form, ()), heads.get(form, ()), cues.get(form, ()))
            self._automaton.add_word(form, entry)
        self._automaton.make_automaton()

    def find(self, text: Text) -> Iterator[tuple[int, int, Entry]]:
        """Yield where an entry begins, with a word, and where it ends, and the entry."""
        folded = text.folded
        for last, entry in self._automaton.iter(folded):
            start = last + 1 - entry.length
            if not start or not folded[start - 1].isalnum():
                yield start, last + 1, entry


def _by_form(written: Iterable[tuple[str, What]]) -> dict[str, tuple[What, ...]]:
    found: defaultdict[str, list[What]] = defaultdict(list)
    for text, what in written:
        found[fold(plain(text))].append(what)
    return {form: tuple(of_form) for form, of_form in found.items()}
