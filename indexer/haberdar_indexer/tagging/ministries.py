"""Ministries that a text names by less than a name: in a series, by a surname, or as the ministry.

``Ticaret ve Sanayi bakanlıkları``, ``Bakan Bolat``, ``bakanlıktan yapılan açıklamada``.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from haberdar import PublishedDate, Registry
from haberdar.turkish.tokens import APOSTROPHES
from haberdar_indexer.tagging.abroad import is_foreign_ministry
from haberdar_indexer.tagging.context import is_former, word_end
from haberdar_indexer.tagging.forms import Text, folded
from haberdar_indexer.tagging.names import Name
from haberdar_indexer.tagging.places import JOINT, Place
from haberdar_indexer.tagging.words import words_after, words_before

_LETTER = rf"[^\W{APOSTROPHES}]"
_WORD = re.compile(rf"{_LETTER}{{1,40}}(?!{_LETTER})")
_SEVERAL = re.compile(r"bakan(?:lik)?lari")
_THE_MINISTRY = re.compile(r"bakanli[kg]")
# Several ministries, and what a person did for some years, are no ministry.
_NO_MINISTRY = re.compile(
    r"bakanlik(?:lar|siz)|bakanlik\s+(?:yap|gorev|koltu|donem)"
    r"|bakanligi[mn]?\s+(?:donem|sira|zaman|sure|yap)"
)
_LIST_WORD = re.compile(r"[^\W\d_]+|,")
_LINKS = frozenset({"ve", "ile", ","})
_WINDOW = 160
_MOST_LISTED = 16
_FEWEST = 2
_MINISTRIES = re.compile("bakanliklari")
_COUNTRIES = re.compile(r"ulke\w*\s+$")
# Bakan Bolat, Bakan Prof. Dr. Bolat.
_SURNAME = re.compile(rf"(?: (?:Prof|Doç|Dr)\.)* ([^\W\d_a-zçğıöşü][^\W\d_{APOSTROPHES}]*)")
_MOST_NAMES = 3

_Key = tuple[str, ...]


class _Listed(NamedTuple):
    """A word or comma before ``bakanlıkları``."""

    folded: str
    start: int
    end: int


class Shortened:
    """Finds the ministries of a registry where they are named by less than a name."""

    def __init__(self, registry: Registry, names: Iterable[Name]) -> None:
        self._registry = registry
        self._stems: defaultdict[_Key, list[Name]] = defaultdict(list)
        for name in names:
            if name.kind == "ministry" and name.rule in ("name", "everyday name"):
                self._stems[_stem(name)].append(name)
        self._in_office: dict[PublishedDate, Mapping[str, str]] = {}

    def series(
        self, text: Text, places: Sequence[Place], published: PublishedDate | None
    ) -> Iterator[Place]:
        """Yield the ministries of every series, which goes on from any of `places` before it."""
        named = _Ends(places)
        for start, word in _words(text):
            if not _SEVERAL.match(word):
                continue
            small = _MINISTRIES.match(word) is not None
            floor = named.last_before(start)
            listed = _listed_before(text, start, floor, small=small)
            parts = self._split(listed, len(listed), published)
            if parts is None or _is_abroad(text, parts[0][1]):
                continue
            goes_on = floor > 0 and JOINT.fullmatch(text.original, floor, parts[0][1]) is not None
            if not small and not goes_on and parts[0][1] != listed[0].start:
                continue  # "Uzay ve Ticaret Bakanları" are not ours
            if len(parts) + goes_on < _FEWEST:
                continue
            for name, first, last in parts:
                is_last = last == listed[-1].end
                end = _end(text, start, word) if is_last else last
                yield Place(first, end, end, name.entity_id, "ministry", "series")

    def _split(
        self, listed: Sequence[_Listed], end: int, published: PublishedDate | None
    ) -> list[tuple[Name, int, int]] | None:
        """Cut the end of a list into ministries, the longest names first; None where it is none."""
        for first in range(end):
            if listed[first].folded in _LINKS:
                continue
            name = self._named(tuple(word.folded for word in listed[first:end]), published)
            if name is None:
                continue
            here = (name, listed[first].start, listed[end - 1].end)
            if first and listed[first - 1].folded in _LINKS:
                before = self._split(listed, first - 1, published)
                return [*(before or ()), here]
            return [here]
        return None

    def _named(self, key: _Key, published: PublishedDate | None) -> Name | None:
        key = tuple(word for word in key if word != ",")
        names = self._stems.get(key, ())
        valid = [name for name in names if name.days(published)]
        return max(valid, key=lambda name: name.binding, default=None)

    def surnames(
        self, texts: Iterable[tuple[Text, Sequence[Place]]], published: PublishedDate | None
    ) -> Mapping[str, str]:
        """Return the ministries of the surnames that mean ministers in an article.

        They are those in office on the day of publication, unless two share one, and those whom the
        article itself calls ministers.
        """
        found = dict(self._ministers_on(published))
        for text, places in texts:
            for place in places:
                if place.kind != "ministry" or not place.entity_id:
                    continue
                if place.rule == "minister":
                    found[text.folded[place.start : place.name_end].split()[-1]] = place.entity_id
                elif place.rule == "title":
                    words, _ = words_after(text.original, place.end, _MOST_NAMES)
                    if words:
                        found.setdefault(folded(words[-1].text), place.entity_id)
        return found

    def _ministers_on(self, published: PublishedDate | None) -> Mapping[str, str]:
        if published is None:
            return {}
        if published not in self._in_office:
            found: defaultdict[str, set[str]] = defaultdict(set)
            for ministry in self._registry.ministries.values():
                for minister in ministry.ministers:
                    if minister.term.days(published.first, published.last):
                        surname = folded(minister.name.split()[-1])
                        found[surname].add(ministry.id)
            self._in_office[published] = {
                surname: next(iter(ids)) for surname, ids in found.items() if len(ids) == 1
            }
        return self._in_office[published]

    @staticmethod
    def by_surname(text: Text, surnames: Mapping[str, str]) -> Iterator[Place]:
        """Yield every ``Bakan Bolat``."""
        for start, word in _words(text):
            if word != "bakan":
                continue
            name = _SURNAME.match(text.original, start + len(word))
            ministry = surnames.get(folded(name[1])) if name is not None else None
            if name is None or ministry is None:
                continue
            if not (is_former(text, start) or is_foreign_ministry(text, start)):
                end = name.end(1)
                whole = word_end(text.original, end, inflects=False)
                if whole is not None:
                    yield Place(start, whole, end, ministry, "ministry", "surname")


def the_ministry(texts: Iterable[tuple[Text, Sequence[Place]]]) -> list[list[Place]]:
    """Return for each text where it says ``bakanlık`` and means the only ministry of them all.

    Nothing where they name several, other countries' and those that nobody knows included.
    """
    found = list(texts)
    named = {
        place.entity_id or text.folded[place.start : place.name_end]
        for text, places in found
        for place in places
        if place.kind == "ministry" or "bakan" in text.folded[place.start : place.name_end]
    }
    alone = [list(_alone(text, places)) for text, places in found]
    is_only = len(named) == 1 and not any(has_name for each in alone for _, _, has_name in each)
    ours = {place.entity_id for _, places in found for place in places if place.kind == "ministry"}
    if not is_only or "" in ours or not ours:
        return [[] for _ in found]
    (ministry,) = ours
    return [
        [Place(start, end, end, ministry, "ministry", "ministry") for start, end, _ in each]
        for each in alone
    ]


def _alone(text: Text, places: Sequence[Place]) -> Iterator[tuple[int, int, bool]]:
    """Yield where ``bakanlık`` stands outside of `places`, and whether a name is before it.

    One that follows a word with a capital is another ministry's name.
    """
    spans = iter(places)
    span = next(spans, None)
    for start, word in _words(text):
        while span is not None and span.end <= start:
            span = next(spans, None)
        if not _THE_MINISTRY.match(word) or (span is not None and span.start <= start):
            continue
        if _NO_MINISTRY.match(text.folded, start):
            continue
        yield start, _end(text, start, word), bool(words_before(text.original, start))


def _words(text: Text) -> Iterator[tuple[int, str]]:
    """Yield the words that begin with ``bakan``, folded, and where they begin."""
    folded = text.folded
    start = folded.find("bakan")
    while start >= 0:
        if not (start and folded[start - 1].isalnum()):
            match = _WORD.match(folded, start)
            if match is not None:
                yield start, match[0]
        start = folded.find("bakan", start + 5)


def _end(text: Text, start: int, word: str) -> int:
    """Return where a word ends with what an apostrophe parts from it."""
    end = start + len(word)
    return word_end(text.original, end, inflects=False) or end


def _stem(name: Name) -> _Key:
    *words, _ = folded(name.text).replace(",", " ").split()
    return tuple(words)


def _is_abroad(text: Text, start: int) -> bool:
    """Tell whether the series at `start` is of another country, or of several."""
    countries = _COUNTRIES.search(text.folded, max(0, start - _WINDOW), start)
    return countries is not None or is_foreign_ministry(text, start)


class _Ends:
    """Where the ministries that are named in full end, in order."""

    def __init__(self, places: Sequence[Place]) -> None:
        self._ends = [place.end for place in places if place.kind == "ministry"]

    def last_before(self, start: int) -> int:
        """Return the last end before `start`, or 0."""
        place = bisect_left(self._ends, start)
        return self._ends[place - 1] if place else 0


def _listed_before(text: Text, end: int, floor: int, *, small: bool) -> list[_Listed]:
    """Return the words with capitals, or `small` ones too, links and commas that lead to `end`.

    None of them begins before `floor`.
    """
    if text.original[end - 1 : end] != " ":
        return []
    since = max(floor, end - _WINDOW)
    found = [
        _Listed(text.folded[match.start() : match.end()], match.start(), match.end())
        for match in _LIST_WORD.finditer(text.original, since, end)
    ]
    listed: list[_Listed] = []
    place = end
    for word in reversed(found[-_MOST_LISTED:]):
        gap = text.original[word.end : place]
        is_link = word.folded in _LINKS
        # Ministers' offices are written with capitals; in small letters they are anybody's.
        is_named = small or text.original[word.start].isupper()
        if gap.strip(" ") or not (is_link or is_named):
            break
        listed.append(word)
        place = word.start
    while listed and listed[-1].folded in _LINKS:
        listed.pop()
    return listed[::-1]
