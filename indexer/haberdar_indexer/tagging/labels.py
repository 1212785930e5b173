"""What organizations that the registry lacks are called, and what their ids are made of."""

import re

from haberdar.registry.directory import organization_id

_SPACES = re.compile(r"\s+")
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
# How companies shorten what they do, in ASCII.
_SHORT = dict(
    pair.split(":")
    for pair in """
    gid:gida ihr:ihracat ins:insaat ith:ithalat muh:muhendislik nak:nakliyat paz:pazarlama
    san:sanayi sanayii:sanayi taah:taahhut tas:tasimacilik tekst:tekstil tem:temizlik tic:ticaret
    tur:turizm
    """.split()
)
# What every company does tells none from another.
_TRADE = re.compile(r"(?:-(?:ve|sanayi|ticaret))+$")


def label_of(surface: str) -> str:
    """Return how to show an organization that a text names so, without suffixes."""
    return _SPACES.sub(" ", surface)


def without_legal_form(name: str) -> str:
    """Return a company's name without ``A.Ş.`` and the like."""
    return _LEGAL_FORM.sub("", name) or name


def key_of(name: str) -> str:
    """Return the id of an organization that the registry lacks, the same for all spellings.

    A company is the same with and without its legal form, and what it says of its trade in general:
    ``Wexa Tekstil San. ve Tic. A.Ş.`` is ``wexa-tekstil``.
    """
    bare = without_legal_form(name)
    key = organization_id(bare.replace("&", " ve "))
    if bare == name:
        return key
    whole = "-".join(_SHORT.get(word, word) for word in key.split("-"))
    return _TRADE.sub("", whole) or whole
