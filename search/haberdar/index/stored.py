"""Articles as they are stored, whatever analyzer their words were made by."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from whoosh.filedb.filestore import FileStorage

from haberdar.article import Article
from haberdar.errors import IndexCorruptError, InvalidArticleError
from haberdar.index import schema
from haberdar.index.flat.documents import FlatPerDocumentReader
from haberdar.index.generations import live_generation
from haberdar.index.segments import read_segments

# After so many documents the memory that their part of the file takes is given back.
_READ_AT_ONCE = 1_000


def stored_articles(
    root: Path, unreadable: Callable[[str], object] | None = None
) -> Iterator[Article]:
    """Return the articles of the live index, one after the other, in its order.

    Nothing is read but the documents' files, so that damage to others and words of another analyzer
    do not matter. `unreadable` is called with a sentence for each document, or whole segment of
    them, that cannot be read; without it, IndexCorruptError is raised.

    Raises IndexMissingError, and IndexCorruptError where nothing can be read.
    """
    told = _raise if unreadable is None else unreadable
    return _articles(_open(live_generation(root), told), told)


def _articles(
    readers: Iterable[FlatPerDocumentReader], told: Callable[[str], object]
) -> Iterator[Article]:
    for reader in readers:
        for number in range(reader.doc_count_all()):
            if not reader.is_deleted(number):
                article = _read(reader, number, told)
                if article is not None:
                    yield article
            if number % _READ_AT_ONCE == 0:
                reader.container.release()


def _raise(what: str) -> None:
    raise IndexCorruptError(what)


def _open(folder: Path, told: Callable[[str], object]) -> list[FlatPerDocumentReader]:
    """Open all segments: once mapped, their files can be read though a writer removes them."""
    storage = FileStorage(str(folder))
    readers = []
    for segment in read_segments(folder):
        try:
            readers.append(segment.codec().per_document_reader(storage, segment))
        except IndexCorruptError as error:
            told(error.what)
        except OSError as error:
            told(f"{error.filename} cannot be read ({error.strerror})")
    return readers


def _read(
    reader: FlatPerDocumentReader, number: int, told: Callable[[str], object]
) -> Article | None:
    try:
        return schema.read_article(reader.stored_fields(number)[schema.ARTICLE])
    except IndexCorruptError as error:
        told(error.what)
    except (InvalidArticleError, ValueError, LookupError, TypeError) as error:
        told(f"document {number} of {reader.container.name} is no article ({error})")
    return None
