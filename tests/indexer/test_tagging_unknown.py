"""Organizations that the registry lacks: tables of (text, what is found) to read."""

import pytest

from haberdar import Mention, PublishedDate, load_registry
from haberdar_indexer import Tagger

REGISTRY = load_registry()
TAGGER = Tagger(REGISTRY)


def tag(body: str, title: str = "") -> tuple[Mention, ...]:
    return TAGGER.tag(title, body, PublishedDate(2024))


def labels(body: str, title: str = "") -> list[str]:
    """Return the labels of what the registry lacks, each once, in order."""
    return list(dict.fromkeys(m.label for m in tag(body, title) if m.label))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Baklava ve Tatlı Üreticileri Derneği", ["Baklava ve Tatlı Üreticileri Derneği"]),
        ("Baklava Üreticileri Derneği (BAKTAD)", ["Baklava Üreticileri Derneği (BAKTAD)"]),
        ("Dün Gaziantep Ziraat Odası’nın açıklaması", ["Gaziantep Ziraat Odası"]),
        ("Gaziantep Ziraat Odasından", ["Gaziantep Ziraat Odası"]),
        ("Ayrıca Gaziantep Ziraat Odası", ["Gaziantep Ziraat Odası"]),
        ("Toplantıda Gaziantep Ziraat Odası", ["Gaziantep Ziraat Odası"]),
        ("kurduğu Yeşil Gelecek Vakfı'na", ["Yeşil Gelecek Vakfı"]),
        ("Wexa Tekstil San. ve Tic. A.Ş.’nin", ["Wexa Tekstil San. ve Tic. A.Ş."]),
        ("Wexa Tekstil Sanayi ve Ticaret AŞ'ye", ["Wexa Tekstil Sanayi ve Ticaret AŞ"]),
        ("Wexa Holding Yönetim Kurulu Başkanı", ["Wexa Holding"]),
        ("Çamlıca Arıcılar Birliği", ["Çamlıca Arıcılar Birliği"]),
        ("İran Atom Enerjisi Kurumu", ["İran Atom Enerjisi Kurumu"]),
        ("“Çamlıca Arıcılar Birliği”", ["Çamlıca Arıcılar Birliği"]),
        ("Wexa Üniversitesi Rektörü", ["Wexa Üniversitesi"]),
        ("Wexa Yazılım, pay aldı", ["Wexa Yazılım"]),
        ("Wexa Asset Management’tan uyarı", ["Wexa Asset Management"]),
        ("Coalition for Wexa Energy", ["Coalition for Wexa Energy"]),
        ("Wexa Alliance for Net-Zero (WANZ)", ["Wexa Alliance for Net-Zero (WANZ)"]),
        ("KARAR ALINDI Wexa Holding", ["Wexa Holding"]),
        ("Organizasyonu İTKİB Fuarcılık A.Ş. üstlendi", ["İTKİB Fuarcılık A.Ş."]),
        ("Türkiye’nin Otomobili Girişim Grubu Sanayi ve Ticaret AŞ", []),
        ("Wexcom Inc. ve Wexnet Corp. birleşti", ["Wexcom Inc.", "Wexnet Corp."]),
        ("Ticaret Bakanı Bolat ve Wexa Derneği", ["Wexa Derneği"]),
        ("Ziraat Fakültesi ile Wexa Derneği", ["Wexa Derneği"]),
        ("Konya Kaymakamlığı ve Wexa Derneği", ["Wexa Derneği"]),
        ("Ankara, Kilim ve Battaniye Derneği", ["Kilim ve Battaniye Derneği"]),
        (
            "Halı, Kilim ve Battaniye Üreticileri Derneği (HAKİBAD) Başkanı",
            ["Halı, Kilim ve Battaniye Üreticileri Derneği (HAKİBAD)"],
        ),
        ("Delta Gıda A.Ş. büyüdü", ["Delta Gıda A.Ş."]),
        ("Sultan Mobilya San. ve Tic. A.Ş.", ["Sultan Mobilya San. ve Tic. A.Ş."]),
        ("Toplantıya Wexa Derneği katıldı", ["Wexa Derneği"]),
        ("Dün Wexa Makina Sanayii ve Ticaret A.Ş.", ["Wexa Makina Sanayii ve Ticaret A.Ş."]),
        ("Wexbay Holdingʼin payı", ["Wexbay Holding"]),
        ("„Wexbay Teknoloji A.Ş.“ duyurdu", ["Wexbay Teknoloji A.Ş."]),
        ("Alman Wexsoft GmbH açıkladı", ["Wexsoft GmbH"]),
        # Two names joined by a word are two, and words joined within a name are one.
        ("Wexa Holding ve Çamlıca Arıcılar Birliği", ["Wexa Holding", "Çamlıca Arıcılar Birliği"]),
        ("TOBB ve Çamlıca Arıcılar Birliği", ["Çamlıca Arıcılar Birliği"]),
        ("Ticaret Bakanı Ömer Bolat Çamlıca Arıcılar Birliği", ["Çamlıca Arıcılar Birliği"]),
        ("Dünkü TİM (Meclis) Çamlıca Arıcılar Birliği", ["Çamlıca Arıcılar Birliği"]),
    ],
)  # fmt: skip
def test_names_by_their_last_words(text, expected):
    assert labels(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Birlik ve Oda, Dernek ile Vakıf",
        "Birliği sağlamak için Odası’na çekildi",
        "Yönetim Kurulu ve Genel Müdürlüğü",
        "İl Başkanlığı",
        "gaziantep ziraat odası",
        "İş Birliği ve Gümrük Birliği",
        "Avrupa Parasal İş Birliği",
        "Rusya Federasyonu",
        "İspanyol Bankası",
        "Yenilenebilir Enerji Yatırım",
        "Türkiye Enerji",
        "ÇAMLICA ARICILAR BİRLİĞİ TOPLANDI",
        "Derneği",
        "A.Ş.",
        "Ltd. Şti.",
        "Başkanı Derneği",
        "Gıda A.Ş.",
        "Türk Bankası",
        "İl Tarım ve Orman Müdürlüğü",
        "şirketi A" + "b" * 1_000,
    ],
)
def test_what_is_no_name(text):
    assert tag(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Çip şirketi Wexa, Çin’de", ["Wexa"]),
        ("sosyal medya platformu Wexa Social'da", ["Wexa Social"]),
        ("Kripto para borsası Wexance", ["Wexance"]),
        ("Wexa analisti Jeffrey Halley", ["Wexa"]),
        ("Wexa'nın CEO'su", ["Wexa"]),
        ("Wexa Grand, Wexola ve GE Wexova hisseleri", ["Wexa Grand", "Wexola", "GE Wexova"]),
        ("Wexan gazetesine konuştu", ["Wexan"]),
        ("Wexa Yönetim Kurulu Başkanı", ["Wexa"]),
        # People, places, times and phrases are none.
        ("şirketi Türkiye'de", []),
        ("Alman devi Ocak ayında", []),
        ("şirketi Mehmet Wexa kurdu", []),
        ("Musk'ın kurucusu olduğu", []),
        ("İstanbul şirketleri", []),
        ("Türk şirketi", []),
        ("Amerikan şirketi", []),
        ("Güçlü hisseleri", []),
        ("şirketi Başkanı", []),
        ("Wexa'nın şirketi", []),
        ("Belediye Başkanı", []),
    ],
)
def test_names_by_the_word_beside_them(text, expected):
    assert labels(text) == expected


