"""Decode bytes whose encoding is not certain."""

import codecs
import re

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_HEAD = 4096
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Browsers read these Turkish and Western labels as their windows supersets, and so do archives
# (WHATWG Encoding Standard, "Names and labels").
_SUPERSETS = {"iso8859-9": "windows-1254", "iso8859-1": "windows-1252", "ascii": "utf-8"}
_TURKISH = "windows-1254"


def decode(data: bytes) -> str:
    """Return `data` as text: by byte order mark, as UTF-8 if it is, as it declares, or as Turkish.

    UTF-8 goes before the declaration, since text that decodes as UTF-8 is hardly ever anything
    else while declarations are often wrong. Bytes that stay unreadable become U+FFFD.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_damaged(data)


def _decode_damaged(data: bytes) -> str:
    declared = _declared(data)
    if declared not in {None, "utf-8"}:
        return data.decode(declared or _TURKISH, errors="replace")
    text = data.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    # A cut or doubled byte in UTF-8 leaves most letters whole; Turkish read as UTF-8 leaves none.
    whole = sum(not char.isascii() for char in text) - damaged
    return text if whole > damaged else data.decode(_TURKISH, errors="replace")


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:_HEAD])
    if match is None:
        return None
    try:
        name = codecs.lookup(match[1].decode("ascii")).name
    except LookupError:
        return None
    return _SUPERSETS.get(name, name)
