"""What becomes of the items of a batch, in whatever process."""

import hashlib
from collections.abc import Iterable

from haberdar import Analyzed, Article, BatchAnalyzer, Registry
from haberdar_indexer.documents import Origin, RawDocument, Rejected, Stored
from haberdar_indexer.pipeline import make_article, tagged
from haberdar_indexer.tagging import Tagger
from haberdar_indexer.workers.batches import Cleaned, Item

# A page that takes every part of cleaning, tagging and analyzing to read.
_SAMPLE = RawDocument(
    Origin("sample"),
    "html",
    f"""<html><head><title>Kimya ihracatı arttı</title></head><body><article>
    <p>{"Ticaret Bakanlığı, 27 Aralık 2024'te Giresun Ziraat Odasıyla görüştü. " * 5}</p>
    </article></body></html>""".encode(),
)


class Cleaner:
    """Makes articles of items and analyzes them; has a tagger and a `BatchAnalyzer` of its own."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._tagger = Tagger(registry)
        self._analyzer = BatchAnalyzer(registry)

    def warm_up(self) -> None:
        """Load what is loaded when first needed, lest the first document be charged for it."""
        article = make_article(_SAMPLE, self._tagger)
        # Not by the analyzer that numbers words: nobody is told of these.
        BatchAnalyzer(self._registry).analyze([article] if isinstance(article, Article) else [])

    def clean(self, items: Iterable[Item]) -> tuple[list[Cleaned | Rejected], Analyzed]:
        """Return what `items` became, one for one, and the articles among them."""
        documents: list[Cleaned | Rejected] = []
        articles: list[Article] = []
        for item in items:
            found = item if isinstance(item, Rejected) else self._article(item)
            if isinstance(found, Rejected):
                documents.append(found)
            else:
                documents.append(Cleaned(item.origin, _digest(found)))
                articles.append(found)
        return documents, self._analyzer.analyze(articles)

    def _article(self, item: RawDocument | Stored) -> Article | Rejected:
        if isinstance(item, RawDocument):
            return make_article(item, self._tagger)
        if not item.tag:
            return item.article
        try:
            return tagged(item.article, self._tagger)
        except MemoryError:
            raise
        except Exception as error:
            return Rejected(item.origin, f"cannot be tagged: {error!r}")


def _digest(article: Article) -> str:
    content = "\0".join((article.title, str(article.published), *article.paragraphs))
    return hashlib.blake2b(content.encode(), digest_size=16).hexdigest()
