"""What names in a text mean: tables of (date, text, mentions) to read."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from haberdar import Mention, PublishedDate, load_registry
from haberdar_indexer import Tagger

REGISTRY = load_registry()
TAGGER = Tagger(REGISTRY)

TURKISH = {"tcmb", "ziraat-bankasi", "anayasa-mahkemesi"}

# (date, text, [(surface, entity, rule), …])
Case = tuple[str, str, list[tuple[str, str, str]]]


def tag(text: str, date: str = "") -> list[Mention]:
    return list(TAGGER.tag("", text, PublishedDate.parse(date) if date else None))


def check(date: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(m.surface, m.entity_id, m.rule) for m in tag(text, date)] == expected


def cases(*rows: Case) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("date", "text", "expected"), rows)


@pytest.mark.parametrize(
    "surface",
    [
        "Ticaret Bakanlığı", "Ticaret Bakanlığının", "Ticaret Bakanlığı'nın",
        "Ticaret Bakanlığı’nın", "Ticaret Bakanlığı\x92nın", "Ticaret Bakanlığına",
        "Ticaret Bakanlığı'na", "Ticaret Bakanlığını", "Ticaret Bakanlığında",
        "Ticaret Bakanlığından", "Ticaret Bakanlığı’ndan", "Ticaret Bakanlığıyla",
        "Ticaret Bakanlığı'yla", "Ticaret Bakanlığınca", "Ticaret Bakanlığı'nca",
        "Ticaret Bakanlığındaki", "Ticaret Bakanlığımız", "Ticaret Bakanlığıdır",
        "Ticaret bakanlığının", "TİCARET BAKANLIĞI", "TİCARET BAKANLIĞININ",
        "TİCARET BAKANLIĞI'NDAN", "TICARET BAKANLIĞI", "Ticaret Bakanligi",
        "Ticaret Bakanliginin", "TICARET BAKANLIGI'NDAN",
    ],
)  # fmt: skip
@pytest.mark.parametrize("sentence", ["{} açıkladı.", "Karar, {} tarafından", "“{}” dendi", "{}"])
def test_a_name_in_every_inflection(sentence, surface):
    check("2024-12-27", sentence.format(surface), [(surface, "ticaret", "name")])


@pytest.mark.parametrize(
    ("surface", "entity"),
    [
        ("Türkiye İhracatçılar Meclisi", "tim"),
        ("Türkiye İhracatçılar Meclisinin", "tim"),
        ("Türkiye İhracatçılar Meclisi’nden", "tim"),
        ("TÜRKİYE İHRACATÇILAR MECLİSİ'NE", "tim"),
        ("Turkiye Ihracatcilar Meclisi", "tim"),
        ("Türkiye Cumhuriyet Merkez Bankasınca", "tcmb"),
        ("Merkez Bankası'nı", "tcmb"),
        ("Türk Hava Yollarından", "turk-hava-yollari"),
        ("Türkiye Elektrik İletim A.Ş.", "teias"),
        ("Moody's", "moodys"),
        ("Moody’s’in", "moodys"),
        ("Türkiye’nin Otomobili Girişim Grubu'na", "togg"),
        ("Bayındırlık ve İskân Bakanlığı", "bayindirlik-ve-iskan"),
        ("Bayındırlık ve İskan Bakanlığınca", "bayindirlik-ve-iskan"),
        ("Türkiye Rüzgâr Enerjisi Birliği", "tureb"),
    ],
)
def test_names_of_other_bodies(surface, entity):
    check("2010", f"{surface} açıkladı", [(surface, entity, "name")])


@pytest.mark.parametrize(
    "text",
    [
        "ticaret bakanlığı",
        "Ticaret Bakanlıksız",
        "Eticaret Bakanlığı",
        "Ticaret Bakan",
        "Serbest Ticaret Anlaşması",
        "Togga101",
        "A1012",
        "ABD ve ABDnin",
        "Fedakâr",
        "Limakport",
        "Vestelci",
        "",
        " ",
        "'’.",
    ],
)
def test_what_is_no_name(text):
    check("2024", text, [])


@cases(
    (
        "2024",
        "TİM, TİM'in, TİM’e, TÜİK’ten ve İKMİB'deki",
        [
            ("TİM", "tim", "acronym"),
            ("TİM'in", "tim", "acronym"),
            ("TİM’e", "tim", "acronym"),
            ("TÜİK’ten", "tuik", "acronym"),
            ("İKMİB'deki", "ikmib", "acronym"),
        ],
    ),
    ("2024", "TÜİK'İN verisi", [("TÜİK'İN", "tuik", "acronym")]),
    ("2024", "TUIK verilerine gore sanayi", [("TUIK", "tuik", "acronym")]),
    ("2024", "TUIK verilerine göre sanayi", []),
    ("2024", "Tüik ve Bddk", []),
    # Long ones are also written like words.
    (
        "2024",
        "Kosgeb, Tübitak'ın, Botaş’tan, Marmarabirlik ve Türk-İş",
        [
            ("Kosgeb", "kosgeb", "acronym"),
            ("Tübitak'ın", "tubitak", "acronym"),
            ("Botaş’tan", "botas", "acronym"),
            ("Marmarabirlik", "marmarabirlik", "acronym"),
            ("Türk-İş", "turk-is", "acronym"),
        ],
    ),
    ("2024", "kosgeb ve tübitak", []),
    ("2024", "(Fed), FED'in", [("Fed", "fed", "acronym"), ("FED'in", "fed", "acronym")]),
    ("2024", "Federal, Fedai", []),
)
def test_acronyms(date, text, expected):
    check(date, text, expected)


@cases(
    ("2024", "Şirket KAP'a bildirdi.", [("KAP'a", "kap", "acronym")]),
    ("2024", "Şirket KAP’tan duyurdu.", [("KAP’tan", "kap", "acronym")]),
    ("2024", "Isıtılan kap, Kap ve kapa", []),
    ("2024", "KAPI ve KAPILAR", []),
    ("2024", "YENİ KAP MODELİ SATIŞTA", []),
    ("2024", "Bu yıl TİM ile tim, Tim", [("TİM", "tim", "acronym")]),
    ("2024", "AB ile ABD ve ab", [("AB", "ab", "acronym")]),
    ("2024", "Getir yeni yatırım aldı.", []),
    ("2024", "Açıklama yapıldı. Getir yatırım aldı.", []),
    ("2024", "“Getir” dedi.", []),
    (
        "2024",
        "Mubadala’nın Getir yatırımı",
        [("Mubadala’nın", "mubadala", "name"), ("Getir", "getir", "name")],
    ),
    ("2024", "Bana getir", []),
    ("2024", "Kurye şirketi Getir'in payı", [("Getir'in", "getir", "name")]),
    ("2024", "ISO 9001 belgesi", []),
    ("2024", "İSO 500 araştırması", [("İSO", "iso", "acronym")]),
    ("2024", "Reel Getiri düştü", []),
)
def test_acronyms_and_names_that_are_words(date, text, expected):
    check(date, text, expected)


@cases(
    (
        "2022",
        "Bakü-Tiflis-Kars (BTK) hattı. BTK ile yük taşınıyor.",
        [],
    ),
    (
        "2022",
        "Bilgi Teknolojileri ve İletişim Kurumu (BTK) Başkanı, BTK’nın kararını",
        [
            ("Bilgi Teknolojileri ve İletişim Kurumu", "btk", "name"),
            ("BTK", "btk", "acronym"),
            ("BTK’nın", "btk", "acronym"),
        ],
    ),
    ("2022", "BTK (Bakü-Tiflis-Kars) hattı", []),
    ("2022", "KAP (Kamuyu Aydınlatma Platformu) kaydı", [
        ("KAP", "kap", "acronym"), ("Kamuyu Aydınlatma Platformu", "kap", "name"),
    ]),
    # Another body's acronym with the same letters.
    (
        "2024",
        "Adana Ticaret Odası (ATO) Başkanı, ATO'nun kararını açıkladı.",
        [("Adana Ticaret Odası", "adana-ticaret-odasi", "name")],
    ),
    (
        "2024",
        "Adıyaman Ticaret ve Sanayi Odası (ATSO) Başkanı",
        [("Adıyaman Ticaret ve Sanayi Odası", "adiyaman-tso", "name")],
    ),
    (
        "2024",
        "Alaplı Ticaret ve Sanayi Odası (ATSO) Başkanı",
        [
            (
                "Alaplı Ticaret ve Sanayi Odası",
                "alapli-ticaret-ve-sanayi-odasi",
                "pattern",
            ),
            ("ATSO", "alapli-ticaret-ve-sanayi-odasi", "explained"),
        ],
    ),
    (
        "2024",
        "Türk Eczacıları Birliği (TEB) açıkladı.",
        [("Türk Eczacıları Birliği", "turk-eczacilari-birligi", "name")],
    ),
    (
        "2024",
        "Ankara Ticaret Odası (ATO) Başkanı",
        [("Ankara Ticaret Odası", "ato", "name"), ("ATO", "ato", "acronym")],
    ),
    # Its own name, a little differently or with a space lost.
    (
        "2024",
        "Bankacılık Denetleme ve Düzenleme Kurumu (BDDK)",
        [
            ("Bankacılık Denetleme ve Düzenleme Kurumu", "bddk", "pattern"),
            ("BDDK", "bddk", "acronym"),
        ],
    ),
    (
        "2024",
        "talebiTürkiye Esnaf ve Sanatkarları Konfederasyonu (TESK)",
        [
            ("Esnaf ve Sanatkarları Konfederasyonu", "tesk", "pattern"),
            ("TESK", "tesk", "acronym"),
        ],
    ),
    ("2024", "Toplantıya katıldı (TOBB)", [("TOBB", "tobb", "acronym")]),
)  # fmt: skip
def test_acronyms_that_the_text_explains(date, text, expected):
    check(date, text, expected)


@cases(
    (
        "2024-12-27",
        "Ticaret Bakanı Ömer Bolat açıkladı.",
        [("Ticaret Bakanı", "ticaret", "title"), ("Ömer Bolat", "ticaret", "minister")],
    ),
    (
        "2024-12-27",
        "Ticaret Bakanı Bolat, Ticaret Bakanı'nın ve Ticaret Bakanımız",
        [
            ("Ticaret Bakanı", "ticaret", "title"),
            ("Ticaret Bakanı'nın", "ticaret", "title"),
            ("Ticaret Bakanımız", "ticaret", "title"),
        ],
    ),
    (
        "2024-12-27",
        "TİCARET BAKANI ÖMER BOLAT: İHRACAT ARTTI",
        [("TİCARET BAKANI", "ticaret", "title"), ("ÖMER BOLAT", "ticaret", "minister")],
    ),
    (
        "2024-12-27",
        "Ticaret Bakan Yardımcısı Sezai Uçarmak",
        [("Ticaret Bakan Yardımcısı", "ticaret", "title")],
    ),
    ("2024-12-27", "Bakan Ömer Bolat’ın", [("Ömer Bolat’ın", "ticaret", "minister")]),
    (
        "2012-05-03",
        "Gıda Tarım ve Hayvancılık Bakanı Mehdi Eker",
        [
            ("Gıda Tarım ve Hayvancılık Bakanı", "gida-tarim-ve-hayvancilik", "title"),
            ("Mehdi Eker", "gida-tarim-ve-hayvancilik", "minister"),
        ],
    ),
    (
        "2015-03-01",
        "AB Bakanı Volkan Bozkır ile Hazine Müsteşarı",
        [
            ("AB Bakanı", "avrupa-birligi", "title"),
            ("Volkan Bozkır", "avrupa-birligi", "minister"),
            ("Hazine Müsteşarı", "hazine-mustesarligi", "title"),
        ],
    ),
    (
        "2010-03-01",
        "Avrupa Birliği Genel Sekreteri ile Denizcilik Müsteşarı",
        [
            ("Avrupa Birliği Genel Sekreteri", "avrupa-birligi-genel-sekreterligi", "title"),
            ("Denizcilik Müsteşarı", "denizcilik-mustesarligi", "title"),
        ],
    ),
    # Where it was not known yet who would be, a title alone is believed, and a deputy's always.
    ("2031", "Ticaret Bakanı Wxy Qwerty konuştu.", [("Ticaret Bakanı", "ticaret", "title")]),
)
def test_titles(date, text, expected):
    check(date, text, expected)


ZEYBEKCI = "Nihat Zeybekci"
BOZDAG = "Bekir Bozdağ'ın"


@cases(
    ("2014-01-02", f"{ZEYBEKCI} konuştu", [(ZEYBEKCI, "ekonomi", "minister")]),
    ("2016-01-15", f"{ZEYBEKCI} konuştu", []),
    ("2016-06-15", f"{ZEYBEKCI} konuştu", [(ZEYBEKCI, "ekonomi", "minister")]),
    ("2016", f"{ZEYBEKCI} konuştu", [(ZEYBEKCI, "ekonomi", "minister")]),
    ("2016-06-15", "Nihat Zeybekçi'nin", [("Nihat Zeybekçi'nin", "ekonomi", "minister")]),
    ("2018-08-01", f"{ZEYBEKCI} konuştu", []),
    ("2024-03-01", f"{ZEYBEKCI} konuştu", []),
    ("", f"{ZEYBEKCI} konuştu", []),
    ("2014-05-01", f"{BOZDAG} sözleri", [(BOZDAG, "adalet", "minister")]),
    ("2015-05-01", f"{BOZDAG} sözleri", []),
    ("2016-05-01", f"{BOZDAG} sözleri", [(BOZDAG, "adalet", "minister")]),
    ("2018-05-01", f"{BOZDAG} sözleri", []),
    ("2022-05-01", f"{BOZDAG} sözleri", [(BOZDAG, "adalet", "minister")]),
    ("2023-06-04", f"{BOZDAG} sözleri", []),
    ("1996-12", "Mehmet Keçeciler", []),
    ("2001-12", "Oktay Vural", [("Oktay Vural", "ulastirma", "minister")]),
    ("2010", "Oktay Vural", []),
    ("2012", "Mehmet Şimşek", [("Mehmet Şimşek", "maliye", "minister")]),
    ("2017", "Mehmet Şimşek", [("Mehmet Şimşek", "hazine-mustesarligi", "minister")]),
    ("2020", "Mehmet Şimşek", []),
    ("2024", "Mehmet Şimşek", [("Mehmet Şimşek", "hazine-ve-maliye", "minister")]),
    # Of a whole year most days count.
    ("2015", "Mehmet Şimşek", [("Mehmet Şimşek", "maliye", "minister")]),
    ("2015", "Cevdet Yılmaz", [("Cevdet Yılmaz", "kalkinma", "minister")]),
    ("2015-10", "Cevdet Yılmaz", [("Cevdet Yılmaz", "hazine-mustesarligi", "minister")]),
)
def test_ministers_by_date(date, text, expected):
    check(date, text, expected)


@cases(
    ("2014", "KONUTDER Başkanı Ömer Faruk Çelik", [("KONUTDER", "konutder", "acronym")]),
    ("2014", "Faruk Çelik", [("Faruk Çelik", "calisma-ve-sosyal-guvenlik", "minister")]),
    ("2015-09", "YASED Başkanı Ahmet Erdem", [("YASED", "yased", "acronym")]),
    ("2017-01", "Genel Müdürü Faruk Özlü", []),
    ("2017-12", "Genelkurmay Başkanı Orgeneral Hulusi Akar", []),
    ("2024", "Mehmet Ömer Bolat", []),
    ("2024", "Avukat Mehmet Şimşek, Ömer Bolat Ortaokulu", []),
    (
        "2024",
        "İspanya’dan Santander, can Vestel",
        [
            ("Santander", "santander", "name"),
            ("Vestel", "vestel", "name"),
        ],
    ),
    ("2024", "Murat Ülker ve Ülker", [("Ülker", "ulker", "name")]),
    ("2024", "Michael Bloomberg ve Bloomberg", [("Bloomberg", "bloomberg", "name")]),
    (
        "2024",
        "15 Eylül Vestel, Aydın Vestel",
        [
            ("Vestel", "vestel", "name"),
            ("Vestel", "vestel", "name"),
        ],
    ),
)
def test_namesakes(date, text, expected):
    check(date, text, expected)


@cases(
    ("2015-05-05", "Maliye Bakanlığı", [("Maliye Bakanlığı", "maliye", "name")]),
    (
        "2024-05-05",
        "Maliye Bakanlığı",
        [("Maliye Bakanlığı", "hazine-ve-maliye", "everyday name")],
    ),
    ("2015-05-05", "Maliye Bakanı", [("Maliye Bakanı", "maliye", "title")]),
    ("2024-05-05", "Maliye Bakanı", [("Maliye Bakanı", "hazine-ve-maliye", "title")]),
    ("", "Maliye Bakanlığı", [("Maliye Bakanlığı", "hazine-ve-maliye", "everyday name")]),
    (
        "2005",
        "Tarım Bakanlığı",
        [("Tarım Bakanlığı", "tarim-ve-koyisleri", "everyday name")],
    ),
    (
        "2015",
        "Tarım Bakanlığı’na",
        [("Tarım Bakanlığı’na", "gida-tarim-ve-hayvancilik", "everyday name")],
    ),
    (
        "2024",
        "Tarım Bakanlığınca",
        [("Tarım Bakanlığınca", "tarim-ve-orman", "everyday name")],
    ),
    (
        "2024",
        "Çevre ve Şehircilik Bakanı",
        [("Çevre ve Şehircilik Bakanı", "cevre-sehircilik-ve-iklim-degisikligi", "title")],
    ),
    (
        "2019",
        "Çevre ve Şehircilik Bakanı",
        [("Çevre ve Şehircilik Bakanı", "cevre-ve-sehircilik", "title")],
    ),
    ("2024", "Hazine Bakanlığı tahvilleri", []),
)
def test_everyday_names_by_date(date, text, expected):
    check(date, text, expected)


@cases(
    ("2013", "Ekonomi Bakanlığı", [("Ekonomi Bakanlığı", "ekonomi", "name")]),
    ("2024", "Ekonomi Bakanlığının", [("Ekonomi Bakanlığının", "ekonomi", "name")]),
    (
        "2024",
        "Dış Ticaret Müsteşarlığı döneminde",
        [("Dış Ticaret Müsteşarlığı", "dis-ticaret-mustesarligi", "name")],
    ),
    (
        "2018-07-20",
        "Gümrük ve Ticaret Bakanlığı, Ticaret Bakanlığı oldu",
        [
            ("Gümrük ve Ticaret Bakanlığı", "gumruk-ve-ticaret", "name"),
            ("Ticaret Bakanlığı", "ticaret", "name"),
        ],
    ),
    (
        "2017",
        "Bilim, Sanayi ve Teknoloji Bakanlığı ile Bilim Sanayi ve Teknoloji Bakanlığına",
        [
            ("Bilim, Sanayi ve Teknoloji Bakanlığı", "bilim-sanayi-ve-teknoloji", "name"),
            ("Bilim Sanayi ve Teknoloji Bakanlığına", "bilim-sanayi-ve-teknoloji", "name"),
        ],
    ),
)
def test_former_names(date, text, expected):
    check(date, text, expected)


@cases(
    (
        "2024",
        "Gümrük ve Ticaret Bakanlığı'nca",
        [("Gümrük ve Ticaret Bakanlığı'nca", "gumruk-ve-ticaret", "name")],
    ),
    (
        "2024",
        "Hazine ve Maliye Bakanlığı",
        [("Hazine ve Maliye Bakanlığı", "hazine-ve-maliye", "name")],
    ),
    (
        "2024",
        "Türkiye Cumhuriyet Merkez Bankası",
        [("Türkiye Cumhuriyet Merkez Bankası", "tcmb", "name")],
    ),
    ("2024", "Avrupa Merkez Bankası", [("Avrupa Merkez Bankası", "ecb", "name")]),
    ("2024", "TAV İnşaat'tan", [("TAV İnşaat'tan", "tav-insaat", "name")]),
    (
        "2024",
        "İstanbul Ticaret Üniversitesi",
        [("İstanbul Ticaret Üniversitesi", "istanbul-ticaret-universitesi", "name")],
    ),
    # A longer name that does not count keeps the shorter one in it from counting.
    ("2024", "eski AB Bakanı Egemen Bağış", []),
    (
        "2024",
        "Almanya'nın Sanayi ve Ticaret Bakanlığı",
        [
            ("Sanayi ve Ticaret Bakanlığı", "almanya-sanayi-ve-ticaret-bakanligi", "pattern"),
        ],
    ),
)
def test_the_longest_name_counts(date, text, expected):
    check(date, text, expected)


@pytest.mark.parametrize(
    "text",
    [
        "Kanada Ticaret Bakanlığı",
        "ABD'nin Ticaret Bakanlığı",
        "Almanya'nın Ekonomi Bakanı",
        "Almanya’nın yeni Ekonomi Bakanı",
        "Avusturya Federal Ekonomi Bakanlığı",
        "Alman Ekonomi Bakanı Robert Habeck",
        "İranlı mevkidaşı Ticaret Bakanı Ali Veli",
        "Hintli mevkidaşı Ticaret ve Sanayi Bakanı Goyal",
        "Kiev'de Tarım Bakanı Vitaliy Koval ile görüştü",
        "Romanya Ekonomi, Girişimcilik ve Turizm Bakanı Radu Oprea",
        "Moğolistan Gıda, Tarım ve Hafif Sanayi Bakanlığı",
        "Berlin'deki Ekonomi Bakanlığı",
        "Ukrayna: Dışişleri Bakanlığı büyükelçiyi çağırdı",
        "Alman hükümetinin Maliye Bakanı Lindner",
        # Who was never in office here, while it is known who was.
        "Dışişleri Bakanı Lavrov konuştu",
        "Maliye Bakanı Rachel Reeves konuştu",
        "Enerji Bakanı Aleksandr Novak'ın",
        "Fransa Ekonomi ve Maliye Bakanı",
        "Azerbaycan Cumhuriyeti Ekonomi Bakanlığı",
        "Yeni Zelanda Ticaret Bakanlığı",
        "Çin Halk Cumhuriyeti Tarım Bakanlığı'nın",
        "Özbekistan Yatırım, Sanayi ve Ticaret Bakanlığı",
        "KKTC Başbakan Yardımcısı ve Turizm Bakanı",
        "BAE Dış Ticaret Bakanı",
        "Uluslararası Ticaret Bakanı Liz Truss",
        "Portekiz'de Maliye Bakanlığı yapıyor",
        "İRLANDA TİCARET BAKANLIĞI",
        "Irlanda Ticaret Bakanligi",
        "(Ürdün Ticaret Bakanlığı)",
        "İngiltere’nin bütçesi Maliye Bakanı Philip Hammond tarafından açıklanacak.",
        "Sırbistan Merkez Bankası",
        "İran Ziraat Bankası",
        "Fransız Anayasa Mahkemesi",
    ],
)
def test_what_is_another_countrys(text):
    found = tag(text, "2017-03-01")
    assert not any(m.kind == "ministry" or m.entity_id in TURKISH for m in found)


@cases(
    (
        "2024",
        "İrlanda Ticaret Bakanlığı ile Ticaret Bakanlığı",
        [
            ("İrlanda Ticaret Bakanlığı", "irlanda-ticaret-bakanligi", "pattern"),
            ("Ticaret Bakanlığı", "ticaret", "name"),
        ],
    ),
    ("2024", "Ürün Irak'a gitti. Ticaret Bakanlığı", [("Ticaret Bakanlığı", "ticaret", "name")]),
    ("2024", "Irak\n\nTicaret Bakanlığı", [("Ticaret Bakanlığı", "ticaret", "name")]),
    ("2024", "Irak, Ticaret Bakanlığı", [("Ticaret Bakanlığı", "ticaret", "name")]),
    ("2024", "Türkiye Ticaret Bakanlığı", [("Ticaret Bakanlığı", "ticaret", "name")]),
    (
        "2024",
        "Türkiye Cumhuriyeti Ticaret Bakanlığı",
        [("Ticaret Bakanlığı", "ticaret", "name")],
    ),
    (
        "2024",
        "ABD'de Ticaret Bakanı Ömer Bolat, Libya Ulaştırma Bakanı ile görüştü.",
        [("Ticaret Bakanı", "ticaret", "title"), ("Ömer Bolat", "ticaret", "minister")],
    ),
    ("2024", "ABD'nin Ömer Bolat'a", [("Ömer Bolat'a", "ticaret", "minister")]),
    ("2024", "ABD'nin Halkbank davası", [("Halkbank", "halkbank", "name")]),
    ("2024", "Irak’ın Merkez Bankası’na", [("Merkez Bankası’na", "tcmb", "name")]),
    (
        "2024",
        "bin ton mısır Toprak Mahsulleri Ofisi'ne",
        [("Toprak Mahsulleri Ofisi'ne", "tmo", "name")],
    ),
    ("2024", "ABD Merkez Bankası (Fed)", [
        ("ABD Merkez Bankası", "fed", "name"), ("Fed", "fed", "acronym"),
    ]),
    ("2024", "Rusya, IMF ve ABD Dünya Bankası", [
        ("IMF", "imf", "acronym"), ("Dünya Bankası", "dunya-bankasi", "name"),
    ]),
)  # fmt: skip
def test_what_is_ours_beside_another_country(date, text, expected):
    check(date, text, expected)


@cases(
    ("2016", "eski Ekonomi Bakanı Zafer Çağlayan", []),
    ("2016", "Eski bir Ekonomi Bakanı", []),
    ("2016", "ESKİ EKONOMİ BAKANI", []),
    ("2024", "dönemin Ticaret Bakanı Mehmet Muş", [("Ticaret Bakanı", "ticaret", "title")]),
    (
        "2016",
        "Eski bina Ekonomi Bakanlığı'nın",
        [("Ekonomi Bakanlığı'nın", "ekonomi", "name")],
    ),
    ("2016", "eski Ekonomi Bakanlığı binası", [("Ekonomi Bakanlığı", "ekonomi", "name")]),
)
def test_former_ministers(date, text, expected):
    check(date, text, expected)


@cases(
    ("2024", "Vodafone Park'ta, Ülker Stadı'nda ve Türk Telekom Arena'da", []),
    ("2024", "Trendyol Süper Lig'de", []),
    ("2024", "Yapı Kredi Yayınları, İş Bankası Kültür Yayınları ve Akbank Sanat", []),
    ("2024", "Trendyol, Süper Lig'e sponsor", [("Trendyol", "trendyol", "name")]),
)
def test_stadiums_and_leagues(date, text, expected):
    check(date, text, expected)


def test_kind_and_part_are_told():
    title, name = TAGGER.tag("Ticaret Bakanlığı ve TİM", "", PublishedDate(2024))
    assert (title.kind, title.part) == ("ministry", "title")
    assert (name.kind, name.part) == ("organization", "title")
    assert tag("TİM")[0].part == "body"


@cases(
    ("2024", "Notu “AA-”den “A+”ya indirildi, görünüm AA", [("AA", "anadolu-ajansi", "acronym")]),
    ("2024", "BIST 100 endeksi, MSCI Türkiye endeksi ve Nasdaq bileşik endeksi", []),
    ("2024", "BIST'in ve MSCI'ın kararı", [
        ("BIST'in", "borsa-istanbul", "acronym"), ("MSCI'ın", "msci", "acronym"),
    ]),
)  # fmt: skip
def test_ratings_and_indexes(date, text, expected):
    check(date, text, expected)


NAMES = sorted(
    {name for m in REGISTRY.ministries.values() for name in (m.name, *m.aliases, *m.loose)}
    | {p.name for m in REGISTRY.ministries.values() for p in m.ministers}
    | {o.name for o in REGISTRY.organizations.values()}
    | {o.acronym for o in REGISTRY.organizations.values() if o.acronym}
)
GLUE = [
    " ", ", ", ". ", "\n\n", "'nin ", "’ne ", "nın ", " (", ") ", " ve ", "ABD ", "Mısır ",
    "eski ", "Ömer ", "Başkanı ", " Bakanı ", " Park'ta", "\x92", "İ", "ı", "ß", "ŉ", "\u0307",
]  # fmt: skip
PIECES = st.one_of(
    st.sampled_from(NAMES),
    st.sampled_from(NAMES).map(str.upper),
    st.sampled_from(NAMES).map(str.title),
    st.sampled_from(GLUE),
    st.text(max_size=12),
)
DATES = st.sampled_from(["", "1991", "2003-04", "2011-07-06", "2015", "2018-07", "2024-12-27"])


@settings(deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join), DATES)
def test_mentions_cut_the_text_in_order_and_apart(text, date):
    done = 0
    for mention in tag(text, date):
        assert done <= mention.start < mention.end <= len(text)
        assert mention.surface == text[mention.start : mention.end]
        known = REGISTRY.ministries if mention.kind == "ministry" else REGISTRY.organizations
        assert (mention.entity_id in known) == (mention.label == "")
        assert mention.kind == "organization" or not mention.label
        done = mention.end


def test_every_name_of_an_organization_is_found():
    names = [
        (name, organization.id)
        for organization in REGISTRY.organizations.values()
        for name in (organization.name, organization.acronym, *organization.aliases)
        if name
    ]
    found = [
        [(m.surface, m.entity_id) for m in tag(f"Dünkü karara göre {name}, bugün", "2024")]
        for name, _ in names
    ]
    assert found == [[name] for name in names]


SENTENCE = (
    "İhracat geçen yılın aynı ayına göre yüzde 6,4 artarak 18,9 milyar dolar oldu; en çok artan "
    "kalemler kimyevi maddeler, çelik ve hazır giyim olarak sıralandı. Ticaret Bakanı Ömer Bolat, "
    "Türkiye İhracatçılar Meclisi (TİM) verilerini değerlendirdi ve ABD Ticaret Bakanlığının "
    "kararını hatırlattı.\n\n"
)


@pytest.mark.parametrize(
    "piece",
    [
        SENTENCE, "a", "Ticaret ve ", "ABD ", "(", "Türkiye ", "'", "\n",
        "A", "Wexa ", "Bakan Ali ", "Wexa, ", "bakanlık ", "hisseleri ", "A ve B ve ",
        "\ud800\udfff ",
    ],
    ids=[
        "news", "letter", "words", "country", "parenthesis", "beginning", "apostrophe", "line",
        "capitals", "names", "ministers", "list", "ministry", "cue", "and", "broken",
    ],
)  # fmt: skip
def test_five_megabytes_take_seconds(piece):
    text = piece * (5_000_000 // len(piece))
    started = time.process_time()
    tag(text, "2024")
    assert time.process_time() - started < 20


@pytest.mark.parametrize(
    "piece",
    [
        "bakan", "Bakan_", "TİM ile Wexa Holding. ", "Çin Wexa{} Derneği ile ",
        "Ltd. ", "Derneği ", "Wexa Derneği (WEX) ", "şirketi Wexa ",
        "Ticaret ve Sanayi bakanlıkları ",
        "ABD Merkez Bankası Merkez Bankası ", "Wexa{} Yapıcılar Derneği (WX{}) ", "TOBB ",
    ],
)  # fmt: skip
def test_time_grows_with_the_length_of_a_text(piece):
    def seconds(length: int) -> float:
        text = "".join(piece.format(number, number) for number in range(length // len(piece)))
        best = float("inf")
        for _ in range(3):
            started = time.process_time()
            tag(text, "2024")
            best = min(best, time.process_time() - started)
        return best

    # Eight times as much takes eight times as long, and would take 64 times where it is squared.
    assert seconds(400_000) < 32 * seconds(50_000)
