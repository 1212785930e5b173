"""Ministries named by less than a name: in a series, by a surname, as the ministry."""

import pytest

from haberdar import PublishedDate, load_registry
from haberdar_indexer import Tagger

TAGGER = Tagger(load_registry())


def ministries(body: str, date: str = "2024-12-27", title: str = "") -> list[tuple[str, str, str]]:
    published = PublishedDate.parse(date) if date else None
    return [
        (m.surface, m.entity_id, m.rule)
        for m in TAGGER.tag(title, body, published)
        if m.kind == "ministry"
    ]


@pytest.mark.parametrize(
    ("date", "text", "expected"),
    [
        ("2024", "Ticaret ve Sanayi bakanlıkları", ["ticaret", "sanayi-ve-teknoloji"]),
        ("2024", "Sanayi ve Ticaret bakanlıklarının", ["sanayi-ve-teknoloji", "ticaret"]),
        (
            "2024",
            "Ticaret, Hazine ve Maliye ile Sanayi ve Teknoloji Bakanlıkları",
            ["ticaret", "hazine-ve-maliye", "sanayi-ve-teknoloji"],
        ),
        ("2024", "Tarım ve Ticaret Bakanlarının", ["tarim-ve-orman", "ticaret"]),
        (
            "2024",
            "Tarım ve Orman, Ticaret ve Sağlık bakanlıklarına",
            ["tarim-ve-orman", "ticaret", "saglik"],
        ),
        # One goes on from a ministry named in full.
        (
            "2024",
            "Ticaret Bakanı ile Sanayi ve Tarım bakanları",
            ["sanayi-ve-teknoloji", "tarim-ve-orman"],
        ),
        ("2024", "Ticaret Bakanlığı ile Hazine ve Maliye bakanlıklarının", ["hazine-ve-maliye"]),
        ("2024", "Adalet Bakanlığı ile Sağlık bakanlıkları", ["saglik"]),
        ("2014", "Ekonomi ile Gümrük ve Ticaret bakanlıkları", ["ekonomi", "gumruk-ve-ticaret"]),
        ("2014", "Ekonomi ve Maliye bakanlıkları", ["ekonomi", "maliye"]),
        # Names that end a sentence or a list before it are no part of one.
        (
            "2024",
            "Ankara’da konuştu. Ticaret ve Sanayi bakanlıkları",
            ["ticaret", "sanayi-ve-teknoloji"],
        ),
        # One ministry is no series, and words that are no ministry end one.
        ("2024", "Tarım bakanlıkları", []),
        ("2024", "Uzay ve Ticaret bakanlıkları", []),
        ("2024", "G20 Maliye Bakanları", []),
        ("2024", "AB Ticaret ve Sanayi Bakanları", []),
        ("2024", "Almanya'nın Ticaret ve Sanayi bakanlıkları", []),
        # In small letters they are ministries, and ministers are anybody's.
        ("2024", "hem ticaret ve tarım bakanlıklarından", ["ticaret", "tarim-ve-orman"]),
        ("2024", "ticaret ve tarım bakanları", []),
        ("2024", "iki ülkenin ticaret ve tarım bakanlıkları", []),
    ],
)
def test_series(date, text, expected):
    found = ministries(text, date)
    assert [name for _, name, rule in found if rule == "series"] == expected


def test_a_series_is_cut_into_its_ministries():
    assert ministries("Ticaret ve Sanayi bakanlıklarının desteği") == [
        ("Ticaret", "ticaret", "series"),
        ("Sanayi bakanlıklarının", "sanayi-ve-teknoloji", "series"),
    ]


@pytest.mark.parametrize(
    ("date", "text", "expected"),
    [
        ("2024-12-27", "Bakan Bolat konuştu", [("Bakan Bolat", "ticaret")]),
        ("2024-12-27", "Bakan Bolat'ın sözleri", [("Bakan Bolat'ın", "ticaret")]),
        # A surname that is also a word.
        (
            "2024-12-27",
            "Bakan Kurum'un",
            [("Bakan Kurum'un", "cevre-sehircilik-ve-iklim-degisikligi")],
        ),
        ("2024-12-27", "Bakan Kacır’a", [("Bakan Kacır’a", "sanayi-ve-teknoloji")]),
        ("2016-06-15", "Bakan Zeybekci", [("Bakan Zeybekci", "ekonomi")]),
        # Without a date only the article itself says who is meant.
        ("", "Bakan Bolat konuştu", []),
        ("", "Ticaret Bakanı Bolat geldi. Bakan Bolat konuştu", [("Bakan Bolat", "ticaret")]),
        ("2031", "Ticaret Bakanı Wxyz geldi. Bakan Wxyz konuştu", [("Bakan Wxyz", "ticaret")]),
        ("2024", "Bakan Baerbock konuştu", []),
        ("2024", "Bakan yardımcısı Bolat", []),
        ("2024", "Başbakan Bolat", []),
        ("2024-12-27", "Eski Bakan Şimşek", []),
        ("2024-12-27", "Azerbaycanlı Bakan Şimşek", []),
        ("2024-12-27", "Bakan Prof. Dr. Bolat", [("Bakan Prof. Dr. Bolat", "ticaret")]),
        (
            "2031",
            "Ticaret Bakanı Ali Wxyz Ankara'ya geldi. Bakan Wxyz konuştu",
            [("Bakan Wxyz", "ticaret")],
        ),
        ("2024", "Bakan. Bolat konuştu", []),
        ("2016-01-15", "Bakan Zeybekci", []),
    ],
)
def test_surnames(date, text, expected):
    found = [(surface, name) for surface, name, rule in ministries(text, date) if rule == "surname"]
    assert found == expected


