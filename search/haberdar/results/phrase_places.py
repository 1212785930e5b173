"""Find where the phrases of a query stand in a text, as the index finds them."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from haberdar.query.tree import Phrase
from haberdar.turkish.analyzer import Token
from haberdar.turkish.letters import fold

# The first token at each position, positions ascending.
_Tokens = dict[int, Token]


class PhrasePlaces:
    """Finds all places of some phrases in one walk through a text."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        # What is written alike has one stem, so that these two ways find it too.
        self._ways = [
            (
                tuple(word.stem for word in phrase.words),
                tuple(fold(word.exact) for word in phrase.words),
                phrase.within,
            )
            for phrase in phrases
        ]
        self._stems = {stem for stems, _, _ in self._ways for stem in stems}
        self._folded = {form for _, forms, _ in self._ways for form in forms}

    def spans(self, tokens: Iterable[Token]) -> Iterator[tuple[int, int]]:
        """Yield the (start, end) pairs of the phrases in the tokens of a text, in no order.

        Words that are not side by side have a pair each.
        """
        by_stem, by_form = self._tokens(tokens)
        for stems, forms, within in self._ways:
            yield from _spans([by_stem.get(stem, {}) for stem in stems], within)
            yield from _spans([by_form.get(form, {}) for form in forms], within)

    def _tokens(
        self, tokens: Iterable[Token]
    ) -> tuple[Mapping[str, _Tokens], Mapping[str, _Tokens]]:
        """Return the tokens that could be words of the phrases, by stem and by folded form."""
        by_stem: defaultdict[str, _Tokens] = defaultdict(dict)
        by_form: defaultdict[str, _Tokens] = defaultdict(dict)
        for token in tokens:
            _, stem, forms = token.evidence
            if stem in self._stems:
                by_stem[stem].setdefault(token.position, token)
            for form in self._folded.intersection(forms):
                by_form[form].setdefault(token.position, token)
        return by_stem, by_form


def _spans(words: Sequence[_Tokens], within: int) -> Iterator[tuple[int, int]]:
    if not all(words):
        return
    if within == 1:
        first, *others = words
        for position, token in first.items():
            if all(position + step in word for step, word in enumerate(others, 1)):
                yield token.start, words[-1][position + len(others)].end
    else:
        for word, positions in zip(words, _places(words, within), strict=True):
            yield from ((word[position].start, word[position].end) for position in positions)


def _places(words: Sequence[Iterable[int]], within: int) -> list[list[int]]:
    """Return of each word the positions where it belongs to a whole phrase, ascending."""
    places = [list(word) for word in words]
    for word in range(1, len(places)):
        places[word] = _near(places[word], places[word - 1], -within, -1)
    for word in reversed(range(len(places) - 1)):
        places[word] = _near(places[word], places[word + 1], 1, within)
    return places


def _near(positions: Iterable[int], others: Sequence[int], first: int, last: int) -> list[int]:
    """Return the positions that have one of `others` from `first` to `last` places after them."""
    near = []
    for position in positions:
        place = bisect_left(others, position + first)
        if place < len(others) and others[place] <= position + last:
            near.append(position)
    return near
