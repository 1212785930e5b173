"""When a page says that its article was published and changed."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

import htmldate
from lxml import html
from lxml.etree import _Element, strip_elements

from haberdar import PublishedDate
from haberdar.turkish.letters import fold, lower
from haberdar_indexer.cleaning.dates import read_day
from haberdar_indexer.cleaning.html.blocks import MARGINS, Block, Layout
from haberdar_indexer.cleaning.html.trees import text_of
from haberdar_indexer.cleaning.html.vocabulary import names_others

_TURKIYE = dt.timezone(dt.timedelta(hours=3))
_EARLIEST = dt.date(1990, 1, 1)
_DATE_IN_PATH = (
    re.compile(r"/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?:[/_-]|$)"),
    re.compile(r"/((?:19|20)\d\d)([01]\d)([0-3]\d)(?:[/_-]|$)"),
    re.compile(r"/((?:19|20)\d\d)/([01]\d)/"),
)
_LONGEST_DATE_LINE = 160
_LONGEST_DATE = 40
_MOST_TIMES = 50
_MOST_HEADINGS = 20
_MOST_DATE_LINES = 50
_YEAR = re.compile(r"(?:19|20)\d\d")
_DATE_START = re.compile(r"(?<![\w.,/:'’-])\d")
_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{1,2}\s+\S+\s*,?\s+\d{4}")
_OF_CHANGE = re.compile(r"guncel|update|modif|degis|duzenle")
_OF_PUBLISHING = re.compile(r"yayi|giris|eklen|olustur|tarih|publish|posted|created|kayit")
# What stands before a date that is a note: nothing, a label, or other notes set off by marks.
_BEFORE_NOTE = re.compile(r"(?:.*[|•·–—:/,(>»-])?\s*")
_AFTER_NOTE = re.compile(
    r"[T ,|•·–—:/()<>-]*(?:$|\d|saat\b|(?:son )?guncel|(?:pazartesi|sali|carsamba|persembe|cuma|"
    r"cumartesi|pazar)\b|(?:yayi|giris|eklen|okun|update|publish))|[T ,]*[|•·–—:/()<>-]"
)
_MONTH = re.compile(r"([^\d:]{1,30}:)? *([a-z]+,? +\d{4})(?: *\|.*)?")
_CLOCK = re.compile(r"[ ,–-]*(?:[a-z]+[ ,–-]+)?\d{1,2}[:.]\d\d(?![\w'’])")
_DATELINE = re.compile(r"[A-ZÇĞİÖŞÜ][A-ZÇĞİÖŞÜ/ ]{2,40}(?:\([^)]{1,60}\))?\s*[,–—-]?\s*(?=\d)")


class Dates(NamedTuple):
    """When an article was published and last changed, as far as its page says so."""

    published: PublishedDate | None
    modified: PublishedDate | None


class Candidates(NamedTuple):
    """Texts in which a page states its dates, the most reliable first."""

    published: tuple[str, ...]
    modified: tuple[str, ...]


def find_dates(
    root: _Element, layout: Layout, headline: Block | None, stated: Candidates, url: str
) -> Dates:
    """Return the dates that are stated, else shown, else in the path of the page's address.

    None that lies in the future or before 1990, and no change before the publication.
    """
    shown = [*_times(root), *_printed(layout, headline)]
    published = _first(map(_read, stated.published)) or _first(
        _read(text) for is_change, text in shown if not is_change
    )
    modified = _first(map(_read, stated.modified)) or _first(
        _read(text) for is_change, text in shown if is_change
    )
    published = published or _in_path(url)
    if published and modified and modified.last < published.first:
        modified = None
    return Dates(published, modified)


def date_in_text(paragraph: str) -> PublishedDate | None:
    """Return the date in the dateline of a text: ``ANKARA, 27 Aralık 2024 (AA) - …``."""
    dateline = _DATELINE.match(paragraph)
    if dateline is None or _DAY.match(paragraph, dateline.end()) is None:
        return None
    return _read(paragraph[dateline.end() :][:_LONGEST_DATE])


def guessed_date(markup: str) -> PublishedDate | None:
    """Return the date that htmldate finds in the markup of a page that states and shows none.

    It is not asked about times and margins, which were read before, nor for dates in any text.
    """
    tree = html.document_fromstring(
        markup.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8")
    )
    strip_elements(tree, "time", *MARGINS, with_tail=False)
    found = htmldate.find_date(tree, extensive_search=False, original_date=True)
    return _read(found or "")


def _first(dates: Iterable[PublishedDate | None]) -> PublishedDate | None:
    return next(filter(None, dates), None)


def _read(text: str) -> PublishedDate | None:
    """Return the date at the start of `text` if an article can be of it."""
    date = read_day(text[:_LONGEST_DATE])
    if date is None:
        return None
    tomorrow = dt.datetime.now(_TURKIYE).date() + dt.timedelta(days=1)
    return date if _EARLIEST <= date.first <= tomorrow else None


def _times(root: _Element) -> Iterator[tuple[bool, str]]:
    """Yield the time elements from the headline on, and whether they tell of a change.

    Those above it, in the page's head, show today's date, and those in its margins that of others.
    """
    headings = list(islice(root.iter("h1"), _MOST_HEADINGS))
    around_headings = {box for heading in headings for box in heading.iterancestors()}
    is_below = not headings
    for element in islice(root.iter("h1", "time"), _MOST_TIMES):
        is_below = is_below or element.tag == "h1"
        if element.tag == "time" and not _is_of_others(element, around_headings, is_below):
            text = text_of(element)
            label = f"{element.get('class') or ''} {element.get('itemprop') or ''} {text}"
            is_change = _OF_CHANGE.search(fold(lower(label))) is not None
            yield is_change, element.get("datetime") or ""
            yield from ((is_change, date) for _, date in _dates_in(text))


def _is_of_others(time: _Element, around_headings: set[_Element], is_below: bool) -> bool:
    """Tell whether a time stands in a link, a margin or another article, or above the headline."""
    around = list(time.iterancestors())
    return (
        any(box.tag == "a" or names_others(box.get("class") or "") for box in around)
        or any(box.tag in MARGINS and box not in around_headings for box in around)
        or not (is_below or any(box.tag in {"article", "header"} for box in around))
    )


def _printed(layout: Layout, headline: Block | None) -> Iterator[tuple[bool, str]]:
    """Yield the dates in notes below the headline, and with a label those above it."""
    is_below = False
    checked = 0
    for block in layout.blocks:
        is_below = is_below or block is headline
        if len(block.text) > _LONGEST_DATE_LINE or layout.tag(block) == "tr":
            continue
        dates = list(_dates_in(block.text))
        checked += bool(dates)
        if checked > _MOST_DATE_LINES:
            return
        for label, date in dates:
            is_change = _OF_CHANGE.search(label) is not None
            is_labelled = is_change or _OF_PUBLISHING.search(label) is not None
            if (is_below or is_labelled) and not layout.is_of_others(block):
                yield is_change, date


def _dates_in(line: str) -> Iterator[tuple[str, str]]:
    """Yield the days that a note names, or the month that it is, each after its label."""
    if _YEAR.search(line) is None:
        return
    plain = fold(lower(line))
    if month := _MONTH.fullmatch(plain):
        yield month[1] or "", month[2]
        return
    label_start = 0
    for start in _DATE_START.finditer(plain):
        day = _DAY.match(plain, start.start())
        if day is None or start.start() < label_start:
            continue
        label = plain[label_start : start.start()]
        is_label = _OF_CHANGE.search(label) or _OF_PUBLISHING.search(label)
        is_timed = _CLOCK.match(plain, day.end()) is not None
        if _AFTER_NOTE.match(plain, day.end()) and (
            is_label or is_timed or _BEFORE_NOTE.fullmatch(label)
        ):
            yield label, plain[start.start() :][:_LONGEST_DATE]
        label_start = day.end()


def _in_path(url: str) -> PublishedDate | None:
    for form in _DATE_IN_PATH:
        if (match := form.search(url)) and (date := _read("-".join(match.groups()))):
            return date
    return None
