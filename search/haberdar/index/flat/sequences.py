"""The words of a field in the order of its texts: which words follow which, and how often.

A *sequence* is a word of a text with the few that follow it, each as an ASCII keyboard writes it.
All sequences of a segment are kept sorted: a suffix array, cut off after some words. So those that
begin with the same words, the last of them perhaps unfinished, lie side by side; two bisections for
each word find them, and comparing neighbours tells which go on alike.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nlargest
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from haberdar.index.flat.container import Container, ContainerWriter
from haberdar.index.flat.dictionary import TermDictionary
from haberdar.index.flat.postings_writer import Batch
from haberdar.turkish.analyzer import FUNCTION_WORDS
from haberdar.turkish.letters import fold

LONGEST = 4
_PREFIX = "sequence"
_FUNCTION_WORDS = frozenset(map(fold, FUNCTION_WORDS))
# Above so many, documents are marked rather than sorted.
_FEW = 2000
_END = 0  # where a word's number would be, behind the last word of a text

Numbers = NDArray[np.uint32]
Mask = NDArray[np.bool_]


class WithSequences:
    """Marks a Whoosh field type with positions whose texts' sequences are kept too."""


class SequencesWriter:
    """Collects the postings of a field and turns them back into the texts that they came from."""

    def __init__(self) -> None:
        self._batches: list[Batch] = []

    def append(self, batch: Batch) -> None:
        """Add the postings of more terms; they have positions."""
        self._batches.append(batch)

    def finish(self, container: ContainerWriter) -> None:
        """Write the sequences of all texts."""
        terms = [fold(term.decode()) for batch in self._batches for term in batch.terms]
        words = sorted(set(terms))
        place = {word: number for number, word in enumerate(words, start=1)}
        numbers = np.fromiter(map(place.__getitem__, terms), np.uint32, len(terms))
        docs, text = self._texts(numbers)
        sequences = _following(docs, text)
        order = np.lexsort(sequences[::-1])
        firsts, *following = (column[order] for column in sequences)
        width = np.min_scalar_type(len(words)).str
        _put_words(container, words)
        starts = np.searchsorted(firsts, np.arange(1, len(words) + 2, dtype=np.uint32))
        container.put(f"{_PREFIX}_starts", starts, "<u4")
        for number, column in enumerate(following, start=2):
            container.put(f"{_PREFIX}_{number}", column, width)
        container.put(f"{_PREFIX}_docs", docs[order], "<u4")
        container.put(f"{_PREFIX}_phrases", _phrases([firsts, *following], words), "<u1")

    def _texts(self, numbers: Numbers) -> tuple[Numbers, Numbers]:
        """Return the words of all texts, one after the other, and the document of each.

        Of a compound and its first part, which have one position, the part is kept: it is shorter.
        """
        nothing = np.empty(0, np.uint32)
        parts = [_occurrences(batch) for batch in self._batches]
        docs, positions = (
            np.concatenate([nothing, *(part[side] for part in parts)]) for side in (0, 1)
        )
        repeats = np.concatenate([np.empty(0, np.int64), *(part[2] for part in parts)])
        lengths = np.fromiter(
            (len(term) for batch in self._batches for term in batch.terms), np.uint32, len(numbers)
        )
        order = np.lexsort([lengths.repeat(repeats), positions, docs])
        docs, positions = docs[order], positions[order]
        first = np.ones(len(order), np.bool_)
        first[1:] = (docs[1:] != docs[:-1]) | (positions[1:] != positions[:-1])
        return docs[first], numbers.repeat(repeats)[order][first]


def _occurrences(batch: Batch) -> tuple[Numbers, Numbers, NDArray[np.int64]]:
    """Return document and position of every occurrence, and how many each term has."""
    if batch.counts is None or batch.positions is None:
        raise TypeError("sequences are made of words whose positions are known")
    starts = np.cumsum(batch.sizes) - batch.sizes
    occurrences = np.add.reduceat(batch.counts, starts, dtype=np.int64)
    return batch.docs.repeat(batch.counts), batch.positions, occurrences


def _following(docs: Numbers, text: Numbers) -> list[Numbers]:
    """Return for each word of all texts the word itself, the one after it, and so on."""
    columns = [text]
    for distance in range(1, LONGEST):
        column = np.full(len(text), _END, np.uint32)
        same = docs[distance:] == docs[:-distance]
        column[:-distance][same] = text[distance:][same]
        columns.append(column)
    return columns


def _put_words(container: ContainerWriter, words: Sequence[str]) -> None:
    encoded = [word.encode() for word in words]
    letters = np.frombuffer(b"".join(encoded), np.uint8)
    container.put(f"{_PREFIX}_words", letters, "<u1")
    ends = np.cumsum(np.fromiter(map(len, encoded), np.int64, len(encoded)))
    container.put(f"{_PREFIX}_word_ends", ends, "<u4")


def _phrases(sequences: Sequence[Numbers], words: Sequence[str]) -> NDArray[np.uint8]:
    """Return of each sequence, as bit n - 1, whether its first n words can stand for themselves.

    They cannot where they begin or end with a function word, a number or a single letter.
    """
    meaningful = np.zeros(len(words) + 1, np.bool_)
    meaningful[1:] = [
        len(word) > 1 and word[0].isalpha() and word not in _FUNCTION_WORDS for word in words
    ]
    begins = meaningful[sequences[0]]
    bits = np.zeros(len(begins), np.uint8)
    for number, column in enumerate(sequences):
        bits |= (begins & meaningful[column]).astype(np.uint8) << np.uint8(number)
    return bits


