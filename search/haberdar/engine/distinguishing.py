"""Find the words that set the articles of a ministry or organization apart from all others."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from haberdar.index.schema import text_field
from haberdar.index.selecting import Selection
from haberdar.index.snapshot import Snapshot
from haberdar.query.ranking import best
from haberdar.query.scoring import Scoring
from haberdar.turkish.analyzer import Analyzer, content_words

# Enough to tell what is usual; more articles and longer texts would only take longer.
_SAMPLE, _LONGEST_TEXT = 40, 1_500
_LEAST_ARTICLES = 2
_SHORTEST_WORD = 3
_SUFFIX = re.compile("['’].*")  # of a proper name
_FIELD = text_field("body", "stem")


class Distinguishing:
    """Compares articles with all of one snapshot. Nothing in it changes."""

    def __init__(self, snapshot: Snapshot, scoring: Scoring, analyzer: Analyzer) -> None:
        self._snapshot, self._scoring, self._analyzer = snapshot, scoring, analyzer
        self._documents = max(snapshot.live().total, 1)

    def words(self, docs: Selection, names: Iterable[str], size: int) -> tuple[str, ...]:
        """Return up to `size` words that the texts of `docs` have more often than others.

        They are written as there; the beginnings of the latest are read. No word of `names` is
        among them, no number, and none that fewer than two articles say. They are ordered by how
        much more frequent they are, absolutely times relatively (JLH; Elasticsearch, "significant
        terms aggregation").
        """
        newest = best(docs.ids, (self._snapshot.dates.rank,), _SAMPLE).tolist()
        left_out = {stem for name in names for stem, _ in self._said(name)}
        written: defaultdict[str, Counter[str]] = defaultdict(Counter)
        counts: Counter[str] = Counter()
        for number in newest:
            article = self._snapshot.article(number)
            said = list(self._said(article.body[:_LONGEST_TEXT]))
            counts.update({stem for stem, _ in said} - left_out)
            for stem, text in said:
                written[stem][text] += 1
        scores = dict(self._scores(counts, len(newest)))
        telling = sorted(scores, key=lambda stem: (-scores[stem], stem))[:size]
        return tuple(_most_written(written[stem]) for stem in telling)

    def _said(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield the stems of a text's words, each with how the text writes it."""
        for token in content_words(self._analyzer.analyze(text)):
            stem = token.evidence.stem
            if len(stem) >= _SHORTEST_WORD:
                yield stem, _SUFFIX.sub("", text[token.start : token.end])

    def _scores(self, counts: Counter[str], sampled: int) -> Iterator[tuple[str, float]]:
        for stem, count in counts.items():
            share = count / sampled
            usual = self._scoring.frequency(_FIELD, stem.encode()) / self._documents
            if count >= _LEAST_ARTICLES and share > usual:
                yield stem, (share - usual) * (share / usual)


def _most_written(written: Counter[str]) -> str:
    """Return the usual form of a word; of forms as frequent, that of the middle of a sentence."""
    return max(written, key=lambda text: (written[text], text))
