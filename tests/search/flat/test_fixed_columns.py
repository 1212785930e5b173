"""Values of fixed width stay with their documents when segments are merged."""

from pathlib import Path

import pytest
from whoosh import columns, fields
from whoosh.index import create_in

from haberdar.index import schema
from haberdar.index.caching import ArrayCache
from haberdar.index.flat.codec import FlatCodec
from haberdar.index.leaves import leaves_of
from haberdar.index.stories.signing import SIGNATURE_TYPE

WIDTH = SIGNATURE_TYPE.itemsize


def test_values_go_where_their_documents_go(tmp_path: Path) -> None:
    definition = fields.Schema(id=fields.ID(unique=True), signature=schema.SignatureField())
    index = create_in(str(tmp_path), definition)
    for first in (0, 3):
        writer = index.writer(codec=FlatCodec())
        for number in range(first, first + 3):
            value = {} if number == 1 else {"signature": bytes([number]) * WIDTH}
            writer.add_document(id=str(number), **value)
        writer.commit(merge=False)
    assert values(index) == [[0, 0, 2], [3, 4, 5]]
    writer = index.writer(codec=FlatCodec())
    writer.delete_by_term("id", "3")
    writer.commit(optimize=True)
    assert values(index) == [[0, 0, 2, 4, 5]]


def values(index) -> list[list[int]]:
    """Return the first byte of each document's value, by segment."""
    with index.reader() as reader:
        return [
            [int(signature.tobytes()[0]) for signature in leaf.signatures()]
            for leaf in leaves_of(reader, ArrayCache(0))
        ]


def test_other_columns_of_whoosh_are_refused(tmp_path: Path) -> None:
    column = columns.VarBytesColumn()
    definition = fields.Schema(id=fields.ID(sortable=column))
    writer = create_in(str(tmp_path), definition).writer(codec=FlatCodec())
    with pytest.raises(TypeError, match="fixed width"):
        writer.add_document(id="a")
    writer.cancel()
