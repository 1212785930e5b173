"""From an article to the Whoosh query that finds others about the same.

An article is about the words that it says often and others seldom, and about the ministries and
organizations that it names. Those that tell most become one disjunction: what it finds is scored
as any search is, by how rare each word is and how often the other article says it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from heapq import nlargest
from typing import NamedTuple

from whoosh import query as whoosh

from haberdar.article import Article
from haberdar.index.schema import text_field
from haberdar.query.compiling import PART_WEIGHTS
from haberdar.query.scoring import Scoring
from haberdar.turkish.analyzer import Analyzer, content_words

_MOST_WORDS, _MOST_NAMES = 24, 8
# An article says in its first pages what it is about.
_LONGEST_TEXT = 20_000
_SHORTEST_WORD = 2
# A word that is said twice tells more than one said once, but not twice as much.
_SATURATION = 1.5
_NAME_WEIGHT, _CENTRAL = 0.5, 2.0


class _Telling(NamedTuple):
    """A term and how much it tells of what an article is about."""

    weight: float
    field: str
    text: str


def compile_like(article: Article, analyzer: Analyzer, scoring: Scoring) -> whoosh.Query:
    """Return the Whoosh query for what is about the same as `article`, itself among it.

    It has a bounded number of terms, and none where nothing of the article is said elsewhere.
    """
    words = nlargest(_MOST_WORDS, _words(article, analyzer, scoring))
    names = nlargest(_MOST_NAMES, _names(article, scoring))
    return whoosh.Or([*_word_terms(words), *_name_terms(names)])


def _words(article: Article, analyzer: Analyzer, scoring: Scoring) -> Iterator[_Telling]:
    """Yield the stems of the title and text that other articles have too."""
    field = text_field("body", "stem")
    for stem, count in _counted(article, analyzer).items():
        frequency = scoring.frequency(field, stem.encode(errors="surrogatepass"))
        if frequency > 1:
            saturated = count / (count + _SATURATION)
            yield _Telling(saturated * scoring.idf_of(frequency), field, stem)


def _counted(article: Article, analyzer: Analyzer) -> Counter[str]:
    """Return how often each stem is said, in the title twice as much as in the text.

    Numbers say nothing of what an article is about: others have the same by chance.
    """
    counts: Counter[str] = Counter()
    parts = {"title": article.title, "body": article.body}
    for part, text in parts.items():
        for token in content_words(analyzer.analyze(text[:_LONGEST_TEXT])):
            stem = token.evidence.stem
            if len(stem) >= _SHORTEST_WORD:
                counts[stem] += int(PART_WEIGHTS[part])
    return counts


def _names(article: Article, scoring: Scoring) -> Iterator[_Telling]:
    """Yield the ministries and organizations that other articles name too."""
    for tag in article.tags:
        frequency = scoring.frequency(tag.kind, tag.entity_id.encode())
        if frequency > 1:
            weight = _CENTRAL if tag.is_central else 1.0
            yield _Telling(weight * scoring.idf_of(frequency), tag.kind, tag.entity_id)


def _word_terms(words: Iterable[_Telling]) -> Iterator[whoosh.Query]:
    for weight, _, stem in words:
        for part, more in PART_WEIGHTS.items():
            yield whoosh.Term(text_field(part, "stem"), stem, boost=weight * more)


def _name_terms(names: Iterable[_Telling]) -> Iterator[whoosh.Query]:
    # The fields of names have no scores of their own: how rare a name is goes into its boost.
    for weight, field, name in names:
        yield whoosh.Term(field, name, boost=weight * _NAME_WEIGHT)
