"""The live index as a run finds it: what it was made of, and what has changed since."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from haberdar import (
    IndexCorruptError,
    IndexMismatchError,
    IndexMissingError,
    Registry,
    open_index,
)
from haberdar.index.generations import Manifest, live_generation
from haberdar_indexer.ledger import NAME, Ledger
from haberdar_indexer.versions import versions


@dataclass(frozen=True, slots=True)
class Live:
    """The ledger of the live index, and what of it has to be done anew.

    Its files are to be `read` again where they would be cleaned in another way by now, and where
    the index is damaged; else its stored articles are to be `tagged` again, or only `analyzed`.
    """

    ledger: Ledger
    is_there: bool = True
    damage: str = ""
    read: bool = False
    tagged: bool = False
    analyzed: bool = False

    @property
    def goes_on(self) -> bool:
        """Whether the next generation can begin with the files of this one."""
        return self.is_there and not (self.read or self.tagged or self.analyzed)


@contextmanager
def open_live(root: Path, registry: Registry) -> Iterator[Live]:
    """Lend the live index of `root`, in whatever state it is."""
    ledger, damage, analyzed = Ledger.empty(), "", False
    try:
        folder = live_generation(root)
        if (folder / NAME).exists():
            ledger = Ledger.open(folder / NAME)
        analyzed = Manifest.read(folder).registry != registry.digest
        open_index(root).close()
    except IndexMissingError:
        yield Live(ledger, is_there=False)
        return
    except IndexMismatchError:
        analyzed = True
    except IndexCorruptError as error:
        damage = str(error)
    now = versions(registry)
    made_by = now | ledger.versions
    try:
        yield Live(
            ledger,
            damage=damage,
            read=bool(damage) or made_by["cleaning"] != now["cleaning"],
            tagged=made_by["tagging"] != now["tagging"],
            analyzed=analyzed,
        )
    finally:
        ledger.close()
