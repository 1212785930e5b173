"""The words by which a question asks; its answer need not have them."""

from haberdar.turkish.letters import fold

# Folded. Without forms that are other words too: mudur is also müdür, kimi is also "some".
QUESTION_WORDS = frozenset(
    "hangi hangileri hangisi kac kaca kacinci kacta kactir kim kimdir kime kimin kimler midir mi mu"
    " nasil nasildir ne neden nedir neler nelerdir nerede nereden neresi nereye nicin niye".split()
)
# Folded. In the harmony of değil, and mu for one who does not heed it.
_PARTICLES = frozenset(
    "mi mu midir miyim misin miyiz misiniz miydi miydim miydin miydik miydiniz miymis".split()
)


def is_question_particle(word: str) -> bool:
    """Tell whether lowercase `word` asks whether what stands before it is so (``değil mi``)."""
    return fold(word) in _PARTICLES


def is_question_word(word: str, before: str = "") -> bool:
    """Tell whether lowercase `word`, which follows `before`, only asks (``ne zaman``)."""
    return fold(word) in QUESTION_WORDS or (word == "zaman" and before == "ne")
