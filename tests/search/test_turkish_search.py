"""What Turkish does to a search engine, case by case, through an index of all the articles below.

Every case is an article, the queries that must find it with what they mark, and queries that must
not. The articles of one group say the same in different spellings: each query finds them all.
"""

import datetime as dt
import re
import unicodedata
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from haberdar import Analyzer, Marked, open_index
from haberdar.query.compiling import BEGINNING
from haberdar.turkish.letters import fold
from haberdar.turkish.tokens import APOSTROPHES


class Case(NamedTuple):
    id: str
    text: str
    found_by: dict[str, list[str]]
    not_found_by: tuple[str, ...] = ()


CASES = [
    Case(
        "dotted-and-dotless-i",
        "İKMİB ve Iğdır Valiliği, IRMAK fuarını konuştu.",
        {
            "İKMİB": ["İKMİB"],
            "ikmib": ["İKMİB"],
            "IKMIB": ["İKMİB"],
            "Ikmib": ["İKMİB"],
            "ıkmıb": ["İKMİB"],
            "ığdır": ["Iğdır"],
            "IĞDIR": ["Iğdır"],
            "igdir": ["Iğdır"],
            "ırmak": ["IRMAK"],
        },
        ("ikmb", "i kmib"),
    ),
    Case(
        "ascii-query",
        "Hububat İhracatçıları Birliği Gaziantep'te şöyle toplandı.",
        {
            "ihracatçılar birliği gaziantep": ["İhracatçıları", "Birliği", "Gaziantep'te"],
            "ihracatcilar birligi gaziantep": ["İhracatçıları", "Birliği", "Gaziantep'te"],
            "IHRACATCILARIN BIRLIGI GAZIANTEP": ["İhracatçıları", "Birliği", "Gaziantep'te"],
            '"ihracatcilari birligi" hububat': ["Hububat", "İhracatçıları Birliği"],
        },
        ("ihracatcilar birligi rize",),
    ),
    Case(
        "ascii-text",
        "Findik Ihracatcilari Birligi Giresun'da toplandi.",
        {
            "fındık ihracatçıları": ["Findik", "Ihracatcilari"],
            "fındığın ihracatçısı birliği": ["Findik", "Ihracatcilari", "Birligi"],
            "FINDIK GİRESUN": ["Findik", "Giresun'da"],
        },
    ),
    Case(
        "circumflex",
        "Şirketin net kârı rekabet hâlinde büyüdü.",
        {
            "net kâr": ["net", "kârı"],
            "net kar": ["net", "kârı"],
            "net kârın": ["net", "kârı"],
            "rekabet hâli": ["rekabet", "hâlinde"],
            "rekabet hali": ["rekabet", "hâlinde"],
        },
    ),
    Case(
        "no-circumflex",
        "Erzurum'a kar yağdı, hali vakti yerinde.",
        {"erzurum kar": ["Erzurum'a", "kar"], "erzurum kâr": ["Erzurum'a", "kar"]},
    ),
    Case(
        "names-with-apostrophes",
        "L'Oréal’in payı arttı; Moody's ve Fitch D'nin altına indi.",
        {
            "L'Oréal": ["L'Oréal’in"],
            "l’oreal": ["L'Oréal’in"],
            "loréal": ["L'Oréal’in"],
            "LOREAL": ["L'Oréal’in"],
            "moody’s": ["Moody's"],
            "moodys fitch": ["Moody's", "Fitch"],
            "D": ["D'nin"],
            "d’ye": ["D'nin"],
        },
        ("oréal", "nin", "in"),
    ),
    Case(
        "suffixed-acronyms",
        "TÜİK'İN verisi, TBB’ye göre (DEİK)’in ve Petkim A.Ş.'nin 5'inci, 20'nci payı 3 TL'lik.",
        {
            "TÜİK": ["TÜİK'İN"],
            "tüik'in": ["TÜİK'İN"],
            "TÜİK’İN": ["TÜİK'İN"],
            "tuik": ["TÜİK'İN"],
            "TBB": ["TBB’ye"],
            "tbb'nin": ["TBB’ye"],
            "deik'e": ["DEİK"],
            '"deik ve petkim"': ["DEİK)’in ve Petkim"],
            "petkim a.ş.": ["Petkim", "A", "Ş"],
            "petkim a.ş.'ye": ["Petkim", "A", "Ş"],
            "TL": ["TL'lik"],
            "tl'nin": ["TL'lik"],
            "20 petkim": ["Petkim", "20'nci"],
        },
        ("inci", "nci", "lik", "ye"),
    ),
    Case(
        "acronyms-of-two-letters",
        "AB'ye ve BM’den önce AB’deki.",
        {
            "AB": ["AB'ye", "AB’deki"],
            "ab'nin": ["AB'ye", "AB’deki"],
            "bm’nin": ["BM’den"],
        },
        ("ye", "deki", "den"),
    ),
    Case(
        "over-stemming",
        "Doların odaları; kanunun altın alımı.",
        {
            "dolar oda kanun": ["Doların", "odaları", "kanunun"],
            "dolara odasının kanunu": ["Doların", "odaları", "kanunun"],
            "altın alım": ["altın", "alımı"],
        },
        ("do", "o", "kan", "al", "alın", "dol", "od"),
    ),
    Case(
        "verbs",
        "Müsteşar bütçeyi açıkladı, dövizin gerilediğini söyledi.",
        {
            "müsteşar açıklıyor": ["Müsteşar", "açıkladı"],
            "müsteşar açıklayacak": ["Müsteşar", "açıkladı"],
            "bütçe açıklandı": ["bütçeyi", "açıkladı"],
        },
        ("müsteşar açıldı",),
    ),
    Case(
        "noun-for-verb",
        "Tersanelerin siparişlerindeki artış sürüyor.",
        {
            "sipariş arttı": ["siparişlerindeki", "artış"],
            "tersane siparişi artıyor": ["Tersanelerin", "siparişlerindeki", "artış"],
            "siparişin artması": ["siparişlerindeki", "artış"],
        },
        ("sipariş azaldı",),
    ),
    Case(
        "verb-for-noun",
        "Rafinerinin kapasitesi arttı.",
        {
            "kapasite artışı": ["kapasitesi", "arttı"],
            "rafineri kapasitesindeki artış": ["Rafinerinin", "kapasitesi", "arttı"],
        },
        ("kapasite azalışı",),
    ),
    Case(
        "dictionary-forms",
        "Vergisini ödeyen sanayicinin oğlu, şehrin kitabını ve rengini beğendi.",
        {
            "vergi": ["Vergisini"],
            "vergileri şehir": ["Vergisini", "şehrin"],
            "oğul kitap": ["oğlu", "kitabını"],
            "renk": ["rengini"],
            "şehirler kitaplar renkler": ["şehrin", "kitabını", "rengini"],
        },
        ("ver", "kita"),
    ),
    Case(
        "hyphen",
        "Sanayi-Üniversite iş birliğiyle Göktürk-2 ve e-ticaretin yolu açıldı.",
        {
            "sanayi-üniversite": ["Sanayi-Üniversite"],
            "sanayi üniversite": ["Sanayi", "Üniversite"],
            "üniversite göktürk": ["Üniversite", "Göktürk"],
            '"sanayi üniversite"': ["Sanayi-Üniversite"],
            "göktürk-2": ["Göktürk-2"],
            "göktürk2": ["Göktürk-2"],
            "e-ticaret": ["e-ticaretin"],
        },
        ("sanayi-göktürk", '"üniversite sanayi"'),
    ),
    Case(
        "slash",
        "2023/2024 sezonu ile 22.11.2019 günü.",
        {
            "2023": ["2023"],
            "2023/2024": ["2023", "2024"],
            '"2024 sezonu"': ["2024 sezonu"],
            '"22.11.2019"': ["22.11.2019"],
        },
        ("20232024", "22112019", "221"),
    ),
    Case(
        "thousands",
        "Limana 1.650 konteyner ve 7 bin metrekare eklendi.",
        {
            "1650": ["1.650"],
            "1.650": ["1.650"],
            "1.650'yi": ["1.650"],
            '"7 bin metrekare"': ["7 bin metrekare"],
            "7.000 metrekare": ["7 bin", "metrekare"],
            "yedi bin": ["7 bin"],
            "bin 650 konteyner": ["1.650", "konteyner"],
        },
        ("650", "165", "1,650", "1.65"),
    ),
    Case(
        "plain-number",
        "Depoda 1650 palet, 1234567,5 litre var.",
        {"1.650 palet": ["1650", "palet"], "1.234.567,5": ["1234567,5"]},
    ),
    Case(
        "decimals",
        "Enflasyon %12,5'e, işsizlik yüzde 8,3'e indi.",
        {
            "%12,5": ["%12,5'e", "yüzde"],
            "12,5": ["12,5'e"],
            "yüzde 12,5": ["%12,5'e", "yüzde"],
            '"yüzde 12,5"': ["%12,5'e"],
            "yüzde 8,3": ["%", "yüzde", "8,3'e"],
            '"yüzde 8,3"': ["yüzde 8,3'e"],
        },
        ("12", "125", "5", "8", "83"),
    ),
    Case(
        "dates-in-text",
        "3 Ocak 2025'te açılan tesis, 1999’da kurulmuştu.",
        {
            '"3 ocak 2025"': ["3 Ocak 2025'te"],
            "1999": ["1999’da"],
            '"ocak\'ta" "1999\'un"': ["Ocak", "1999’da"],
        },
        ('"ocak 3"', "19"),
    ),
    Case(
        "stop-words",
        "Karar ile proje ve yılın teşviki, ya da hiç.",
        {
            "karar ve proje": ["Karar", "proje"],
            "teşvik icin karar": ["Karar", "teşviki"],
            '"ya da hiç"': ["ya da hiç"],
            '"karar ile proje"': ["Karar ile proje"],
        },
        ('"karar proje"', '"karar ve proje"', "karar proje inşaat"),
    ),
    Case(
        "capital-heading",
        "Takımın sloganı 'HERKES, HER PAZAR HÜCUM EDİYOR' oldu; ALIŞVERİŞ ŞIKLAŞTI.",
        {
            "herkes hücum ediyor": ["HERKES", "HÜCUM", "EDİYOR"],
            '"her pazar"': ["HER PAZAR"],
            "hucum pazar": ["PAZAR", "HÜCUM"],
            "alışveriş": ["ALIŞVERİŞ"],
            "alışverişin şıklaştı": ["ALIŞVERİŞ", "ŞIKLAŞTI"],
        },
    ),
    Case(
        "decomposed",
        unicodedata.normalize("NFD", "Şişecam’ın Ömerli fırını, İĞNEADA'DA gülüş."),
        {
            "şişecam": [unicodedata.normalize("NFD", "Şişecam’ın")],
            unicodedata.normalize("NFD", "şişecam"): [unicodedata.normalize("NFD", "Şişecam’ın")],
            "ömerli fırın": [unicodedata.normalize("NFD", word) for word in ("Ömerli", "fırını")],
            "iğneada": [unicodedata.normalize("NFD", "İĞNEADA'DA")],
            "İğneada'nın": [unicodedata.normalize("NFD", "İĞNEADA'DA")],
            "igneada": [unicodedata.normalize("NFD", "İĞNEADA'DA")],
            '"ömerli fırını"': [unicodedata.normalize("NFD", "Ömerli fırını")],
        },
        ("s", "o", "g"),
    ),
    Case(
        "stray-dots",
        "i\u0307nşaatta i\u0307stihdam",  # what lowercasing İ by other rules leaves
        {"inşaat": ["i\u0307nşaatta"], "İSTİHDAM": ["i\u0307stihdam"]},
    ),
]

