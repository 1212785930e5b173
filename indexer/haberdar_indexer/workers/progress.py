"""Which document a worker is at, kept where it outlives the worker."""

import os
from dataclasses import dataclass

_BYTES = 4


@dataclass(frozen=True, slots=True)
class Progress:
    """The number of the document that was begun last, in an open file that two processes have."""

    file: int

    def begin(self, number: int | None) -> None:
        """Tell that document `number` of the batch is begun; None: all are done."""
        os.pwrite(self.file, (0 if number is None else number + 1).to_bytes(_BYTES), 0)

    def at(self) -> int | None:
        """Return the number of the document that is being done, or None between documents."""
        number = int.from_bytes(os.pread(self.file, _BYTES, 0))
        return number - 1 if number else None