@dataclass(frozen=True, slots=True)
class Group:
    """Sequences that share their first words: how many words, their places and their number."""

    words: int
    place: int
    count: int


class Sequences:
    """The sequences of a segment, sorted; one is named by its place.

    Where the file is damaged, methods raise ValueError or IndexError, if they notice.
    """

    def __init__(self, container: Container, documents: int) -> None:
        """Read the sequences of a segment that has so many `documents`.

        Raises ValueError where words or sequences have no place in the file.
        """
        array = container.array
        self.name = container.name
        self._documents = documents
        self._words = TermDictionary(array(f"{_PREFIX}_words"), array(f"{_PREFIX}_word_ends"))
        self._starts = array(f"{_PREFIX}_starts")
        self._following = [array(f"{_PREFIX}_{number}") for number in range(2, LONGEST + 1)]
        self._docs = array(f"{_PREFIX}_docs")
        self._phrases = array(f"{_PREFIX}_phrases")
        for ends, end in (
            (self._words.ends, len(self._words.letters)),
            (self._starts, len(self._docs)),
        ):
            if len(ends) and (ends[-1] != end or (ends[1:] < ends[:-1]).any()):
                raise ValueError("its places do not ascend")

    @classmethod
    def read(cls, container: Container, documents: int) -> "Sequences | None":
        """Return the sequences in a field's container, or None where it has none."""
        return cls(container, documents) if f"{_PREFIX}_docs" in container else None

    def find(self, words: Sequence[str], *, finished: bool) -> slice:
        """Return the places of the sequences that begin with `words`, one to LONGEST of them.

        Not `finished`, the last one may go on.
        """
        places = slice(0, len(self._docs))
        for number, word in enumerate(words):
            low, high = self._numbers(word, prefix=not finished and number == len(words) - 1)
            places = self._narrowed(places, number, low, high)
            if places.start == places.stop:
                break
        return places

    def _numbers(self, word: str, *, prefix: bool) -> tuple[int, int]:
        """Return the numbers of the first word that is, or begins with, `word` and of the next."""
        encoded = word.encode(errors="surrogatepass")
        if prefix:
            found = self._words.with_prefix(encoded)
            return found.start + 1, found.stop + 1
        number = self._words.find(encoded)
        return (0, 0) if number < 0 else (number + 1, number + 2)

    def _narrowed(self, places: slice, distance: int, low: int, high: int) -> slice:
        """Return the part of `places` where the word at `distance` is from `low` to before `high`.

        The words before it are the same in all of `places`.
        """
        if low == high:
            return slice(places.start, places.start)
        if distance == 0:
            return slice(int(self._starts[low - 1]), int(self._starts[high - 1]))
        column = self._following[distance - 1][places]
        bounds = np.array([low, high - 1], column.dtype)  # the last number may fill its type
        return slice(
            places.start + int(np.searchsorted(column, bounds[0])),
            places.start + int(np.searchsorted(column, bounds[1], side="right")),
        )

    def docs(self, places: slice) -> NDArray[np.intp]:
        """Return the documents of sequences, ascending, each once."""
        docs = self._docs[places]
        if len(docs) and docs.max() >= self._documents:
            raise IndexError("a sequence is of no document")
        if len(docs) <= _FEW:
            ascending = np.sort(docs).astype(np.intp)
            return ascending[np.diff(ascending, prepend=-1) > 0]
        found = np.zeros(self._documents, np.bool_)
        found[docs] = True
        return np.flatnonzero(found)

    def words(self, place: int, count: int) -> tuple[str, ...]:
        """Return the first words of a sequence."""
        first = int(np.searchsorted(self._starts, np.uint32(place), side="right"))
        numbers = [first, *(int(column[place]) for column in self._following[: count - 1])]
        return tuple(self._words[number - 1].decode() for number in numbers)

    def frequent(self, places: slice, shortest: int, live: Mask | None, most: int) -> list[Group]:
        """Return the groups with most sequences in `places` that can stand for themselves.

        They are at least `shortest` words long. Only the documents that are `live` count.
        """
        if places.start == places.stop:
            return []
        phrases = self._phrases[places]
        done = None if live is None else np.append(0, np.cumsum(live[self._docs[places]]))
        found: list[Group] = []
        fewest = 1
        for words, firsts in self._groups(places):
            if words < shortest:
                continue
            bounds = np.append(firsts, len(phrases))
            counts = np.diff(bounds if done is None else done[bounds])
            chosen = np.flatnonzero(counts >= fewest)
            chosen = chosen[phrases[firsts[chosen]] >> (words - 1) & 1 == 1]
            if len(chosen) > most:
                chosen = chosen[np.argpartition(-counts[chosen], most)[:most]]
                # As many are found already that are at least so frequent.
                fewest = int(counts[chosen].min())
            columns = zip((firsts[chosen] + places.start).tolist(), counts[chosen], strict=True)
            found += [Group(words, place, int(count)) for place, count in columns]
        return nlargest(most, found, key=attrgetter("count"))

    def _groups(self, places: slice) -> list[tuple[int, NDArray[np.intp]]]:
        """Return for each number of words where another group of sequences begins."""
        new = np.zeros(places.stop - places.start, np.bool_)
        bounds = np.array([places.start, places.stop], self._starts.dtype)
        low, high = np.searchsorted(self._starts, bounds)
        new[self._starts[low:high] - bounds[0]] = True
        new[0] = True
        found = [(1, np.flatnonzero(new))]
        for words, column in enumerate(self._following, start=2):
            new[1:] |= column[places][1:] != column[places][:-1]
            found.append((words, np.flatnonzero(new)))
        return found
