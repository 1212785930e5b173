"""A title for an article that came without one."""

import re

LONGEST_TITLE = 110
_LOOKED_AT = 1_000

# A full stop after these, or after a number or a single capital, ends no sentence.
_ABBREVIATIONS = (
    r"A\.Ş|Alb|Av|Bkz|Cad|Doç|Dr|Gen|Ltd|Mah|Mrk|No|Öğr|Prof|Sn|Şti|St|T\.C|Tel|vb|vd|vs|Yrd"
)
_SENTENCE_END = re.compile(
    r"(?<!\d)(?<!\b[A-ZÇĞİÖŞÜ])[.!?…]+[\"”’')]*(?=\s+[\"“‘'(]*[A-ZÇĞİÖŞÜ\d])"
)
_ENDS_ABBREVIATED = re.compile(rf"(?:^|\W)(?:{_ABBREVIATIONS})$")


# ANKARA - … and KAHRAMANMARAŞ (Güney Telgraf) - …
_DATELINE = re.compile(r"[A-ZÇĞİÖŞÜ][A-ZÇĞİÖŞÜ/ ]+(?:\([^)]{1,60}\) ?)?[-–—] ")


def title_from(paragraph: str) -> str:
    """Return the first sentence of `paragraph`, cut at a word after at most 110 characters.

    A dateline in front of it is left out.
    """
    paragraph = paragraph[:_LOOKED_AT]
    dateline = _DATELINE.match(paragraph)
    sentence = first_sentence(paragraph[dateline.end() :] if dateline else paragraph)
    if len(sentence) <= LONGEST_TITLE:
        return sentence.rstrip(".")
    cut = sentence.rfind(" ", 0, LONGEST_TITLE)
    return sentence[: cut if cut > 0 else LONGEST_TITLE].rstrip(" ,;:-–") + "…"


def first_sentence(paragraph: str) -> str:
    """Return `paragraph` up to where its first sentence ends."""
    for end in _SENTENCE_END.finditer(paragraph):
        if not _ENDS_ABBREVIATED.search(paragraph[: end.start()]):
            return paragraph[: end.end()]
    return paragraph
