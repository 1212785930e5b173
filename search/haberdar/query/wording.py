"""From the tokens of typed text to what is looked for: words, compounds, phrases."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from haberdar.query.tree import AnyOf, Node, Phrase, Word
from haberdar.turkish.analyzer import FUNCTION_WORDS, Evidence, Token
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
        phrase = phrase_of(parts)
        if phrase is None:
            yield Said(start, end, Word(whole), whole, True, not _is_function(whole.exact, before))
        else:
            yield Said(start, end, AnyOf((Word(whole), phrase)), whole, False, True)
        before = whole.exact
        index += 1 + len(parts)


def phrase_of(tokens: Sequence[Token], within: int = 1) -> Node | None:
    """Return the phrase of some tokens, each at most `within` positions after the one before.

    Two words that are not to be side by side may come in either order.
    """
    words = tuple(token.evidence for index, token in enumerate(tokens) if not _parts(tokens, index))
    match words:
        case ():
            return None
        case (word,):
            return Word(word)
        case (one, other) if within > 1 and one != other:
            return AnyOf((Phrase(words, within), Phrase((other, one), within)))
    return Phrase(words, within)


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