# Spellings of one word, each in an article of its own; every one finds all.
GROUPS = {
    "turkiye": "TÜRKİYE TÜRKIYE Türkiye turkiye TURKIYE türkiye Turkıye".split(),
    "istanbul": ["ISTANBUL", "istanbul", "İSTANBUL", "Istanbul", "ıstanbul", "I\u0307stanbul"],
    "arge": ["Ar-Ge", "AR-GE", "ArGe", "ARGE", "ar ge", "Ar‑Ge", "AR-GE'nin", "arge’ye"],
    "urge": ["UR-GE", "Ur-Ge", "URGE", "ur ge"],
    "arçelik": ["Arçelik", *(f"Arçelik{mark}in" for mark in APOSTROPHES), "ARCELIK'E", "arçeliğin"],
    "kobi": ["KOBİ", "KOBİ'ler", "KOBI’lerin", "kobi", "Kobi'ye"],
    "g20": ["G20", "G-20", "G20'nin", "g‑20’de"],
    "şeker": ["şeker", "ŞEKER", "s\u0327eker", "SEKER", "şekeri", "Seker'in", "şekerlerin"],
    "ağaç": ["ağaç", "ağacı", "ağaçlar", "AĞACIN"],
    "fikir": ["fikir", "fikri", "fikirler", "FİKRİNİ"],
    "onarmak": ["onardı", "onarıyor", "onaracak"],
    "2750": ["2.750", "2750", "2 bin 750", "2.750'yi"],
    "27 milyar": ["27 milyar dolar", "27.000.000.000 dolar", "27000000000 dolar"],
    "14,5": ["%14,5", "yüzde 14,5", "yüzde 14,5'i"],
    "9 bin metrekare": ["9 bin metrekare", "9.000 metrekare", "dokuz bin metrekare"],
    "bulgaristan": ["Bulgaristan'ın", "Bulgaristan’ın", "Bulgaristanın", "Bulgaristan\x92ın"],
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory, article):
    with open_index(tmp_path_factory.mktemp("turkish"), create=True) as news:
        news.add(
            *(article(case.id, case.text, title=case.text) for case in CASES),
            *(
                article(f"{name}-{number}", f"Bugün {spelling} konuşuldu.", title="Başlık")
                for name, spellings in GROUPS.items()
                for number, spelling in enumerate(spellings)
            ),
        )
        yield news


