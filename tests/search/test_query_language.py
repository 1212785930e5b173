import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haberdar import Analyzer, PublishedDate
from haberdar.query import language
from haberdar.query.language import parse
from haberdar.query.lexing import MOST_DEPTH
from haberdar.query.meaning import MOST_CLAUSES
from haberdar.query.tree import (
    AllOf,
    AnyOf,
    Dated,
    Fuzzy,
    Not,
    Only,
    Phrase,
    Prefix,
    Tagged,
    Word,
)
from haberdar.registry import load_registry
from haberdar.turkish.periods import Period

TODAY = dt.date(2025, 3, 10)
REGISTRY = load_registry()


def read(text):
    return parse(text, Analyzer(), REGISTRY, TODAY)


def shown(node):  # noqa: C901, PLR0911 - one case a kind
    match node:
        case Word(evidence):
            return evidence.exact
        case Prefix(letters):
            return f"{letters}*"
        case Fuzzy(word):
            return f"{word.exact}~"
        case Phrase(words, within):
            phrase = '"' + " ".join(word.exact for word in words) + '"'
            return phrase if within == 1 else f"{phrase}~{within}"
        case AnyOf(ways):
            return "(" + " | ".join(map(shown, ways)) + ")"
        case AllOf(parts):
            return "(" + " ".join(map(shown, parts)) + ")"
        case Not(inner):
            return f"-{shown(inner)}"
        case Only(part, inner):
            return f"{part}:{shown(inner)}"
        case Tagged(facet, ids):
            return f"{facet}:{','.join(ids)}"
        case Dated(since, until):
            return f"{since or ''}..{until or ''}"


