"""Who wrote an article, by what its page states and shows."""

import re
from itertools import islice

from haberdar_indexer.cleaning.html.blocks import Layout
from haberdar_indexer.cleaning.html.statements import Statements
from haberdar_indexer.cleaning.html.trees import letters

_LONGEST = 100
_LABEL = re.compile(r"\A(?:by|yazan|haber|editör|muhabir)\s*+(?::\s*+|(?<=\s))", re.IGNORECASE)
_BOX = re.compile(
    r"(?<![a-z])(?:author|byline|yazar|muhabir|editor)(?:[-_]?(?:name|adi?|isim))?(?![a-z])"
)
_PERSON = re.compile(r"[A-ZÇĞİÖŞÜ][\w.'’]+(?: [A-ZÇĞİÖŞÜ][\w.'’]*){1,3}")


def find_author(page: Statements, layout: Layout, source: str) -> str:
    """Return the names of the authors, with commas between them.

    The name of the source itself only where nobody else is named.
    """
    linked = page.linked.names("author")
    named = [name for name in linked if letters(name) != letters(source)]
    names = named or _first_name(page, layout) or linked
    return ", ".join(dict.fromkeys(_LABEL.sub("", name).strip() for name in names))


def _first_name(page: Statements, layout: Layout) -> list[str]:
    candidates = (
        page.meta("author", "article:author", "articleauthor", "dc.creator"),
        page.item("author"),
        page.author_link(),
        _shown(layout),
    )
    names = (name for name in candidates if name and "://" not in name and len(name) <= _LONGEST)
    return [*islice(names, 1)]


def _shown(layout: Layout) -> str:
    """Return the person whom a box that is named for authors shows."""
    for block in layout.blocks:
        if len(block.text) <= _LONGEST and _BOX.search(layout.boxes[block.box].names.lower()):
            name = _LABEL.sub("", block.text).strip(" |-–—")
            if _PERSON.fullmatch(name) and not layout.is_of_others(block):
                return name
    return ""