def found(archive, query):
    page = archive.search(query, size=100)
    return {hit.id: hit for hit in page.hits if page.query.matching == "all"}


def letters(text):
    return re.sub(r"[\s\-‑]", "", text)


def marked(hit):
    return [piece for piece, is_marked in hit.snippet.pieces() if is_marked]


def cut(text, marks):
    return [text[start:end] for start, end in marks]


@pytest.mark.parametrize(
    ("case", "query", "expected"),
    [(case, query, marks) for case in CASES for query, marks in case.found_by.items()],
    ids=lambda value: value.id if isinstance(value, Case) else None,
)
def test_a_query_finds_its_article_and_marks_it(archive, case, query, expected):
    hits = found(archive, query)
    assert case.id in hits
    assert marked(hits[case.id]) == cut(case.text, hits[case.id].title_marks) == expected
    assert hits[case.id].snippet.text == case.text


@pytest.mark.parametrize(
    ("case", "query"),
    [(case, query) for case in CASES for query in case.not_found_by],
    ids=lambda value: value.id if isinstance(value, Case) else None,
)
def test_a_query_leaves_other_articles_out(archive, case, query):
    assert case.id not in found(archive, query)


@pytest.mark.parametrize(
    ("name", "query"),
    [(name, spelling) for name, spellings in GROUPS.items() for spelling in spellings],
)
def test_every_spelling_finds_every_other(archive, name, query):
    hits = found(archive, query)
    members = {f"{name}-{number}": text for number, text in enumerate(GROUPS[name])}
    assert hits.keys() == members.keys()
    assert {id_: letters("".join(marked(hit))) for id_, hit in hits.items()} == {
        id_: letters(text) for id_, text in members.items()
    }


