"""Find entries of the registry by what people call them."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from haberdar.turkish.analyzer import Analyzer
from haberdar.turkish.letters import compose, fold, lower
from haberdar.turkish.roots import bases
from haberdar.turkish.stems import stem
from haberdar.turkish.tokens import tokenize

_ANALYZER = Analyzer()


class NameIndex:
    """The names of entries, by all of a name and by the forms of its words."""

    def __init__(self, entries: Iterable[tuple[str, Iterable[str]]]) -> None:
        """Take the entries as ids with their names; an id is a name too."""
        self._by_name: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._by_form: defaultdict[str, set[int]] = defaultdict(set)
        self._ids: list[str] = []  # of every name
        for entry, names in entries:
            for name in filter(None, (entry, entry.replace("-", " "), *names)):
                self._add(entry, name)

    def _add(self, entry: str, name: str) -> None:
        words = _words(name)
        self._by_name[_key(words)][entry] = None
        for word in words:
            for form in _forms(word):
                self._by_form[form].add(len(self._ids))
        self._ids.append(entry)

    def has(self, text: str) -> bool:
        """Tell whether `text` is all of a name of an entry."""
        return _key(_words(text)) in self._by_name

    def find(self, text: str) -> tuple[str, ...]:
        """Return the ids of the entries called `text`, else of those with all its words in a name.

        Capitals, Turkish letters and suffixes make no difference. The order is that of the entries.
        """
        exactly = self._by_name.get(_key(_words(text)))
        tokens = _ANALYZER.analyze(text)
        if exactly or not tokens:
            return tuple(exactly or ())
        words: defaultdict[int, set[int]] = defaultdict(set)
        for token in tokens:
            for form in token.evidence.folded:
                words[token.position] |= self._by_form.get(form, set())
        names = set.intersection(*words.values())
        return tuple(dict.fromkeys(self._ids[name] for name in sorted(names)))


def _words(text: str) -> list[str]:
    return [compose(span.text) for span in tokenize(lower(text))]


def _key(words: Iterable[str]) -> str:
    return " ".join(map(fold, words))


@lru_cache(maxsize=20_000)
def _forms(word: str) -> frozenset[str]:
    """Return what finds a word of a name, which is written with its own letters.

    What it may be typed as without them is known of what is typed.
    """
    word_stem = stem(word)
    return frozenset(map(fold, (word, word_stem, *bases(word, word_stem))))
