"""Bring text into one form: composed Unicode, plain spaces, no invisible characters."""

import re
import unicodedata
from collections.abc import Iterable

# Bytes 0x80–0x9F of windows-1252 that were read as Latin-1: control characters that no text means.
_MISREAD = {
    byte: bytes([byte]).decode("windows-1252", errors="ignore") for byte in range(0x80, 0xA0)
}
# Soft hyphen, zero-width characters, direction marks and the byte order mark.
_INVISIBLE = dict.fromkeys([0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF], "")
_TRANSLATION = _MISREAD | _INVISIBLE
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
_SPACE = re.compile(r"\s+")


def normalize_line(text: str) -> str:
    """Return `text` in one line: composed (NFC), spaces single, misread quotes repaired.

    Typographic quotes and apostrophes stay as they were written.
    """
    visible = _CONTROL.sub("", text.translate(_TRANSLATION))
    return _SPACE.sub(" ", unicodedata.normalize("NFC", visible)).strip()


def normalize_paragraphs(paragraphs: Iterable[str]) -> tuple[str, ...]:
    """Return `paragraphs` normalized, without empty ones."""
    return tuple(filter(None, map(normalize_line, paragraphs)))
