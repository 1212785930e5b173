"""What outlets do to the copy of an agency before they print it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from random import Random

from haberdar.turkish.letters import upper


@dataclass(frozen=True, slots=True)
class Copy:
    """A headline and paragraphs."""

    title: str
    paragraphs: tuple[str, ...]

    @property
    def words(self) -> int:
        """How many words the paragraphs have."""
        return len(" ".join(self.paragraphs).split())


Edit = Callable[[Copy, Random], Copy]

_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?])[\"”’']?\s+(?=[\"“A-ZÇĞİÖŞÜ0-9])")
_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*(?![\w])")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_YEARS = range(1990, 2035)
_IN_NAMES = frozenset({"100", "30", "50", "24", "22"})  # BIST 100, 24 ayar


def numbers_of(copy: Copy) -> list[str]:
    """Return the numbers of a text."""
    return [match[0] for text in copy.paragraphs for match in _NUMBER.finditer(text)]


def amounts_of(copy: Copy) -> list[str]:
    """Return the numbers that count or measure something: broken ones, and of three digits."""
    return [number for number in numbers_of(copy) if len(number) > 2 and not _stays(number)]


def _stays(number: str) -> bool:
    """Tell whether a number is a year, or usually part of a name."""
    return number in _IN_NAMES or (number.isdecimal() and int(number) in _YEARS)


def sentences(text: str) -> list[str]:
    """Cut a paragraph into sentences."""
    return _BETWEEN_SENTENCES.split(text)


def cut_paragraphs(copy: Copy, chance: Random) -> Copy:
    """Leave out a tenth to a half of the paragraphs, wherever they stand."""
    count = len(copy.paragraphs)
    dropped = round(count * chance.uniform(0.1, 0.5))
    dropped = min(max(dropped, 1), count // 2)
    kept = sorted(chance.sample(range(count), count - dropped))
    return replace(copy, paragraphs=tuple(copy.paragraphs[place] for place in kept))


def cut_the_end(copy: Copy, chance: Random) -> Copy:
    """Leave out the last paragraphs, up to a half, as a printed page does."""
    count = len(copy.paragraphs)
    kept = count - min(max(round(count * chance.uniform(0.1, 0.5)), 1), count // 2)
    return replace(copy, paragraphs=copy.paragraphs[:kept])


def drop_sentences(copy: Copy, chance: Random) -> Copy:
    """Leave out every tenth sentence or so."""
    paragraphs = []
    for paragraph in copy.paragraphs:
        kept = [each for each in sentences(paragraph) if chance.random() > 0.1]
        if kept:
            paragraphs.append(" ".join(kept))
    return replace(copy, paragraphs=tuple(paragraphs or copy.paragraphs))


_LEADS = (
    "{title}. Ayrıntılar haberimizde.",
    "Gözler bu habere çevrildi: {title}.",
    "{title}. İşte gelişmenin ayrıntıları ve sektörden gelen ilk değerlendirmeler.",
    "Günün öne çıkan gelişmelerinden biri şöyle: {title}. Konuya ilişkin açıklama yapıldı.",
)


def change_the_lead(copy: Copy, chance: Random) -> Copy:
    """Write the first sentence anew, from the headline."""
    first = sentences(copy.paragraphs[0])
    lead = chance.choice(_LEADS).format(title=copy.title.rstrip(".!?"))
    return replace(copy, paragraphs=(" ".join([lead, *first[1:]]), *copy.paragraphs[1:]))


def turn_the_lead(copy: Copy, chance: Random) -> Copy:
    """Put the parts of the first sentence in another order."""
    first, *rest = sentences(copy.paragraphs[0])
    words = first.rstrip(".").split()
    cut = chance.randint(len(words) // 3, max(len(words) // 2, 1))
    turned = " ".join([*words[cut:], *words[:cut]]) + "."
    return replace(copy, paragraphs=(" ".join([turned, *rest]), *copy.paragraphs[1:]))


_HEADLINES = ("{title}: Son dakika", "Flaş gelişme! {start}…", "{start} açıklaması", "“{start}”")


def change_the_headline(copy: Copy, chance: Random) -> Copy:
    """Write another headline."""
    words = chance.choice(sentences(copy.paragraphs[-1])).split()
    start = " ".join(words[: chance.randint(3, 8)]).rstrip(",.")
    title = chance.choice(_HEADLINES).format(title=copy.title, start=start)
    return replace(copy, title=title)


def _each(copy: Copy, change: Callable[[str], str]) -> Copy:
    return Copy(change(copy.title), tuple(map(change, copy.paragraphs)))


_TYPOGRAPHIC = str.maketrans({'"': "”", "'": "’", "-": "–"})
_TYPEWRITTEN = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'", "–": "-"})


def change_the_quotes(copy: Copy, chance: Random) -> Copy:
    """Set quotation marks, apostrophes and dashes the other way."""
    table = chance.choice((_TYPOGRAPHIC, _TYPEWRITTEN))
    return _each(copy, lambda text: text.translate(table))


_HEADINGS = (
    "AÇIKLAMANIN AYRINTILARI", "Neler söylendi?", "SEKTÖRÜN BEKLENTİSİ", "Rakamlar ne diyor?",
)  # fmt: skip


def add_headings(copy: Copy, chance: Random) -> Copy:
    """Put headings between paragraphs, some in capitals; write those that are there in capitals."""
    paragraphs = [upper(text) if len(text.split()) < 8 else text for text in copy.paragraphs]
    paragraphs.insert(chance.randint(1, len(paragraphs)), chance.choice(_HEADINGS))
    first = sentences(paragraphs[-1])[0]
    if len(first.split()) < 12:
        paragraphs.insert(len(paragraphs) - 1, upper(first))
    return replace(copy, paragraphs=tuple(paragraphs))


_OPENINGS = (
    "ANKARA (Ajans) - ", "İSTANBUL - ", "Haber Merkezi / ", "(Ekonomi Servisi) – ", "BURSA, ",
)  # fmt: skip
_CLOSINGS = (
    "Haberin ayrıntıları yarınki sayımızda yer alacak.",
    "Ekonomi dünyasındaki gelişmeleri anında öğrenmek için uygulamamızı indirin.",
    "Bu haber 1.250 kez okundu. Yorumlarınızı aşağıdaki formdan bize iletebilirsiniz.",
    "Kaynak: Ajans. Bütün hakları saklıdır, izin alınmadan kullanılamaz.",
)


def sign(copy: Copy, chance: Random) -> Copy:
    """Add the outlet's own: a dateline or desk before the text, a sentence after it."""
    first = chance.choice(_OPENINGS) + copy.paragraphs[0]
    return replace(copy, paragraphs=(first, *copy.paragraphs[1:], chance.choice(_CLOSINGS)))


