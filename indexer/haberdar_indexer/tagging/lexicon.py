"""Everything that is looked for in a text, in one Aho–Corasick automaton."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeVar

import ahocorasick

from haberdar_indexer.tagging.cues import Cue, all_cues
from haberdar_indexer.tagging.forms import Text, folded
from haberdar_indexer.tagging.heads import Head, all_heads
from haberdar_indexer.tagging.names import Name

What = TypeVar("What")


class Entry(NamedTuple):
    """What a folded form of so many letters can be."""

    length: int
    names: tuple[Name, ...] = ()
    heads: tuple[Head, ...] = ()
    cues: tuple[Cue, ...] = ()

    def has_capital(self) -> bool:
        """Tell whether it begins with a capital wherever it stands."""
        written = [name.text for name in self.names]
        written += [head.written for head in self.heads]
        written += [cue.written for cue in self.cues]
        return not any(text[0].islower() for text in written)


class Lexicon:
    """Finds names, heads and cues in one pass over a text, as an ASCII keyboard would write them.

    The automaton takes time in proportion to the text, however many forms it has.
    """

    def __init__(self, names: Iterable[Name]) -> None:
        named = _by_form((name.text, name) for name in names)
        heads = _by_form((head.written, head) for head in all_heads())
        cues = _by_form((cue.written, cue) for cue in all_cues())
        self._automaton = ahocorasick.Automaton()
        for form in {**named, **heads, **cues}:
            entry = Entry(len(form), named.get(form, ()), heads.get(form, ()), cues.get(form, ()))
            self._automaton.add_word(form, (entry, entry.has_capital()))
        self._automaton.make_automaton()

    def find(self, text: Text) -> Iterator[tuple[int, int, Entry]]:
        """Yield where an entry begins, with a word, and where it ends, and the entry."""
        folded, original = text.folded, text.original
        for last, (entry, has_capital) in self._automaton.iter(folded):
            start = last + 1 - entry.length
            if has_capital and original[start].islower():
                continue
            if not start or not folded[start - 1].isalnum():
                yield start, last + 1, entry


def _by_form(written: Iterable[tuple[str, What]]) -> dict[str, tuple[What, ...]]:
    found: defaultdict[str, list[What]] = defaultdict(list)
    for text, what in written:
        found[folded(text)].append(what)
    return {form: tuple(of_form) for form, of_form in found.items()}
