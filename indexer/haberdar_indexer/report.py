"""What a run did, for programs, people and the file of what was refused."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from haberdar_indexer.documents import Rejected
from haberdar_indexer.planning import Plan
from haberdar_indexer.writing import Written

NAME = "rejected.jsonl"


@dataclass(slots=True)
class Report:
    """What a run did, or would do.

    Of the articles, `written` tells how many were added, kept and carried over; `removed` are those
    that have gone, and `learnt` counts those that were tagged again with what others explain.
    `rejected` is the input that gave no article, that of unchanged files included, and `copies` the
    input that repeats an article. `unchanged` means that the index was up to date and stays as it
    is; `notes` are sentences about what else a reader should know.
    """

    plan: Plan
    written: Written = field(default_factory=Written)
    removed: int = 0
    learnt: int = 0
    rejected: list[Rejected] = field(default_factory=list)
    copies: list[Rejected] = field(default_factory=list)
    unchanged: bool = False
    notes: list[str] = field(default_factory=list)

    def refuse(self, refused: Iterable[Rejected]) -> None:
        """Add input that gave no article."""
        for one in refused:
            (self.copies if one.original else self.rejected).append(one)

    def write_rejected(self, root: Path) -> None:
        """Write what gave no article into the index folder, a JSON object a line."""
        new = root / f"{NAME}.new"
        with new.open("w", encoding="utf-8", errors="backslashreplace") as file:
            for refused in (*self.rejected, *self.copies):
                file.write(json.dumps(_row(refused), ensure_ascii=False) + "\n")
        new.replace(root / NAME)


def _row(refused: Rejected) -> dict[str, str | int]:
    """Return what was refused, for JSON: `path` is its file, where that is known."""
    row: dict[str, str | int] = {
        "path": refused.file or refused.origin.path,
        "document": refused.origin.path,
        "position": refused.origin.line,
        "reason": refused.reason,
    }
    return {**row, "article": refused.original} if refused.original else row
