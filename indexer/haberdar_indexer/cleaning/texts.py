"""Plain text files of agency archives.

    date 2024-12 KOCAELİ'nin Gebze ilçesindeki …

The date may be known to the year, month or day, may be written the Turkish way after ``tarih``, and
may be missing. Most texts have no title and begin with a dateline.
"""

import re
from collections.abc import Iterator

from haberdar import PublishedDate
from haberdar.turkish.dates import read_date
from haberdar_indexer.cleaning.encodings import decode
from haberdar_indexer.documents import CleanDocument, UnusableInputError

_MARKED_DATE = re.compile(r"\s*(?:date|tarih)[ \t:]+", re.IGNORECASE)
_WORDS_OF_A_DATE = 3
_EMPTY_LINE = re.compile(r"\n[ \t]*\n")
_SENTENCE = re.compile(r"[.!?:;,…][\"”’']?$")
_BULLET = re.compile(r"[-–•*»] |\d{1,2}[.)] ")
_COLUMNS = re.compile(r"(?<=\S)(?: {2,}|\t+)(?=\S)")
_LONGEST_TITLE = 160
# Lines of running text are wrapped at a width beyond this; those of lists and tables are shorter.
_SHORTEST_WRAPPED_LINE = 55


def clean_text(content: bytes, encoding: str = "") -> CleanDocument:
    """Return the text with its date, its title where it has one, and its paragraphs.

    Lines of lists and tables stay apart; `encoding` is what came with the text. Raises
    UnusableInputError for what is no text and for a date line whose date is none.
    """
    text = decode(content, encoding).replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        raise UnusableInputError("not a text file")
    published, rest = _split_date(text)
    under_date = published is not None and rest[:1] == "\n"
    title, body = _split_title(rest.strip("\n"), under_date=under_date)
    blocks = _EMPTY_LINE.split(body)
    return CleanDocument(
        title=title,
        paragraphs=tuple(paragraph for block in blocks for paragraph in _paragraphs(block)),
        published=published,
    )


def _split_date(text: str) -> tuple[PublishedDate | None, str]:
    """Return the date in front and the rest: one that is marked, or a first line that is a date."""
    marked = _MARKED_DATE.match(text)
    start = 0 if marked is None else marked.end()
    line, _, below = text[start:].partition("\n")
    if marked is None:
        date = read_date(line) if len(line.split()) <= _WORDS_OF_A_DATE else None
        return (None, text) if date is None else (date, "\n" + below)
    for count in range(1, _WORDS_OF_A_DATE + 1):
        words = line.split(maxsplit=count)
        if date := read_date(" ".join(words[:count])):
            return date, " ".join(words[count:]) + "\n" + below
    raise UnusableInputError(f"the date line is wrong: {line[:40]!r}")


def _paragraphs(block: str) -> Iterator[str]:
    """Yield the paragraphs of a block: wrapped lines joined, those of lists and tables apart."""
    lines = block.strip("\n").split("\n")
    if len(lines) > 1 and all(map(_COLUMNS.search, lines)):
        yield from (" | ".join(_COLUMNS.split(line.strip())) for line in lines)
        return
    if all(len(line) < _SHORTEST_WRAPPED_LINE for line in lines[:-1]):
        yield from lines
        return
    paragraph: list[str] = []
    for line in lines:
        if _BULLET.match(line.lstrip()) and paragraph:
            yield " ".join(paragraph)
            paragraph = []
        paragraph.append(line)
    yield " ".join(paragraph)


def _split_title(text: str, *, under_date: bool) -> tuple[str, str]:
    """Return the title and the rest.

    A title is a first line that is no sentence and stands apart: before an empty line, or right
    under a date with a line of its own. Without these it is the beginning of a wrapped paragraph.
    """
    line, _, rest = text.partition("\n")
    line = line.strip()
    stands_apart = under_date or not rest.partition("\n")[0].strip()
    is_title = 0 < len(line) <= _LONGEST_TITLE and not _SENTENCE.search(line)
    return (line, rest) if is_title and stands_apart and rest.strip() else ("", text)
