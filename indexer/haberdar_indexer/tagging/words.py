"""Walk over the words with capitals before or after a place of a text, of which names are made."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from haberdar.turkish.analyzer import FUNCTION_WORDS
from haberdar.turkish.letters import lower
from haberdar.turkish.stems import lemma
from haberdar.turkish.tokens import APOSTROPHES, is_suffix
from haberdar_indexer.tagging.context import starts_sentence
from haberdar_indexer.tagging.forms import folded
from haberdar_indexer.tagging.heads import ENDS_OF_BODIES

_MOST_WORDS = 10
_WINDOW = 160
_QUOTES = tuple("\"“‘'«")
_OPENING = "\"“‘'(«[—–-•"
# Words and abbreviations (San. ve Tic., J.P.), but none that ends a sentence.
_PART = re.compile(r"(?:[^\W\d_]{1,4}\.)+|&|\w(?:[\w&+/-]*[\w+])?!?")
_NEXT_WORD = re.compile(rf" ([^\W_][\w&+/-]*)(?:[{APOSTROPHES}]([^\W\d_]+))?")
_AND = frozenset({"ve", "ile", "veya"})
_ENDS_OF_COMPANIES = frozenset("a.o. a.s a.s. as co. corp. inc. ltd ltd. sti sti.".split())
_LITTLE = _AND | frozenset("için & of for and the de la du des".split())
# Nobody's name begins with one of these, which begin sentences.
_STARTERS = FUNCTION_WORDS | frozenset(
    """
    ardından ayrıca aynı bazı bugün burada böylece buna bunun çok daha diğer dolayısıyla dün
    eski geçen geçtiğimiz halbuki hatta hemen hiçbir ilk işte karşılık kendi kısacası mesela nasıl
    neden nitekim olarak önce öncelikle örneğin öte özetle rağmen rakibi sadece son sonra söz şimdi
    tüm üstelik yalnızca yarın yine yoksa zaten
    """.split()
)
_LOCATIVE = re.compile(r"\w{3,}(?:[dt][ae]n?|[dt]eki|[dt]aki|yla|yle)")
_PEOPLES = "# Their peoples"
_SHOUTED = 4
# Where this share of a headline's words has capitals, all that could have them do.
_TITLE_SHARE = 0.7
# Headings of common.txt.
_OFFICES = "Offices and forms of address"
_GIVEN = "Given names"
_TELLING_NOTHING = (_OFFICES, "Peoples", "Months, days and times", "What every body has or is")


class Word(NamedTuple):
    """A word of a text and where it stands."""

    text: str
    start: int
    end: int


def words_to(text: str, end: int, *, floor: int = 0, joined: bool = True) -> list[Word]:
    """Return the words side by side that lead to `end`, all but little ones with a capital.

    They begin after `floor`, after a mark, an office ("Başkanı") or a word that only begins the
    sentence. Where they may be `joined` by "ve", the words before it must be ordinary ones, as in
    "Baklava ve Tatlı Üreticileri Derneği"; else one of two names would be part of the other.
    """
    floor = max(floor, end - _WINDOW)
    words: list[Word] = []
    while len(words) < _MOST_WORDS and end > floor:
        start = max(text.rfind(" ", floor, end), text.rfind("\n", floor, end), floor - 1) + 1
        if start == floor and text[start - 1 : start].isalnum() and text[start] != " ":
            break  # the rest of a word
        written = text[start:end].lstrip(_OPENING)
        word = Word(written, end - len(written), end)
        if not _belongs(word, words, joined=joined):
            break
        words.append(word)
        if word.start > start or start == floor or text[start - 1] != " ":
            break
        end = start - 1
    while words and (words[-1].text in _LITTLE or _only_begins(words, text)):
        words.pop()
    return words[::-1]


def words_before(text: str, place: int, *, floor: int = 0, joined: bool = True) -> list[Word]:
    """Return the words that a space parts from `place`; see `words_to`."""
    if place <= floor or text[place - 1] != " ":
        return []
    return words_to(text, place - 1, floor=floor, joined=joined)


def words_after(text: str, end: int, most: int) -> tuple[list[Word], int]:
    """Return up to `most` words with capitals behind `end`, and where they end.

    They go on to a place, a date or an office. The end is that of a suffix after an apostrophe.
    """
    words: list[Word] = []
    while len(words) < most:
        match = _NEXT_WORD.match(text, end)
        if match is None or not _has_capital(match[1]) or folded(match[1]) in common():
            break
        words.append(Word(match[1], match.start(1), match.end(1)))
        end = match.end(1)
        if match[2] is not None:
            return words, match.end() if is_suffix(match[2]) else end
    return words, end


def next_word(text: str, end: int) -> str:
    """Return the word that a space parts from `end`, folded and without a suffix; else nothing."""
    match = _NEXT_WORD.match(text, end)
    return "" if match is None else folded(match[1])


def goes_on(text: str, end: int) -> bool:
    """Tell whether a word with a capital follows `end` that a name could go on with."""
    match = _NEXT_WORD.match(text, end)
    if match is not None and match[1] in _AND:
        # "Petrol ve Doğalgaz Yatırımları" is one phrase, "Wexa Enerji ve Nvidia" are two names.
        match = _NEXT_WORD.match(text, match.end(1))
        return match is not None and _has_capital(match[1]) and is_ordinary(match[1])
    return match is not None and _has_capital(match[1]) and next_word(text, end) not in common()


def _belongs(word: Word, following: Sequence[Word], *, joined: bool) -> bool:
    """Tell whether `word` can be of the name that goes on with the last of `following`."""
    written = word.text
    if not written or _PART.fullmatch(written) is None:
        return False
    if written in _AND:
        return joined and bool(following)
    if not (_has_capital(written) or written in _LITTLE):
        return False
    form = folded(written)
    if form in offices() or form in _ENDS_OF_COMPANIES:
        return False
    if following and following[-1].text in _AND:
        return form not in common() and form not in ENDS_OF_BODIES and is_ordinary(written)
    # "ÜRETİMİ ARTIRMALIYIZ Helmann Holding": a headline is no part of the name after it.
    return not (
        following and len(written) >= _SHOUTED and written.isupper() and is_ordinary(written)
    )


def _has_capital(word: str) -> bool:
    return word[0].isupper() or (word[0].isdigit() and any(map(str.isupper, word)))


def _only_begins(words: Sequence[Word], text: str) -> bool:
    """Tell whether the last of `words`, which is first in the text, only begins a sentence."""
    word = words[-1]
    if text[word.start - 1 : word.start] not in _QUOTES and not starts_sentence(text, word.start):
        return False
    written = lower(word.text)
    if written in _STARTERS or _LOCATIVE.fullmatch(written) is not None:
        return True
    # "Organizasyonu İTKİB Fuarcılık A.Ş. yaptı."
    return len(words) > 1 and words[-2].text.isupper() and is_ordinary(written)


def is_title_case(text: str) -> bool:
    """Tell whether a headline has capitals on all its words, which then say nothing of names."""
    words = text.split()
    return sum(map(_has_capital, words)) > _TITLE_SHARE * len(words)


@lru_cache(maxsize=50_000)
def is_ordinary(word: str) -> bool:
    """Tell whether a word is in the dictionary, in whatever form."""
    written = lower(word.rstrip("."))
    return written in FUNCTION_WORDS or lemma(written) is not None


def names_something(words: Sequence[Word]) -> bool:
    """Tell whether words can be the name of something, and are no phrase, place or office."""
    if not words:
        return False
    forms = [folded(word.text) for word in words]
    if forms[0] in common() or " ".join(forms) in common():
        return False
    if len(words) > 1 and forms[0] in given_names():
        return False
    return any(
        form not in common() and form not in _LITTLE and not _is_ordinary_here(word.text)
        for word, form in zip(words, forms, strict=True)
    )


def _is_ordinary_here(word: str) -> bool:
    # In capitals among other words it is an acronym, whatever the dictionary has.
    return not word.isupper() and is_ordinary(word)


@cache
def common() -> frozenset[str]:
    """Return words with capitals that name no organization, folded."""
    return frozenset().union(*(words for name, words in _sections().items() if name != _GIVEN))


@cache
def peoples() -> frozenset[str]:
    """Return what the people of countries are called, folded."""
    return _sections()["Peoples"]


@cache
def peoples_and_times() -> frozenset[str]:
    """Return words with capitals that tell no body of its kind from others, folded."""
    return frozenset().union(*(_sections()[name] for name in _TELLING_NOTHING))


@cache
def given_names() -> frozenset[str]:
    """Return the names that people are given, folded."""
    return _sections()[_GIVEN]


@cache
def offices() -> frozenset[str]:
    """Return what people are called by, folded."""
    return _sections()[_OFFICES]


@cache
def _sections() -> dict[str, frozenset[str]]:
    """Read the lists of places, of offices and so on, by their headings."""
    folder = files("haberdar_indexer.tagging")
    sections: dict[str, frozenset[str]] = {}
    for part in folder.joinpath("common.txt").read_text("utf-8").split("\n# "):
        heading, _, lines = part.partition("\n")
        names = (name.strip() for line in lines.splitlines() for name in line.split(";"))
        sections[heading] = frozenset(folded(name) for name in names if name)
    countries = folder.joinpath("countries.txt").read_text("utf-8").partition(_PEOPLES)
    for heading, lines in (("Countries", countries[0]), ("Peoples", countries[2])):
        sections[heading] = frozenset(
            folded(name) for name in lines.splitlines() if name and not name.startswith("#")
        )
    return sections
