"""The words that dates are said in, as an ASCII keyboard writes them, and their endings."""

from enum import Enum
from itertools import product
from typing import NamedTuple

from haberdar.turkish.dates import NUMBER_OF_MONTH


class Unit(Enum):
    """A stretch of the calendar."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


class Case(Enum):
    """The cases of Turkish that tell dates apart; the accusative counts as plain."""

    PLAIN = "plain"
    IN = "locative"
    FROM = "ablative"
    OF = "genitive"
    TO = "dative"


class Ending(NamedTuple):
    """What stands after a stem: its case, whether a possessive (``yılı``) or plural precedes it."""

    case: Case = Case.PLAIN
    own: bool = False
    many: bool = False


UNINFLECTED = Ending()


def _case_endings(buffer: str) -> dict[str, Case]:
    """Return the case endings in every harmony; `buffer` stands before them."""
    locative = [buffer + d + vowel for d, vowel in product("dt", "ae")]
    return (
        {ending + ki: Case.IN for ending in locative for ki in ("", "ki")}
        | {ending + "n": Case.FROM for ending in locative}
        | {buffer + ending: Case.OF for ending in ("in", "un")}
        | {buffer + vowel: Case.TO for vowel in "ae"}
    )


_POSSESSIVES = ("i", "u", "si", "su")
_PLURALS = ("lari", "leri")
ENDINGS = (
    {"": Ending(), "yi": Ending(), "yu": Ending(), "lik": Ending(), "luk": Ending()}
    | {"dir": Ending(), "dur": Ending(), "ki": Ending(Case.IN), "ku": Ending(Case.IN)}
    | {ending: Ending(case) for ending, case in _case_endings("").items()}
    | {"nin": Ending(Case.OF), "nun": Ending(Case.OF), "ya": Ending(Case.TO), "ye": Ending(Case.TO)}
    | {own: Ending(own=True) for own in _POSSESSIVES}
    | {many: Ending(own=True, many=True) for many in _PLURALS}
    | {
        own + ending: Ending(case, own=True, many=own in _PLURALS)
        for own in _POSSESSIVES + _PLURALS
        for ending, case in _case_endings("n").items()
    }
)
# Of these alone a number is known for a year when nobody typed the apostrophe: 2024te, 2024un.
ENDINGS_OF_NUMBERS = _case_endings("")

_ENGLISH_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
MONTH_NUMBERS = NUMBER_OF_MONTH | {"sept": 9}
for number, name in enumerate(_ENGLISH_MONTHS, start=1):
    MONTH_NUMBERS |= {name: number, name[:3]: number}
# Besides a month these are a hearth, an interval and sowing.
_COMMON_NOUNS = {"ocak", "aralik", "ekim"}
# In the locative a month all the same (martta), which the others are only with an apostrophe.
PLAIN_MONTHS = frozenset(NUMBER_OF_MONTH.keys() - _COMMON_NOUNS)

UNITS = {
    "gun": Unit.DAY, "hafta": Unit.WEEK, "ay": Unit.MONTH, "ceyrek": Unit.QUARTER,
    "yari": Unit.HALF, "yariyil": Unit.HALF, "yil": Unit.YEAR, "sene": Unit.YEAR,
}  # fmt: skip
_ENGLISH_UNITS = {
    "day": Unit.DAY, "week": Unit.WEEK, "month": Unit.MONTH, "quarter": Unit.QUARTER,
    "half": Unit.HALF, "year": Unit.YEAR,
}  # fmt: skip
_STEMS = {stem: stem for stem in (*NUMBER_OF_MONTH, *UNITS, "bugun", "dun", "donem", "tarih")} | {
    "ocag": "ocak", "aralig": "aralik", "ceyreg": "ceyrek",
}  # fmt: skip
_LONGEST_NOUN = max(map(len, _STEMS)) + max(map(len, ENDINGS))
UNITS |= _ENGLISH_UNITS
_ENGLISH_NOUNS = (
    {month: (month, Ending()) for month in MONTH_NUMBERS.keys() - NUMBER_OF_MONTH.keys()}
    | {unit: (unit, Ending()) for unit in _ENGLISH_UNITS}
    | {f"{unit}s": (unit, Ending(many=True)) for unit in _ENGLISH_UNITS}
)

WEEKDAYS = {
    "pazartesi": 0, "sali": 1, "carsamba": 2, "persembe": 3, "cuma": 4, "cumartesi": 5, "pazar": 6,
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5,
    "sunday": 6,
}  # fmt: skip

ONES = {
    "bir": 1, "iki": 2, "uc": 3, "dort": 4, "bes": 5, "alti": 6, "yedi": 7, "sekiz": 8, "dokuz": 9,
}  # fmt: skip
TENS = {
    "on": 10, "yirmi": 20, "otuz": 30, "kirk": 40, "elli": 50, "altmis": 60, "yetmis": 70,
    "seksen": 80, "doksan": 90,
}  # fmt: skip
_ENGLISH_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirty": 30, "sixty": 60, "ninety": 90,
}  # fmt: skip
NUMBERS = (
    ONES
    | TENS
    | {ten + one: TENS[ten] + ONES[one] for ten in TENS for one in ONES}
    | {"yuz": 100}
    | _ENGLISH_NUMBERS
)
ORDINALS = {
    "birinci": 1, "ikinci": 2, "ucuncu": 3, "dorduncu": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4,
    "second": 2, "third": 3, "fourth": 4,
}  # fmt: skip
ORDINAL_ENDINGS = frozenset({"inci", "uncu", "nci", "ncu", "st", "nd", "rd", "th"})
FIRST = frozenset({"ilk", "first"})
LAST = frozenset({"son", "last"})

PAST = frozenset({"son", "last", "past", "gecen", "gectigimiz"})  # son 30 gün
PREVIOUS = frozenset({"gecen", "gectigimiz", "onceki", "last", "previous"})  # geçen ay
CURRENT = frozenset({"bu", "this", "current"})  # bu ay
BEFORE_LAST = frozenset({"evvelki", "evvelsi"})  # evvelki yıl
WEEKEND = frozenset({"sonu", "sonunda", "sonundaki"})  # bu hafta sonu
AGO = frozenset({"once", "ago"})

BETWEEN = frozenset({"arasi", "arasinda", "arasindaki"})
THROUGHOUT = frozenset("boyunca icinde icerisinde suresince zarfinda itibariyla itibariyle".split())
DASHES = frozenset("-‐‑‒–—−")
SINCE = frozenset({"beri", "itibaren", "buyana"})
BEGINNINGS = frozenset({"basindan", "yilbasindan"})
UP_TO = frozenset({"kadar", "dek", "degin"})
TO_NOW = frozenset({"bugune", "gunumuze"})
AFTER = frozenset({"sonra", "sonraki"})
AFTERWARDS = frozenset({"sonrasi", "sonrasinda", "sonrasindaki"})
BEFORE = frozenset({"once", "onceki"})
BEFOREHAND = frozenset({"oncesi", "oncesinde", "oncesindeki"})
# A part of a period that has no fixed days: yıl sonu, mart ortasında.
EDGES = frozenset(
    edge + ending
    for edge in ("sonu", "basi", "ortasi", "sonlari", "baslari", "ortalari")
    for ending in ("", *_case_endings("n"))
)
# What is said of one period to tell another: geçen yıla göre, 2023'ün aynı dönemi.
COMPARED = frozenset({"gore", "kiyasla", "oranla", "nazaran", "ayni"})

# A number before these counts or names something, and after those it is part of a larger number.
COUNTED = frozenset(
    "ton tonluk kilo kg gram litre metre metrekare m m2 m3 km kilometre hektar donum dekar "
    "adet tane parca kisi kisilik firma sirket dolar dolarlik usd euro eur avro lira liralik "
    "tl try sterlin kurus cent bin milyon milyar trilyon yuz puan mw kw gw kwh mwh watt "
    "megavat beygir hp model modeli sayili nolu numarali numara karar madde maddesi teu varil "
    "sandik koli cift".split()
)
MULTIPLIERS = frozenset("bin yuz milyon milyar trilyon no numara sayi".split())
SIGNS = frozenset("%‰$€₺£#№")


def inflected(word: str) -> tuple[str, Ending] | None:
    """Return the stem and ending of folded `word` if it is a noun that dates are said with."""
    if len(word) > _LONGEST_NOUN:
        return None
    for length in range(len(word), 1, -1):
        stem, ending = _STEMS.get(word[:length]), ENDINGS.get(word[length:])
        if stem is not None and ending is not None:
            return stem, ending
    return _ENGLISH_NOUNS.get(word)
