"""Collect what articles hold until there is enough of it for a run."""

from array import array
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from haberdar.index import schema
from haberdar.index.bulk.analyzed import Text
from haberdar.index.bulk.runs import Run, RunFile
from haberdar.index.bulk.vocabulary import Terms, Vocabulary
from haberdar.index.flat.postings_writer import Batch


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
    """Collects the terms of a field that is no scored text, as one run at the end."""

    def __init__(self) -> None:
        self.terms = Terms()
        self._docs = array("I")
        self._values = array("I")

    def append(self, doc: int, values: Sequence[str]) -> None:
        """Add the different terms of a document."""
        self._docs.extend([doc] * len(values))
        self._values.extend(self.terms.numbers(values))

    def batch(self) -> Batch | None:
        """Return the postings of all terms; None where there are none."""
        if not self._docs:
            return None
        terms, rank = self.terms.sorted()
        values = rank[np.frombuffer(self._values, np.uint32)]
        order = np.argsort(values, kind="stable")
        sizes = np.bincount(values, minlength=len(terms))
        return Batch(terms, sizes, np.frombuffer(self._docs, np.uint32)[order])
