"""What organizations that the registry lacks are called, and what their ids are made of."""

import re

from haberdar.registry.directory import organization_id

_SPACES = re.compile(r"\s+")
# A company is the same with and without its legal form.
_LEGAL_FORM = re.compile(
    r"""
    (?:[\s,]+(?:
        T?\.?A\.?Ş\.? | A\.S\. | A\.?O\.? | Anonim\ (?:Şirketi|Ortaklığı) | Limited\ Şirketi
        | Ltd\.?(?:\ ?Şti\.?)? | Inc\.? | Corp\.? | P[Ll][Cc] | GmbH | S\.[pP]\.A\.? | N\.V\.?
        | LL[CP] | &\ Co\.?
    ))+$
    """,
    re.VERBOSE,
)


def label_of(surface: str) -> str:
    """Return how to show an organization that a text names so, without suffixes."""
    return _SPACES.sub(" ", surface)


def without_legal_form(name: str) -> str:
    """Return a company's name without ``A.Ş.`` and the like."""
    return _LEGAL_FORM.sub("", name) or name


def key_of(name: str) -> str:
    """Return the id of an organization that the registry lacks, the same for all spellings."""
    return organization_id(without_legal_form(name).replace("&", " ve "))
