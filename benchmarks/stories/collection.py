"""Articles of which it is known which are the same story, hard cases among them."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from random import Random

from benchmarks.stories.editing import Copy, amounts_of, edited, next_day, numbers_of, sentences
from haberdar import Article, PublishedDate

_FIRST_DAY = dt.date(2024, 3, 4)
_MOST_EDITS = 5
# A text is a note of the day where it has so many amounts, one in so many words.
_NUMBERS_OF_A_NOTE = 6
_WORDS_A_NUMBER = 20
_NOTES_A_SERIES = 4
_REVIEWED = 4
_WORDS_REVIEWED = 40
_DISCLAIMER = (
    "Burada yer alan bilgi ve yorumlar yatırım danışmanlığı kapsamında değildir. Yatırım kararı "
    "almadan önce yetkili kuruluşlara danışmanız, kararınızı kendi mali durumunuza göre vermeniz "
    "gerekir. Gecikmeli verilerin doğruluğundan yayıncı sorumlu tutulamaz."
)


@dataclass(frozen=True, slots=True)
class Told:
    """An article, which story it tells, and how it came to be."""

    article: Article
    story: int
    kind: str


class _Maker:
    """Makes articles of copies."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self._stories = count()
        self._articles = count()

    def new_story(self) -> int:
        return next(self._stories)

    def told(self, copy: Copy, story: int, kind: str, day: dt.date | None) -> Told:
        number = next(self._articles)
        article = Article(
            id=f"{kind}-{number}",
            title=copy.title,
            paragraphs=copy.paragraphs,
            published=None if day is None else PublishedDate.of(day),
            source=f"Gazete {number % 7}",
        )
        return Told(article, story, kind)

    def day(self) -> dt.date | None:
        """Return some day, or None for an article without a date."""
        if self.chance.random() < 0.2:
            return None
        return _FIRST_DAY + dt.timedelta(self.chance.randrange(60))

    def later(self, day: dt.date | None, most: int) -> dt.date | None:
        return None if day is None else day + dt.timedelta(self.chance.randint(0, most))


def make_collection(copies: Sequence[Copy], seed: int = 1923) -> list[Told]:
    """Return versions of some of `copies`, and beside them what only looks like a version.

    The others are printed once; notes of several days have the same sentences; follow-ups quote a
    paragraph, reviews one of each of several articles; unrelated articles share a disclaimer.
    """
    chance = Random(seed)
    maker = _Maker(chance)
    notes = list(filter(_is_a_note, copies))
    others = [copy for copy in copies if not _is_a_note(copy)]
    chance.shuffle(others)
    told = [
        *_printed_by_several(maker, others[::3]),
        *_daily_notes(maker, notes),
        *_quoting(maker, others[1::3]),
        *_printed_once(maker, others[2::3]),
    ]
    chance.shuffle(told)
    return told


def _versions(maker: _Maker, copy: Copy, day: dt.date | None, kind: str) -> Iterator[Told]:
    story = maker.new_story()
    yield maker.told(copy, story, kind, day)
    for _ in range(maker.chance.randint(1, 3)):
        version = edited(copy, maker.chance, _MOST_EDITS)
        yield maker.told(version, story, kind, maker.later(day, 3))


def _printed_by_several(maker: _Maker, copies: Sequence[Copy]) -> Iterator[Told]:
    for copy in copies:
        yield from _versions(maker, copy, maker.day(), "version")


def _daily_notes(maker: _Maker, copies: Sequence[Copy]) -> Iterator[Told]:
    for copy in copies:
        day, note = maker.day(), copy
        for _ in range(_NOTES_A_SERIES):
            if maker.chance.random() < 0.3:
                yield from _versions(maker, note, day, "note")
            else:
                yield maker.told(note, maker.new_story(), "note", day)
            note = next_day(note, maker.chance)
            day = None if day is None else day + dt.timedelta(1)


def _is_a_note(copy: Copy) -> bool:
    amounts, numbers = set(amounts_of(copy)), set(numbers_of(copy))
    return len(amounts) >= max(_NUMBERS_OF_A_NOTE, copy.words / _WORDS_A_NUMBER) and len(
        amounts
    ) > 0.7 * len(numbers)


def _quoting(maker: _Maker, copies: Sequence[Copy]) -> Iterator[Told]:
    """Yield articles, follow-ups of theirs, and reviews of several."""
    chance = maker.chance
    for first, second, third in zip(copies[::3], copies[1::3], copies[2::3], strict=False):
        day = maker.day()
        yield maker.told(first, maker.new_story(), "quoted", day)
        quoted = _quotable(first, second.words // 3, chance)
        paragraphs = list(second.paragraphs)
        paragraphs.insert(chance.randint(1, len(paragraphs)), quoted)
        follow_up = replace(second, paragraphs=tuple(paragraphs))
        yield maker.told(follow_up, maker.new_story(), "follow-up", maker.later(day, 3))
        reviewed = chance.sample(copies, _REVIEWED)
        pieces = [_quotable(copy, _WORDS_REVIEWED, chance) for copy in reviewed]
        review = Copy("Günün özeti", tuple(pieces))
        yield maker.told(review, maker.new_story(), "review", maker.later(day, 1))
        warned = replace(third, paragraphs=(*third.paragraphs, _DISCLAIMER))
        yield maker.told(warned, maker.new_story(), "warned", maker.later(day, 1))


def _quotable(copy: Copy, most: int, chance: Random) -> str:
    """Return a paragraph, or as much of it as is no more than `most` words or a third of it all."""
    most = min(most, copy.words // 3)
    text = ""
    for sentence in sentences(chance.choice(copy.paragraphs)):
        if text and len(f"{text} {sentence}".split()) > most:
            break
        text = f"{text} {sentence}".strip()
    return text


def _printed_once(maker: _Maker, copies: Sequence[Copy]) -> Iterator[Told]:
    for copy in copies:
        yield maker.told(copy, maker.new_story(), "once", maker.day())
