"""The query language: what a person types, read into words, phrases and exclusions.

    kimya ihracatı            articles with both words, in any of their forms
    "kimya teknoloji merkezi" the words next to each other, in this order
    -gümrük, -"dış ticaret"   articles without the word or phrase

Every text is a query: quotation marks without a partner and lone hyphens are passed over.
"""

import re
from dataclasses import dataclass

from haberdar.turkish.analyzer import FUNCTION_WORDS, Analyzer, Evidence, Token
from haberdar.turkish.letters import normalize

MOST_CLAUSES = 16
_CLAUSE = re.compile(
    r"""(?P<minus>(?<!\S)-)?
        (?: ["“”„](?P<phrase>[^"“”„]+)["“”„] | (?P<word>[^\s"“”„]+) )""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word, met by any of its evidences."""

    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand next to each other in this order."""

    words: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Ways to write the same thing, any of which will do (``Ar-Ge``: ArGe, or Ar next to Ge)."""

    ways: tuple[Word | Phrase, ...]


Clause = Word | Phrase | AnyOf


@dataclass(frozen=True, slots=True)
class Query:
    """What must be in an article and what must not; `ignored` is what was passed over."""

    required: tuple[Clause, ...] = ()
    excluded: tuple[Clause, ...] = ()
    ignored: tuple[str, ...] = ()


def parse(text: str, analyzer: Analyzer) -> Query:
    """Read `text`; never raises.

    What is said twice counts once, and of more than 16 words and phrases the rest is passed over,
    since every one costs a walk through its postings.
    """
    required: dict[Clause, None] = {}
    excluded: dict[Clause, None] = {}
    ignored: list[str] = []
    for match in _CLAUSE.finditer(normalize(text)):
        if len(required) + len(excluded) >= MOST_CLAUSES:
            ignored.append(match[0])
            continue
        clauses = (
            _words(analyzer.analyze(match["word"]))
            if match["phrase"] is None
            else _phrase(analyzer.analyze(match["phrase"]))
        )
        (excluded if match["minus"] else required).update(dict.fromkeys(clauses))
    if text.strip() and not required and not excluded:
        ignored.append(text)
    content = [clause for clause in required if not _is_function_word(clause)]
    return Query(tuple(content or required), tuple(excluded), tuple(ignored))


def _phrase(tokens: list[Token]) -> list[Clause]:
    words = [
        token.evidence
        for index, token in enumerate(tokens)
        if not _is_compound(tokens, index)  # the parts of a compound follow it
    ]
    if not words:
        return []
    return [Word(words[0])] if len(words) == 1 else [Phrase(tuple(words))]


def _words(tokens: list[Token]) -> list[Clause]:
    clauses: list[Clause] = []
    index = 0
    while index < len(tokens):
        whole = Word(tokens[index].evidence)
        if not _is_compound(tokens, index):
            clauses.append(whole)
            index += 1
            continue
        end = tokens[index].end
        parts = [token for token in tokens[index + 1 :] if token.start < end]
        clauses.append(AnyOf((whole, Phrase(tuple(part.evidence for part in parts)))))
        index += 1 + len(parts)
    return clauses


def _is_compound(tokens: list[Token], index: int) -> bool:
    following = index + 1
    return following < len(tokens) and tokens[following].position == tokens[index].position


def _is_function_word(clause: Clause) -> bool:
    return isinstance(clause, Word) and clause.evidence.exact in FUNCTION_WORDS
