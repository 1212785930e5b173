"""Plain text files of agency archives.

    date 2024-12 KOCAELİ'nin Gebze ilçesindeki …

The date may be known to the year, month or day and may be missing. Most texts have no title and
begin with a dateline.
"""

import re

from haberdar import PublishedDate
from haberdar_indexer.cleaning.encodings import decode
from haberdar_indexer.documents import CleanDocument, UnusableInputError

_DATE_LINE = re.compile(r"\s*date[ \t:]+(\d{4}(?:-\d{1,2}){0,2})\b[ \t]*", re.IGNORECASE)
_EMPTY_LINE = re.compile(r"\n[ \t]*\n")
_SENTENCE = re.compile(r"[.!?:;,…][\"”’']?$")
_LONGEST_TITLE = 160


def clean_text(content: bytes) -> CleanDocument:
    """Return the text with its date, its title where it has one, and its paragraphs."""
    text = decode(content).replace("\r\n", "\n").replace("\r", "\n")
    match = _DATE_LINE.match(text)
    rest = text if match is None else text[match.end() :]
    title, body = _split_title(rest.strip("\n"), under_date=match is not None and rest[:1] == "\n")
    return CleanDocument(
        title=title,
        paragraphs=tuple(_EMPTY_LINE.split(body)),
        published=None if match is None else _date(match[1]),
    )


def _date(text: str) -> PublishedDate:
    try:
        return PublishedDate.parse(text)
    except ValueError as error:
        raise UnusableInputError(f"the date line is wrong: {error}") from error


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
