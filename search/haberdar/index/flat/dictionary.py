"""The sorted terms of a field, looked up by bisection where they lie in the mapped file."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import overload

from haberdar.index.flat.container import Array

_SAMPLED = 64


class TermDictionary(Sequence[bytes]):
    """The terms of a field in the order of their bytes; a term's number is its place."""

    def __init__(self, letters: Array, ends: Array) -> None:
        """Read terms that lie one after the other in `letters` and end at `ends`."""
        self.letters, self.ends = letters, ends
        # Single elements are read from memory views in a third of the time.
        self._letters = letters.data
        self._ends = ends.data

    def __len__(self) -> int:
        return len(self._ends)

    @overload
    def __getitem__(self, number: int) -> bytes: ...
    @overload
    def __getitem__(self, number: slice) -> list[bytes]: ...
    def __getitem__(self, number: int | slice) -> bytes | list[bytes]:
        """Return term `number`, or the terms of a slice."""
        if isinstance(number, slice):
            return [self[place] for place in range(*number.indices(len(self)))]
        if number < 0 or number >= len(self._ends):
            raise IndexError(number)
        start = self._ends[number - 1] if number else 0
        return bytes(self._letters[start : self._ends[number]])

    @cached_property
    def _samples(self) -> list[bytes]:
        """Some of the terms, for the first steps of a bisection without reading from the file."""
        return [self[number] for number in range(0, len(self), _SAMPLED)]

    def find(self, term: bytes) -> int:
        """Return the number of `term`, or -1 where it is not there."""
        number = self.lower_bound(term)
        return number if number < len(self) and self[number] == term else -1

    def lower_bound(self, term: bytes) -> int:
        """Return the number of the first term that is not before `term`."""
        end = bisect_left(self._samples, term) * _SAMPLED
        return bisect_left(self, term, max(0, end - _SAMPLED), min(end, len(self)))

    def with_prefix(self, prefix: bytes) -> range:
        """Return the numbers of the terms that start with `prefix`."""
        return range(self.lower_bound(prefix), self._after(prefix))

    def _after(self, prefix: bytes) -> int:
        whole = prefix.rstrip(b"\xff")
        if not whole:
            return len(self)
        return self.lower_bound(whole[:-1] + bytes([whole[-1] + 1]))

    def terms_from(self, number: int) -> Iterator[bytes]:
        """Yield the terms from `number` on."""
        return (self[place] for place in range(number, len(self)))
