"""Frequent phrases of titles, from what was typed on."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from haberdar.index.flat.sequences import LONGEST
from haberdar.index.leaves import Ids, damage_told
from haberdar.index.snapshot import Snapshot
from haberdar.suggesting.typed import Typed

# Phrases of a segment that are looked at more closely, and how many titles a phrase must have.
_LOOKED_AT = 60
_FREQUENT = 2

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Folded words that several live titles have side by side, and the documents of these."""

    words: Words
    docs: Ids

    @property
    def count(self) -> int:
        """How many titles have the phrase."""
        return len(self.docs)


def titles_with(snapshot: Snapshot, words: Sequence[str], *, finished: bool) -> Ids:
    """Return the live documents with up to LONGEST `words` side by side in their title, ascending.

    Not `finished`, the last word may go on.
    """
    found = [np.empty(0, np.intp)]
    for leaf in snapshot.leaves:
        if leaf.titles is not None:
            with damage_told(leaf.titles.name):
                docs = leaf.titles.docs(leaf.titles.find(words, finished=finished))
            kept = docs if leaf.live is None else docs[leaf.live[docs]]
            found.append(kept.astype(np.intp) + leaf.base)
    return np.concatenate(found)


def frequent_phrases(
    snapshot: Snapshot, typed: Typed, most: int, is_known: Callable[[Words], bool]
) -> list[Phrase]:
    """Return the `most` phrases that begin with what was typed and that most titles have.

    Left out are what was typed itself, what `is_known`, and a phrase that always goes on the same
    way: its continuation says more.
    """
    found: list[Phrase] = []
    for words, count in _candidates(snapshot, typed):
        best = _without_beginnings(found)[:most]
        if count < _FREQUENT or (len(best) == most and count < best[-1].count):
            break
        if words == typed.words or is_known(words):
            continue
        phrase = Phrase(words, titles_with(snapshot, words, finished=True))
        if phrase.count >= _FREQUENT:
            found.append(phrase)
            found.sort(key=lambda phrase: (-phrase.count, phrase.words))
    return _without_beginnings(found)[:most]


def _candidates(snapshot: Snapshot, typed: Typed) -> list[tuple[Words, int]]:
    """Return phrases with how often titles may have them at most, most often first.

    A title that has one twice counts twice. A segment that gave as many as are looked at may have
    any other as often as the last of them. They are those that any segment gave.
    """
    counts: Counter[Words] = Counter()
    others = 0
    if len(typed.words) <= LONGEST:
        for leaf in snapshot.leaves:
            if (titles := leaf.titles) is not None:
                with damage_told(titles.name):
                    places = titles.find(typed.words, finished=typed.finished)
                    groups = titles.frequent(places, len(typed.words), leaf.live, _LOOKED_AT)
                    given = {
                        titles.words(group.place, group.words): group.count for group in groups
                    }
                most_of_others = groups[-1].count if len(groups) == _LOOKED_AT else 0
                for words, count in given.items():
                    counts[words] += count - most_of_others
                others += most_of_others
    return [(words, count + others) for words, count in counts.most_common()]


def _without_beginnings(phrases: Sequence[Phrase]) -> list[Phrase]:
    """Return the phrases of which no other is a continuation with as many titles."""
    continued = {
        (phrase.words[:length], phrase.count)
        for phrase in phrases
        for length in range(1, len(phrase.words))
    }
    return [phrase for phrase in phrases if (phrase.words, phrase.count) not in continued]
