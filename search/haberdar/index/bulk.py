"""Build a segment of any number of articles within a bound of memory.

Words become numbers, and the words of many articles (a *run*) one array, which is sorted by term
and written to a temporary file. At the end the runs are merged term by term: as runs follow each
other in the order of the documents, the postings of a term are those of the first run, then those
of the second, and so on. No step handles postings one at a time.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain
from operator import attrgetter
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh import index as whoosh_index

from haberdar.index import schema
from haberdar.index.analyzed import Analyzed, Text
from haberdar.index.flat.codec import FlatCodec, FlatSegment
from haberdar.index.flat.documents import DocumentsWriter, documents_path
from haberdar.index.flat.fields import FieldFile, field_path
from haberdar.index.flat.postings import Batch
from haberdar.index.runs import Run, RunFile, merged
from haberdar.turkish.analyzer import Evidence
from haberdar.turkish.words import Numbering

# Words of one run. Sorting one takes about 60 bytes a word at its peak.
WORDS_IN_A_RUN = 4_000_000

Numbers = NDArray[np.int64]


class Terms:
    """Numbers the terms of an evidence or a field in the order in which they first come."""

    def __init__(self) -> None:
        self._numbers = Numbering()

    def numbers(self, terms: Iterable[str]) -> list[int]:
        """Return the numbers of `terms`."""
        return list(map(self._numbers.__getitem__, terms))

    def sorted(self) -> tuple[list[bytes], Numbers]:
        """Return the terms in the order of their bytes, and their numbers in that order."""
        encoded = [(term.encode(), number) for term, number in self._numbers.items()]
        encoded.sort()
        numbers = np.fromiter((number for _, number in encoded), np.int64, len(encoded))
        return [term for term, _ in encoded], numbers


class Growing:
    """An array of numbers that grows at its end."""

    def __init__(self) -> None:
        self._room = np.empty(1024, np.uint32)
        self._size = 0

    def extend(self, values: Sequence[int]) -> None:
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


class TextRuns:
    """Collects the words of one part of the articles and writes its runs, one an evidence."""

    def __init__(self, part: str, vocabulary: Vocabulary, folder: Path) -> None:
        self._part, self._vocabulary, self._folder = part, vocabulary, folder
        self._waiting: list[Text] = []
        self.words = 0
        self.runs: dict[str, list[RunFile]] = {name: [] for name in schema.EVIDENCES}
        self._documents = 0

    def append(self, text: Text) -> None:
        """Add the words of articles that come after all those before."""
        self._waiting.append(text)
        self.words += len(text.words)

    def lengths(self, text: Text) -> dict[str, list[int]]:
        """Return for each field how many terms every article of `text` has."""
        ends = np.concatenate([[0], np.cumsum(text.sizes)])
        lengths = {}
        for name in schema.EVIDENCES:
            terms = np.concatenate([[0], np.cumsum(self._vocabulary.sizes(name, text.words))])
            lengths[schema.text_field(self._part, name)] = np.diff(terms[ends]).tolist()
        return lengths

    def flush(self) -> None:
        """Write what has been collected as a run of each evidence."""
        if not self._waiting:
            return
        sizes = np.concatenate([text.sizes for text in self._waiting])
        words = np.concatenate([text.words for text in self._waiting])
        positions = np.concatenate([text.positions for text in self._waiting])
        docs = np.repeat(np.arange(len(sizes), dtype=np.uint32), sizes)
        for name, runs in self.runs.items():
            terms, source = self._vocabulary.expand(name, words)
            if len(terms):
                run = (
                    Run.of_words(terms, docs, positions)
                    if source is None
                    else Run.of_words(terms, docs[source], positions[source])
                )
                path = self._folder / f"{self._part}-{name}-{len(runs)}.run"
                runs.append(RunFile.write(path, run, self._documents))
        self._documents += len(sizes)
        self._waiting.clear()
        self.words = 0


class ValueRuns:
    """Collects the values of a field that is counted, as one run at the end."""

    def __init__(self) -> None:
        self.terms = Terms()
        self._docs = array("I")
        self._values = array("I")

    def append(self, doc: int, values: Sequence[str]) -> None:
        """Add the different values of a document."""
        self._docs.extend([doc] * len(values))
        self._values.extend(self.terms.numbers(values))

    def batch(self) -> Batch | None:
        """Return the postings of all values; None where there are none."""
        if not self._docs:
            return None
        terms, numbers = self.terms.sorted()
        rank = np.empty(len(numbers), np.int64)
        rank[numbers] = np.arange(len(numbers))
        values = rank[np.frombuffer(self._values, np.uint32)]
        order = np.argsort(values, kind="stable")
        sizes = np.bincount(values, minlength=len(terms))
        return Batch(terms, sizes, np.frombuffer(self._docs, np.uint32)[order])


class BulkSegment:
    """A segment that is written from batches of analyzed articles, in order."""

    def __init__(self, folder: Path, scratch: Path) -> None:
        """Write the segment of the Whoosh index in `folder`; runs wait in `scratch`."""
        self._index = whoosh_index.open_dir(str(folder))
        self._storage = self._index.storage
        self._segment = FlatSegment(self._index.indexname)
        self._documents = DocumentsWriter(str(scratch))
        self._vocabulary = Vocabulary()
        self._texts = {part: TextRuns(part, self._vocabulary, scratch) for part in schema.PARTS}
        self._values = {field: ValueRuns() for field in (schema.ID, *schema.COLUMNS)}

    def translate(self, words: Sequence[Evidence]) -> NDArray[np.uint32]:
        """Return the numbers of `words` in this segment's vocabulary."""
        return self._vocabulary.translate(words)

    def append(self, batch: Analyzed, numbers: NDArray[np.uint32]) -> None:
        """Add a batch; `numbers` translates the word numbers of its analyzer."""
        first = self._documents.count
        lengths: dict[str, list[int]] = {}
        for part, runs in self._texts.items():
            text = batch.texts[part]
            text = text._replace(words=numbers[text.words])
            lengths |= runs.lengths(text)
            runs.append(text)
        for place, packed in enumerate(batch.stored):
            of_one = {field: counts[place] for field, counts in lengths.items() if counts[place]}
            self._documents.add(packed, of_one)
        for place, name in enumerate(batch.ids):
            self._values[schema.ID].append(first + place, (name,))
            for field in schema.COLUMNS:
                self._values[field].append(first + place, batch.values[field][place])
        if sum(runs.words for runs in self._texts.values()) >= WORDS_IN_A_RUN:
            self._flush()

    def _flush(self) -> None:
        for runs in self._texts.values():
            runs.flush()

    def commit(self) -> None:
        """Write the segment and make it the only one of the index."""
        if self._documents.count:
            self._flush()
            self._write()
        segments = [self._segment] if self._documents.count else []
        self._index.writer(codec=FlatCodec()).commit(mergetype=lambda *_: segments)

    def close(self) -> None:
        """Free what was not written."""
        self._documents.close()
        self._index.close()

    def _write(self) -> None:
        self._segment.set_doc_count(self._documents.count)
        for field, values in self._values.items():
            batch = values.batch()
            if batch is not None:
                self._write_field(field, [batch])
        for name, terms in self._vocabulary.terms.items():
            texts, numbers = terms.sorted()
            for part, runs in self._texts.items():
                if runs.runs[name]:
                    batches = merged(runs.runs[name], texts, numbers)
                    self._write_field(schema.text_field(part, name), batches)
        with documents_path(self._storage, self._segment).open("wb") as file:
            self._documents.write(file)

    def _write_field(self, field: str, batches: Sequence[Batch] | Iterator[Batch]) -> None:
        definition: Any = self._index.schema[field]
        file = FieldFile(field_path(self._storage, self._segment, field), definition)
        for batch in batches:
            file.append(batch)
        file.close(self._documents.count)
        self._segment.fields.append(field)
