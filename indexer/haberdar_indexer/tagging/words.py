"""Walk over the words with capitals before or after a place of a text, of which names are made."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from haberdar.turkish.analyzer import FUNCTION_WORDS
from haberdar.turkish.letters import lower
from haberdar.turkish.stems import lemma
from haberdar.turkish.tokens import APOSTROPHES, is_suffix
from haberdar_indexer.tagging.context import starts_sentence
from haberdar_indexer.tagging.forms import folded
from haberdar_indexer.tagging.heads import ENDS_OF_BODIES
from haberdar_indexer.tagging.lists import common, given_names, offices

_MOST_WORDS = 12
_WINDOW = 160
_LONGEST_WORD = 40
_QUOTES = tuple("\"“„‘'«")
_OPENING = "\"“„‘'(«[—–-•"
_LETTER = rf"[^\W_{APOSTROPHES}]"
# Words and abbreviations (San. ve Tic., J.P.), but none that ends a sentence.
_PART = re.compile(
    rf"(?:[^\W\d_]{{1,4}}\.)+|&|{_LETTER}(?:(?:{_LETTER}|[&+/-])*(?:{_LETTER}|\+))?!?"
)
_NEXT_WORD = re.compile(
    rf" ({_LETTER}(?:{_LETTER}|[&+/-]){{0,{_LONGEST_WORD - 1}}})(?!{_LETTER})"
    rf"(?:[{APOSTROPHES}]([^\W\d_]{{1,{_LONGEST_WORD}}}))?"
)
_AND = "ve"
_LITTLE = frozenset("ve için & of for and the de la du des".split())
_ENDS_OF_COMPANIES = frozenset("a.o. a.s a.s. as co. corp. gmbh inc. ltd ltd. plc sti sti.".split())
# Spellings that the dictionary lacks.
_ORDINARY = FUNCTION_WORDS | {"sanayii"}
# Nobody's name begins with one of these, which begin sentences.
_STARTERS = FUNCTION_WORDS | frozenset(
    """
    ardından ayrıca aynı bazı bugün burada böylece buna bunun çok daha diğer dolayısıyla dün
    eski geçen geçtiğimiz halbuki hatta hemen hiçbir ilk işte karşılık kendi kısacası mesela nasıl
    neden nitekim olarak önce öncelikle örneğin öte özetle rağmen rakibi sadece son sonra söz şimdi
    tüm üstelik yalnızca yarın yine yoksa zaten
    """.split()
)
# Words in these cases begin sentences, and no names: Toplantıda, Karardan, Toplantıya, Kararla.
_CASES = re.compile(r"\w{3,}(?:[dt][ae]n?|[dt][ae]ki|y?[ae]|y?l[ae])")
_SHOUTED = 4
# Where this share of a headline's words has capitals, all that could have them do.
_TITLE_SHARE = 0.7


class Word(NamedTuple):
    """A word of a text and where it stands."""

    text: str
    start: int
    end: int


def words_to(text: str, end: int, *, floor: int = 0, joined: bool = True) -> list[Word]:
    """Return the words side by side that lead to `end`, all but little ones with a capital.

    They begin after `floor`, after a mark, an office ("Başkanı"), a legal form or a word that only
    begins the sentence. Where they may be `joined` by "ve" and commas, the words before these must
    be ordinary ones, as in "Halı, Kilim ve Battaniye Üreticileri Derneği"; else one of two names
    would be part of the other.
    """
    floor = max(floor, end - _WINDOW)
    words: list[Word] = []
    while len(words) < _MOST_WORDS and end > floor:
        start = max(text.rfind(" ", floor, end), text.rfind("\n", floor, end), floor - 1) + 1
        if start == floor and text[start - 1 : start].isalnum() and text[start] != " ":
            break  # the rest of a word
        written = text[start:end].lstrip(_OPENING)
        word = Word(written.removesuffix(","), end - len(written), end)
        is_item = written.endswith(",")
        if is_item and not (joined and _is_listed(words)):
            break
        if not _belongs(word, words, joined=joined, is_item=is_item):
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
    if match is not None and match[1] == _AND:
        # "Petrol ve Doğalgaz Yatırımları" is one phrase, "Wexa Enerji ve Nvidia" are two names.
        match = _NEXT_WORD.match(text, match.end(1))
        return match is not None and _has_capital(match[1]) and is_ordinary(match[1])
    return match is not None and _has_capital(match[1]) and next_word(text, end) not in common()


def _is_listed(following: Sequence[Word]) -> bool:
    """Tell whether the name that goes on so has a list that a comma may belong to."""
    match following:
        case [*_, before, item]:
            return before.text == _AND or item.end > item.start + len(item.text)
    return False


def _belongs(word: Word, following: Sequence[Word], *, joined: bool, is_item: bool) -> bool:
    """Tell whether `word` can be of the name that goes on with the last of `following`."""
    written = word.text
    if not written or len(written) > _LONGEST_WORD or _PART.fullmatch(written) is None:
        return False
    if written in _LITTLE:
        return bool(following) and (joined or written != _AND)
    if not _has_capital(written):
        return False
    form = folded(written)
    if form in offices() or form in _ENDS_OF_COMPANIES:
        return False
    if is_item or (following and following[-1].text == _AND):
        return form not in common() and form not in ENDS_OF_BODIES and is_ordinary(written)
    # "ÜRETİMİ ARTIRMALIYIZ Helmann Holding": a headline is no part of the name after it.
    is_shouted = len(written) >= _SHOUTED and written.isupper() and form not in common()
    return not (following and is_shouted and is_ordinary(written))


def _has_capital(word: str) -> bool:
    return word[0].isupper() or (word[0].isdigit() and any(map(str.isupper, word)))


def _only_begins(words: Sequence[Word], text: str) -> bool:
    """Tell whether the last of `words`, which is first in the text, only begins a sentence."""
    word = words[-1]
    if text[word.start - 1 : word.start] not in _QUOTES and not starts_sentence(text, word.start):
        return False
    written = lower(word.text)
    if written in _STARTERS:
        return True
    if _CASES.fullmatch(written) is not None:
        # Delta and Sultan end so too, and are words themselves.
        return lemma(written) not in (None, written)
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
    return written in _ORDINARY or lemma(written) is not None


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
