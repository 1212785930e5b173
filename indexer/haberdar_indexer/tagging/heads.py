"""The last words of organizations' names, by which those that no registry has are recognized."""

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from haberdar.registry.directory import organization_id
from haberdar.turkish.letters import fold, lower
from haberdar_indexer.tagging.lists import listed


class Sort(Enum):
    """What a last word says of the words before it."""

    BODY = "a body of its own, whatever it is called"
    ORGAN = "a body of its own, or an organ of the body named before it"
    TRADE = "a company, if what it is called is no ordinary phrase"
    LEGAL = "a company, by its legal form, which no name needs"
    ENGLISH = "a company or body with an English name"
    MINISTRY = "another country's ministry, if the words before it begin with the country"


class Head(NamedTuple):
    """A last word (or two), and what it says."""

    written: str
    sort: Sort

    @property
    def least(self) -> int:
        """How many words that tell something must stand before it.

        Every company has a Genel Müdürlüğü, every party an İl Başkanlığı.
        """
        return 2 if self.sort is Sort.ORGAN else 1


_BODIES = """
    Ajansı, Akademisi, Araştırma Merkezi, Araştırmaları Merkezi, Bankası, Barosu,
    Başkonsolosluğu, Başsavcılığı, Belediyesi, Birliği, Borsası, Büyükelçiliği, Cemiyeti,
    Cumhuriyet Başsavcılığı, Derneği, Dernekleri Federasyonu, Enstitüsü, Federasyonu, Gazetesi,
    Güçbirliği, Hastanesi, Holding, Holdingi, İnisiyatifi, İttifakı, Koalisyonu, Konfederasyonu,
    Konseyi, Konsorsiyumu, Kooperatifi, Kooperatifleri, Kulübü, Kurumu, Mahkemesi, Müsteşarlığı,
    Odaları Birliği, Odası, Organize Sanayi Bölgesi, Örgütü, Partisi, Sendikası, Sermaye
    Şirketi, Şirketler Grubu, Teknokenti, Teknoparkı, Teşkilatı, Üniversitesi, Vakfı, Valiliği,
    Varlık Fonu, belediyesi, üniversitesi, valiliği
"""
_ORGANS = """
    Başkanlığı, Genel Müdürlüğü, Genel Sekreterliği, Komisyonu, Komitesi, Meclisi, Müdürlüğü,
    Ofisi, Platformu, Sekretaryası
"""
_TRADES = """
    Ambalaj, Bilgi Teknolojileri, Bilişim, Boya, Cam, Çelik, Çimento, Danışmanlık, Demir Çelik,
    Denizcilik, Elektrik, Elektronik, Enerji, Enerjisi, Faktoring, Finans, Finansman, GYO,
    Gayrimenkul, Gıda, Girişim Sermayesi, Grubu, Grup, Gübre, Hava Yolları, Havacılık,
    Havayolları, İlaç, İletişim, İnşaat, Kağıt, Kargo, Kimya, Leasing, Lojistik, Madencilik,
    Mağazacılık, Makina, Makine, Medya, Menkul, Menkul Değerler, Mobilya, Mühendislik,
    Otelcilik, Otomotiv, Perakende, Petrokimya, Petrol, Plastik, Portföy, Portföy Yönetimi,
    Reklam, Savunma, Seramik, Sigorta, Taşımacılık, Teknoloji, Teknolojileri, Tekstil, Telekom,
    Tersanesi, Turizm, Varlık, Varlık Yönetim, Varlık Yönetimi, Yapı, Yatırım, Yatırım Holding,
    Yatırım Ortaklığı, Yayıncılık, Yazılım
"""
_LEGAL_FORMS = """
    A.Ş., AŞ, A.Ş, A.S., T.A.Ş., Anonim Şirketi, Anonim Ortaklığı, Ltd. Şti., Ltd. Şti, Ltd.Şti.,
    Limited Şirketi, Ltd., Ltd, Inc., Inc, Corp., Corp, PLC, Plc, GmbH, S.p.A., S.p.A, S.P.A.,
    S.P.A, N.V., LLC, LLP, & Co., & Co
"""
_ENGLISH = """
    Advisors, Agency, Airlines, Airways, Alliance, Analytics, Association, Bancorp, Bank,
    Brands, Brothers, Bureau, Capital, Centre, Chemical, Coalition, College, Commission,
    Committee, Company, Consulting, Corporation, Council, Economics, Energy, Enterprises,
    Entertainment, Federation, Financial, Foods, Foundation, Gold, Group, Holdings, Industries,
    Initiative, Insights, Institute, Institution, International, Investments, Journal, Labs,
    Management, Markets, Mining, Motor, Motors, Network, Networks, News, Partners, Petroleum,
    Pharma, Pharmaceuticals, Pictures, Post, Research, Resources, Securities, Semiconductor,
    Services, Society, Software, Solutions, Steel, Stores, Studios, Systems, Technologies,
    Technology, Therapeutics, Times, Trust, University, Ventures
"""


def all_heads() -> Iterator[Head]:
    """Yield every head."""
    for names, sort in (
        (_BODIES, Sort.BODY),
        (_ORGANS, Sort.ORGAN),
        (_TRADES, Sort.TRADE),
        (_LEGAL_FORMS, Sort.LEGAL),
        (_ENGLISH, Sort.ENGLISH),
        ("Bakanlığı", Sort.MINISTRY),
    ):
        yield from (Head(name, sort) for name in listed(names))


# What names of bodies, organs, faculties and so on end with, folded: a name goes on from none.
ENDS_OF_BODIES = frozenset(
    """
    bakani bakanligi dairesi fakultesi idaresi kaymakamligi kurulu lisesi muzesi okulu subesi
    tesisi
    """.split()
).union(
    fold(lower(head.written)).split()[-1]
    for head in all_heads()
    if head.sort in (Sort.BODY, Sort.ORGAN)
)
# What companies do, as ids: no name by itself.
TRADES = frozenset(organization_id(name) for name in listed(_TRADES))