@pytest.mark.parametrize("query", ['"bugün" -şeker', '"bugün" -SEKER', '"bugün" -şekerlerin'])
def test_what_is_excluded_is_excluded_in_every_spelling(archive, query):
    hits = found(archive, query)
    assert hits
    assert not [id_ for id_ in hits if id_.startswith("şeker")]


def test_the_query_is_never_rewritten(archive):
    assert archive.search("KOY ihracatcilar").request.query == "KOY ihracatcilar"


@pytest.mark.parametrize(
    ("query", "ranked"),
    [
        ("şeker", ["şeker", "şekerin", "seker"]),
        ("seker", ["seker", "şeker"]),
        ("kâr", ["kâr", "kârın", "kar"]),
        ("kar", ["kar", "karı", "kâr"]),
        ("rekabet hâli", ["rekabet hâli", "rekabet hâlinde", "rekabet hali"]),
        ("köy", ["köy", "köyün", "koy"]),
        ("koy", ["koy", "köy"]),
        ("ihracatçı", ["ihracatçı", "ihracatçılar", "ihracatci"]),
        ("ihracatcilar", ["ihracatcilar", "ihracatçılar"]),
        ("ihracatçının", ["ihracatçının", "ihracatçılar", "ihracatcinin"]),
        ("TÜRKİYE", ["türkiye", "türkiyenin", "turkiye"]),
        ("ölüm", ["ölüm", "ölümü", "olum"]),
        ('"ön kayıt"', ["ön kayıt", "ön kaydı", "on kayit"]),
    ],
)
@pytest.mark.parametrize("order", [1, -1])
def test_the_exact_spelling_comes_first_and_the_folded_last(news, article, query, ranked, order):
    texts = list(enumerate(ranked))[::order]
    news.add(*(article(str(n), f"Bugün {text} yazıldı.", title="Haber") for n, text in texts))
    assert [hit.id for hit in news.search(query).hits] == [str(n) for n in range(len(ranked))]


