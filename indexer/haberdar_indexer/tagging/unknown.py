"""Organizations that the registry lacks, by how they are called and what is said of them.

A name of words with capitals counts where it ends in what bodies are called (``Derneği``, ``A.Ş.``,
``Holding``: a head), or where a word beside it says so (``çip şirketi Nvidia``: a cue).
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from haberdar import Registry
from haberdar.registry.directory import organization_id
from haberdar_indexer.tagging import abroad, context
from haberdar_indexer.tagging.cues import Cue, Side
from haberdar_indexer.tagging.forms import Text, folded, plain
from haberdar_indexer.tagging.heads import ENDS_OF_BODIES, TRADES, Head, Sort
from haberdar_indexer.tagging.labels import key_of, label_of
from haberdar_indexer.tagging.lists import peoples, telling_nothing
from haberdar_indexer.tagging.places import Place
from haberdar_indexer.tagging.words import (
    Word,
    goes_on,
    names_something,
    next_word,
    words_after,
    words_before,
    words_to,
)

_SHORTEST = 3
_LONGEST_BESIDE_A_CUE = 4
_MOST_LISTED = 8
# Campaign for Nature, Center for Energy and Climate.
_MORE_ENGLISH = re.compile(r"(?: (?:for|of|on) (?:the )?[A-Z][\w-]*(?: (?:and|&) [A-Z][\w-]*)?)+")
# Unions of minds and markets are no bodies, and those of every province none of them.
_NO_BODY = re.compile(r"(?:^|-)(?:fikir|gonul|gumruk|hesap|is|kader|para|soz)-birligi$|^il(?:ce)?-")
# Santander bankası is Santander.
_KIND = re.compile(r"-(?:bankasi|dergisi|gazetesi|grubu|holding|kulubu)$")
_LINK = re.compile(r"(?:,| ve| ile| veya)$")
_OF_OR_FROM = re.compile(r"['’ʼ´`](?:n?[ıiuü]n|[dt][ae]n)$")
# A registered name of so many words is whole; what follows it is another's name.
_WORDS_OF_A_WHOLE_NAME = 3
_POSSESSIVE = tuple("ıiuü")
_AND = re.compile(r"(?:,| ve| ile) ")
# What nobody is called by alone: every company has a Yönetim Kurulu.
_CALLED_BY_ALL = frozenset(
    """
    agir-ceza-mahkemesi aile-mahkemesi anonim-sirketi asliye-ceza-mahkemesi
    asliye-hukuk-mahkemesi asliye-ticaret-mahkemesi avrupa-bankasi belediye-baskanligi
    belediye-meclisi bolge-mudurlugu buyuksehir-belediyesi cumhuriyet-bassavciligi
    denetim-kurulu dis-ticaret genel-baskanligi genel-merkezi genel-mudurlugu icra-kurulu
    icra-mahkemesi idare-mahkemesi il-baskanligi il-belediyesi il-genel-meclisi il-mudurlugu
    ilce-baskanligi ilce-belediyesi is-mahkemesi kredi-kooperatifi kripto-borsasi
    limited-sirketi resmi-gazetesi rusya-federasyonu sanayi sanayi-odasi sanayi-ve-dis-ticaret
    sanayi-ve-ticaret-odasi sosyal-sorumluluk-platformu spor-kulubu sulh-ceza-mahkemesi
    sulh-hukuk-mahkemesi ticaret ticaret-borsasi ticaret-odasi ticaret-ve-sanayi-odasi
    tuketici-mahkemesi turk-bankasi vakif-universitesi vergi-mahkemesi yonetim-kurulu
    yonetim-kurulu-baskanligi ziraat-odasi
    """.split()
)


class Unknown:
    """Finds organizations that a registry lacks."""

    def __init__(self, registry: Registry) -> None:
        self._organizations = registry.organizations
        self._ministries = registry.ministries
        self._registered = {
            key_of(name): organization.id
            for organization in registry.organizations.values()
            for name in (organization.name, organization.english, *organization.aliases)
            if name
        }

    def by_head(
        self, text: Text, heads: Iterable[tuple[int, int, Head]], registered: Sequence[Place]
    ) -> Iterator[Place]:
        """Yield the places of names that end in a head."""
        around = _Around(text.original, registered)
        for start, end, head in heads:
            if end in around.ours:
                continue
            name_end, whole = _ends(text, start, end, head)
            if not whole or name_end in around.ours:
                continue
            words = _words_of_head(text, start, head, around.barrier(start, head.sort))
            if not words:
                continue
            first = words[0].start
            is_abroad = abroad.after_country(text, first, name_end) is not None
            if head.sort is Sort.MINISTRY and not is_abroad:
                continue
            if around.is_registered(first, start, name_end, head.sort, is_abroad=is_abroad):
                continue
            place = self._place(text, first, whole, name_end, "pattern")
            if place is not None:
                known = around.acronym_behind(whole)
                yield place._replace(entity_id=known, label="") if known else place

    def by_cue(
        self, text: Text, cues: Iterable[tuple[int, int, Cue]], registered: Sequence[Place]
    ) -> Iterator[Place]:
        """Yield the places of names beside a cue."""
        around = _Around(text.original, registered)
        for start, end, cue in cues:
            if text.original[start:end] != cue.written:
                continue
            if context.word_end(text.original, end, inflects=cue.inflects) is None:
                continue
            for words, whole in _beside(text, start, end, cue.side):
                first = words[0].start
                if names_something(words) and not around.touches(first, whole):
                    place = self._place(text, first, whole, words[-1].end, "context")
                    if place is not None:
                        yield place

    def owned(self, text: Text, registered: Iterable[Place]) -> Iterator[Place]:
        """Yield the ministries and bodies of another country that a genitive names as theirs."""
        for place in registered:
            if place.entity_id or place.rule not in ("name", "everyday name"):
                continue
            owner = abroad.owner_before(text, place.start)
            if owner:
                name = text.original[place.start : place.name_end]
                found = self._called(f"{owner} {name}", place._replace(rule="pattern"))
                if found is not None:
                    yield found

    def _place(self, text: Text, start: int, end: int, name_end: int, rule: str) -> Place | None:
        place = Place(start, end, name_end, "", "organization", rule)
        return self._called(text.original[start:name_end], place)

    def _called(self, name: str, place: Place) -> Place | None:
        """Return `place` as that of an organization that is called so; None where none is."""
        label = label_of(name)
        key = key_of(label)
        if key in _CALLED_BY_ALL or key in TRADES or len(key) < _SHORTEST or _NO_BODY.search(key):
            return None
        known = self._registered.get(key) or self._registered.get(_KIND.sub("", key))
        if known is None and "-" in key and key in self._organizations:
            known = key  # that body's name in short
        elif key in self._organizations or key in self._ministries:
            key = organization_id(label)  # Sağlık A.Ş. is no ministry
        if known is not None:
            return place._replace(entity_id=known, kind="organization")
        return place._replace(entity_id=key, kind="organization", label=label)


class _Around:
    """The registered places of a text, in order, and what they leave to others."""

    def __init__(self, text: str, places: Sequence[Place]) -> None:
        self._text = text
        self._places = places
        self._ends = [place.end for place in places]
        # What ends where a registered name does is that name.
        self.ours = {place.name_end for place in places if place.entity_id}

    def barrier(self, start: int, sort: Sort) -> int:
        """Return before which place no name may begin that goes on to a head at `start`.

        It is the end of what cannot be part of a longer name: people, ministries, whole names, and
        acronyms but right before `start`. Before a legal form, names and acronyms can be.
        """
        last = bisect_left(self._ends, start) - 1
        if last < 0:
            return 0
        place = self._places[last]
        named = self._text[place.start : place.end]
        is_apart = (
            place.kind == "ministry"
            or place.end > place.name_end
            or _AND.match(self._text, place.end) is not None
        )
        is_whole = len(named.split()) >= _WORDS_OF_A_WHOLE_NAME or (
            place.rule == "acronym" and start - place.end > 1
        )
        return place.end if is_apart or (is_whole and sort is not Sort.LEGAL) else 0

    def is_registered(
        self, first: int, start: int, end: int, sort: Sort, *, is_abroad: bool
    ) -> bool:
        """Tell whether a head at `start`–`end` of a name from `first` on is of a registered one.

        An organ of a registered body is that body; what ends as one of ours and begins with another
        country is not.
        """
        for number in range(bisect_left(self._ends, first + 1), len(self._places)):
            place = self._places[number]
            if place.start >= end:
                return False
            if place.name_end >= end and (place.entity_id or place.start < start):
                return bool(place.entity_id) or not is_abroad
            if sort is Sort.ORGAN and place.entity_id:
                return True
        return False

    def acronym_behind(self, end: int) -> str:
        """Return the body whose acronym stands in brackets at `end`: it is called so here."""
        following = bisect_left(self._ends, end + 1)
        if following == len(self._places):
            return ""
        place = self._places[following]
        is_behind = place.rule == "acronym" and self._text[end : place.start] == " ("
        return place.entity_id if is_behind and place.kind == "organization" else ""

    def touches(self, start: int, end: int) -> bool:
        """Tell whether a registered place has any of `start`–`end`."""
        following = bisect_left(self._ends, start + 1)
        return following < len(self._places) and self._places[following].start < end


def _ends(text: Text, start: int, end: int, head: Head) -> tuple[int, int]:
    """Return where a name with a head ends, without suffixes and with them; zeros where none is."""
    surface = text.original[start:end]
    if head.sort in (Sort.BODY, Sort.ORGAN):
        is_written = surface[0].isupper() == head.written[0].isupper() and (
            plain(surface) == plain(head.written) or surface.isascii()
        )
    else:
        is_written = surface == head.written
    if not is_written or context.is_shouted(text.original, start, end):
        return 0, 0
    if head.sort is Sort.ENGLISH:
        more = _MORE_ENGLISH.match(text.original, end)
        end = end if more is None else more.end()
    whole = context.word_end(text.original, end, inflects=head.written.endswith(_POSSESSIVE))
    return (0, 0) if whole is None else (end, whole)


def _words_of_head(text: Text, start: int, head: Head, floor: int) -> list[Word] | None:
    """Return the words before a head that make a name with it; None where they do not."""
    is_company = head.sort in (Sort.TRADE, Sort.ENGLISH)
    words = words_before(text.original, start, floor=floor, joined=not is_company)
    if floor and words and words[0].start - floor <= 1:
        # "Ticaret Bakanı Bolat ve Arıcılar Derneği": a person stands before the name.
        joint = next((n for n, word in enumerate(words) if word.text == "ve"), -1)
        del words[: joint + 1]
    if is_company or head.sort is Sort.LEGAL:
        while words and folded(words[0].text) in peoples():
            del words[0]
    if is_company:
        end = start + len(head.written)
        return words if names_something(words) and not goes_on(text.original, end) else None
    # "Spor Bakanlığı Personel Dairesi Başkanlığı": what ends a body's name begins none.
    while words and folded(words[0].text) in ENDS_OF_BODIES:
        del words[0]
    telling = [word for word in words if word.text[0].isupper() and not _tells_nothing(word)]
    return words if len(telling) >= head.least else None


def _tells_nothing(word: Word) -> bool:
    return folded(word.text) in telling_nothing()


def _beside(text: Text, start: int, end: int, side: Side) -> Iterator[tuple[list[Word], int]]:
    """Yield the words of a name beside a cue, and where they end with a suffix.

    Before some cues there is a list of names.
    """
    original = text.original
    if side is Side.AFTER:
        words, whole = words_after(original, end, _LONGEST_BESIDE_A_CUE)
        if words and words[-1].end - words[0].start >= _SHORTEST:
            yield words, whole
        return
    # "Musk'ın kurucusu olduğu şirket" says whose, and not of what.
    if next_word(original, end).startswith("oldu") or original[start - 1 : start] != " ":
        return
    whole = start - 1
    for _ in range(_MOST_LISTED):
        owner = _OF_OR_FROM.search(original, max(0, whole - 5), whole)
        if owner is not None and side is Side.BEFORE:
            return
        words = words_to(original, whole if owner is None else owner.start(), joined=False)
        if not words or words[-1].end - words[0].start < _SHORTEST:
            return
        yield words, whole
        if side is not Side.OWNERS:
            return
        link = _LINK.search(original, max(0, words[0].start - 8), words[0].start - 1)
        if link is None:
            return
        whole = link.start()
