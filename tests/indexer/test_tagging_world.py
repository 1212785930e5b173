"""What news of Türkiye names besides: foreign companies and bodies, media, parties, clubs."""

import pytest

from haberdar import PublishedDate, load_registry
from haberdar_indexer import Tagger

TAGGER = Tagger(load_registry())
DAY = PublishedDate.parse("2024-06-03")

# (text, [(surface, entity), …])
Case = tuple[str, list[tuple[str, str]]]


def cases(*rows: Case) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("text", "expected"), rows)


def check(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(m.surface, m.entity_id) for m in TAGGER.tag("", text, DAY)] == expected


@cases(
    ("WhatsApp ve Instagram'a erişim sorunu giderildi.", [
        ("WhatsApp", "whatsapp"), ("Instagram'a", "instagram"),
    ]),
    ("Facebook’un reklam geliri arttı.", [("Facebook’un", "facebook")]),
    ("Twitter'ın yeni sahibi", [("Twitter'ın", "twitter")]),
    ("YouTube ve Linkedin içerikleri", [("YouTube", "youtube"), ("Linkedin", "linkedin")]),
    ("Çip üreticisi Micron ile Broadcom’dan iş birliği", [
        ("Micron", "micron"), ("Broadcom’dan", "broadcom"),
    ]),
    ("Yapay zeka şirketi Perplexity’ye yatırım", [("Perplexity’ye", "perplexity")]),
    ("Volvo'nun satışları Polestar'ı geçti.", [("Volvo'nun", "volvo"), ("Polestar'ı", "polestar")]),
    ("Klarna, Stripe ve Revolut'un değerlemesi", [
        ("Klarna", "klarna"), ("Stripe", "stripe"), ("Revolut'un", "revolut"),
    ]),
    ("Coinbase ile Kraken’e dava", [("Coinbase", "coinbase"), ("Kraken’e", "kraken")]),
    ("FTX'in iflas dosyası", [("FTX'in", "ftx")]),
    ("AT&T'nin abone sayısı", [("AT&T'nin", "at-t")]),
    ("Deutsche Telekom’un geliri", [("Deutsche Telekom’un", "deutsche-telekom")]),
    ("Alamos Gold'un Kirazlı projesi", [("Alamos Gold'un", "alamos-gold")]),
    ("ELDORADO GOLD'DAN AÇIKLAMA", [("ELDORADO GOLD'DAN", "eldorado-gold")]),
    ("Moderna ve Eli Lilly hisseleri", [("Moderna", "moderna"), ("Eli Lilly", "eli-lilly")]),
    ("KFC ile Domino’s Pizza şubeleri", [("KFC", "kfc"), ("Domino’s Pizza", "dominos")]),
    ("Home Depot'un cirosu, Costco’nun kârı", [
        ("Home Depot'un", "home-depot"), ("Costco’nun", "costco"),
    ]),
    ("Petronas’ın Sonatrach ile anlaşması", [
        ("Petronas’ın", "petronas"), ("Sonatrach", "sonatrach"),
    ]),
    ("Rystad Energy, Kpler ve Wood Mackenzie verileri", [
        ("Rystad Energy", "rystad-energy"), ("Kpler", "kpler"),
        ("Wood Mackenzie", "wood-mackenzie"),
    ]),
    ("Statista ve GfK'nin araştırması", [("Statista", "statista"), ("GfK'nin", "gfk")]),
    ("Galataport'a yanaşan Royal Caribbean gemisi", [
        ("Royal Caribbean", "royal-caribbean"),
    ]),
)  # fmt: skip
def test_companies(text, expected):
    check(text, expected)


@cases(
    ("Rabobank ve TD Securities stratejistleri", [
        ("Rabobank", "rabobank"), ("TD Securities", "td-bank"),
    ]),
    ("Lehman Brothers’ın iflası", [("Lehman Brothers’ın", "lehman-brothers")]),
    ("Danske Bank, Nordea ve SEB tahminini yükseltti.", [
        ("Danske Bank", "danske-bank"), ("Nordea", "nordea"), ("SEB", "seb"),
    ]),
    ("MUFG ile Mizuho’nun kredisi", [("MUFG", "mufg"), ("Mizuho’nun", "mizuho")]),
    ("Norveç Varlık Fonu'nun payı", [("Norveç Varlık Fonu'nun", "norvec-varlik-fonu")]),
    ("Saxo Bank analisti, PIMCO'nun notunu yorumladı.", [
        ("Saxo Bank", "saxo-bank"), ("PIMCO'nun", "pimco"),
    ]),
    ("Emirates NBD, DenizBank’ın sahibi", [
        ("Emirates NBD", "emirates-nbd"), ("DenizBank’ın", "denizbank"),
    ]),
    ("MSCI'ın gözden geçirmesi", [("MSCI'ın", "msci")]),
    ("Tokyo Borsası'nda işlem gören hisseler", [("Tokyo Borsası'nda", "tokyo-borsasi")]),
    ("Deutsche Börse ve Euronext açıkladı", [
        ("Deutsche Börse", "deutsche-borse"), ("Euronext", "euronext"),
    ]),
    ("Ödemeler SWIFT üzerinden yapıldı.", [("SWIFT", "swift")]),
)  # fmt: skip
def test_finance(text, expected):
    check(text, expected)


