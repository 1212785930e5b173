"""Plain text files of agency archives.

    date 2024-12 KOCAELİ'nin Gebze ilçesindeki …

The date may be known to the year, month or day and may be missing. A title, where there is one,
stands in a line of its own before the first empty line or under the date; most texts have none and
begin with a dateline.
"""

import re

from haberdar import PublishedDate
from haberdar_indexer.cleaning.encodings import decode
from haberdar_indexer.documents import CleanDocument, UnusableInputError

_DATE_LINE = re.compile(r"\s*date[ \t:]+(\d{4}(?:-\d{1,2}){0,2})\b[ \t]*", re.IGNORECASE)
_EMPTY_LINE = re.compile(r"\n[ \t]*\n")
_SENTENCE = re.compile(r"[.!?:;…][\"”’']?$")
_LONGEST_TITLE = 160


def clean_text(content: bytes) -> CleanDocument:
    """Return the text with its date, its title where it has one, and its paragraphs."""
    text = decode(content).replace("\r\n", "\n").replace("\r", "\n")
    match = _DATE_LINE.match(text)
    published = None if match is None else _date(match[1])
    body = (text if match is None else text[match.end() :]).strip("\n")
    title, body = _split_title(body)
    return CleanDocument(
        title=title, paragraphs=tuple(_EMPTY_LINE.split(body)), published=published
    )


def _date(text: str) -> PublishedDate:
    try:
        return PublishedDate.parse(text)
    except ValueError as error:
        raise UnusableInputError(f"the date line is wrong: {error}") from error


def _split_title(body: str) -> tuple[str, str]:
    """Return the title and the rest: a first line that is no sentence and has text below it."""
    line, _, rest = body.partition("\n")
    line = line.strip()
    is_title = 0 < len(line) <= _LONGEST_TITLE and not _SENTENCE.search(line) and rest.strip()
    return (line, rest) if is_title else ("", body)
