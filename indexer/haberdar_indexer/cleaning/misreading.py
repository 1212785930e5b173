"""Repair letters that were read in another encoding than they were written in, where it is certain.

UTF-8 read as a Windows code page (``TÃ¼rkiye``), windows-1254 read as Latin-1 (``Þirket``), and
windows-1252's quotes read as Latin-1 (U+0092).
"""

import re

import ftfy

from haberdar.turkish.letters import lower
from haberdar.turkish.stems import lemma

# Bytes 0x80–0x9F of windows-1252 that were read as Latin-1: control characters that no text means.
_CONTROLS = {
    byte: bytes([byte]).decode("windows-1252", errors="ignore") for byte in range(0x80, 0xA0)
}
_CONTINUATION = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
# The letters of Turkish and what else is above ASCII in its texts, as UTF-8 that was misread. Â may
# end a word in capitals, so that quotes and spaces after it say nothing.
_UTF8 = (
    f"Ã[{_CONTINUATION}]|Ä[°±Ÿž\x9e\x9f]|Å[Ÿž\x9e\x9f]|Â[°±²³½§·£®©]"
    "|â(?:€[™œ\x9d˜“”¦¢]|‚[¬º]|\x80[\x90-\xbf]|\x82[¬º])|ð[Ÿ\x9f]"
)
_MISREAD_UTF8 = re.compile(_UTF8)
# The six bytes that are Turkish letters in windows-1254 and others in Latin-1.
_LATIN = dict(zip(map(ord, "ÐÝÞðýþ"), "ĞİŞğış", strict=True))
_LATIN_LETTER = re.compile("[ÐÝÞðýþ]")
_WORD = re.compile(r"\w+")
# Letters that none of them would be written with.
_RIGHT = re.compile("[ĞİŞğışáéíóúæÁÉÍÓÚÆ]")
# TÜİK, İKMİB and TİM are in no dictionary.
_ACRONYM = re.compile("[A-ZÇÖÜ]*Ý[A-ZÇÖÜ][A-ZÇÖÜÝ]*")
_CERTAIN = 3

MISREAD = rf"[\x80-\x9fÐÝÞðýþ]|{_UTF8}"
"""Matches in all text that needs repair, and hardly ever in other text."""

SUSPECT = "\x80-\x9fÐÝÞðýþÃÄÅÂâ"
"""The characters that `MISREAD` begins with, as a pattern's set has them."""


def repair(text: str) -> str:
    """Return `text` as it was written, as far as that is certain."""
    if _MISREAD_UTF8.search(text):
        text = ftfy.fix_encoding(text)
    return _repair_latin(text.translate(_CONTROLS))


def _repair_latin(text: str) -> str:
    """Return `text` with Turkish letters where Latin-1 has others.

    Where one letter was read right, all were. Without any, three words tell, or those that are
    words of Turkish with the letters repaired: so Guðni and Nový stay.
    """
    if not _LATIN_LETTER.search(text) or _RIGHT.search(text):
        return text
    words = set(filter(_LATIN_LETTER.search, _WORD.findall(text)))
    known = sum(map(_is_turkish, words))
    return text.translate(_LATIN) if len(words) >= _CERTAIN or known * 2 > len(words) else text


def _is_turkish(word: str) -> bool:
    is_acronym = _ACRONYM.fullmatch(word) is not None
    return is_acronym or lemma(lower(word.translate(_LATIN))) is not None
