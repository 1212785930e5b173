"""What becomes of the items of a batch, in whatever process."""

import hashlib
from collections.abc import Iterable

from haberdar import Analyzed, Analyzer, Article, BatchAnalyzer, Registry
from haberdar_indexer.documents import Origin, RawDocument, Rejected, Stored
from haberdar_indexer.pipeline import make_article, tagged
from haberdar_indexer.tagging import Tagger
from haberdar_indexer.workers.batches import Cleaned, Item


class Cleaner:
    """Makes articles of items and analyzes them; has a tagger and a `BatchAnalyzer` of its own."""

    def __init__(self, registry: Registry) -> None:
        self._tagger = Tagger(registry)
        self._analyzer = BatchAnalyzer(registry)

    def load(self) -> None:
        """Load what the first document would otherwise wait for."""
        make_article(RawDocument(Origin("-"), "text", b"Metin."), self._tagger)
        Analyzer().analyze("metin")

    def clean(self, items: Iterable[Item]) -> tuple[list[Cleaned | Rejected], Analyzed]:
        """Return what `items` became, one for one, and the articles among them."""
        documents: list[Cleaned | Rejected] = []
        articles: list[Article] = []
        for item in items:
            found = item if isinstance(item, Rejected) else self._article(item)
            if isinstance(found, Rejected):
                documents.append(found)
            else:
                documents.append(Cleaned(item.origin, found.url or found.title, _digest(found)))
                articles.append(found)
        return documents, self._analyzer.analyze(articles)

    def _article(self, item: RawDocument | Stored) -> Article | Rejected:
        if isinstance(item, RawDocument):
            return make_article(item, self._tagger)
        return tagged(item.article, self._tagger) if item.tag else item.article


def _digest(article: Article) -> str:
    content = "\0".join((article.title, str(article.published), *article.paragraphs))
    return hashlib.blake2b(content.encode(), digest_size=16).hexdigest()