def summary(query):
    return [*map(shown, query.required), *(f"-{shown(node)}" for node in query.excluded)]


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("", []),
        ("kimya ihracatı", ["kimya", "ihracatı"]),
        ("  Kimya   İHRACATI ", ["kimya", "ihracatı"]),
        ("kimya Kimya KİMYA", ["kimya"]),
        ("türkiye'nin ve dünyanın", ["türkiye", "dünyanın"]),
        ("2023/2024", ["2023", "2024"]),
        ("Ar-Ge", ['(arge | "ar ge")']),
        ("http://haber.example/x 12:30", ["http", "haber", "example", "x", "12", "(30 | otuz)"]),
        # phrases
        ('"kimya teknoloji merkezi" açılış', ['"kimya teknoloji merkezi"', "açılış"]),
        ("“kimya teknoloji” «dış ticaret»", ['"kimya teknoloji"', '"dış ticaret"']),
        ('"kimya" "ve ile"', ["kimya", '"ve ile"']),
        ('"Ar-Ge merkezi"', ['("ar ge merkezi" | "arge merkezi")']),
        ('"27.000 ton"', ['("27000 ton" | "27 bin ton")']),
        ('"bin 650 ton"', ['("bin 650 ton" | "1650 ton")']),
        ("7 ayda", ["(7 | yedi)", "ayda"]),
        ("yedi ayda", ["(yedi | 7)", "ayda"]),
        ('"dış ticaret"\'in açığı', ['"dış ticaret"', "açığı"]),
        ("(TİM)'in (TİM)'ihracat", ["tim", "ihracat"]),
        ('tırnak" açık', ["tırnak", "açık"]),
        ("'dış ticaret'", ["dış", "ticaret"]),
        # exclusion
        ("kimya -gümrük vergisi", ["kimya", "vergisi", "-gümrük"]),
        ('-"dış ticaret"', ['-"dış ticaret"']),
        ("-Ar-Ge", ['-(arge | "ar ge")']),
        ("kimya - gümrük", ["kimya", "gümrük"]),
        ("- -- ''", []),
        ("kimya-boya", ['(kimyaboya | "kimya boya")']),
        ("-(kimya boya)", ["-(kimya boya)"]),
        ("-(kimya OR boya)", ["-kimya", "-boya"]),
        ("NOT kimya", ["-kimya"]),
        ("NOT NOT kimya", ["kimya"]),
        ("-(kimya OR -boya)", ["boya", "-kimya"]),
        ("ihracat DEĞİL ithalat", ["ihracat", "-ithalat"]),
        ("ihracat DEGIL ithalat", ["ihracat", "-ithalat"]),
        ("ihracat DEĞİL", ["ihracat", "değil"]),
        ("(ihracat DEĞİL) OR ithalat", ["((ihracat değil) | ithalat)"]),
        ("boya DEĞİL Mİ", ["boya", "değil"]),
        ("boya DEĞİL mi? vernik", ["boya", "değil", "vernik"]),
        ("boya DEĞİL miydi", ["boya", "değil", "miydi"]),
        ("boya DEĞİL müdür", ["boya", "-müdür"]),
        ("boya NOT mi", ["boya", "-mi"]),
        ("ihracat değil ithalat", ["ihracat", "değil", "ithalat"]),
        # operators
        ("kimya OR boya", ["(kimya | boya)"]),
        ("kimya VEYA boya || tiner", ["(kimya | boya | tiner)"]),
        ("kimya boya | Haber", ["kimya", "boya", "haber"]),
        ("kimya AND boya VE vernik && tiner", ["kimya", "boya", "vernik", "tiner"]),
        ("kimya ihracatı OR boya", ["((kimya ihracatı) | boya)"]),
        ("kimya OR boya ihracatı", ["(kimya | (boya ihracatı))"]),
        ("(kimya OR boya) ihracatı", ["(kimya | boya)", "ihracatı"]),
        ("kimya OR -boya", ["(kimya | -boya)"]),
        ("boya OR (vernik -selülozik)", ["(boya | (vernik -selülozik))"]),
        ("kimya OR kimya", ["kimya"]),
        ("kimya or boya and tiner", ["kimya", "or", "boya", "and", "tiner"]),
        ("kimya veya boya", ["kimya", "boya"]),
        ("kimya ve boya OR tiner", ["((kimya boya) | tiner)"]),
        # a query in capitals leaves nothing out
        ("İHRACAT VE İTHALAT RAKAMLARI", ["ihracat", "ithalat", "rakamları"]),
        ("BU DOĞRU DEĞİL", ["doğru", "değil"]),
        ("TİM VEYA İKMİB", ["(tim | ikmib)"]),
        ("İHRACAT DEĞİL İTHALAT", ["ihracat", "değil", "ithalat"]),
        ("İHRACAT -İTHALAT", ["ihracat", "-ithalat"]),
        # loose ends
        ("OR kimya", ["kimya"]),
        ("kimya OR", ["kimya"]),
        ("kimya AND AND OR OR boya", ["(kimya | boya)"]),
        ("((kimya) () boya", ["kimya", "boya"]),
        ("kimya) boya", ["kimya", "boya"]),
        # open words
        ("ihrac*", ["ihrac*"]),
        ("İhrac* -kim*", ["ihrac*", "-kim*"]),
        ("plas*tik *boya", ["plas", "tik", "boya"]),
        ("2023/20*", ["2023", "20*"]),
        ("Ar-Ge*", ["arge*"]),
        ("ihracat~ ithalat~2", ["ihracat~", "ithalat~"]),
        ("~50 a~", ["(50 | elli)", "a"]),
        # proximity
        ('"kimya ihracat"~5', ['("kimya ihracat"~5 | "ihracat kimya"~5)']),
        ('"kimya ihracat artışı"~5', ['"kimya ihracat artışı"~5']),
        ('"kimya ihracat"~', ['"kimya ihracat"']),
        ('"kimya"~3', ["kimya"]),
        # fields
        ("başlık:kimya ihracat", ["title:kimya", "ihracat"]),
        ("başlık: kimya BASLIK:boya Title:tiner", ["title:kimya", "title:boya", "title:tiner"]),
        ('başlık:"dış ticaret"', ['title:"dış ticaret"']),
        ("başlık:(kimya boya)", ["title:kimya", "title:boya"]),
        ("başlık:(kimya OR boya*)", ["(title:kimya | title:boya*)"]),
        ("başlık:(kimya -boya)", ["title:kimya", "-title:boya"]),
        ("-başlık:kimya başlık:-boya", ["-title:kimya", "-title:boya"]),
        ("kaynak:aa bölüm:ekonomi", ["source:aa", "section:ekonomi"]),
        ("-source:aa", ["-source:aa"]),
        ("kimya OR tarih:2024", ["(kimya | 2024..2024)"]),
        ("(tarih:2023 OR tarih:2024)", ["(2023..2023 | 2024..2024)"]),
        ("(kimya kurum:ikmib) OR boya", ["((kimya organization:ikmib) | boya)"]),
        ("başlık:kaynak:aa", ["source:aa"]),
        ("bilinmeyen:kimya", ["bilinmeyen", "kimya"]),
    ],
)
def test_what_is_typed_is_read_as(typed, read_as):
    assert summary(read(typed)) == read_as


