"""Ways to show the same thing, of which one is in force."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Option:
    """A choice of which one is in force."""

    name: str
    current: bool
    url: str
