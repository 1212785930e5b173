"""Acronyms and full names are one thing: what is typed as one is looked for as the other too.

Known are the names of the registry and, where it has none, what the articles of the index say
themselves. A word that is also an ordinary one is an acronym only where it stands out in capitals,
and as the index keeps no capitals, no full name is looked for as such a word.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, chain, zip_longest
from typing import NamedTuple

from haberdar.index.leaves import Leaf
from haberdar.index.naming import LearntNames
from haberdar.query.tree import AllOf, AnyOf, Named, Node, Phrase, Tagged
from haberdar.query.wording import Said, phrase_of, words_of
from haberdar.registry import Registry
from haberdar.registry.acronyms import Called, NameWord
from haberdar.turkish.acronyms import LONGEST, MOST_WORDS
from haberdar.turkish.analyzer import FUNCTION_WORDS, Analyzer, Evidence
from haberdar.turkish.letters import fold, lower
from haberdar.turkish.questions import is_question_word
from haberdar.turkish.stems import lemma, stems_of_unaccented

# Into how many others a name is expanded, and of how many entries or learnt names.
MOST_WAYS = 4
_MOST_MEANT = 2
_ANALYZER = Analyzer()
_VOWELS = frozenset("aeıioöuüâîû")


class _Other(NamedTuple):
    """Another name of something typed: what to show, and what finds it."""

    text: str
    node: Node


class _Name(NamedTuple):
    """A full name that was typed with so many words, and what else it is called."""

    length: int
    others: tuple[_Other, ...]


class Naming:
    """The acronyms and full names of the registry and of an index. Nothing in it changes."""

    def __init__(self, registry: Registry, leaves: Iterable[Leaf] = ()) -> None:
        self._registered = registry.acronyms
        self._learnt = LearntNames(leaves)

    def named(self, text: str, said: Sequence[Said]) -> Iterator[Said]:
        """Yield what is `said` one after the other in `text`, names with all they are called."""
        shouted = text.isupper() and len(text.split()) > 1
        place = 0
        while place < len(said):
            name = self._name_at(said[place:], follows=place > 0)
            if name is None:
                yield self._acronym(text, said[place], shouted=shouted)
                place += 1
                continue
            words = said[place : place + name.length]
            if name.others:
                content = [word for word in words if word.is_content] or words
                yield _also(words, AllOf(tuple(word.node for word in content)), name.others)
            else:
                yield from words
            place += name.length

    def _acronym(self, text: str, one: Said, *, shouted: bool) -> Said:
        written = text[one.start : one.start + len(one.whole.exact)]
        names = self._names_of(one, stands_out=written.isupper() and not shouted)
        return _also([one], one.node, tuple(map(_other, names)))

    def quoted(self, said: Sequence[Said], phrase: Node) -> Said:
        """Return the `phrase` of what is `said` in quotation marks, with all it is called."""
        name = self._name_at(said, follows=False)
        others = name.others if name is not None and name.length == len(said) else ()
        return _also(said, phrase, others)

    def _name_at(self, said: Sequence[Said], *, follows: bool) -> _Name | None:
        """Return the longest full name that begins here.

        One that ends others' longer names is called nothing else where it `follows` a word.
        """
        said = said[:MOST_WORDS]
        words = [_words(one) for one in said]
        lengths = {end: length for length, end in enumerate(accumulate(map(len, words)), start=1)}
        typed = [*chain.from_iterable(words)]
        length, others = self._others(typed, follows=follows)
        return _Name(lengths[length], others) if length in lengths else None

    def _others(
        self, typed: Sequence[Evidence], *, follows: bool
    ) -> tuple[int, tuple[_Other, ...]]:
        """Return how many words the longest name has, and what else it is called."""
        learnt = self._learnt.name_at([word.folded for word in typed], _MOST_MEANT)
        found = self._registered.name_at(typed)
        if found is not None and (learnt is None or learnt.length <= len(found.name.words)):
            length = len(found.name.words)
            acronyms = list(self._own_acronyms(found.entries))
            if acronyms:
                expands = found.name.distinct or not follows
                names = map(_other, _names(found.entries, typed[:length]))
                return length, (*acronyms, *names)[:MOST_WAYS] if expands else ()
            if learnt is None or learnt.length < length:
                return length, ()
        if learnt is None:
            return 0, ()
        return learnt.length, tuple(map(_other, self._told_apart(learnt.acronyms)))

    def _told_apart(self, learnt: Iterable[str]) -> tuple[str, ...]:
        """Return the acronyms that in lowercase too are nothing else, word or registered entry."""
        return tuple(
            acronym
            for acronym in learnt
            if not self._registered.of_acronym(acronym) and not _is_word(lower(acronym))
        )

    def _own_acronyms(self, entries: Sequence[Called]) -> Iterator[_Other]:
        """Yield the acronyms of `entries` that no other entry has.

        One that is a word too is looked for in articles tagged with its organization alone, as the
        index keeps no capitals: those that name TİM, and not every team.
        """
        for entry in entries[:_MOST_MEANT]:
            for acronym in entry.acronyms:
                if len(self._registered.of_acronym(acronym)) > 1:
                    continue
                if entry.word or _is_word_unaccented(lower(acronym)):
                    tagged = Tagged("organization", (entry.organization,))
                    yield _Other(acronym, AllOf((_called(acronym), tagged)))
                else:
                    yield _other(acronym)

    def _names_of(self, one: Said, *, stands_out: bool) -> tuple[str, ...]:
        """Return the full names of an acronym; nothing for any other word."""
        letters = one.whole.exact
        if not one.is_content or len(letters) > LONGEST or letters.isdigit():
            return ()
        entries = self._registered.of_acronym(letters)
        # Typed without its own letters only where none is written so: DTO is not DTÖ.
        typed = [entry for entry in entries if letters in map(lower, entry.acronyms)]
        if not stands_out and not typed and _is_ordinary(letters):
            return ()  # stok yok
        meant = [entry for entry in typed or entries if stands_out or not entry.word]
        if entries:
            return tuple(_names(meant, [one.whole]))[:MOST_WAYS]
        return self._learnt.of_acronym(letters, _MOST_MEANT)


def _names(entries: Sequence[Called], typed: Sequence[Evidence]) -> Iterator[str]:
    """Yield the full names of `entries`, official ones first, that do not hold what was typed.

    Of the other names, those that may mean another entry are left out, and those that differ in
    accents only.
    """
    of_entries = (
        [name for place, name in enumerate(entry.names) if name.distinct or place == 0]
        for entry in entries[:_MOST_MEANT]
    )
    seen: set[tuple[str, ...]] = set()
    for name in chain.from_iterable(zip_longest(*of_entries)):
        if name is None or _holds(name.words, typed):
            continue
        folded = tuple(word.exact for word in name.words)
        if folded not in seen:
            yield name.text
        seen.add(folded)


def _holds(name: Sequence[NameWord], typed: Sequence[Evidence]) -> bool:
    forms = {*chain.from_iterable(name)}
    return all(not forms.isdisjoint(word.folded) for word in typed)


def _is_word(word: str) -> bool:
    is_empty = word in FUNCTION_WORDS or is_question_word(word)
    return is_empty or _is_ordinary(word) or _is_word_unaccented(word)


def _is_word_unaccented(word: str) -> bool:
    folded = fold(word)
    return folded != word and lemma(folded) is not None


def _is_ordinary(word: str) -> bool:
    # The dictionary has some acronyms too, but no word is without a vowel.
    if _VOWELS.isdisjoint(word):
        return False
    return lemma(word) is not None or bool(stems_of_unaccented(word))


def _words(one: Said) -> Sequence[Evidence]:
    """Return the words side by side that something said consists of."""
    match one.node:
        case AnyOf((_, Phrase(words))):
            return words
    return (one.whole,)


def _also(said: Sequence[Said], node: Node, others: tuple[_Other, ...]) -> Said:
    """Return what is `said` as one, to be found as `node` or as any of `others`."""
    first = said[0]
    if not others:
        return first._replace(node=node)
    return first._replace(
        end=said[-1].end,
        node=Named(node, tuple(dict.fromkeys(other.node for other in others))),
        is_single=False,
        is_content=True,
        also=tuple(other.text for other in others),
    )


def _other(name: str) -> _Other:
    return _Other(name, _called(name))


@lru_cache(maxsize=2_000)
def _called(name: str) -> Node:
    """Return what finds a name: its words side by side, or an acronym's ways to be written."""
    tokens = _ANALYZER.analyze(name)
    said = list(words_of(tokens))
    phrase = said[0].node if len(said) == 1 else phrase_of(tokens)
    assert phrase is not None  # names have words
    return phrase