@pytest.mark.parametrize(
    ("typed", "required", "optional"),
    [
        ("kimya ve boya", ["kimya", "boya"], ["ve"]),
        ("Hangi firma, ne zaman kuruldu?", ["firma", "kuruldu"], ["hangi", "ne", "zaman"]),
        ("NEDİR gumruk birligi midir", ["gumruk", "birligi"], ["nedir", "midir"]),
        ("zaman yönetimi", ["zaman", "yönetimi"], []),
        ("genel müdür", ["genel", "müdür"], []),
        ("+ve kimya", ["ve", "kimya"], []),
        ("ve ile", ["ve", "ile"], []),
        ("nedir -kimya", ["nedir"], []),
        ("ve kimya VE ve", ["kimya"], ["ve"]),
    ],
)
def test_words_without_content_only_rank(typed, required, optional):
    query = read(typed)
    assert [*map(shown, query.required)] == required
    assert [*map(shown, query.optional)] == optional


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Kimya ihracatında Almanya öne geçti", {"kimya", "almanya"}),
        ("İzmir'de kimya fuarı", {"izmir"}),
        ("bor üreten Eti Maden'in yatırımı", {"eti", "maden"}),
        ("kimya ihracatı arttı", set()),
        # Where nearly every word has one, capitals tell nothing.
        ("Kimya İhracatı Almanya'da Arttı", set()),
        ("KİMYA İHRACATI ARTTI", set()),
        ("Togg", set()),
    ],
)
def test_a_capital_shows_a_name(typed, names):
    assert set(map(shown, read(typed).names)) == names


@pytest.mark.parametrize(
    ("typed", "name", "ids"),
    [
        ("bakanlık:ticaret", "ministry", {"ticaret"}),
        ('BAKANLIK:"Ticaret Bakanlığı"', "ministry", {"ticaret"}),
        ("bakanlik:gumruk", "ministry", {"gumruk-ve-ticaret"}),
        ('ministry:"Ministry of Justice"', "ministry", {"adalet"}),
        ("kurum:ikmib", "organization", {"ikmib"}),
        ("org:TİM'in", "organization", {"tim"}),
        ('kuruluş:"istanbul sanayi odası"', "organization", {"iso"}),
        ('kurum:"sanayi odasi istanbul"', "organization", {"iso"}),
        ("kurum:arçelik", "organization", {"arcelik"}),
        ("kurum:(ikmib OR tim)", "organization", {"ikmib", "tim"}),
        ("kurum:böylebirkurumyok", "organization", set()),
    ],
)
def test_names_are_looked_up_in_the_registry(typed, name, ids):
    (found,) = read(typed).filters
    assert found.name == name
    assert set(found.ids) >= ids
    assert bool(found.ids) == bool(ids)


def test_a_name_that_no_entry_has_is_said():
    query = read("kurum:böylebirkurumyok")
    assert query.limits == ("“böylebirkurumyok” adında bir kurum bilinmiyor.",)
    assert query.filters[0].label == "böylebirkurumyok"


def test_words_of_a_name_mean_all_entries_that_have_them():
    assert {"ticaret", "gumruk-ve-ticaret"} <= set(read("ministry:trade").filters[0].ids)


