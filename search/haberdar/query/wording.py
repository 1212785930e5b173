"""From the tokens of typed text to what is looked for: words, compounds, phrases."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from haberdar.query.tree import AnyOf, Node, Phrase, Word
from haberdar.turkish.analyzer import FUNCTION_WORDS, Evidence, Token, evidence
from haberdar.turkish.numbers import other_spelling
from haberdar.turkish.questions import is_question_word


class Said(NamedTuple):
    """Something to look for, from `start` to `end` of the text.

    `whole` is it in one word, which may not be the only way to write it (`is_single`). Function
    words and question words are no content: no article is about them. `also` are the names that
    are looked for in its place too.
    """

    start: int
    end: int
    node: Node
    whole: Evidence
    is_single: bool
    is_content: bool
    also: tuple[str, ...] = ()


def words_of(tokens: Sequence[Token]) -> Iterator[Said]:
    """Yield what is to be found of plain text, in order.

    What is written in one word or several (``Ar-Ge``, numbers) is found in either way.
    """
    index = 0
    before = ""
    while index < len(tokens):
        start, end, _, whole = tokens[index]
        parts = _parts(tokens, index)
        phrase = Phrase(_parts_of_all(parts)) if parts else None
        if phrase is None:
            content = not _is_function(whole.exact, before)
            yield Said(start, end, _word(whole), whole, True, content)
        else:
            yield Said(start, end, AnyOf((Word(whole), phrase)), whole, False, True)
        before = whole.exact
        index += 1 + len(parts)


def _word(word: Evidence) -> Node:
    """Return a word; a number of one figure as that or as its word."""
    other = other_spelling(word.exact)
    if len(other) != 1:
        return Word(word)
    return AnyOf((Word(word), Word(evidence(other[0]))))


def phrase_of(tokens: Sequence[Token], within: int = 1) -> Node | None:
    """Return the phrase of some tokens, each at most `within` positions after the one before.

    Two words that are not to be side by side may come in either order. Numbers and compounds are
    found in every way to write them that all of the phrase keeps to.
    """
    ways: dict[Node, None] = {}
    for words in (_parts_of_all(tokens), _wholes_of_all(tokens), _spelt_otherwise(tokens)):
        if len(words) == 1:
            ways[Word(words[0])] = None
        elif words:
            ways[Phrase(words, within)] = None
            if len(words) == 2 and within > 1:
                ways[Phrase(words[::-1], within)] = None
    return AnyOf(tuple(ways)) if len(ways) > 1 else next(iter(ways), None)


def _parts_of_all(tokens: Sequence[Token]) -> tuple[Evidence, ...]:
    return tuple(token.evidence for at, token in enumerate(tokens) if not _parts(tokens, at))


def _wholes_of_all(tokens: Sequence[Token]) -> tuple[Evidence, ...]:
    wholes: list[Evidence] = []
    place = 0
    while place < len(tokens):
        wholes.append(tokens[place].evidence)
        place += 1 + len(_parts(tokens, place))
    return tuple(wholes)


def _spelt_otherwise(tokens: Sequence[Token]) -> tuple[Evidence, ...]:
    words: list[Evidence] = []
    for word in _wholes_of_all(tokens):
        other = other_spelling(word.exact)
        words += map(evidence, other) if other else (word,)
    return tuple(words)


def _parts(tokens: Sequence[Token], index: int) -> Sequence[Token]:
    """Return the tokens that the one at `index` is a compound of, which follow it."""
    whole = tokens[index]
    if index + 1 == len(tokens) or tokens[index + 1].position != whole.position:
        return ()
    end = index + 1
    while end < len(tokens) and tokens[end].start < whole.end:
        end += 1
    return tokens[index + 1 : end]


def _is_function(word: str, before: str) -> bool:
    return word in FUNCTION_WORDS or is_question_word(word, before)
