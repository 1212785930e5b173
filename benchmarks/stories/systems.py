"""Ways to tell which articles are the same story: ours, and two that anybody would try first."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from haberdar import Article
from haberdar.index.stories.grouping import ANY_DAY, Dates, group
from haberdar.index.stories.signing import Signer
from haberdar.turkish.letters import compose
from haberdar.turkish.words import WordNumbers

Pair = tuple[int, int]
Groups = NDArray[np.int32]
# Returns the story of each article, 0 for one that has no other version.
System = Callable[[Sequence[Article]], Groups]

_LEAST_JACCARD = 0.5
# Words that more articles have tell nothing of which are alike.
_MOST_WITH_A_WORD = 100


def signatures(articles: Sequence[Article]) -> Groups:
    """Group as the index does."""
    numbers, signer = WordNumbers(), Signer()
    read = [numbers.read(article.body).words for article in articles]
    signer.learn(map(compose, numbers.new_words()))
    words = np.array([word for words in read for word in words], np.uint32)
    return group(signer.sign(words, np.array(list(map(len, read)))), dates_of(articles))


def dates_of(articles: Iterable[Article]) -> Dates:
    """Return the days of articles."""
    dates = [article.published for article in articles]
    days = [
        ANY_DAY if date is None else (date.first.toordinal(), date.last.toordinal())
        for date in dates
    ]
    return Dates(*np.array(days, np.int32).T)


def same_text(articles: Sequence[Article]) -> Groups:
    """Group articles whose bodies are the same to the letter."""
    return _numbered([article.body for article in articles])


def jaccard_of_words(articles: Sequence[Article]) -> Groups:
    """Group articles that have half of all their different words in common."""
    words = [frozenset(article.body.casefold().split()) for article in articles]
    leader = list(range(len(articles)))
    for one, other in sorted(_sharing(words)):
        shared = len(words[one] & words[other])
        if shared >= _LEAST_JACCARD * (len(words[one]) + len(words[other]) - shared):
            _join(leader, one, other)
    return _numbered([_leader(leader, number) for number in range(len(leader))])


def _sharing(words: Sequence[frozenset[str]]) -> set[Pair]:
    by_word: dict[str, list[int]] = {}
    for number, different in enumerate(words):
        for word in different:
            by_word.setdefault(word, []).append(number)
    few = (numbers for numbers in by_word.values() if len(numbers) <= _MOST_WITH_A_WORD)
    return {pair for numbers in few for pair in combinations(numbers, 2)}


def _leader(leader: list[int], number: int) -> int:
    while leader[number] != number:
        leader[number] = leader[leader[number]]
        number = leader[number]
    return number


def _join(leader: list[int], one: int, other: int) -> None:
    leader[_leader(leader, one)] = _leader(leader, other)


def _numbered(names: Sequence[object]) -> Groups:
    counts = Counter(names)
    numbers: dict[object, int] = {}
    return np.array(
        [numbers.setdefault(name, len(numbers) + 1) if counts[name] > 1 else 0 for name in names],
        np.int32,
    )


SYSTEMS: Mapping[str, System] = {
    "signatures": signatures,
    "same text": same_text,
    "jaccard of words": jaccard_of_words,
}


def pairs_in(groups: Iterable[object]) -> Iterator[int]:
    """Yield of each group how many pairs it has."""
    return (size * (size - 1) // 2 for size in Counter(groups).values())