@pytest.mark.parametrize(
    ("typed", "since", "until"),
    [
        ("tarih:2024", "2024", "2024"),
        ("date:2024-03", "2024-03", "2024-03"),
        ("tarih:03.2024", "2024-03", "2024-03"),
        ("tarih:2024-03-15", "2024-03-15", "2024-03-15"),
        ("tarih:15.03.2024", "2024-03-15", "2024-03-15"),
        ('tarih:"aralık 2024"', "2024-12", "2024-12"),
        ("tarih:2024-03..2024-06", "2024-03", "2024-06"),
        ("tarih:2024-06..2024-03", "2024-03", "2024-06"),
        ("tarih:2024..", "2024", None),
        ("tarih:..2024-06", None, "2024-06"),
        ("tarih:>=2024-03", "2024-03", None),
        ("tarih:>2024", "2025", None),
        ("tarih:>2024-12", "2025-01", None),
        ("tarih: < 2024", None, "2023"),
        ("tarih:<2024-03-01", None, "2024-02-29"),
        ("tarih:<=2024-03", None, "2024-03"),
        ("date:[2024-03 TO 2024-06]", "2024-03", "2024-06"),
        ("date:[2024-03 TO *]", "2024-03", None),
        ("date:[* TO 2024-03]", None, "2024-03"),
        ("date:[2024-01-01 TO NOW]", "2024-01-01", "2025-03-10"),
        ("tarih:05-2024", "2024-05", "2024-05"),
        ("tarih:2022-2024", "2022", "2024"),
        ("tarih:2024-2022", "2022", "2024"),
        ('tarih:"ocak 2024 - haziran 2024"', "2024-01", "2024-06"),
        ('tarih:"aralık 2023 sonrası"', "2024-01", None),
        ('tarih:"mayıs 2023 öncesi"', None, "2023-04"),
        ('tarih:" 3 Ocak 2025 Cuma "', "2025-01-03", "2025-01-03"),
        ("tarih:(ocak 2024)", "2024-01", "2024-01"),
    ],
)
def test_dates(typed, since, until):
    (found,) = read(typed).filters
    assert found.name == "date"
    assert (found.since, found.until) == tuple(
        date and PublishedDate.parse(date) for date in (since, until)
    )
    assert found.text == typed


@pytest.mark.parametrize(
    "value", ["yakında", "..", "2024-13", "2024..yakında", ">9999", "<1", "[2024]x", '"', "[ TO ]",
     "2024-05-01x", "2024x", '"2024 raporu"', '"raporu aralık 2024"', "(2024 yakında)"],
)  # fmt: skip
def test_what_is_no_date_filters_nothing(value):
    query = read(f"kimya tarih:{value}")
    assert query.filters == ()
    assert query.ignored


def test_a_date_that_is_not_understood_is_said():
    assert read("tarih:2024-05-01x").limits == ("“2024-05-01x” bir tarih olarak anlaşılamadı.",)


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("tarih:(2023 2024)", ["(2023..2023 | 2024..2024)"]),
        ("-tarih:(2023 2024)", ["-(2023..2023 | 2024..2024)"]),
        ("kurum:(ikmib tim)", ["organization:ikmib,tim"]),
        ("kurum:(ikmib böylebirkurumyok)", ["organization:"]),
        ("kurum:(istanbul sanayi odası)", ["organization:iso"]),
    ],
)
def test_values_listed_in_a_group_are_any_of_them(typed, read_as):
    query = read(typed)
    made = [found for found in query.filters if found.name != "date"]
    assert summary(query) or made
    assert (summary(query) or [f"{made[0].name}:{','.join(made[0].ids)}"]) == read_as


