"""A segment that is built of any number of articles within a bound of memory.

Words become numbers, and the words of many articles (a *run*) one array, which is sorted by term
and written to a temporary file. At the end the runs are merged term by term: as runs follow each
other in the order of the documents, the postings of a term are those of the first run, then those
of the second, and so on. No step handles postings one at a time.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh import index as whoosh_index
from whoosh.codec.base import Segment
from whoosh.writing import MERGE_SMALL, SegmentWriter

from haberdar.index import schema
from haberdar.index.bulk.analyzed import Analyzed
from haberdar.index.bulk.collecting import TextRuns, ValueRuns
from haberdar.index.bulk.runs import merged
from haberdar.index.bulk.vocabulary import Vocabulary
from haberdar.index.flat.codec import FlatCodec, FlatSegment
from haberdar.index.flat.documents import DocumentsWriter, documents_path
from haberdar.index.flat.fields import FieldFile, field_path
from haberdar.index.flat.postings_writer import Batch
from haberdar.turkish.analyzer import Evidence

# Words of one run. Sorting one takes about 60 bytes a word at its peak.
WORDS_IN_A_RUN = 4_000_000


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
        self._values = {field: ValueRuns() for field in (schema.ID, *schema.VALUES)}

    def translate(self, words: Sequence[Evidence]) -> NDArray[np.uint32]:
        """Return the numbers of `words` in this segment's vocabulary."""
        return self._vocabulary.translate(words)

    def has(self, article_id: str) -> bool:
        """Tell whether an article with this id was added."""
        return article_id in self._values[schema.ID].terms

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
            signature = {schema.SIGNATURE: batch.signatures[place].tobytes()}
            self._documents.add(packed, of_one, signature)
        for place, name in enumerate(batch.ids):
            self._values[schema.ID].append(first + place, (name,))
            for field in schema.VALUES:
                self._values[field].append(first + place, batch.values[field][place])
        if sum(runs.words for runs in self._texts.values()) >= WORDS_IN_A_RUN:
            self._flush()

    def _flush(self) -> None:
        for runs in self._texts.values():
            runs.flush()

    def commit(self, deleted: Iterable[str] = ()) -> None:
        """Write the segment into the index, without the articles `deleted`.

        Nor are those kept in other segments that have an id of this one; small segments are merged.
        """
        if self._documents.count:
            self._flush()
            self._write()
        writer = self._index.writer(codec=FlatCodec())
        with writer.searcher() as searcher:
            for name in chain(deleted, self._values[schema.ID].terms):
                writer.delete_by_term(schema.ID, name, searcher)
        writer.commit(mergetype=self._beside)

    def _beside(self, writer: SegmentWriter, segments: Sequence[Segment]) -> list[Segment]:
        """Return what the index will consist of: what is left of `segments`, and this one."""
        alive = [segment for segment in segments if segment.doc_count() > 0]
        own = [self._segment] if self._documents.count else []
        return [*MERGE_SMALL(writer, alive), *own]

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
            texts, rank = terms.sorted()
            for part, runs in self._texts.items():
                if runs.runs[name]:
                    batches = merged(runs.runs[name], texts, rank)
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
