"""What a page states in its markup: JSON-LD, meta elements, microdata and links, by their names."""

from collections.abc import Iterator

from lxml.etree import XPath, _Element

from haberdar_indexer.cleaning.html.json_ld import LinkedData
from haberdar_indexer.cleaning.html.trees import text_of

_ITEMS = XPath("//*[@itemprop]")


class Statements:
    """The statements of one page; empty texts for what it does not state."""

    def __init__(self, root: _Element) -> None:
        self._root = root
        self.linked = LinkedData(root)
        self._meta: dict[str, str] = {}
        for meta in root.iter("meta"):
            name = meta.get("property") or meta.get("name") or meta.get("http-equiv") or ""
            if content := (meta.get("content") or "").strip():
                self._meta.setdefault(name.lower(), content)
        self._items: dict[str, _Element] = {}
        for element in _ITEMS(root):
            for name in element.get("itemprop").split():
                self._items.setdefault(name, element)

    def meta(self, *names: str) -> str:
        """Return the content of the first of the meta elements `names`, given in lower case."""
        return next(filter(None, map(self._meta.get, names)), "")

    def item(self, name: str) -> str:
        """Return the value of a microdata property: of a thing, its name."""
        element = self._items.get(name)
        if element is None:
            return ""
        named = element.find('.//*[@itemprop="name"]')
        element = element if named is None else named
        stated = (element.get(attribute) for attribute in ("content", "datetime"))
        return (next(filter(None, stated), "") or text_of(element)).strip()

    def item_address(self, name: str) -> str:
        """Return the address in a microdata property."""
        element = self._items.get(name)
        if element is None:
            return ""
        return next(filter(None, map(element.get, ("src", "content", "href"))), "")

    def link(self, relation: str) -> str:
        """Return the address of the link with that relation to the page, such as ``canonical``."""
        links = _related(self._root, "link", relation)
        return next((link.get("href") or "" for link in links), "")

    def base(self) -> str:
        """Return the address that relative ones are relative to, where the page states one."""
        element = next(self._root.iter("base"), None)
        return "" if element is None else element.get("href") or ""

    def author_link(self) -> str:
        """Return the text of the link to the author."""
        return next(map(text_of, _related(self._root, "a", "author")), "")

    def document_title(self) -> str:
        """Return the text of the title element."""
        return text_of(next(self._root.iter("title"), None))

    def language(self) -> str:
        """Return the language of the whole document."""
        return self._root.get("lang") or self._root.get("xml:lang") or ""


def _related(root: _Element, tag: str, relation: str) -> Iterator[_Element]:
    return (e for e in root.iter(tag) if relation in (e.get("rel") or "").lower().split())
