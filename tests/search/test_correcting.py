"""Spellings proposed for what was mistyped, in the words of an index of the corpus."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.search.test_near import terms

from haberdar import open_index
from haberdar.index.wordlist import WordList
from haberdar.query import correcting
from haberdar.query.correcting import Corrector
from haberdar.query.language import TypedWord
from haberdar.registry import load_registry
from haberdar.turkish.analyzer import evidence
from haberdar.turkish.letters import lower
from haberdar.turkish.tokens import tokenize
from haberdar_indexer.reindexing import reindex


def typed_words(text):
    return [TypedWord(span.start, span.end, evidence(span.text)) for span in tokenize(lower(text))]


def spellings(corrector, text):
    return [proposal.text for proposal in corrector.correct(text, typed_words(text))]


def corrector(**frequencies):
    return Corrector(WordList([[terms(frequencies)]]), load_registry())


@pytest.fixture(scope="module")
def of_corpus(root, tmp_path_factory):
    folder = tmp_path_factory.mktemp("corpus") / "index"
    reindex([root / "corpus"], folder)
    with open_index(folder) as news:
        yield Corrector(news._engine.current().snapshot.words, load_registry())


TYPOS = {
    "missing letter": """
        ihrcat:ihracat otomtiv:otomotiv enflasyn:enflasyon gümük:gümrük bakalığı:bakanlığı
        sektrü:sektörü anlaşmsı:anlaşması milyr:milyar tekstl:tekstil fındk:fındık
        üretm:üretim yatrım:yatırım elekrik:elektrik fabrka:fabrika""",
    "doubled letter": """
        ihracaat:ihracat ihracattını:ihracatını sanayyi:sanayi dollar:dolar millyar:milyar
        üretiim:üretim ticarett:ticaret makinee:makine faizz:faiz gümrrük:gümrük bankkası:bankası
        çellik:çelik sektöör:sektör""",
    "swapped letters": """
        ihrcaat:ihracat gyiim:giyim tciaret:ticaret otomtoiv:otomotiv bakanlgıı:bakanlığı
        sanyai:sanayi mliyar:milyar yatrıım:yatırım teksitl:tekstil üertim:üretim mekrez:merkez
        itsanbul:istanbul""",
    "neighbouring key": """
        ihravat:ihracat ticarer:ticaret sanayu:sanayi milyat:milyar dolsr:dolar ürerim:üretim
        otomotib:otomotiv gümrpk:gümrük enflasyom:enflasyon yatırın:yatırım tekstik:tekstil
        fabrija:fabrika elektrok:elektrik""",
    "wrong vowel or consonant": """
        ihrecat:ihracat ticeret:ticaret otomativ:otomotiv tekistil:tekstil elektirik:elektrik
        fabirika:fabrika enflesyon:enflasyon serbes:serbest kimye:kimya""",
    "keyboard without Turkish letters": """
        gumruuk:gümrük uretmi:üretim yatrim:yatırım sektorru:sektörü""",
}
PAIRS = [tuple(pair.split(":")) for pairs in TYPOS.values() for pair in pairs.split()]


@pytest.mark.parametrize(("typed", "meant"), PAIRS)
def test_slips_in_words_of_trade_are_mended(of_corpus, typed, meant):
    assert spellings(of_corpus, typed)[:1] == [meant]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("dışticaret", "dış ticaret"),
        ("disticaret", "dış ticaret"),
        ("DIŞTİCARET açığı", "DIŞ TİCARET açığı"),
        ("Dışticaret'te", "Dış ticaret'te"),
        ("oto motiv", "otomotiv"),
        ("Oto motiv ihracatı", "Otomotiv ihracatı"),
        ("oto\tmotiv", "otomotiv"),
    ],
)
def test_spaces_too_few_and_too_many_are_mended(of_corpus, typed, meant):
    assert spellings(of_corpus, typed)[:1] == [meant]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ihracat",
        "İKMİB",
        "TİM",
        "2024",
        "1.650",
        "ab",
        "ve",
        "ihracatcilar",  # another spelling of a word that is there
        "gumruk celik",
        "gümrüklerimizden",  # another form of one
        "oto",
        "yıldırımspor",
        "sanayi ticaret ve ihracat",
        "Ar-Ge",
    ],
)
def test_what_is_right_or_like_nothing_else_is_left_alone(of_corpus, text):
    assert of_corpus.correct(text, typed_words(text)) == []


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Arcelk'in yatırımı", "Arçelik'in yatırımı"),
        ("ARCELK’İN yatırımı", "ARÇELİK’İN yatırımı"),
        ("arcelk", "arçelik"),
        ("-(arcelk)  yatırım!", "-(arçelik)  yatırım!"),
        ("Yaıtrım", "Yatırım"),
        ("YAITRIM", "YATIRIM"),
    ],
)
def test_capitals_suffixes_and_all_between_stay(text, meant):
    small = corrector(arçelik=5, yatırım=40, yatırımı=20)
    assert spellings(small, text) == [meant]


def test_the_changed_pieces_are_marked():
    small = corrector(arçelik=5, yatırım=40, fabrika=9)
    text = "Arcelk'in yeni yatrım fabrika"
    (proposal,) = small.correct(text, typed_words(text))
    assert proposal.text == "Arçelik'in yeni yatırım fabrika"
    assert [proposal.text[start:end] for start, end in proposal.marks] == ["Arçelik", "yatırım"]


def test_names_of_the_registry_go_before_other_words():
    small = corrector(ikmib=3, ikmab=9)
    assert spellings(small, "ikmob")[0] == "ikmib"
    assert spellings(corrector(ikmab=9), "ikmob") == ["ikmab"]  # only what the index has


def test_a_second_spelling_is_proposed_where_it_is_nearly_as_good():
    assert spellings(corrector(faiz=40, fare=30), "faie") == ["faiz", "fare"]
    assert spellings(corrector(faiz=4000, fare=1), "faie") == ["faiz"]


def test_a_known_word_is_mended_only_where_another_is_far_more_frequent():
    assert spellings(corrector(kotan=2, kota=150), "kotan") == []
    assert spellings(corrector(ihraçat=2, ihrzcat=2, ihracat=500), "ihrzcat") == ["ihracat"]


def test_in_a_large_archive_a_rare_word_is_no_proposal_unless_very_near():
    assert spellings(corrector(bir=100_000, gümrük=1), "gümrk") == []
    assert spellings(corrector(bir=100_000, gümrük=100), "gümrk") == ["gümrük"]


def test_a_suffix_is_no_word_of_its_own():
    assert spellings(corrector(denetim=40, ler=40, firma=40), "denetimler") == []
    assert spellings(corrector(denetim=40, ler=40, firma=40), "denetimfirma") == ["denetim firma"]


def test_words_that_are_not_given_stay():
    text = '"ihrcat" ihrcat'
    small = corrector(ihracat=5)
    assert [p.text for p in small.correct(text, [TypedWord(9, 15, evidence("ihrcat"))])] == [
        '"ihrcat" ihracat'
    ]


SMALL = corrector(ihracat=50, dış=40, ticaret=60, otomotiv=9)


@given(st.text(max_size=60) | st.lists(st.sampled_from(PAIRS)).map(str))
def test_no_text_makes_correcting_fail(text):
    proposals = SMALL.correct(text, typed_words(text))
    assert len(proposals) <= 2
    for proposal in proposals:
        assert proposal.text != text
        assert all(0 <= start < end <= len(proposal.text) for start, end in proposal.marks)


def test_a_thousand_letters_are_left_alone(of_corpus):
    assert spellings(of_corpus, "ihracat" * 150) == []


def test_no_suffix_is_looked_for_where_no_word_ends(monkeypatch):
    asked = []
    monkeypatch.setattr(correcting, "is_suffix", lambda tail: bool(asked.append(tail)))
    assert spellings(SMALL, "dışxqzwk" * 100) == []
    assert asked == []
    assert spellings(SMALL, "dışticaret") == ["dış ticaret"]
    assert asked == ["ticaret"]
