"""Follow changes of files."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from watchfiles import DefaultFilter, watch

# Milliseconds: an editor or a copy changes many files in a row, which one run should see.
_SETTLED, _AT_MOST = 500, 10_000


class _Visible(DefaultFilter):
    """Passes over what a run passes over, and nothing else."""

    ignore_dirs = ()
    ignore_entity_patterns = (r"^\.",)


def changes(paths: Sequence[str | Path]) -> Iterator[None]:
    """Yield each time files under `paths` have changed, until the process is interrupted."""
    for _ in watch(
        *paths, watch_filter=_Visible(), step=_SETTLED, debounce=_AT_MOST, raise_interrupt=True
    ):
        yield
