"""Follow changes of files."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from watchfiles import DefaultFilter, watch

# Milliseconds: an editor or a copy changes many files in a row, which one run should see.
_SETTLED, _AT_MOST, _LOOK = 500, 10_000, 300


class _Visible(DefaultFilter):
    """Passes over what a run passes over, and nothing else."""

    ignore_dirs = ()
    ignore_entity_patterns = (r"^\.",)


def changes(paths: Sequence[str | Path], index_dir: str | Path) -> Iterator[None]:
    """Yield once when changes begin to be noticed, and each time files under `paths` have changed.

    So that what changes during the first run is not missed. What is written into an index under the
    paths is no change. Ends when the process is interrupted.
    """
    first = True
    for found in watch(
        *map(os.path.realpath, paths),
        watch_filter=_Visible(ignore_paths=[f"{os.path.realpath(index_dir)}{os.sep}"]),
        step=_SETTLED,
        debounce=_AT_MOST,
        rust_timeout=_LOOK,
        yield_on_timeout=True,
        raise_interrupt=False,
    ):
        if found or first:
            first = False
            yield
