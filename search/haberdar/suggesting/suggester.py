"""Suggestions from one snapshot of the index: entities, then phrases, then titles."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from haberdar.errors import IndexCorruptError
from haberdar.index.flat.sequences import LONGEST
from haberdar.index.leaves import Ids
from haberdar.index.snapshot import Snapshot
from haberdar.query.ranking import best
from haberdar.results.suggestions import Suggestion
from haberdar.suggesting.entities import Entities
from haberdar.suggesting.phrases import Phrase, frequent_phrases, titles_with
from haberdar.suggesting.typed import Typed, end_in, words_of
from haberdar.turkish.letters import compose, fold, lower

MOST_SUGGESTIONS = 50
# The share of entities, and that of phrases, among suggestions: three of eight.
_SHARE = 3, 8
# Titles that are read for one that is shown: some repeat others, some go on in another way. Where
# they do not suffice, so many are.
_READ_FOR_ONE = 4
_MOST_READ = 500
# Titles whose spelling of a phrase is compared.
_READ_FOR_SPELLING = 3
_SHORT, _MOST_KEPT = 2, 2_000


class Suggester:
    """Completes what is typed. Nothing in it changes."""

    def __init__(self, snapshot: Snapshot, entities: Entities) -> None:
        self._snapshot = snapshot
        self._entities = entities
        self._kept = lru_cache(maxsize=_MOST_KEPT)(self._suggest)

    def suggest(self, text: str, size: int) -> tuple[Suggestion, ...]:
        """Return up to `size` completions of `text`, at most MOST_SUGGESTIONS."""
        # What everybody types first goes on in most ways, and is asked for most often.
        return (self._kept if len(text) <= _SHORT else self._suggest)(text, size)

    def _suggest(self, text: str, size: int) -> tuple[Suggestion, ...]:
        typed = Typed.read(text)
        size = min(size, MOST_SUGGESTIONS)
        if not typed.words or size < 1:
            return ()
        part, whole = _SHARE
        most = -(-size * part // whole)
        found = self._entities.find(typed, most)
        most = min(most, size - len(found))
        if most:
            phrases = frequent_phrases(self._snapshot, typed, most, self._entities.is_name)
            found += [self._phrase(phrase, typed) for phrase in phrases]
        found += self._titles(typed, size - len(found))
        return tuple(found)

    def _phrase(self, phrase: Phrase, typed: Typed) -> Suggestion:
        """Show a phrase as most of the newest titles with it write it."""
        newest = self._newest(phrase.docs, _READ_FOR_SPELLING).tolist()
        titles = (self._snapshot.article(number).title for number in newest)
        spellings = Counter(written(phrase.words, title) for title in titles)
        text = spellings.most_common(1)[0][0]
        return Suggestion("phrase", text, typed.marks(text), "", phrase.count)

    def _titles(self, typed: Typed, most: int) -> Iterator[Suggestion]:
        """Yield the newest titles with what was typed, each text once."""
        # Beyond the words of a sequence, the title itself says whether it goes on as typed.
        finished = typed.finished or len(typed.words) > LONGEST
        docs = titles_with(self._snapshot, typed.words[:LONGEST], finished=finished)
        seen: set[str] = set()
        for number in self._newest_first(docs, most * _READ_FOR_ONE):
            if len(seen) == most:
                break
            article = self._snapshot.article(number)
            marks = typed.marks(article.title)
            text = fold(lower(article.title))
            if marks and text not in seen:
                seen.add(text)
                yield Suggestion("title", article.title, marks, article.id, 1)

    def _newest_first(self, docs: Ids, at_first: int) -> Iterator[int]:
        """Yield up to _MOST_READ documents, the newest first; few are put in order `at_first`."""
        yield from self._newest(docs, at_first).tolist()
        yield from self._newest(docs, _MOST_READ)[at_first:].tolist()

    def _newest(self, docs: Ids, count: int) -> Ids:
        return best(docs, (self._snapshot.dates.rank,), count)


def written(phrase: tuple[str, ...], title: str) -> str:
    """Return folded `phrase` as `title` writes it, without a suffix at its end.

    In small letters, but for abbreviations: words in capitals where the title is not. Raises
    IndexCorruptError where the title does not have it.
    """
    found = words_of(title)
    folded = tuple(word.folded for word in found)
    places = range(len(found))
    first = next((n for n in places if folded[n : n + len(phrase)] == phrase), None)
    if first is None:
        raise IndexCorruptError(f"the phrases of titles are damaged ({title!r} lacks one)")
    letters, mixed, end = list(lower(title)), any(map(str.islower, title)), 0
    for word in found[first : first + len(phrase)]:
        end = end_in(title, word, word.folded)
        as_written = title[word.start : end]
        if mixed and len(as_written) > 1 and as_written.isupper():
            letters[word.start : end] = as_written
    return compose("".join(letters[found[first].start : end]))
