"""Check an index: its files against what was written, and its words against its articles."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np

from haberdar.article import Article
from haberdar.errors import IndexCorruptError
from haberdar.index import schema
from haberdar.index.generations import Manifest, file_faults
from haberdar.index.leaves import Ids, Leaf
from haberdar.index.snapshot import Snapshot
from haberdar.registry import Registry
from haberdar.turkish.analyzer import Analyzer

FaultKind = Literal["file", "article", "words"]
# Articles that are looked for at a time, so that a term's postings are read once for many of them.
_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class Fault:
    """A sentence about something that is wrong with an index.

    Of `kind` ``file``, a file is not what was written; ``article``, what is stored contradicts
    itself; ``words``, an article is not found by its own words, as after a change of the registry.
    """

    kind: FaultKind
    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Inspected:
    """A generation, opened to be checked, and how thoroughly.

    So many articles as `sample` says, evenly spread, are looked for by their words; all where it is
    None. `progress` is called with the number of articles done since it was last called: each is
    done once when it is read, and once more when it is looked for.
    """

    folder: Path
    snapshot: Snapshot
    analyzer: Analyzer
    registry: Registry
    sample: int | None
    progress: Callable[[int], object]


Check = Callable[[Inspected], Iterator[Fault]]


def find_faults(inspected: Inspected) -> Iterator[Fault]:
    """Yield what is wrong. Where files are damaged, what they say is not checked any further."""
    is_whole = True
    for fault in _files(inspected):
        is_whole = False
        yield fault
    if is_whole:
        for check in CHECKS:
            yield from check(inspected)


def damaged_files(generation: Path) -> Iterator[Fault]:
    """Yield the files of a generation, opened or not, that are not what was published.

    Of one that was published before files had marks, that is the manifest at most.
    """
    try:
        marks = Manifest.read(generation).files
    except IndexCorruptError as error:
        yield Fault("file", error.what)
        return
    for text in file_faults(generation, marks):
        yield Fault("file", text)


def _files(inspected: Inspected) -> Iterator[Fault]:
    """Yield the damaged files, and the damaged arrays in them."""
    yield from damaged_files(inspected.folder)
    for leaf in inspected.snapshot.leaves:
        for text in leaf.faults():
            yield Fault("file", text)


def _counts(inspected: Inspected) -> Iterator[Fault]:
    """Yield the segments whose files are of different numbers of documents."""
    for leaf in inspected.snapshot.leaves:
        counts = leaf.document_counts()
        if len(counts) > 1:
            told = ", ".join(map(str, sorted(counts)))
            yield Fault("article", f"segment {leaf.segment_id} is of {told} documents at once")


def _articles(inspected: Inspected) -> Iterator[Fault]:
    """Yield articles that cannot be read, and twins.

    Reading an article checks that each mention stands where its offsets say.
    """
    seen: set[str] = set()
    for number in inspected.snapshot.numbers():
        inspected.progress(1)
        try:
            article = inspected.snapshot.article(number)
        except Exception as error:
            reason = error.what if isinstance(error, IndexCorruptError) else error
            yield Fault("article", f"document {number} cannot be read: {reason}")
            continue
        if article.id in seen:
            yield Fault("article", f"article {article.id} is in the index twice")
        seen.add(article.id)


def _stories(inspected: Inspected) -> Iterator[Fault]:
    """Yield what says that stories are others than those that the articles' signatures give."""
    for text in inspected.snapshot.stories.faults(inspected.snapshot.leaves):
        yield Fault("article", text)


def _words(inspected: Inspected) -> Iterator[Fault]:
    """Yield articles that are not found by their ids, dates, tags and a word of each text."""
    chosen = _spread(inspected.snapshot.live().ids, inspected.sample)
    for leaf in inspected.snapshot.leaves:
        own = chosen[(leaf.base <= chosen) & (chosen < leaf.base + leaf.size)] - leaf.base
        for start in range(0, len(own), _AT_ONCE):
            part = _Part(inspected, leaf)
            for text in part.faults(own[start : start + _AT_ONCE].tolist()):
                yield Fault("words", text)


# What is asked of files that are whole.
CHECKS: tuple[Check, ...] = (_counts, _articles, _stories, _words)


def _spread(numbers: Ids, sample: int | None) -> Ids:
    if sample is None or sample >= len(numbers):
        return numbers
    return numbers[np.linspace(0, len(numbers) - 1, sample).astype(np.intp)]


class _Part:
    """Some articles of a segment, and which terms must find them."""

    def __init__(self, inspected: Inspected, leaf: Leaf) -> None:
        self._inspected, self._leaf = inspected, leaf
        self._ids: dict[int, str] = {}
        self._wanted: defaultdict[tuple[str, str], list[int]] = defaultdict(list)

    def faults(self, numbers: Sequence[int]) -> Iterator[str]:
        """Yield which of the documents `numbers` are not found by which term."""
        for number in numbers:
            self._inspected.progress(1)
            try:
                article = self._inspected.snapshot.article(self._leaf.base + number)
            except Exception:  # noqa: S112 - it has been told of
                continue
            self._want(number, article)
        yield from self._missing()

    def _want(self, number: int, article: Article) -> None:
        self._ids[number] = article.id
        fields = schema.document(article, self._inspected.analyzer, self._inspected.registry)
        for field, terms in _terms(fields):
            for term in terms:
                self._wanted[field, term].append(number)

    def _missing(self) -> Iterator[str]:
        for (field, term), numbers in sorted(self._wanted.items()):
            found = np.isin(numbers, self._leaf.docs(field, term.encode()))
            for number in np.array(numbers)[~found].tolist():
                yield f"article {self._ids[number]} is not found by {term!r} in {field}"


def _terms(fields: dict[str, Any]) -> Iterator[tuple[str, set[str]]]:
    """Yield the fields of a document with the terms to look for, one word for each text."""
    yield schema.ID, {fields[schema.ID]}
    for name in schema.VALUES:
        yield name, set(fields[name])
    for part in schema.PARTS:
        for evidence in schema.EVIDENCES:
            name = schema.text_field(part, evidence)
            yield name, {min(term for term, _ in fields[name])} if fields[name] else set()
