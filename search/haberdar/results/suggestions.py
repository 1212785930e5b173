"""What somebody who is still typing may mean, as plain data."""

from dataclasses import asdict, dataclass
from typing import Any, Literal

SuggestionKind = Literal["ministry", "organization", "phrase", "title"]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A completion of what was typed.

    `text` is to be shown and searched for; `marks` are the (start, end) pairs of it that were
    typed, none where a ministry or organization was typed by another of its names. `id` is that of
    the ministry, organization or article, and empty for a phrase. `count` is the number of
    articles: tagged with the one, with the phrase in their title, or 1.
    """

    kind: SuggestionKind
    text: str
    marks: tuple[tuple[int, int], ...]
    id: str
    count: int

    def to_dict(self) -> dict[str, Any]:
        """Return the suggestion as JSON-ready data."""
        return asdict(self)