@pytest.mark.parametrize(
    ("body", "title", "expected"),
    [
        (
            "Baklava Üreticileri Derneği (BAKTAD) Başkanı konuştu. BAKTAD’ın verileri",
            "BAKTAD: Fiyat arttı",
            [
                ("title", "BAKTAD", "explained"),
                ("body", "Baklava Üreticileri Derneği", "pattern"),
                ("body", "BAKTAD", "explained"),
                ("body", "BAKTAD’ın", "explained"),
            ],
        ),
        (
            "KUZEYDER (Kuşadası Zeytinyağı Üreticileri Derneği) toplandı. KUZEYDER’in",
            "",
            [
                ("body", "KUZEYDER", "explained"),
                ("body", "Kuşadası Zeytinyağı Üreticileri Derneği", "pattern"),
                ("body", "KUZEYDER’in", "explained"),
            ],
        ),
        (
            "Çamlıca Arıcılar Birliği toplandı.",
            "ÇAMLICA ARICILAR BİRLİĞİ TOPLANDI",
            [
                ("title", "ÇAMLICA ARICILAR BİRLİĞİ", "repeated"),
                ("body", "Çamlıca Arıcılar Birliği", "pattern"),
            ],
        ),
        (
            "Wexa Yazılım A.Ş. (“Wexa”) pay aldı. Wexa’nın payı, Ahmet Wexa, baktad",
            "",
            [
                ("body", "Wexa Yazılım A.Ş.", "pattern"),
                ("body", "Wexa", "explained"),
                ("body", "Wexa’nın", "explained"),
            ],
        ),
    ],
)
def test_what_an_article_calls_them(body, title, expected):
    found = tag(body, title)
    assert [(m.part, m.surface, m.rule) for m in found] == expected
    assert len({m.entity_id for m in found}) == 1
    assert len({m.label for m in found}) == 1


