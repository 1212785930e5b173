"""The words of all articles of a build, as numbers, and the terms that each gives to match on."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from haberdar.index import schema
from haberdar.turkish.analyzer import Evidence
from haberdar.turkish.words import Numbering

Numbers = NDArray[np.int64]


class Terms:
    """Numbers the terms of an evidence or a field in the order in which they first come."""

    def __init__(self) -> None:
        self._numbers = Numbering()

    def __contains__(self, term: str) -> bool:
        return term in self._numbers

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def numbers(self, terms: Iterable[str]) -> list[int]:
        """Return the numbers of `terms`."""
        return list(map(self._numbers.__getitem__, terms))

    def sorted(self) -> tuple[list[bytes], Numbers]:
        """Return the terms in the order of their bytes, and by number each one's place there."""
        encoded = [(term.encode(), number) for term, number in self._numbers.items()]
        encoded.sort()
        numbers = np.fromiter((number for _, number in encoded), np.int64, len(encoded))
        rank = np.empty(len(numbers), np.int64)
        rank[numbers] = np.arange(len(numbers))
        return [term for term, _ in encoded], rank


class Growing:
    """An array of numbers that grows at its end."""

    def __init__(self) -> None:
        self._room = np.empty(1024, np.uint32)
        self._size = 0

    def extend(self, values: Sequence[int] | NDArray[np.uint32]) -> None:
        """Add `values` at the end."""
        size = self._size + len(values)
        if size > len(self._room):
            self._room = np.concatenate([self._room, np.empty(size, np.uint32)])
        self._room[self._size : size] = values
        self._size = size

    def array(self) -> NDArray[np.uint32]:
        """Return the numbers; they stay right when more are added."""
        return self._room[: self._size]


class Vocabulary:
    """The words of all articles, each with the terms that it gives every evidence.

    A word's folded terms are `_folded[end - count : end]`, by its `_ends` and `_counts`.
    """

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self.terms = {name: Terms() for name in schema.EVIDENCES}
        self._single = {"exact": Growing(), "stem": Growing()}
        self._folded, self._ends, self._counts = Growing(), Growing(), Growing()

    def translate(self, words: Sequence[Evidence]) -> NDArray[np.uint32]:
        """Return the numbers of `words` here."""
        known = self._numbers
        new = {word.exact: word for word in words if word.exact not in known}
        known.update(zip(new, range(len(known), len(known) + len(new)), strict=True))
        self._add(list(new.values()))
        return np.fromiter((known[word.exact] for word in words), np.uint32, len(words))

    def _add(self, words: Sequence[Evidence]) -> None:
        for name, numbers in self._single.items():
            numbers.extend(self.terms[name].numbers(map(attrgetter(name), words)))
        done = len(self._folded.array())
        counts = [len(word.folded) for word in words]
        forms = chain.from_iterable(word.folded for word in words)
        self._folded.extend(self.terms["folded"].numbers(forms))
        self._counts.extend(counts)
        self._ends.extend([done + end for end in accumulate(counts)])

    def sizes(self, name: str, words: NDArray[np.uint32]) -> Numbers:
        """Return how many terms each of `words` gives an evidence."""
        if name in self._single:
            return np.ones(len(words), np.int64)
        return self._counts.array()[words].astype(np.int64)

    def expand(
        self, name: str, words: NDArray[np.uint32]
    ) -> tuple[NDArray[np.uint32], Numbers | None]:
        """Return the terms that `words` give an evidence, and which word each is of.

        The second part is None where every word gives one term.
        """
        if name in self._single:
            return self._single[name].array()[words], None
        sizes = self.sizes(name, words)
        source = np.repeat(np.arange(len(words)), sizes)
        left = np.repeat(np.cumsum(sizes), sizes) - np.arange(len(source))
        return self._folded.array()[self._ends.array()[words][source] - left], source
