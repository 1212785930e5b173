"""Take what documents became into an index, its ledger and the spool."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from haberdar import Article
from haberdar.index.building import Build
from haberdar_indexer.documents import (
    UNREADABLE,
    Origin,
    RawDocument,
    Rejected,
    Stored,
    digest,
)
from haberdar_indexer.ledger import Entry, Ledger
from haberdar_indexer.planning import Plan
from haberdar_indexer.sources import ReadingOptions, read_documents
from haberdar_indexer.spool import Done, Spool
from haberdar_indexer.workers import Batch, Cleaned, Item


class _Waiting(NamedTuple):
    """A document on its way: the number and path of its file, and what the file held.

    `kept` is what it became before, where that is known to be still so.
    """

    file: int
    path: str
    raw: bytes
    size: int
    kept: Entry | None = None


# An article that goes from one generation to the next: no file was read for it.
_CARRIED = _Waiting(0, "", b"", 0)


@dataclass(slots=True)
class Written:
    """How many articles were added, stayed as they were, or were carried over.

    `resumed` of the documents had been done by a run before; `bytes` is what was read so far.
    """

    added: int = 0
    kept: int = 0
    carried: int = 0
    resumed: int = 0
    bytes: int = 0

    @property
    def articles(self) -> int:
        """How many articles were taken so far."""
        return self.added + self.kept + self.carried


@dataclass(slots=True)
class Writing:
    """Hands out the documents to clean, and takes them back in the same order.

    `before` is the ledger of the live index and `after` that of the next, without the files to
    read. `lost` are articles of the live index that could not be taken over.
    """

    build: Build
    before: Ledger
    after: Ledger
    spool: Spool
    written: Written = field(default_factory=Written)
    lost: list[Rejected] = field(default_factory=list)
    _waiting: deque[_Waiting] = field(default_factory=deque)

    def carry(self, articles: Iterable[Article], *, tag: bool) -> Iterator[Item]:
        """Yield articles that go over from the live index."""
        for article in articles:
            self._waiting.append(_CARRIED)
            yield Stored(Origin(article.id), article, tag)

    def read(self, plan: Plan, reading: ReadingOptions, *, keep: bool) -> Iterator[Item]:
        """Yield the documents of the files to read.

        With `keep`, those that a file held before in the same place stay what they became.
        """
        for path, file in plan.read.items():
            number = self.after.begin_file(path, file)
            known = {
                (entry.origin, entry.raw): entry
                for entry in (self.before.entries(path) if keep else ())
                if not entry.original
            }
            for raw in read_documents(file, reading):
                yield from self._hand_out(number, path, raw, known)

    def _hand_out(
        self,
        number: int,
        path: str,
        raw: RawDocument | Rejected,
        known: Mapping[tuple[Origin, bytes], Entry],
    ) -> Iterator[Item]:
        if isinstance(raw, Rejected):
            self._waiting.append(_Waiting(number, path, b"", 0))
            yield raw
            return
        made, size = digest(raw)
        if (entry := known.get((raw.origin, made))) is not None:
            self._waiting.append(_Waiting(number, path, made, size, entry))
            self.settle()
            return
        self._waiting.append(_Waiting(number, path, made, size))
        done = self.spool.find(path, raw.origin, made)
        if done is not None:
            self.written.resumed += 1
        yield Stored(raw.origin, done, tag=False) if isinstance(done, Article) else done or raw

    def take(self, batch: Batch) -> None:
        """Take what some documents became."""
        articles = zip(batch.analyzed.ids, batch.analyzed.stored, strict=True)
        wanted: list[bool] = []
        done: list[Done] = []
        for document in batch.documents:
            self.settle()
            waiting = self._waiting.popleft()
            name, packed = ("", None) if isinstance(document, Rejected) else next(articles)
            if waiting is _CARRIED:
                if isinstance(document, Rejected):
                    self.lost.append(document)
                else:
                    self.written.carried += 1
                    wanted.append(True)
                continue
            entry = _entry(document, waiting, name)
            if waiting.raw:
                done.append(Done(waiting.path, entry.origin, entry.raw, packed, entry.reason))
            admitted = self._admit(waiting, entry)
            if packed is not None:
                wanted.append(bool(admitted.article_id))
                self.written.added += wanted[-1]
        self.spool.add(done)
        analyzed = batch.analyzed if all(wanted) else batch.analyzed.only(np.array(wanted, bool))
        self.build.add_analyzed(analyzed, batch.worker)

    def settle(self) -> None:
        """Take the documents that stay as they are and have none to be cleaned before them."""
        while self._waiting and (kept := self._waiting[0].kept) is not None:
            entry = self._admit(self._waiting.popleft(), kept)
            self.written.kept += bool(entry.article_id)

    def _admit(self, waiting: _Waiting, entry: Entry) -> Entry:
        """Write an entry into the ledger; its article is refused where it came before."""
        self.written.bytes += waiting.size
        if entry.article_id:
            entry = _refused_if_known(entry, self.after)
        if entry.reason.startswith(UNREADABLE):
            self.after.look_again(waiting.file)
        self.after.add(waiting.file, entry)
        return entry


def _entry(document: Cleaned | Rejected, waiting: _Waiting, article_id: str) -> Entry:
    if isinstance(document, Rejected):
        return Entry(document.origin, waiting.raw, reason=document.reason)
    return Entry(document.origin, waiting.raw, article_id, document.digest)


def _refused_if_known(entry: Entry, ledger: Ledger) -> Entry:
    """Return `entry` without its article where `ledger` has one with its id or content."""
    if ledger.file_of(entry.article_id) is not None:
        original, why = entry.article_id, "the same address or id"
    elif (same := ledger.with_content(entry.content)) is not None:
        original, why = same, "the same title, text and date"
    else:
        return entry
    return Entry(entry.origin, entry.raw, reason=f"article {original} has {why}", original=original)
