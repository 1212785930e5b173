"""Decode bytes whose encoding is not certain."""

import codecs
import re

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)"
    rb"|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]+)",
    re.IGNORECASE,
)
_HEAD = 4096
# Browsers read these Turkish and Western labels as their windows supersets, and so do archives; and
# a declaration that could be read is not in UTF-16 (WHATWG Encoding Standard, "Names and labels").
_SUPERSETS = {
    "iso8859-9": "cp1254", "iso8859-1": "cp1252", "ascii": "utf-8",
    "utf-16": "utf-8", "utf-16-le": "utf-8", "utf-16-be": "utf-8",
}  # fmt: skip
# Python knows other codecs, which do not decode text of documents or raise errors of their own.
_ENCODING = re.compile(
    r"utf-(?:8|16(?:-[lb]e)?)|ascii|iso8859-\d+|cp\d+|koi8-\w|mac-\w+|gb\w+|big5\w*"
    r"|euc_\w+|shift_jis\w*|tis-620"
)
_TURKISH, _WESTERN, _DOS = "cp1254", "cp1252", "cp857"
_ASCII = bytes(range(0x80))
_LETTERS = "çÇğĞıİöÖşŞüÜâÂîÎûÛ"
_QUOTES = "‘’“”–—…".encode(_TURKISH)
_TURKISH_BYTES = _LETTERS.encode(_TURKISH) + _QUOTES
_DOS_BYTES = _LETTERS.encode(_DOS)
# What Turkish has often, and both encodings in the same place.
_COMMON_BYTES = "çÇüÜ".encode(_WESTERN)
_ACUTE_BYTES = "áéíóúæÁÉÍÓÚÆ".encode(_WESTERN)


def decode(data: bytes, hint: str = "") -> str:
    """Return `data` as text; bytes that are unreadable in its encoding become U+FFFD."""
    try:
        if b"\0" not in data:
            return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    return data.decode(find_encoding(data, hint), errors="replace")


def find_encoding(data: bytes, hint: str = "") -> str:
    """Return what `data` is written in: by its byte order mark, UTF-8, as declared, or Turkish.

    `hint` is the encoding that came with the data, as in a header of HTTP; it goes before what the
    data declares. UTF-8 goes before both, since text that decodes as UTF-8 is hardly ever anything
    else while declarations are often wrong. `data` may end within a character.
    """
    if wide := find_utf16(data):
        return wide
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        if not data.startswith(codecs.BOM_UTF8):
            return _not_utf8(data, _known(hint.encode("ascii", "replace")) or _declared(data))
    return "utf-8-sig"


def find_utf16(data: bytes) -> str | None:
    """Return the variant of UTF-16 that `data` begins in, with or without a mark, or None."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    head = data[:_HEAD]
    even, odd = head[::2].count(0), head[1::2].count(0)
    # Nearly all of Turkish is below U+0100, where one byte of the two is zero.
    if max(even, odd) * 4 < len(head) or min(even, odd) * 10 > max(even, odd) or not head:
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    # Where the head ends, a character may be cut.
    text = head.decode(encoding, errors="replace").rstrip("\ufffd")
    return encoding if all(char.isprintable() or char.isspace() for char in text) else None


def _not_utf8(data: bytes, declared: str | None) -> str:
    if declared == _WESTERN:
        return _WESTERN if _is_western(data) else _TURKISH
    if declared is not None and declared != "utf-8":
        return declared
    text = data.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    # A cut or doubled byte in UTF-8 leaves most letters whole; Turkish read as UTF-8 leaves none.
    whole = sum(not char.isascii() for char in text) - damaged
    return "utf-8" if whole > damaged else _single_byte(data)


def _single_byte(data: bytes) -> str:
    """Return the Turkish encoding, of Windows or of DOS, whose letters more of `data` would be."""
    return _DOS if _count(data, _DOS_BYTES) > _count(data, _TURKISH_BYTES) else _TURKISH


def _is_western(data: bytes) -> bool:
    """Whether letters with acutes say that the six bytes on which both differ are not Turkish."""
    return _count(data, _ACUTE_BYTES) > _count(data, _COMMON_BYTES)


def _count(data: bytes, wanted: bytes) -> int:
    high = data.translate(None, _ASCII)
    return len(high) - len(high.translate(None, wanted))


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:_HEAD])
    return None if match is None else _known(match[1] or match[2])


def _known(label: bytes) -> str | None:
    try:
        name = codecs.lookup(label.decode("ascii")).name
    except (LookupError, UnicodeError, ValueError):
        return None
    return _SUPERSETS.get(name, name) if _ENCODING.fullmatch(name) else None