@pytest.mark.parametrize(
    ("typed", "without"),
    [
        ("tarih:2024", ""),
        ("(tarih:2024)", ""),
        ("kimya tarih:2024 boya", "kimya boya"),
        ("kimya AND tarih:2024 VE boya", "kimya VE boya"),
        ("tarih:2024 && boya", "boya"),
        ("(kimya tarih:2024) boya", "(kimya) boya"),
        ("kimya -tarih:2024", "kimya"),
        ("kimya NOT tarih:2024", "kimya"),
        ("kimya -(tarih:2024)", "kimya"),
        ("tarih:2024 kimya tarih:01.01.2024..2024-12-31 TARİH:2024", None),
        ("tarih:2024 kimya Tarih: 2024", "kimya"),
        ("kimya başlık: tarih:2024 boya", "kimya boya"),
        ("kimya +tarih:2024", "kimya"),
        ("kimya AND +tarih:2024 AND boya", "kimya AND boya"),
        ("kimya NOT NOT tarih:2024 boya", "kimya boya"),
        ("((tarih:2024 AND tarih:2024) kimya)", "(kimya)"),
        ("(kimya tarih:2024 AND tarih:2024)", "(kimya)"),
    ],
)
def test_a_filter_can_be_taken_away(typed, without):
    found = read(typed).filters[0]
    if without is not None:
        assert found.without == without
    assert all(
        (other.since, other.until) != (found.since, found.until)
        for other in read(found.without).filters
    )


def test_an_excluded_filter_is_told():
    (found,) = read("kimya -kurum:ikmib").filters
    assert found.excluded
    assert found.text == "-kurum:ikmib"


@pytest.fixture
def periods(monkeypatch):
    """Take ``aralık 2024`` for a period, and no other words."""

    def find(text, today):
        place = text.find("aralık 2024")
        month = PublishedDate(2024, 12)
        return [Period(place, place + len("aralık 2024"), month, month)] if place >= 0 else []

    monkeypatch.setattr(language, "find_periods", find)


def test_words_for_a_period_are_a_filter(periods):
    query = read("kimya aralık 2024 ihracatı")
    assert summary(query) == ["kimya", "ihracatı"]
    (found,) = query.filters
    assert (found.name, found.text) == ("date", "aralık 2024")
    assert found.since == found.until == PublishedDate(2024, 12)
    assert found.without == "kimya ihracatı"
    assert found.as_words == 'kimya "aralık 2024" ihracatı'
    assert read(found.as_words).filters == ()


@pytest.mark.parametrize(
    ("typed", "filters"),
    [
        ("kimya 2024-03..2024-06", ["Mart – Haziran 2024"]),
        ("geçen yıl ve bu yıl boya", []),
        ("aralık 2023 ocak 2024", []),
        ("2024 yılında aralık 2024", ["2024", "Aralık 2024"]),
        ("2020'den beri 2023 öncesi", ["2020 ve sonrası", "2022 ve öncesi"]),
    ],
)
def test_periods_that_have_no_day_in_common_stay_words(typed, filters):
    query = read(typed)
    assert [found.label for found in query.filters] == filters
    assert query.required or filters


@pytest.mark.parametrize(
    "typed", ['"aralık 2024"', "kimya OR aralık 2024", "başlık:(aralık 2024)", "-(aralık 2024)"]
)
def test_a_period_inside_something_else_is_words(periods, typed):
    assert read(typed).filters == ()


def test_what_is_looked_for_is_told_as_typed():
    query = read('Kimya -"Dış Ticaret" başlık:ihrac* boya~')
    assert [(term.text, term.kind, term.excluded, term.field) for term in query.terms] == [
        ("Kimya", "word", False, ""),
        ('"Dış Ticaret"', "phrase", True, ""),
        ("ihrac*", "prefix", False, "title"),
        ("boya~", "fuzzy", False, ""),
    ]


def test_corrections_may_be_offered_of_single_words_at_the_top():
    query = read('Kimya\'nın ve "ihracat" (boya OR tiner) -vernik Ar-Ge kimya')
    assert [query.text[word.start : word.end] for word in query.words] == ["Kimya'nın", "kimya"]


def test_of_very_many_words_the_rest_is_passed_over():
    words = [f"sözcük{number}" for number in range(36)]
    query = read(" ".join([*words, *words[:4]]))
    assert [*map(shown, query.required)] == words[:MOST_CLAUSES]
    assert query.ignored == tuple(words[MOST_CLAUSES:])
    assert query.limits == ("En çok 32 sözcük ya da söz öbeği aranır.",)


