"""Standard input, which is read like a file once all of it is there."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO

NAME = "-"
_READ_AT_ONCE = 1 << 20


def named(paths: Sequence[str | Path], stream: BinaryIO, folder: Path) -> list[str | Path]:
    """Return `paths` with the standard input among them as a file in `folder`.

    The same content has the same name, by which it is known again; the suffix lets it be a text.
    """
    return [_received(stream, folder) if str(path) == NAME else path for path in paths]


def _received(stream: BinaryIO, folder: Path) -> Path:
    digest = hashlib.blake2b(digest_size=8)
    with NamedTemporaryFile(dir=folder, delete=False) as file:
        while piece := stream.read(_READ_AT_ONCE):
            digest.update(piece)
            file.write(piece)
    return Path(file.name).rename(folder / f"stdin-{digest.hexdigest()}.txt")
