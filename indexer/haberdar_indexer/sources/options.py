"""What the reader of a newsroom's files is told about them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from haberdar_indexer.documents import UnusableInputError
from haberdar_indexer.fields import FIELDS


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How to read files of records.

    `field_names` gives the name that records use for a field, where it is not one that is known:
    ``{"text": "govde_html"}``. Raises UnusableInputError for a field that there is not.
    """

    field_names: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if unknown := self.field_names.keys() - FIELDS:
            known = " ".join(sorted(FIELDS))
            raise UnusableInputError(f"no such field: {min(unknown)}; there are {known}")

    def renamed(self, record: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return `record` with the given names replaced by those of their fields."""
        if not self.field_names:
            return record
        fields = {name: field for field, name in self.field_names.items()}
        given = {fields[name]: value for name, value in record.items() if name in fields}
        return {name: value for name, value in record.items() if name not in fields} | given
