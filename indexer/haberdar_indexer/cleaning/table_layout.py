"""Pages of the years when tables held the layout: the text is one cell, broken by <br>."""

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString

_SHORTEST_TEXT = 300
_APART = ("table", "form", "script", "style")
_BREAK = "\u2029"


def text_of_article_cell(soup: BeautifulSoup) -> list[str]:
    """Return the paragraphs of the cell with the most text of its own.

    Empty where tables do not hold the layout: none stands in another, or the page has more text in
    paragraphs than in any cell. Links do not count as text.
    """
    if soup.select_one("table table") is None:
        return []
    cells = {id(cell): cell for cell in soup.find_all("td")}
    if not cells:
        return []
    lengths = dict.fromkeys(cells, 0)
    in_paragraphs = 0
    for text in soup.find_all(string=True):
        home = _home(text)
        if home is None:
            continue
        if home.name == "td":
            lengths[id(home)] += len(text.strip())
        else:
            in_paragraphs += len(text.strip())
    best = max(lengths, key=lambda cell: lengths[cell])
    if lengths[best] < max(_SHORTEST_TEXT, in_paragraphs):
        return []
    return _paragraphs(cells[best])


def _home(text: NavigableString) -> Tag | None:
    """Return the paragraph or cell that a piece of running text belongs to."""
    if isinstance(text, PreformattedString):  # comments and the like
        return None
    home = text.find_parent(["td", "p", "a", *_APART])
    return home if isinstance(home, Tag) and home.name in {"td", "p"} else None


def _paragraphs(cell: Tag) -> list[str]:
    for other in cell.find_all(_APART):
        other.decompose()
    for line_break in cell.find_all(["br", "p"]):
        line_break.insert_before(_BREAK)
    return [" ".join(part.split()) for part in cell.get_text().split(_BREAK)]
