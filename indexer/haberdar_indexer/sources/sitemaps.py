"""The addresses of saved pages, from the sitemap that was saved with them.

For a page `a/b.html` beside a `sitemap.xml` that lists ``https://site/a/b.html``, ``https://site/a/b``
or ``https://site/a/b/``, that is its address (https://www.sitemaps.org/protocol.html).
"""

import gzip
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from lxml import etree

from haberdar_indexer.documents import RawDocument
from haberdar_indexer.sources.folders import FoundFile
from haberdar_indexer.sources.streams import LARGEST_FILE

_NAMES = ("sitemap.xml", "sitemap.xml.gz", "sitemap_index.xml", "sitemap-index.xml")
_MOST_SITEMAPS = 1_000
# What a sitemap holds is remembered while its pages are read.
_REMEMBERED = 8
_GZIP = b"\x1f\x8b"


class Listed(NamedTuple):
    """What a sitemap says of a page."""

    address: str
    modified: str


def add_address(raw: RawDocument, file: FoundFile) -> RawDocument:
    """Return a saved page with what the sitemap nearest to it says of it."""
    folders = len(PurePosixPath(file.name).parts)
    for folder in file.path.parents[:folders]:
        for path in map(folder.joinpath, _NAMES):
            with suppress(OSError):
                state = path.stat()
                listed = _read(path, state.st_mtime_ns, state.st_size)
                if found := _find(listed, file.path.relative_to(folder).as_posix()):
                    return replace(raw, address=found.address, modified=found.modified)
    return raw


def _find(listed: dict[str, Listed], page: str) -> Listed | None:
    """Return what is listed for a file: by its name, without its suffix, or as a folder's page."""
    path = PurePosixPath(page)
    bare = path.with_suffix("").as_posix()
    names = [page, bare, f"{bare}/"]
    if path.stem == "index":
        parent = "" if len(path.parts) == 1 else path.parent.as_posix()
        names += [f"{parent}/" if parent else "", parent]
    return next((listed[name] for name in names if name in listed), None)


@lru_cache(maxsize=_REMEMBERED)
def _read(path: Path, _changed: int, _size: int) -> dict[str, Listed]:
    """Return what the sitemap, or those that an index names, list, by the paths of addresses."""
    locations = list(_locations(path))
    for child in [loc for tag, loc in locations if tag == "sitemap"][:_MOST_SITEMAPS]:
        if saved := _saved(path.parent, child.address):
            locations += _locations(saved)
    listed: dict[str, Listed] = {}
    for tag, location in locations:
        if tag == "url":
            listed.setdefault(_path(location.address), location)
    return listed


def _saved(folder: Path, address: str) -> Path | None:
    """Return where a sitemap that an index names was saved: at its path, or beside the index."""
    name = PurePosixPath(_path(address))
    candidates = [name, PurePosixPath(name.name)]
    return next(
        (folder / c for c in candidates if ".." not in c.parts and (folder / c).is_file()), None
    )


def _path(address: str) -> str:
    with suppress(ValueError):
        return unquote(urlsplit(address).path).lstrip("/")
    return ""


def _locations(path: Path) -> Iterator[tuple[str, Listed]]:
    """Yield ``url`` or ``sitemap`` and what it says, as far as the file can be read."""
    with suppress(OSError, EOFError, etree.LxmlError, ValueError), path.open("rb") as file:
        is_compressed = file.peek(len(_GZIP)).startswith(_GZIP)
        source = gzip.GzipFile(fileobj=file) if is_compressed else file
        content = source.read(LARGEST_FILE)
        root = etree.fromstring(
            content, etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
        )
        for element in [] if root is None else root:
            fields = {
                etree.QName(child).localname: (child.text or "").strip()
                for child in element
                if isinstance(child.tag, str)
            }
            if isinstance(element.tag, str) and fields.get("loc"):
                tag = etree.QName(element).localname
                yield tag, Listed(fields["loc"], fields.get("lastmod", ""))