@cases(
    ("ABD Ticaret Bakanlığı'nın listesi", [("ABD Ticaret Bakanlığı'nın", "abd-ticaret-bakanligi")]),
    ("Amerika Birleşik Devletleri Hazine Bakanlığınca", [
        ("Amerika Birleşik Devletleri Hazine Bakanlığınca", "abd-hazine-bakanligi"),
    ]),
    ("ABD Adalet Bakanlığı ile Adalet Bakanlığı", [
        ("ABD Adalet Bakanlığı", "abd-adalet-bakanligi"), ("Adalet Bakanlığı", "adalet"),
    ]),
    ("ABD Ticaret Bakanı Howard Lutnick", []),
    ("Pentagon ve Beyaz Saray’dan yapılan açıklama", [
        ("Pentagon", "abd-savunma-bakanligi"), ("Beyaz Saray’dan", "beyaz-saray"),
    ]),
    ("Tasarı ABD Senatosu'ndan geçti.", [("ABD Senatosu'ndan", "abd-senatosu")]),
    ("Kremlin Sözcüsü Peskov", [("Kremlin", "kremlin")]),
    ("Almanya Ekonomi Bakanlığının öngörüsü", [
        ("Almanya Ekonomi Bakanlığının", "almanya-ekonomi-bakanligi"),
    ]),
    ("Çin Ticaret Bakanlığı açıkladı.", [("Çin Ticaret Bakanlığı", "cin-ticaret-bakanligi")]),
    ("Hindistan Maliye Bakanlığı", [("Hindistan Maliye Bakanlığı", "hindistan-maliye-bakanligi")]),
    ("Atlanta Fed Başkanı ile New York Fed'in anketi", [
        ("Atlanta Fed", "atlanta-fed"), ("New York Fed'in", "new-york-fed"),
    ]),
    ("Brezilya Merkez Bankası faizi sabit tuttu.", [
        ("Brezilya Merkez Bankası", "brezilya-merkez-bankasi"),
    ]),
    ("Meksika Merkez Bankası'nın (Banxico) kararı", [
        ("Meksika Merkez Bankası'nın", "meksika-merkez-bankasi"),
        ("Banxico", "meksika-merkez-bankasi"),
    ]),
    ("Suudi Arabistan Merkez Bankası (SAMA)", [
        ("Suudi Arabistan Merkez Bankası", "suudi-arabistan-merkez-bankasi"),
        ("SAMA", "suudi-arabistan-merkez-bankasi"),
    ]),
    ("Papua Yeni Gine Merkez Bankası", [
        ("Papua Yeni Gine Merkez Bankası", "papua-yeni-gine-merkez-bankasi"),
    ]),
    ("Federal İletişim Komisyonu (FCC)", [
        ("Federal İletişim Komisyonu", "fcc"), ("FCC", "fcc"),
    ]),
    ("Alman Finansal Denetleme Kurumu (BaFin)", [
        ("Alman Finansal Denetleme Kurumu", "bafin"), ("BaFin", "bafin"),
    ]),
    ("Conference Board’un tüketici güven endeksi", [("Conference Board’un", "conference-board")]),
    ("Michigan Üniversitesi tüketici güveni", [("Michigan Üniversitesi", "michigan-universitesi")]),
    ("Avrupa İstikrar Mekanizması (ESM)", [
        ("Avrupa İstikrar Mekanizması", "esm"), ("ESM", "esm"),
    ]),
    ("Greenpeace, Oxfam ve Uluslararası Şeffaflık Örgütü’nün raporu", [
        ("Greenpeace", "greenpeace"), ("Oxfam", "oxfam"),
        ("Uluslararası Şeffaflık Örgütü’nün", "transparency-international"),
    ]),
)  # fmt: skip
def test_public_bodies(text, expected):
    check(text, expected)


