"""How a search writes what it chooses of a facet's values, and what such writing means."""

from collections.abc import Iterable
from typing import NamedTuple, Self

# Chooses the articles that have no value of the facet.
NONE = "-"
_LITERAL = "\\"


def written(value: str) -> str:
    r"""Return how to choose `value`: as it is, after a backslash where it begins like a sign.

    The value ``-x`` is chosen by ``\-x``, as ``-x`` excludes ``x``.
    """
    return _LITERAL + value if value.startswith((NONE, _LITERAL)) else value


def excluding(value: str) -> str:
    """Return how to leave out the articles that have `value`."""
    return NONE + value


def canonical(choice: str) -> str:
    """Return the one way to write what `choice` says; nothing for one that names no value."""
    return written(choice[1:]) if choice.startswith(_LITERAL) else choice


class Chosen(NamedTuple):
    """What is chosen of a facet: articles with any of `wanted`, or, with `none`, with no value.

    With neither, it is all articles. Those with any of `excluded` are left out.
    """

    wanted: frozenset[str]
    excluded: frozenset[str]
    none: bool

    @classmethod
    def read(cls, choices: Iterable[str]) -> Self:
        """Read what `written`, `excluding` and `NONE` say."""
        different = set(choices)
        excluded = {choice for choice in different if choice.startswith(NONE)} - {NONE}
        wanted = different - excluded - {NONE}
        return cls(
            frozenset(choice.removeprefix(_LITERAL) for choice in wanted),
            frozenset(choice.removeprefix(NONE) for choice in excluded),
            NONE in different,
        )

    @property
    def named(self) -> frozenset[str]:
        """The values that are wanted or excluded."""
        return self.wanted | self.excluded
