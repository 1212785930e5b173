"""The stem of a word: its lemma where simplemma's dictionary has it, else Snowball's stem."""

import threading
from collections.abc import Mapping
from importlib.metadata import version

import snowballstemmer
from simplemma.strategies import DefaultDictionaryFactory

from haberdar.turkish.letters import lower, spellings

SHORTEST_STEM = 3

# Words of trade that the dictionary takes for forms of others: an area (alan) and a brow (alın) are
# not bought (al-), and producing (üret-) is not multiplying (üre-).
_OWN_STEMS = {"alan": "alan", "alın": "alın"}
_OWN_VERBS = {"üre": "üret"}
# Another spelling of makine, usual in the names of associations, whose forms no dictionary has.
_MAKINA = "makina"


class _Dictionary:
    """simplemma's dictionary, loaded once by whichever thread asks first."""

    def __init__(self) -> None:
        self._loading = threading.Lock()
        self._loaded: Mapping[str, str] | None = None

    def lemma(self, word: str) -> str | None:
        """Return the dictionary form of lowercase `word`, or of the name that it is, or None.

        What simplemma's own strategy finds for a word of Turkish without an apostrophe, and in half
        its time: nearly all that is asked for are spellings that no word has.
        """
        loaded = self._loaded
        if loaded is None:
            loaded = self._load()
        return loaded.get(word) or loaded.get(word.capitalize())

    def _load(self) -> Mapping[str, str]:
        with self._loading:
            if self._loaded is None:
                self._loaded = DefaultDictionaryFactory().get_dictionary("tr")
            return self._loaded


_dictionary = _Dictionary()


def versions() -> dict[str, str]:
    """Return the versions of the packages whose data and rules decide the stems."""
    return {name: version(name) for name in ("simplemma", "snowballstemmer")}


def stem(word: str) -> str:
    """Return the stem of lowercase `word`; never shorter than three letters unless the word is.

    Verbs of two letters are called by their infinitive (``aldı`` → ``almak``). Words with digits
    are kept whole.
    """
    if len(word) <= SHORTEST_STEM or not word.isalpha():
        return word
    found = "makine" if word.startswith(_MAKINA) else lemma(word)
    if found is None:
        candidate = _snowball_stem(word)
    else:
        candidate = found if len(found) >= SHORTEST_STEM else infinitive(found) or found
    return candidate if len(candidate) >= SHORTEST_STEM else word


def infinitive(found: str) -> str | None:
    """Return the infinitive of the verb that has the dictionary form `found`, or None."""
    forms = (found + "mak", found + "mek")
    return next((form for form in forms if lemma(form) == found), None)


def _snowball_stem(word: str) -> str:
    # A stemmer of its own for every word: one shared by two threads mixes up their words. This is
    # PyStemmer, the same algorithm in C, where it is installed.
    return str(snowballstemmer.stemmer("turkish").stemWord(word))


def lemma(word: str) -> str | None:
    """Return the dictionary form of lowercase `word`, or None where the dictionary lacks it.

    A word that it has only without the circumflex gets that back (``kârın`` → ``kâr``).
    """
    found = _OWN_STEMS.get(word) or _dictionary.lemma(word)
    if found is not None:
        found = lower(found)
        verb = _OWN_VERBS.get(found)
        if verb is not None and word.startswith(verb):
            return verb
        # A suffix is no form of a word that begins otherwise (TİM is no form of y).
        return found if found[:1] == word[:1] else None
    plain = _without_circumflex(word)
    found = None if plain == word else lemma(plain)
    if found is None:
        return None
    marked = (a if _without_circumflex(a) == b else b for a, b in zip(word, found, strict=False))
    return "".join(marked) + found[len(word) :]


def _without_circumflex(word: str) -> str:
    return word.replace("â", "a").replace("î", "i").replace("û", "u")


def stems_of_unaccented(word: str) -> frozenset[str]:
    """Return the stems of the known words that `word`, typed as ASCII, may stand for.

    Empty where the dictionary knows the word as it is typed: ``kar`` is not read as ``kâr`` here.
    """
    if not word.isalpha() or lemma(word) is not None:
        return frozenset()
    return frozenset(stem(spelling) for spelling in spellings(word) if lemma(spelling) is not None)