def test_spellings_of_a_name_are_one_organization():
    spellings = [
        "Wexa Tekstil Sanayi ve Ticaret A.Ş.",
        "Wexa Tekstil Sanayi ve Ticaret AŞ",
        "Wexa Tekstil Sanayi & Ticaret A.Ş.",
        "Wexa Tekstil Sanayi Ve Ticaret Anonim Şirketi",
        "Wexa Tekstil San. ve Tic. A.Ş.",
        "Wexa Tekstil Ltd. Şti.",
        "Wexa Tekstil",
    ]
    ids = {m.entity_id for spelling in spellings for m in tag(f"{spelling} açıkladı")}
    assert ids == {"wexa-tekstil"}


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("İstanbul Ticaret Odası A.Ş.", "ito"),
        ("Türkiye İhracatçılar Meclisi Başkanlığı", "tim"),
        ("TBMM Başkanlığı", "tbmm"),
        ("Ziraat Bankası Genel Müdürlüğü", "ziraat-bankasi"),
    ],
)
def test_an_organ_or_a_legal_form_of_a_registered_body_is_that_body(text, entity):
    assert {m.entity_id for m in tag(text)} == {entity}


def test_a_body_inside_anothers_name_is_not_named():
    (mention,) = tag("Ziraat Bankası Emekliler Derneği")
    assert mention.label == "Ziraat Bankası Emekliler Derneği"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("ABD Ulaştırma ve Altyapı Bakanlığı’nın", "ABD Ulaştırma ve Altyapı Bakanlığı"),
        ("Filistin Ulusal Ekonomi Bakanlığı", "Filistin Ulusal Ekonomi Bakanlığı"),
        ("Katar Ticaret ve Sanayi Bakanlığı", "Katar Ticaret ve Sanayi Bakanlığı"),
        ("İspanya Sanayi, Ticaret ve Turizm Bakanlığı",) * 2,
        ("Gana Gıda ve Tarım Bakanlığınca", "Gana Gıda ve Tarım Bakanlığı"),
        ("KKTC Tarım ve Doğal Kaynaklar Bakanlığı",) * 2,
        ("Gana'nın Tarım Bakanlığı", "Gana Tarım Bakanlığı"),
        ("Almanya’daki Orman Bakanlığı", "Almanya Orman Bakanlığı"),
    ],
)  # fmt: skip
def test_foreign_ministries_are_organizations(text, label):
    (mention,) = tag(text)
    assert (mention.kind, mention.label) == ("organization", label)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Koç Holding A.Ş. ve Sabancı Holding A.Ş.", ["koc-holding", "sabanci-holding"]),
        ("Aygaz A.Ş. ile Tüpraş A.Ş. arasında", ["aygaz", "tupras"]),
        ("Getir A.Ş. büyüdü", ["getir"]),
        ("İnsan Kaynakları Ofisi duyurdu", ["insan-kaynaklari-ofisi"]),
        # Neither a ministry nor its id.
        ("Sağlık A.Ş. büyüdü", ["saglik-a-s"]),
    ],
)
def test_ids_of_the_registry_are_its_own(text, ids):
    assert [mention.entity_id for mention in tag(text)] == ids


@pytest.mark.parametrize(
    "text",
    [
        "Çamlıca Arıcılar Birliği (Ankara) toplandı. Ankara'da hava",
        "Çamlıca Arıcılar Birliği (KOBİ) toplandı. KOBİ desteği",
        "Çamlıca Arıcılar Birliği (Ali Veli) toplandı. Ali Veli",
    ],
)
def test_not_all_that_stands_in_brackets_is_a_name(text):
    (mention,) = tag(text)
    assert mention.label == "Çamlıca Arıcılar Birliği"
