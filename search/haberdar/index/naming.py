"""What the articles of an index say acronyms stand for, looked up where it lies in the index."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from haberdar.errors import IndexCorruptError
from haberdar.index import schema
from haberdar.index.flat.postings import Postings
from haberdar.index.leaves import Leaf, damage_told
from haberdar.turkish.acronyms import acronym_key, name_key

# Of what one segment says of an acronym or a name, the most frequent; more only misspells it.
_MOST_TERMS = 64


class LearntName(NamedTuple):
    """A full name that some words begin with: how many it has, and its acronyms."""

    length: int
    acronyms: tuple[str, ...]


class LearntNames:
    """The acronyms that live articles explain, and their names; the most frequent come first."""

    def __init__(self, leaves: Iterable[Leaf]) -> None:
        found = ((leaf, leaf.terms.postings(schema.NAMING)) for leaf in leaves)
        self._fields = [(leaf, postings) for leaf, postings in found if postings is not None]

    def of_acronym(self, acronym: str, most: int) -> tuple[str, ...]:
        """Return up to `most` names of an acronym, however it is written.

        Of the forms in which articles have a name, it is the shortest, which has no suffix, and of
        those the most frequent. Raises IndexCorruptError.
        """
        articles: Counter[str] = Counter()
        written: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for rest, count in self._terms(schema.by_acronym(acronym_key(acronym))):
            key, _, name = rest.partition(schema.SEPARATOR)
            articles[key] += count
            written[key][name] += count
        names = {key: _plainest(written[key]) for key in _first(articles, most)}
        for key, name in names.items():
            if not key or name_key(name) != key:
                raise IndexCorruptError(f"the names of acronyms are damaged ({name!r})")
        return tuple(names.values())

    def name_at(self, words: Sequence[Sequence[str]], most: int) -> LearntName | None:
        """Return the longest name that `words` begin with, with up to `most` acronyms.

        Of each word its folded forms are given. Names are looked up word by word: whatever else
        begins like them costs nothing.
        """
        longest, acronyms = 0, Counter[str]()
        beginnings = [schema.by_name("")]
        for length, forms in enumerate(words, start=1):
            names = [beginning + form for beginning in beginnings for form in forms]
            ending: Counter[str] = Counter()
            for name in names:
                for acronym, count in self._terms(name + schema.SEPARATOR):
                    ending[acronym] += count
            if ending:
                longest, acronyms = length, ending
            beginnings = [f"{name} " for name in names if self._has(f"{name} ")]
            if not beginnings:
                break
        return LearntName(longest, tuple(_first(acronyms, most))) if longest else None

    def _has(self, prefix: str) -> bool:
        """Tell whether any term begins so."""
        return any(_numbers(postings, prefix) for _, postings in self._fields)

    def _terms(self, prefix: str) -> Iterator[tuple[str, int]]:
        """Yield the rest of the terms that begin so, and how many live articles have each."""
        for leaf, postings in self._fields:
            with damage_told(postings.container.name):
                terms = list(islice(_live_terms(leaf, postings, prefix), _MOST_TERMS))
            for term, count in terms:
                yield term.removeprefix(prefix), count


def _live_terms(leaf: Leaf, postings: Postings, prefix: str) -> Iterator[tuple[str, int]]:
    """Yield the terms that begin so and live articles have, the most frequent of all first."""
    numbers = _numbers(postings, prefix)
    sizes = [postings.size(number) for number in numbers]
    for place in sorted(range(len(sizes)), key=sizes.__getitem__, reverse=True):
        count = leaf.count(postings, numbers[place])
        if count:
            yield postings.terms[numbers[place]].decode(), count


def _numbers(postings: Postings, prefix: str) -> range:
    """Return the numbers of the terms of a segment that begin so."""
    return postings.terms.with_prefix(prefix.encode(errors="surrogatepass"))


def _plainest(forms: Counter[str]) -> str:
    return min(forms, key=lambda name: (len(name), -forms[name], name))


def _first(counted: Counter[str], most: int) -> list[str]:
    return sorted(counted, key=lambda text: (-counted[text], text))[:most]
