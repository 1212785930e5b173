"""Words that say of the name beside them that it is an organization's.

``çip şirketi Nvidia``, ``Barclays analisti``, ``Constellation Energy ve Vistra hisseleri``.
"""

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from haberdar_indexer.tagging.lists import listed


class Side(Enum):
    """Where the name stands that a cue speaks of."""

    BEFORE = "before the cue"
    OWNER = "before the cue, with or without a genitive or ablative"
    OWNERS = "before the cue, several in a list"
    AFTER = "after the cue"


class Cue(NamedTuple):
    """A word or two, and on which side of them the name stands."""

    written: str
    side: Side

    @property
    def inflects(self) -> bool:
        """Whether it may have more suffixes: where a name follows, none stands between."""
        return self.side is not Side.AFTER


_KINDS = (
    "ajansı, bankası, dergisi, firması, gazetesi, holdingi, kulübü, kuruluşu, şirketi, televizyonu"
)
_WORDS = {
    Side.BEFORE: f"""
        {_KINDS}, danışmanlık şirketi, denetim şirketi, e-ticaret sitesi, enerji şirketi,
        haber ajansı, haber sitesi, kripto para borsası, mesajlaşma uygulaması,
        sosyal medya platformu, teknoloji şirketi, televizyon kanalı, video platformu,
        yatırım bankası
    """,
    Side.OWNER: """
        analisti, analistleri, Analisti, başekonomisti, Başekonomisti, bilançosu, CEO'su, CFO'su,
        direktörü, Direktörü, ekonomisti, ekonomistleri, Ekonomisti, Genel Müdürü,
        İcra Kurulu Başkanı, kıdemli analisti, kurucu ortağı, kurucuları, kurucusu, Kurucusu,
        piyasa analisti, piyasa uzmanı, stratejisti, stratejistleri, Stratejisti,
        Yönetim Kurulu Başkan Vekili, Yönetim Kurulu Başkanı, Yönetim Kurulu Üyesi
    """,
    Side.OWNERS: "hissesi, hisseleri, payları",
    Side.AFTER: f"""
        {_KINDS}, bağlı ortaklığı, borsası, devi, devleri, girişimi, iştiraki, operatörü,
        perakendecisi, platformu, sağlayıcısı, şirketleri, uygulaması, yan kuruluşu, zinciri
    """,
}


def all_cues() -> Iterator[Cue]:
    """Yield every cue; one word can be one for both sides."""
    for side, words in _WORDS.items():
        yield from (Cue(word, side) for word in listed(words))