@pytest.mark.parametrize(
    ("typed", "limit"),
    [
        ("(" * 21 + "kimya" + ")" * 21, "Parantezler en çok 20 kat iç içe okunur."),
        ('"kimya boya"~101', "Sözcükler arasındaki uzaklık en çok 100 olabilir."),
        ("a*", "* ve ~ işaretlerinden önce en az 2 harf gerekir."),
        ("x " * 501, "Sorgunun yalnızca ilk 1000 karakteri okundu."),
        (" ".join(f"tarih:{year}" for year in range(2000, 2017)), "En çok 16 süzgeç uygulanır."),
    ],
)
def test_what_is_not_done_as_asked_is_said(typed, limit):
    assert limit in read(typed).limits


@pytest.mark.parametrize("typed", ["?", "!!! €", "-", '"', "OR", "AND AND", "()", "başlık:", "\0"])
def test_what_holds_no_word_is_passed_over(typed):
    assert read(typed).ignored == (typed,)


def depth(node):
    match node:
        case AnyOf(nodes) | AllOf(nodes):
            return 1 + max(map(depth, nodes))
        case Not(inner) | Only(_, inner):
            return 1 + depth(inner)
    return 0


def leaves(node):
    match node:
        case AnyOf(nodes) | AllOf(nodes):
            return set().union(*map(leaves, nodes))
        case Not(inner):
            return leaves(inner)
        case Tagged() | Dated():
            return set()
    return {node}


PIECES = [
    *"()\"|-+*~:'",
    *(
        "OR",
        "VEYA",
        "AND",
        "VE",
        "&&",
        "NOT",
        "DEĞİL",
        "-(",
        '"~5',
        "~2",
        "«",
        "\n",
        "\0",
        "\ud800",
    ),
    *("kimya", "İHRACAT", "ve", "hangi", "Ar-Ge", "1.650", "%12,5", "b*", "tim~", "🙂", "مرحبا"),
    *("başlık:", "kaynak:", "tarih:", "kurum:", "bakanlık:", "2024", "2024-03..", "ticaret"),
    *("[2024 TO 2025]", ">=2023", "tarih:2024", "kurum:ikmib", "-kaynak:aa", '"dış ticaret"'),
]
soup = st.builds(
    lambda pieces, gap: gap.join(pieces),
    st.lists(st.sampled_from(PIECES), max_size=60),
    st.sampled_from(["", " "]),
)


@given(st.one_of(st.text(), soup))
def test_every_text_is_a_query_of_bounded_size(text):
    query = read(text)
    nodes = [*query.required, *query.excluded, *query.optional]
    assert all(depth(node) <= 4 * MOST_DEPTH for node in nodes)
    # A compound is one word that may be written in two ways.
    assert len(set().union(*map(leaves, nodes))) <= 2 * MOST_CLAUSES
    assert len(query.terms) <= MOST_CLAUSES
    assert all(query.text[word.start : word.end].strip() for word in query.words)
    assert all(piece in query.text for piece in query.ignored)
    assert read(text) == query


@given(soup)
def test_a_query_without_a_filter_does_not_have_it(text):
    for found in read(text).filters:
        kept = read(found.without).filters
        assert (found.name, found.label, found.excluded) not in [
            (other.name, other.label, other.excluded) for other in kept
        ]


def test_many_filters_after_a_long_word_take_no_long_time():
    text = "a" * 500 + " " + "tarih:2024 " * 45
    read("kimya")
    start = time.perf_counter()
    assert read(text).filters[0].without == "a" * 500
    assert time.perf_counter() - start < 0.1


@pytest.mark.parametrize(
    "piece", ["kimya ", "(", ")", '"', "-", "a-", "tarih:[", "NOT ", "*", "x|"]
)
@pytest.mark.parametrize("length", [10_000, 100_000])
def test_a_long_query_takes_no_long_time(piece, length):
    text = piece * (length // len(piece))
    read("kimya")
    start = time.perf_counter()
    read(text)
    assert time.perf_counter() - start < 0.5
