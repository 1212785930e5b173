"""Files that are there when they are whole, and not before."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from haberdar.errors import UnusableOutputError


@contextmanager
def new_file(path: Path) -> Iterator[IO[bytes]]:
    """Lend a new file that takes the place of `path` in one step when the block has ended.

    After an error, `path` is as it was. Raises UnusableOutputError where it is something else than
    a file, as a device or a pipe is, which must not be replaced.
    """
    target = path.resolve()
    if target.exists() and not target.is_file():
        raise UnusableOutputError(f"{path} is no file; write to standard output in place of it")
    new = target.with_name(f".{target.name}.{secrets.token_hex(4)}.new")
    try:
        with new.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        new.replace(target)
    finally:
        new.unlink(missing_ok=True)
