"""Bring text into one form: composed Unicode, plain spaces, no invisible characters."""

import re
import unicodedata
from collections.abc import Iterable

from haberdar_indexer.cleaning.misreading import MISREAD, SUSPECT, repair

# Soft hyphen, zero-width characters, direction marks and the byte order mark; control characters
# and halves of surrogate pairs.
_INVISIBLE = "\xad\u200b-\u200f\u2060\ufeff\x00-\x08\x0e-\x1f\x7f\ud800-\udfff"
_INVISIBLES = re.compile(f"[{_INVISIBLE}]+")
_ODD = re.compile(f"[{_INVISIBLE}]|{MISREAD}")
# Looking for one of a set takes a fifth of the time, and is nearly always enough.
_SUSPECT = re.compile(f"[{_INVISIBLE}{SUSPECT}]")


def normalize_line(text: str) -> str:
    """Return `text` in one line: composed (NFC), spaces single, what was misread repaired.

    Typographic quotes and apostrophes stay as they were written.
    """
    while True:
        line = " ".join(unicodedata.normalize("NFC", text).split())
        if not (_SUSPECT.search(line) and _ODD.search(line)):
            return line
        # What was parted by something invisible may be misread, and what is repaired composed.
        text = repair(_INVISIBLES.sub("", line))
        if text == line:
            return line


def normalize_paragraphs(paragraphs: Iterable[str]) -> tuple[str, ...]:
    """Return `paragraphs` normalized, without empty ones."""
    return tuple(filter(None, map(normalize_line, paragraphs)))
