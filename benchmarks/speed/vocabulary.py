"""The words of a made-up archive by rank: first those of real texts, then Turkish words built on.

No list holds the tail: a rank is a stem and a chain of suffixes, so that the vocabulary has no end.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise, product

from haberdar.turkish.analyzer import FUNCTION_WORDS
from haberdar.turkish.letters import lower
from haberdar.turkish.stems import stem
from haberdar.turkish.tokens import tokenize

Text = Sequence[str]
"""The title and paragraphs of an article; no sequence of words crosses from one to the next."""

_BACK, _FRONT, _ROUND = "aıou", "eiöü", "oöuü"
_VOWELS = _BACK + _FRONT
_VOICELESS = "fstkçşhp"
_SHORTEST_STEM = 4
_STRIDE = 7919  # prime: a step that visits every stem before it comes back to one

# A is a or e; I is ı, i, u or ü; D is d or t, as the word before asks for; what stands in brackets
# joins a vowel to a vowel, or a consonant to a consonant.
_DERIVATIONS = ("", "lI", "lIk", "sIz", "CI", "lAş", "CA", "sAl")
_NUMBERS = ("", "lAr")
_OWNERS = ("", "(s)I", "(I)m", "(I)mIz", "(I)n", "(I)nIz")
_CASES = ("", "(y)I", "(n)In", "(y)A", "DA", "DAn", "(y)lA", "DAki", "DIr", "(y)DI")
_CHAINS = sorted(product(_DERIVATIONS, _NUMBERS, _OWNERS, _CASES), key=lambda c: len("".join(c)))
_NAMES = (
    "kaya demir dağ er öz yıldız su taş bey ova pınar köy tepe yurt han kale soy tekin alp ay can "
    "gün ışık ırmak deniz oğlu türk san mak teks pak kim plast met"
).split()


class Vocabulary:
    """Words by rank, from 0 for the most frequent, and the word sequences that recur in texts."""

    def __init__(self, texts: Iterable[Text]) -> None:
        counts: Counter[str] = Counter()
        sequences: Counter[tuple[str, ...]] = Counter()
        for text in texts:
            for piece in text:
                words = [span.text for span in tokenize(lower(piece))]
                counts.update(word for word in words if _is_plain(word))
                sequences.update(filter(_is_collocation, _sequences(words)))
        self.head = [word for word, _ in sorted(counts.items(), key=lambda c: (-c[1], c[0]))]
        self.collocations = [
            words
            for words, count in sorted(sequences.items(), key=lambda c: (-c[1], c[0]))
            if count > 1 and all(word in counts for word in words)
        ]
        self._stems = list(filter(_is_stem, dict.fromkeys(map(stem, self.head))))

    def word(self, rank: int) -> str:
        """Return the word of any rank."""
        if rank < len(self.head):
            return self.head[rank]
        number = rank - len(self.head)
        kind, number = number % 3, number // 3
        if kind == 0:
            return self._name(number)
        return self._inflected(2 * number + kind - 1)

    def _inflected(self, number: int) -> str:
        rounds, root = self._stem(number)
        return _with_chain(root, 1 + rounds)

    def _name(self, number: int) -> str:
        rounds, root = self._stem(number)
        return _with_chain(root + _NAMES[rounds % len(_NAMES)], rounds // len(_NAMES))

    def _stem(self, number: int) -> tuple[int, str]:
        """Return a stem, and how often all stems have been through before it."""
        rounds, place = divmod(number, len(self._stems))
        return rounds, self._stems[place * _STRIDE % len(self._stems)]


def _with_chain(word: str, number: int) -> str:
    for suffix in _CHAINS[number % len(_CHAINS)]:
        word = attach(word, suffix)
    return word


def attach(word: str, suffix: str) -> str:
    """Return `word` with `suffix`, in harmony with its last vowel and last letter."""
    buffer, rest = ("", suffix)
    if suffix.startswith("("):
        buffer, rest = suffix[1], suffix[3:]
    after_vowel = word[-1] in _VOWELS
    if buffer and after_vowel != (buffer == "I"):
        rest = buffer + rest
    for letter in rest:
        word += _sound(letter, word)
    return word


def _sound(letter: str, word: str) -> str:
    if letter in "DC":
        return {"D": "dt", "C": "cç"}[letter][word[-1] in _VOICELESS]
    if letter in "AI":
        return _vowel(letter, _last_vowel(word))
    return letter


@lru_cache(maxsize=64)
def _vowel(letter: str, last: str) -> str:
    if letter == "A":
        return "a" if last in _BACK else "e"
    unrounded, rounded = ("ı", "u") if last in _BACK else ("i", "ü")
    return rounded if last in _ROUND else unrounded


def _last_vowel(word: str) -> str:
    return next((letter for letter in reversed(word) if letter in _VOWELS), "e")


def _is_plain(word: str) -> bool:
    """Tell whether `word` in a text is one token, the same letters, and nothing but letters."""
    return word.isalpha() and [span.text for span in tokenize(word)] == [word]


def _is_stem(word: str) -> bool:
    return len(word) >= _SHORTEST_STEM and any(letter in _VOWELS for letter in word)


def _sequences(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    yield from pairwise(words)
    yield from zip(words, words[1:], words[2:], strict=False)


def _is_collocation(words: tuple[str, ...]) -> bool:
    return words[0] not in FUNCTION_WORDS and words[-1] not in FUNCTION_WORDS
