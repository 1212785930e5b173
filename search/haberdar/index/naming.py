"""What the articles of an index say acronyms stand for, looked up where it lies in the index."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, takewhile
from typing import NamedTuple

from haberdar.index import schema
from haberdar.index.flat.postings import Postings
from haberdar.index.leaves import Leaf
from haberdar.turkish.acronyms import acronym_key

# Of what one segment says, in the order of the terms; more only misspells it.
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
        those the most frequent.
        """
        articles: Counter[str] = Counter()
        written: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for parts, count in self._terms(schema.by_acronym(acronym_key(acronym))):
            _, _, key, name = parts
            articles[key] += count
            written[key][name] += count
        return tuple(_plainest(written[key]) for key in _first(articles, most))

    def name_at(self, words: Sequence[Sequence[str]], most: int) -> LearntName | None:
        """Return the longest name that `words` begin with, with up to `most` acronyms.

        Of each word its folded forms are given.
        """
        if len(words) < 2:
            return None
        acronyms: defaultdict[int, Counter[str]] = defaultdict(Counter)
        firsts = [one for one in words[0] if self._has(schema.by_name(f"{one} "))]
        for beginning in (f"{one} {other}" for one in firsts for other in words[1]):
            for (_, key, acronym), count in self._terms(schema.by_name(beginning)):
                name = key.split(" ")
                if _begins(words, name):
                    acronyms[len(name)][acronym] += count
        if not acronyms:
            return None
        longest = max(acronyms)
        return LearntName(longest, tuple(_first(acronyms[longest], most)))

    def _has(self, prefix: str) -> bool:
        """Tell whether any term begins so."""
        return any(True for _, postings in self._fields for _ in _numbers(postings, prefix))

    def _terms(self, prefix: str) -> Iterator[tuple[list[str], int]]:
        """Yield the parts of the terms that begin so, and how many live articles have each."""
        for leaf, postings in self._fields:
            for number, term in _numbers(postings, prefix):
                count = _live(leaf, postings, number)
                if count:
                    yield term.decode().split(schema.SEPARATOR), count


def _numbers(postings: Postings, prefix: str) -> Iterator[tuple[int, bytes]]:
    """Yield the terms of a segment that begin so, with their numbers."""
    beginning = prefix.encode(errors="surrogatepass")
    first = postings.terms.lower_bound(beginning)
    terms = enumerate(islice(postings.terms.terms_from(first), _MOST_TERMS), first)
    return takewhile(lambda found: found[1].startswith(beginning), terms)


def _live(leaf: Leaf, postings: Postings, number: int) -> int:
    if leaf.live is None:
        return postings.size(number)
    return int(leaf.live[postings.docs(number)].sum())


def _plainest(forms: Counter[str]) -> str:
    return min(forms, key=lambda name: (len(name), -forms[name], name))


def _first(counted: Counter[str], most: int) -> list[str]:
    return sorted(counted, key=lambda text: (-counted[text], text))[:most]


def _begins(words: Sequence[Sequence[str]], name: Sequence[str]) -> bool:
    return len(words) >= len(name) and all(
        word in forms for word, forms in zip(name, words, strict=False)
    )
