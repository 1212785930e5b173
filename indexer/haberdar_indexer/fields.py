"""The names under which records carry what an article consists of."""

from functools import lru_cache
from typing import NamedTuple

from haberdar.turkish.letters import fold, lower

# As `_plain` writes them; of several in one record, the first is taken.
_NAMES = {
    "id": ("id", "no", "haberid", "haberno", "guid"),
    "title": ("title", "headline", "baslik", "haberbasligi"),
    "text": ("text", "body", "content", "articlebody", "metin", "icerik", "govde", "habermetni"),
    "date": (
        "date", "published", "publishedat", "datepublished", "pubdate", "tarih", "yayintarihi",
        "yayimtarihi",
    ),
    "modified": ("modified", "modifiedat", "datemodified", "updated", "updatedat", "guncelleme"),
    "source": ("source", "publisher", "site", "kaynak"),
    "url": ("url", "link", "adres", "baglanti"),
    "section": ("section", "category", "bolum", "kategori"),
    "lead": ("lead", "summary", "description", "spot", "ozet"),
    "author": ("author", "byline", "yazar", "muhabir"),
    "image": ("image", "imageurl", "gorsel", "resim"),
    "language": ("language", "lang", "dil"),
}  # fmt: skip
FIELDS = frozenset(_NAMES)


class KnownName(NamedTuple):
    """The field that a name means, and how far down it is in the list of that field's names."""

    field: str
    rank: int


_KNOWN = {name: KnownName(f, i) for f, names in _NAMES.items() for i, name in enumerate(names)}


def known_name(name: str) -> KnownName | None:
    """Return what `name` means in a record: ``Yayın Tarihi`` and ``published_at`` are dates."""
    return _KNOWN.get(_plain(name))


@lru_cache(maxsize=10_000)
def _plain(name: str) -> str:
    return "".join(filter(str.isalnum, fold(lower(name))))
