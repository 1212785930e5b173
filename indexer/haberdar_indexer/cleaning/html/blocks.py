"""A page as the blocks of text that it shows, in order, and the boxes that they stand in."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree
from lxml.etree import _Element

from haberdar_indexer.cleaning.html.trees import text_of
from haberdar_indexer.cleaning.html.vocabulary import names_others

HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
# What stands beside an article, and with its header, around it.
BESIDE = frozenset("nav footer aside menu".split())
MARGINS = BESIDE | {"header"}
_UNSEEN = frozenset(
    "audio button canvas datalist dialog embed figcaption head iframe input label map math meta "
    "noscript object option script select style svg template textarea title video".split()
)
_BOXES = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figure "
    "footer form header hgroup hr html li main menu nav ol p pre section summary table tbody td "
    "tfoot th thead tr ul".split()
).union(HEADINGS)
# What stands in tables that hold a layout and not data.
_NOT_IN_DATA = ("table", "form", "script", "article", "h1", "h2", "h3", "ul")
_LONGEST_CELL = 300
_CELL_SEPARATOR = " | "


class Box(NamedTuple):
    """An element that starts a line of its own; `parent` is its number, -1 for the outermost.

    `names` are its class names, id, role and itemprop.
    """

    tag: str
    parent: int
    names: str = ""
    is_hidden: bool = False


class Block(NamedTuple):
    """A run of text without a break; `linked` of its characters are links, `box` holds it."""

    text: str
    linked: int
    box: int

    @property
    def is_linked(self) -> bool:
        """Whether most of the block is links."""
        return 2 * self.linked > len(self.text)


@dataclass(slots=True)
class Layout:
    """Boxes and blocks in the order of the page, so that a box stands before those within it."""

    boxes: list[Box] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)

    def tag(self, block: Block) -> str:
        """Return the tag of the box that holds `block`."""
        return self.boxes[block.box].tag

    def ancestors(self, box: int) -> Iterator[int]:
        """Yield `box` and the boxes around it, inside out."""
        while box >= 0:
            yield box
            box = self.boxes[box].parent

    def is_in_article(self, block: Block) -> bool:
        """Return whether `block` stands in an article element."""
        return any(self.boxes[box].tag == "article" for box in self.ancestors(block.box))

    def is_of_others(self, block: Block) -> bool:
        """Return whether `block` stands in a margin, or among comments or other articles."""
        boxes = (self.boxes[box] for box in self.ancestors(block.box))
        return any(box.tag in BESIDE or names_others(box.names) for box in boxes)

    def ends(self) -> list[int]:
        """Return, for every box, the number after that of the last box within it."""
        ends = list(range(1, len(self.boxes) + 1))
        for number in range(len(ends) - 1, 0, -1):
            if (parent := self.boxes[number].parent) >= 0:
                ends[parent] = max(ends[parent], ends[number])
        return ends

    def summed(self, amounts: list[int]) -> list[int]:
        """Return, for every box, its own amount and those of all boxes within it."""
        sums = amounts.copy()
        for number in range(len(sums) - 1, 0, -1):
            if (parent := self.boxes[number].parent) >= 0:
                sums[parent] += sums[number]
        return sums


def read_blocks(root: _Element) -> Layout:
    """Return what the page under `root` shows: no scripts, fields of forms or captions.

    A table of data gives a block for each row, its cells joined by `` | ``.
    """
    reader = _Reader()
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if event == "end":
            reader.leave(element)
        elif not reader.enter(element):
            walker.skip_subtree()
    return reader.layout


class _Reader:
    """Collects the text of the elements that are entered and left, in the order of the page."""

    def __init__(self) -> None:
        self.layout = Layout()
        self._open = [-1]
        self._links = 0
        self._text: list[str] = []
        self._linked = 0

    def enter(self, element: _Element) -> bool:
        """Take up `element` and its first text; False where what it holds is not to be read."""
        tag = element.tag
        if tag in _UNSEEN:
            return False
        if tag in _BOXES:
            self._break()
            self._open.append(len(self.layout.boxes))
            self.layout.boxes.append(Box(tag, self._open[-2], _names(element), _is_hidden(element)))
            if tag == "table" and _holds_data(element):
                self._read_rows(element)
                return False
        elif tag == "a":
            self._links += 1
        elif tag == "br":
            self._break()
        self._read(element.text)
        return True

    def leave(self, element: _Element) -> None:
        """Take up the text after `element`."""
        if element.tag in _BOXES:
            self._break()
            self._open.pop()
        elif element.tag == "a":
            self._links -= 1
        self._read(element.tail)

    def _read(self, text: str | None) -> None:
        if text and (self._text or not text.isspace()):
            self._text.append(text)
            if self._links:
                self._linked += len(text.strip())

    def _break(self) -> None:
        if not self._text:
            return
        text = " ".join("".join(self._text).split())
        self.layout.blocks.append(Block(text, min(self._linked, len(text)), self._open[-1]))
        self._text.clear()
        self._linked = 0

    def _read_rows(self, table: _Element) -> None:
        box = self._open[-1]
        for row in table.iter("caption", "tr"):
            cells = [text_of(row)] if row.tag == "caption" else map(text_of, row)
            text = _CELL_SEPARATOR.join(filter(None, cells))
            if text:
                linked = sum(len(text_of(link)) for link in row.iter("a"))
                self.layout.boxes.append(Box("tr", box))
                self.layout.blocks.append(Block(text, linked, len(self.layout.boxes) - 1))


def _names(element: _Element) -> str:
    names = map(element.get, ("class", "id", "role", "itemprop"))
    return " ".join(filter(None, names))


def _is_hidden(element: _Element) -> bool:
    style = element.get("style")
    return (
        (style is not None and "display:none" in style.lower().replace(" ", ""))
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
    )


def _holds_data(table: _Element) -> bool:
    if next(table.iterdescendants(*_NOT_IN_DATA), None) is not None:
        return False
    rows = list(table.iterdescendants("tr"))
    return (
        len(rows) > 1
        and max(map(len, rows)) > 1
        and all(len(text_of(cell)) <= _LONGEST_CELL for row in rows for cell in row)
    )