def test_facet_values_are_in_turkish_alphabetical_order(news, article):
    names = "bal bağ bagaj cam çelik Gaz ilaç ırmak ordu ödül süt Şap uçak ürün zeytin".split()
    alphabetical = "bagaj bağ bal cam çelik Gaz ırmak ilaç ordu ödül süt Şap uçak ürün zeytin"
    news.add(article("haber", organizations=tuple(names)))
    values = news.search().facets["organization"]
    assert [value.label for value in values] == alphabetical.split()


def test_a_word_of_any_length_is_indexed_and_found(news, article):
    word = "ğ" * 200_000
    news.add(article("uzun", f"Kimya {word} sonu."))
    (hit,) = news.search("kimya sonu").hits
    assert hit.id == "uzun"
    assert marked(hit) == ["Kimya"]


@pytest.mark.parametrize(
    ("query", "period"),
    [
        ("03.01.2025 kimya", "2025-01-03..2025-01-03"),
        ("3 Ocak 2025 kimya", "2025-01-03..2025-01-03"),
        ("Aralık 2024 kimya", "2024-12..2024-12"),
        ("ARALIK 2024'TE kimya", "2024-12..2024-12"),
        ("2024 yılının ilk 11 ayı kimya", "2024-01..2024-11"),
        ("geçen hafta kimya", "2024-12-30..2025-01-05"),
    ],
)
def test_dates_in_words_filter_are_shown_and_can_be_removed(news, article, query, period):
    dates = ("2024", "2024-05", "2024-12-15", "2025-01-03", "2025-02-01")
    news.add(*(article(date, "Kimya ihracatı.", date=date) for date in dates))
    page = news.search(query, today=dt.date(2025, 1, 10))
    (filtering,) = page.query.filters
    assert f"{filtering.since}..{filtering.until}" == period
    assert 0 < page.total < len(dates)
    assert news.search(filtering.without).total == len(dates)


_PIECES = [
    *(
        "İKMİB’e",
        "ihracatın",
        "IRMAK",
        "Ar-Ge",
        "%12,5",
        "bin 650",
        "kâr",
        "s\u0327ap",
        "I\u0307ZM",
    ),
    *("i\u0307", "\u0307", "'", "\x92", "ﬁ", "ß", "ŉ", " ", "\n\n", "\u200b", "😀", "“"),
]
_TEXTS = st.lists(
    st.one_of(st.sampled_from(_PIECES), st.text(max_size=5)), min_size=1, max_size=20
).map("".join)


@settings(max_examples=60, deadline=None)
@given(_TEXTS, _TEXTS, st.data())
def test_marks_cut_what_was_asked_out_of_any_text(tmp_path_factory, article, title, body, data):
    start = data.draw(st.integers(0, len(body)))
    query = data.draw(st.one_of(_TEXTS, st.just(body[start : start + 20]), st.just(title)))
    with open_index(tmp_path_factory.mktemp("any"), create=True) as news:
        news.add(article("haber", body, title=title))
        page = news.search(query, match="some")
    asked = evidences(query)
    for hit in page.hits:
        assert hit.title == title
        line = body.replace("\n\n", "\n").replace("\n", " ")
        assert hit.snippet.text.strip("…") in line
        for text, marks in ((title, hit.title_marks), (hit.snippet.text, hit.snippet.marks)):
            assert "".join(piece for piece, _ in Marked(text, marks).pieces()) == text
            ends = [0, *(place for mark in marks for place in mark), len(text)]
            assert ends == sorted(ends)
            if all(term.kind == "word" for term in page.query.terms):
                for piece in cut(text, marks):
                    found = evidences(piece)
                    assert found & asked or beginnings(found) & beginnings(asked)


def beginnings(terms):
    """Return the first five letters of `terms`, by which a word is met where any will do."""
    return {fold(term)[:BEGINNING] for term in terms if len(term) >= BEGINNING}


def evidences(text):
    """Return all that the words of `text` are met by where any of them will do."""
    found = (token.evidence for token in Analyzer().analyze(text))
    return {
        term
        for each in found
        for term in (each.exact, fold(each.exact)[:BEGINNING], each.stem, *each.folded)
    }
