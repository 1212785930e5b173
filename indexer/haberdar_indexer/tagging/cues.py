"""Words that say of the name beside them that it is an organization's.

``çip şirketi Nvidia``, ``Barclays analisti``, ``Constellation Energy ve Vistra hisseleri``.
"""

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple


class Side(Enum):
    """Where the name stands that a cue speaks of."""

    BEFORE = "before the cue"
    OWNER = "before the cue, with or without a genitive"
    AFTER = "after the cue"


class Cue(NamedTuple):
    """A word, and on which side of it the name stands."""

    written: str
    side: Side


_OF_THE_NAME_BEFORE = """
    şirketi, şirketinin, şirketine, şirketinden, bankasının, gazetesi, gazetesinin, gazetesine,
    dergisi, dergisinin, dergisine, ajansı, ajansının, ajansına, markası, markasının, mağazaları,
    holdingi, kulübü, kuruluşundan, kuruluşunun, ekonomistleri, firması, firmasının, televizyonu
"""
_OF_THE_OWNER_BEFORE = """
    hissesi, hisseleri, hisselerinin, hisselerinde, hisselerini, payları, paylarının, analisti,
    analistleri, stratejisti, stratejistleri, ekonomisti, CEO'su, CFO'su, Ceo'su, Başekonomisti,
    İcra Kurulu Başkanı, Yönetim Kurulu Başkanı, Yönetim Kurulu Üyesi, Genel Müdürü, kurucusu,
    kurucuları, kurucu ortağı, bilançosu, Stratejisti, Analisti, Ekonomisti, Kurucusu,
    Yönetim Kurulu Başkan Vekili
"""
_OF_THE_NAME_AFTER = """
    şirketi, şirketleri, devi, devleri, bankası, borsası, platformu, girişimi, ajansı,
    kuruluşu, gazetesi, dergisi, zinciri, markası, operatörü, perakendecisi, sağlayıcısı, kulübü,
    firması, uygulaması, holdingi
"""


def all_cues() -> Iterator[Cue]:
    """Yield every cue; one word can be one for both sides."""
    for words, side in (
        (_OF_THE_NAME_BEFORE, Side.BEFORE),
        (_OF_THE_OWNER_BEFORE, Side.OWNER),
        (_OF_THE_NAME_AFTER, Side.AFTER),
    ):
        yield from (Cue(" ".join(word.split()), side) for word in words.split(","))