@cases(
    ("AA muhabirine konuşan, Anadolu Ajansı'nın haberine göre", [
        ("AA", "anadolu-ajansi"), ("Anadolu Ajansı'nın", "anadolu-ajansi"),
    ]),
    ("DHA’ya göre", [("DHA’ya", "dha")]),
    ("Financial Times ve Wall Street Journal'ın haberi", [
        ("Financial Times", "financial-times"), ("Wall Street Journal'ın", "wall-street-journal"),
    ]),
    ("The Economist’in kapağı", [("The Economist’in", "the-economist")]),
    ("CNN Türk, CNN ve CNBC-e yayını", [
        ("CNN Türk", "cnn-turk"), ("CNN", "cnn"), ("CNBC-e", "cnbc-e"),
    ]),
    ("Dünya Gazetesi'ne konuştu.", [("Dünya Gazetesi'ne", "dunya-gazetesi")]),
    ("Sabah gazetesinin haberi", [("Sabah gazetesinin", "sabah-gazetesi")]),
    ("Yazar, Hürriyet'teki köşesinde", [("Hürriyet'teki", "hurriyet-gazetesi")]),
    ("Şinhua ve TASS’ın aktardığına göre", [("Şinhua", "xinhua"), ("TASS’ın", "tass")]),
    ("Time dergisinin listesi", [("Time dergisinin", "time")]),
)  # fmt: skip
def test_media(text, expected):
    check(text, expected)


@cases(
    ("AK Parti, CHP ve MHP’nin önergesi", [
        ("AK Parti", "ak-parti"), ("CHP", "chp"), ("MHP’nin", "mhp"),
    ]),
    ("İYİ Parti ile DEM Parti'nin oyları", [
        ("İYİ Parti", "iyi-parti"), ("DEM Parti'nin", "dem-parti"),
    ]),
    ("Milletvekili TİP'ten istifa etti.", [("TİP'ten", "tip")]),
    ("DEVA Partisi Genel Başkanı", [("DEVA Partisi", "deva-partisi")]),
    ("Seçimde Yeniden Refah'ın oyu", [("Yeniden Refah'ın", "yeniden-refah-partisi")]),
    ("TBMM Plan ve Bütçe Komisyonu’nda kabul edildi.", [
        ("TBMM Plan ve Bütçe Komisyonu’nda", "plan-ve-butce-komisyonu"),
    ]),
    ("Galatasaray ve Fenerbahçe'nin borcu", [
        ("Galatasaray", "galatasaray"), ("Fenerbahçe'nin", "fenerbahce"),
    ]),
    ("Beşiktaş Kulübü ile BJK hissesi", [
        ("Beşiktaş Kulübü", "besiktas-jk"), ("BJK", "besiktas-jk"),
    ]),
    ("TFF, UEFA ve FIFA’nın kararı", [("TFF", "tff"), ("UEFA", "uefa"), ("FIFA’nın", "fifa")]),
    ("Real Madrid ile Bayern Münih'in geliri", [
        ("Real Madrid", "real-madrid"), ("Bayern Münih'in", "bayern-munih"),
    ]),
    ("LÖSEV, TEGV ve Ahbap Derneği'ne bağış", [
        ("LÖSEV", "losev"), ("TEGV", "tegv"), ("Ahbap Derneği'ne", "ahbap"),
    ]),
    ("Sabancı Vakfı ile Vehbi Koç Vakfı’nın bursu", [
        ("Sabancı Vakfı", "sabanci-vakfi"), ("Vehbi Koç Vakfı’nın", "vehbi-koc-vakfi"),
    ]),
)  # fmt: skip
def test_parties_clubs_and_foundations(text, expected):
    check(text, expected)


@pytest.mark.parametrize(
    "text",
    [
        "Emtia piyasasında metaların fiyatı, meta üretimi",
        "Target fiyat yükseltildi.",
        "Merkez bankaları TARGET2 sistemini kullanıyor.",
        "Kurye paketi aldı. Aldı ve gitti.",
        "Ödülü Aldı",
        "EN ÇOK ÖDÜLÜ ALDI",
        "Schengen vizesi ve visa başvurusu",
        "Sabah saatlerinde düşen dolar, bu Sabah",
        "Cumhuriyet Bayramı kutlandı.",
        "30 Ağustos Zafer Bayramı",
        "Gelecek yıl enflasyon düşecek.",
        "Memleket meseleleri, Vatan ve Emek",
        "Time to market süresi",
        "Beşiktaş'ta trafik, Başakşehir'de konut",
        "Liverpool limanı ile Milan fuarı",
        "Dünya ekonomisi, Posta ücretleri, Star ürünler, Akşam yemeği",
        "Milliyet ve hürriyet",
        "Hürriyet Mahallesi'nde",
        "Sözcü açıklama yaptı.",
        "Borsa gündemi yoğun, Para analizi yapıldı.",
        "Foreks piyasası hareketli.",
        "Safran hasadı başladı.",
        "Mango ithalatı arttı.",
        "50 hertz frekans",
        "Kantar yönetmeliği",
        "TIP FAKÜLTESİ",
        "ons altın ve Ons altın, ONS ALTIN",
        "200 GM ve 150 HP",
        "İnsansız hava aracı (İHA) ihracatı",
        "Ekonomim iyi değil.",
        "İstanbul modern bir kent.",
        "Nikkei 225 endeksi",
    ],
)
def test_words_that_are_no_names(text):
    check(text, [])
