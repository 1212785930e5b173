"""A file of arrays gives back what was written, and says where it is not what was written."""

import io
from itertools import chain
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from haberdar.errors import IndexCorruptError
from haberdar.index.flat import container
from haberdar.index.flat.container import Container, ContainerWriter

arrays = st.lists(st.integers(0, 2**31 - 1), max_size=40)


def written(pieces: list[list[int]], folder: str | None = None) -> bytes:
    writer = ContainerWriter(folder)
    section = writer.section("numbers", "<u4")
    for piece in pieces:
        section.append(np.array(piece, np.uint32))
    writer.put("bytes", np.arange(7), "<u1")
    file = io.BytesIO()
    writer.write(file, {"documents": 3})
    return file.getvalue()


@given(st.lists(arrays, max_size=4))
def test_arrays_come_back(pieces: list[list[int]]) -> None:
    found = Container("x", memoryview(written(pieces)))
    assert found.array("numbers").tolist() == list(chain.from_iterable(pieces))
    assert found.array("bytes").tolist() == list(range(7))
    assert found.meta == {"documents": 3}
    assert "nothing" not in found
    assert list(found.faults()) == []


def test_large_sections_wait_in_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pieces = [[1, 2, 3], [4] * 10, [5]]
    expected = written(pieces)
    monkeypatch.setattr(container, "_SECTION_MEMORY", 8)
    assert written(pieces, str(tmp_path)) == expected


@given(st.data())
def test_a_changed_byte_is_noticed(data: st.DataObject) -> None:
    whole = bytearray(written([[1, 2, 3], [2**31]]))
    place = data.draw(st.integers(0, len(whole) - 1))
    whole[place] ^= data.draw(st.integers(1, 255))
    try:
        found = Container("x", memoryview(bytes(whole)))
    except IndexCorruptError:
        return
    noticed = list(found.faults()) if {"numbers", "bytes"} == set(found._sections) else ["renamed"]
    padding = whole[16:64]
    assert noticed or any(padding) or found.meta != {"documents": 3}


@pytest.mark.parametrize("cut", [0, 1, 10, 60])
def test_a_cut_file_is_damaged(cut: int, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(written([[1, 2, 3]])[:cut])
    with pytest.raises(IndexCorruptError, match="reindex"):
        Container.open(path)


def test_arrays_cannot_be_written_to() -> None:
    found = Container("x", memoryview(written([[1]])))
    with pytest.raises(ValueError, match="read-only"):
        found.array("numbers")[0] = 2