def test_a_surname_that_two_ministers_share_is_neither_unless_the_article_says_so():
    # In March 2013 Ömer Çelik had culture and tourism, Faruk Çelik labour.
    assert ministries("Bakan Çelik konuştu", "2013-03-01") == []
    (_, (surface, name, _)) = ministries(
        "Kültür ve Turizm Bakanı Çelik geldi. Bakan Çelik konuştu.", "2013-03-01"
    )
    assert (surface, name) == ("Bakan Çelik", "kultur-ve-turizm")


def test_a_headline_has_the_surname_of_the_text():
    found = ministries("Ticaret Bakanı Wxyz konuştu", "2031", title="Bakan Wxyz: İhracat arttı")
    assert found[0] == ("Bakan Wxyz", "ticaret", "surname")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ticaret Bakanlığı duyurdu. Bakanlıktan yapılan açıklamada", ["Bakanlıktan"]),
        ("Ticaret Bakanlığı duyurdu. Açıklama, bakanlığın sitesinde", ["bakanlığın"]),
        ("Ticaret Bakanlığı duyurdu. Bakanlık’ın kararı", ["Bakanlık’ın"]),
        ("Bakanlık duyurdu: Ticaret Bakanlığı karar aldı", ["Bakanlık"]),
        # Two are in play, or one that nobody knows, or another country's.
        ("Ticaret Bakanlığı ve Sağlık Bakanlığı duyurdu. Bakanlıktan açıklama", []),
        ("Ticaret Bakanlığı duyurdu, Uzay Bakanlığı sustu. Bakanlıktan açıklama", []),
        ("Ticaret Bakanlığı ile ABD Sağlık Bakanlığı görüştü. Bakanlıktan açıklama", []),
        ("Bakanlıktan açıklama", []),
        # Offices and several ministries.
        ("Ticaret Bakanlığı duyurdu. Bakanlıklar arası kurul", []),
        ("Ticaret Bakanlığı duyurdu. Bolat, bakanlığı döneminde", []),
        ("Ticaret Bakanlığı duyurdu. İki yıl bakanlık yaptı", []),
    ],
)
def test_the_only_ministry(text, expected):
    found = [surface for surface, name, rule in ministries(text) if rule == "ministry"]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Çin Ticaret Bakanlığı duyurdu. Ticaret Bakanlığı, çelik için ek vergi getirdi.", []),
        (
            "Çin Ticaret Bakanlığı duyurdu. Türkiye’de Ticaret Bakanlığı ek vergi getirdi.",
            ["ticaret"],
        ),
        ("Ticaret Bakanlığı duyurdu. Çin Ticaret Bakanlığı sustu.", ["ticaret"]),
        ("Çin Ticaret Bakanlığı ile Ticaret Bakanlığı anlaştı.", ["ticaret"]),
        (
            "ABD Ticaret Bakanlığı ile ABD Hazine Bakanlığı anlaştı. Ticaret Bakanlığı duyurdu.",
            [],
        ),
    ],
)
def test_a_name_without_the_country_stays_the_countrys(text, names):
    assert [name for _, name, _ in ministries(text)] == names


@pytest.mark.parametrize(
    ("title", "body", "names"),
    [
        ("Çin Ticaret Bakanlığı duyurdu", "Ticaret Bakanlığı, vergi getirdi.", []),
        (
            "Vietnam soruşturma açtı",
            "Vietnam Sanayi ve Ticaret Bakanlığı duyurdu; Sanayi ve Ticaret Bakanlığı sustu.",
            [],
        ),
        ("", "Hindistan Ticaret Bakanı Goyal geldi. Ticaret Bakanı Goyal konuştu.", []),
    ],
)  # fmt: skip
def test_what_is_named_again_stays_the_countrys(title, body, names):
    assert [name for _, name, _ in ministries(body, title=title)] == names


def test_a_headline_without_the_country_is_about_the_texts():
    assert ministries("Çin Ticaret Bakanlığı duyurdu.", title="Ticaret Bakanlığı duyurdu") == []
