"""Lists of words with capitals, folded: places, peoples, times, offices, given names."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

from haberdar_indexer.tagging.forms import folded

_Heading = Literal[
    "countries", "peoples", "provinces", "cities_abroad", "regions", "times", "offices", "generic",
    "given_names",
]  # fmt: skip
_PEOPLE_OF = ("li", "lu")  # folded, ı and ü are i and u


def listed(words: str) -> list[str]:
    """Return what commas part, in which lines may break anywhere."""
    return [" ".join(word.split()) for word in words.split(",")]


@cache
def countries() -> frozenset[str]:
    """Return the names of other countries and of their peoples."""
    return _listed("countries") | peoples()


@cache
def peoples() -> frozenset[str]:
    """Return what the peoples of other countries are called."""
    made = (f"{country}{suffix}" for country in _listed("countries") for suffix in _PEOPLE_OF)
    return _listed("peoples").union(made)


def cities_abroad() -> frozenset[str]:
    """Return cities and the like of other countries."""
    return _listed("cities_abroad")


def offices() -> frozenset[str]:
    """Return what people are called by."""
    return _listed("offices")


def given_names() -> frozenset[str]:
    """Return the names that people are given."""
    return _listed("given_names")


@cache
def telling_nothing() -> frozenset[str]:
    """Return what tells no body of its kind from others."""
    return _listed("times") | _listed("offices") | _listed("generic") | peoples()


@cache
def common() -> frozenset[str]:
    """Return what names no organization by itself: all lists but that of given names."""
    return (
        countries()
        | telling_nothing()
        | cities_abroad()
        | _listed("provinces")
        | _listed("regions")
    )


@cache
def _listed(heading: _Heading) -> frozenset[str]:
    text = files("haberdar_indexer.tagging").joinpath("lists.toml").read_text("utf-8")
    return frozenset(map(folded, tomllib.loads(text)[heading]))