_SYNONYMS = {
    "dedi": "diye konuştu", "söyledi": "ifade etti", "belirtti": "kaydetti", "açıkladı": "duyurdu",
    "yapıldı": "gerçekleştirildi", "arttı": "yükseldi", "ancak": "fakat", "şirket": "firma",
    "yıl": "sene", "büyük": "önemli", "kullanıldı": "yer aldı", "geçen": "önceki",
    "oldu": "gerçekleşti",
}  # fmt: skip
_WORD = re.compile(r"\w+")


def choose_other_words(copy: Copy, chance: Random) -> Copy:
    """Say some words otherwise."""
    del chance
    return _each(copy, lambda text: _WORD.sub(lambda m: _SYNONYMS.get(m[0], m[0]), text))


def join_paragraphs(copy: Copy, chance: Random) -> Copy:
    """Print paragraphs as one, two by two."""
    start = chance.randint(0, 1)
    edges = [0, *range(start or 2, len(copy.paragraphs), 2), len(copy.paragraphs)]
    joined = [" ".join(copy.paragraphs[low:high]) for low, high in pairwise(edges)]
    return replace(copy, paragraphs=tuple(filter(None, joined)))


def round_numbers(copy: Copy, chance: Random) -> Copy:
    """Round numbers: ``41,2360`` → ``41,2``, ``1.647.312`` → ``1,6 milyon``."""
    return _each(copy, lambda text: _NUMBER.sub(lambda m: _rounded(m[0], chance), text))


def _rounded(number: str, chance: Random) -> str:
    if _GROUPED.fullmatch(number):
        return _rounded_amount(int(number.replace(".", "")), chance)
    whole, _, fraction = number.partition(",")
    if not (whole.isdecimal() and fraction.isdecimal()):
        return number
    places = chance.choice((0, 1)) if len(fraction) == 1 else 1
    return f"{round(Decimal(f'{whole}.{fraction}'), places)}".replace(".", ",")


def _rounded_amount(amount: int, chance: Random) -> str:
    for scale, name in ((10**9, "milyar"), (10**6, "milyon"), (10**3, "bin")):
        if amount >= scale:
            places = 0 if scale == 1000 else chance.choice((1, 2))
            return f"{round(Decimal(amount) / scale, places):f}".replace(".", ",") + f" {name}"
    return str(amount)


EDITS: tuple[Edit, ...] = (
    cut_paragraphs,
    cut_the_end,
    drop_sentences,
    change_the_lead,
    turn_the_lead,
    change_the_headline,
    change_the_quotes,
    add_headings,
    sign,
    choose_other_words,
    join_paragraphs,
    round_numbers,
)
_CUTS = frozenset({cut_paragraphs, cut_the_end})


def edited(copy: Copy, chance: Random, most: int) -> Copy:
    """Return `copy` after up to `most` different edits; no more than half of it is cut."""
    chosen = chance.sample(EDITS, chance.randint(1, most))
    if set(chosen) >= _CUTS:
        chosen.remove(cut_the_end)
    for edit in chosen:
        copy = edit(copy, chance)
    return copy


_DAYS = "pazartesi salı çarşamba perşembe cuma".split()


def next_day(copy: Copy, chance: Random) -> Copy:
    """Return the note of another day: the same sentences, with other numbers and weekdays.

    Years and what is usually part of a name (``BIST 100``) stay.
    """
    day = chance.choice(_DAYS)

    def change(text: str) -> str:
        text = _NUMBER.sub(lambda m: _moved(m[0], chance), text)
        return re.sub("|".join(_DAYS), day, text)

    return _each(copy, change)


def _moved(number: str, chance: Random) -> str:
    if _stays(number):
        return number
    if _GROUPED.fullmatch(number):
        moved = round(int(number.replace(".", "")) * chance.uniform(0.93, 1.07))
        return f"{moved:,}".replace(",", ".")
    whole, comma, fraction = number.partition(",")
    if not (comma and whole.isdecimal() and fraction.isdecimal()):
        # A whole number, a time or a score.
        return re.sub(r"\d+", lambda m: _moved_count(int(m[0]), chance), number)
    spread = 0.9 if int(whole) < 10 else 0.03
    moved_amount = Decimal(f"{whole}.{fraction}") * Decimal(chance.uniform(1 - spread, 1 + spread))
    return f"{moved_amount:.{len(fraction)}f}".replace(".", ",")


def _moved_count(count: int, chance: Random) -> str:
    return str(max(1, count + chance.choice((-1, 1)) * max(1, round(count * chance.random() / 5))))
