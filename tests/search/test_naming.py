"""Acronyms and full names as one thing: of the registry, and learnt from the articles."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haberdar import Analyzer, Article, open_index
from haberdar.engine.whoosh_engine import WhooshEngine
from haberdar.index.naming import LearntNames
from haberdar.query.language import parse
from haberdar.query.meaning import MOST_CLAUSES
from haberdar.query.naming import MOST_WAYS, Naming
from haberdar.query.tree import AllOf, Named, Word
from haberdar.registry import load_registry
from haberdar.results.highlighting import Highlighter

REGISTRY = load_registry()
NAMING = Naming(REGISTRY)
IKMIB = "İstanbul Kimyevi Maddeler ve Mamulleri İhracatçıları Birliği"
TIM = "Türkiye İhracatçılar Meclisi"
TOBB = "Türkiye Odalar ve Borsalar Birliği"


def read(text):
    return parse(text, Analyzer(), REGISTRY, dt.date(2025, 3, 10), NAMING)


def also(text):
    return [(found.text, *found.also) for found in read(text).expansions]


@pytest.mark.parametrize(
    ("typed", "expanded"),
    [
        # acronyms
        ("ikmib", [("ikmib", IKMIB)]),
        ("İKMİB'in ihracatı", [("İKMİB'in", IKMIB)]),
        ("IKMIB", [("IKMIB", IKMIB)]),
        ("kimya (TOBB)'un tobb", [("TOBB", TOBB)]),
        ("ikmib OR tobb", [("ikmib", IKMIB), ("tobb", TOBB)]),
        ("-tobb", [("tobb", TOBB)]),
        ("başlık:tobb", [("tobb", TOBB)]),
        ("hmb", [("hmb", "Hazine ve Maliye Bakanlığı")]),
        ("türk-iş", [("türk-iş", "Türkiye İşçi Sendikaları Konfederasyonu")]),
        # those that are ordinary words too stand out in capitals only
        ("TİM", [("TİM", TIM)]),
        ("TİM'in ihracatı", [("TİM'in", TIM)]),
        ("tim", []),
        ("TİM İHRACAT RAKAMLARI", []),
        ("TOBB İHRACAT RAKAMLARI", [("TOBB", TOBB)]),
        # full names
        (IKMIB, [(IKMIB, "İKMİB")]),
        ("istanbul kimyevi maddeler ve mamulleri ihracatcilari birligi", [
            ("istanbul kimyevi maddeler ve mamulleri ihracatcilari birligi", "İKMİB"),
        ]),
        (f"yeni {TOBB}'nin raporu", [(f"{TOBB}'nin", "TOBB")]),
        ("ISTANBUL TICARET ODASININ KARARI", [("ISTANBUL TICARET ODASININ", "İTO")]),
        ("hazine ve maliye bakanlığı", [("hazine ve maliye bakanlığı", "HMB")]),
        (f'"{TOBB}"', [(f'"{TOBB}"', "TOBB")]),
        # everyday names
        ("merkez bankası faiz", [("merkez bankası", "TCMB")]),
        ("ingiltere merkez bankası", [("ingiltere merkez bankası", "BoE")]),
        ("faiz merkez bankası", []),  # which one?
        # acronyms that are words too, which only tagged articles are looked through for
        (TIM, [(TIM, "TİM")]),
        ("yükseköğretim kurulu", [("yükseköğretim kurulu", "YÖK")]),
        # a word is not what it is not typed as
        ("stok yok", []),
        ("YÖK kararı", [("YÖK", "Yükseköğretim Kurulu", "Yükseköğretim Kurulu Başkanlığı")]),
        # not expanded
        ("ticaret bakanlığı", []),
        ("türkiye odalar", []),
        ("odalar ve borsalar", []),
        ("birliği borsalar ve odalar türkiye", []),
        ('"türkiye odalar"', []),
        (f'"{TOBB} raporu"', []),
        (f'"{TOBB}"~5', []),
        ('"tobb"', []),
        ("tobb*", []),
        ("tobb~", []),
        ("kurum:tobb", []),
        ("kimya ihracatı arttı", []),
        ("dto", []),
        ("aselsan elektronik sanayi", []),
        ("tobb etü", []),  # a university, not the union and a word
        ("", []),
    ],
)  # fmt: skip
def test_what_a_name_is_expanded_to(typed, expanded):
    assert also(typed) == expanded


def test_an_acronym_or_its_name_as_a_phrase_is_required():
    (node,) = read("ikmib").required
    word, (phrase,) = node.typed, node.others
    assert word.evidence.exact == "ikmib"
    assert [word.exact for word in phrase.words] == [
        "istanbul", "kimyevi", "maddeler", "ve", "mamulleri", "ihracatçıları", "birliği",
    ]  # fmt: skip


def test_the_words_of_a_name_or_its_acronym_are_required():
    query = read(f"{TOBB} raporu")
    node, _ = query.required
    words, (acronym,) = node.typed, node.others
    assert [part.evidence.exact for part in words.parts] == [
        "türkiye", "odalar", "borsalar", "birliği",
    ]  # fmt: skip
    assert acronym.evidence.exact == "tobb"
    assert [term.text for term in query.terms] == [TOBB, "raporu"]
    assert [query.text[word.start : word.end] for word in query.words] == ["raporu"]


def test_a_name_counts_as_one_of_the_words_of_a_query():
    names = f"{TOBB} {IKMIB} "
    query = read(names + " ".join(f"sözcük{number}" for number in range(MOST_CLAUSES)))
    assert len(query.ignored) == 2


def test_without_names_nothing_is_expanded():
    query = parse("ikmib", Analyzer(), REGISTRY, dt.date(2025, 3, 10))
    assert query.expansions == ()
    assert [type(node) for node in query.required] == [Word]


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        ("ikmib", f"Dün {IKMIB}'nin (İKMİB'in) raporu", [f"{IKMIB}'nin", "İKMİB'in"]),
        ("ikmib", "Kimyevi maddeler, İhracatçıları Birliği", []),
        ("TİM", f"{TIM}, İhracatçılar", [TIM]),
        ('"türkiye odalar ve borsalar birliği"', f"TOBB, {TOBB}; Odalar", ["TOBB", TOBB]),
        ("iso raporu", "İstanbul Sanayi Odası raporu", ["raporu"]),
    ],
)
def test_both_forms_are_marked_and_nothing_else(query, text, marked):
    marks = Highlighter(read(query).required, Analyzer()).title(text)
    assert [text[start:end] for start, end in marks] == marked


# Learnt from the articles


def article(name, body, **fields):
    return Article(id=name, title="Haber", paragraphs=(body,), **fields)


TEACHER = article("öğreten", "Boya ve Reçine Üretenler Topluluğu (BORÜT) kuruldu.")


@pytest.fixture
def taught(news):
    """Several segments: one article says what an acronym means, others use it or the name."""
    news.add(TEACHER)
    news.add(article("kısa", "BORÜT'ün raporu"), article("kimya", "Kimya raporu"))
    news.add(article("uzun", "Boya ve Reçine Üretenler Topluluğu'nun raporu"))
    return news


def found(news, query):
    return {hit.id for hit in news.search(query).hits}


@pytest.mark.parametrize(
    "query",
    ["borüt", "BORÜT'ün", "BORUT", "borut", "Boya ve Reçine Üretenler Topluluğu",
     "boya ve recine uretenler toplulugunun", "boya ve reçine üretenler topluluğu'nca"],
)  # fmt: skip
def test_an_acronym_that_one_article_explains_is_known_to_all_searches(taught, query):
    assert found(taught, query) == {"öğreten", "kısa", "uzun"}
    assert found(taught, f"{query} raporu") == {"kısa", "uzun"}


def test_a_phrase_that_is_a_learnt_name_is_expanded(taught):
    assert found(taught, '"boya ve reçine üretenler topluluğu"') == {"öğreten", "kısa", "uzun"}
    assert found(taught, '"reçine üretenler topluluğu"') == {"öğreten", "uzun"}


def test_what_no_article_explains_any_more_is_forgotten(taught):
    taught.delete("öğreten")
    assert found(taught, "borüt") == {"kısa"}
    assert found(taught, "boya ve reçine üretenler topluluğu") == {"uzun"}
    taught.add(TEACHER)
    assert found(taught, "borüt") == {"öğreten", "kısa", "uzun"}


def test_learnt_names_are_marked(taught):
    marked = {
        hit.id: [hit.snippet.text[start:end] for start, end in hit.snippet.marks]
        for hit in taught.search("borüt").hits
    }
    name = "Boya ve Reçine Üretenler Topluluğu"
    assert marked == {"öğreten": [name, "BORÜT"], "kısa": ["BORÜT'ün"], "uzun": [f"{name}'nun"]}


def test_the_most_frequent_names_of_an_acronym_are_looked_for(news):
    bodies = ["Kara Vernik Ortaklığı (KVO)"] * 2 + ["Kimya Vernik Okulu (KVO)"] * 2
    bodies += ["Kum Vernik Odağı (KVO)", "Kimya Vernik Okulunun (KVO)"]
    news.add(*(article(f"d{number}", body) for number, body in enumerate(bodies)))
    news.add(*(article(body, body) for body in ("kimya vernik okulu", "kum vernik odağı")))
    assert "kimya vernik okulu" in found(news, "kvo")
    assert "kum vernik odağı" not in found(news, "kvo")


def test_a_learnt_name_is_shown_without_suffix_as_most_articles_write_it(news, tmp_path):
    names = ["KARA Vernik Ortaklığı", "Kara Vernik Ortaklığı", "Kara Vernik Ortaklığı"]
    names += ["Kara Vernik Ortaklığının"] * 4
    news.add(*(article(f"d{number}", f"{name} (KVO)") for number, name in enumerate(names)))
    leaves = WhooshEngine(tmp_path / "index", Analyzer(), REGISTRY).current().snapshot.leaves
    assert LearntNames(leaves).of_acronym("kvo", 2) == ("Kara Vernik Ortaklığı",)


LETTERS = "abcdefghijklmnoprstuvyz"


def test_a_name_is_known_however_many_others_begin_like_it(news):
    """Also the last of them in the order of the alphabet, and one that goes on from another."""
    begun = [f"Ekmek ve {one}{other}n Okulu (E{one}O)" for one in "ABCDEF" for other in LETTERS]
    news.add(
        *(article(f"d{number}", body) for number, body in enumerate(begun)),
        article("öğreten", "Ekmek ve Zeytin Okulu (EZO) kuruldu"),
        article("uzun", "Ekmek ve Zeytin Okulu Vakfı (EZOV) açıldı"),
        article("ezo", "EZO"),
        article("ezov", "EZOV"),
    )
    assert "ezo" in found(news, "ekmek ve zeytin okulu")
    assert found(news, "ekmek ve zeytin okulu vakfı") == {"uzun", "ezov"}


def test_names_of_deleted_articles_leave_room_for_those_of_live_ones(news):
    names = [f"K{one}l Vernik O{other}ak" for one in "aeiou" for other in LETTERS]
    news.add(
        *(article(f"d{number}", f"{name} (KVO)") for number, name in enumerate(names)),
        article("öğreten", "Zımpara Üretim Merkezi (KVO), Küp Vernik Ocağı (KVO)"),
        article("uzun", "Küp Vernik Ocağı"),
    )
    news.delete(*(f"d{number}" for number in range(len(names))))
    assert "uzun" in found(news, "kvo")


def test_the_most_frequent_name_is_known_among_more_than_are_counted(news):
    names = [f"K{one}l Vernik O{other}ak" for one in "aeiou" for other in LETTERS]
    names += ["Kuzu Vernik Ocağı"] * 2
    news.add(
        *(article(f"d{number}", f"{name} (KVO)") for number, name in enumerate(names)),
        article("uzun", "Kuzu Vernik Ocağı"),
    )
    assert "uzun" in found(news, "kvo")


def test_a_learnt_acronym_that_is_a_word_stands_out_in_capitals_only(news):
    news.add(
        article("öğreten", "Kimya Araştırma Rafı (KAR) açıldı"),
        article("uzun", "Kimya Araştırma Rafı kapandı"),
    )
    assert found(news, "KAR") == {"öğreten", "uzun"}
    assert found(news, "kar") == {"öğreten"}


@pytest.mark.parametrize(
    ("name", "acronym", "text"),
    [
        ("Vergi Enstitüsü", "VE", "Dolar ve avro"),
        ("Kalite Artırma Reformu", "KAR", "Kar yağdı"),
        ("Kimya İhracat Meclisi", "KİM", "Bu kim"),
        ("Nakliye Enstitüsü", "NE", "Ne oldu"),
    ],
)
def test_a_full_name_is_not_looked_for_as_a_word(news, name, acronym, text):
    news.add(article("öğreten", f"{name} ({acronym}) açıldı"), article("başka", text))
    assert found(news, name) == {"öğreten"}


def test_a_full_name_is_not_looked_for_as_a_learnt_acronym_that_the_registry_has(news):
    news.add(article("öğreten", f"{TIM} (TİM) toplandı"), article("başka", "Tim kuruldu"))
    assert found(news, TIM) == {"öğreten"}


def test_the_registry_is_believed_before_the_articles(news):
    news.add(
        article("öğreten", "Taze Otlar ve Baharatlar Bahçesi (TOBB)"),
        article("başka", "Taze Otlar ve Baharatlar Bahçesi"),
        article("kayıtlı", TOBB),
    )
    assert found(news, "tobb") == {"öğreten", "kayıtlı"}


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ('kaynak:"anadolu ajansı"', {"bir"}),
        ('kaynak:"ajansı anadolu"', {"bir"}),
        ("kaynak:anadolu", {"bir", "iki"}),
        ("kaynak:(anadolu -ajans)", {"iki"}),
        ("bolum:ekonomi", {"bir"}),
        ("bölüm:ek*", {"bir"}),
        ("-kaynak:ajans", {"iki"}),
    ],
)
def test_source_and_section_are_found_by_their_words(news, query, ids):
    news.add(
        article("bir", "Metin", source="Anadolu Ajansı", section="Ekonomi"),
        article("iki", "Metin", source="Anadolu Postası", section="Spor"),
    )
    assert found(news, query) == ids


PIECES = [
    *IKMIB.split(), *TOBB.split(), "TİM", "tim", "ikmib'in", "Merkez", "Bankası", "Boya", "Reçine",
    "Üretenler", "Topluluğu", "BORÜT", "ve", "(", ")", '"', "-", "*", "OR", "kaynak:", "Ar-Ge",
    "1.650", "\ud800", "\0", "iki", "bin",
]  # fmt: skip
queries = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join))


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    with open_index(tmp_path_factory.mktemp("naming") / "index", create=True) as opened:
        opened.add(TEACHER, article("tobb", TOBB), article("kısa", "BORÜT ve TİM"))
        yield opened


@given(queries)
def test_nothing_typed_raises(archive, typed):
    assert archive.search(typed).total <= 3
    expansions = read(typed).expansions
    assert all(0 < len(expansion.also) <= MOST_WAYS for expansion in expansions)


@given(st.lists(st.sampled_from([*IKMIB.split(), *TOBB.split(), "tobb", "BORÜT"]), max_size=12))
def test_names_leave_no_word_out(words):
    plain = parse(" ".join(words), Analyzer(), REGISTRY, dt.date(2025, 3, 10))
    named = read(" ".join(words))
    typed = (node.typed if isinstance(node, Named) else node for node in named.required)
    parts = (node.parts if isinstance(node, AllOf) else (node,) for node in typed)
    assert {part for found in parts for part in found} == set(plain.required)


def test_the_full_name_of_an_acronym_that_is_a_word_finds_those_that_name_it(tmp_path):
    with open_index(tmp_path / "index", create=True) as opened:
        opened.add(
            article("tim", "TİM Başkanı konuştu.", organizations=("tim",)),
            article("ekip", "Arama kurtarma timi konuştu."),
            article("uzun", "Türkiye İhracatçılar Meclisi rakamları açıkladı."),
        )
        page = opened.search("türkiye ihracatçılar meclisi")
    assert {hit.id for hit in page.hits} == {"tim", "uzun"}
    marked = {hit.id: [hit.snippet.text[a:b] for a, b in hit.snippet.marks] for hit in page.hits}
    assert marked["tim"] == ["TİM"]
