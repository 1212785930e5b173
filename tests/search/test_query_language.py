import pytest
from hypothesis import given
from hypothesis import strategies as st

from haberdar import Analyzer
from haberdar.query.language import MOST_CLAUSES, AnyOf, Clause, Phrase, Word, parse


def shown(clause: Clause) -> str:
    match clause:
        case Word():
            return clause.evidence.exact
        case Phrase():
            return '"' + " ".join(word.exact for word in clause.words) + '"'
        case _:
            return " veya ".join(map(shown, clause.ways))


@pytest.mark.parametrize(
    ("typed", "required", "excluded"),
    [
        ("", [], []),
        ("kimya ihracatı", ["kimya", "ihracatı"], []),
        ("  Kimya   İHRACATI ", ["kimya", "ihracatı"], []),
        ('"kimya teknoloji merkezi" açılış', ['"kimya teknoloji merkezi"', "açılış"], []),
        ("“kimya teknoloji”", ['"kimya teknoloji"'], []),
        ('"kimya"', ["kimya"], []),
        ("kimya -gümrük", ["kimya"], ["gümrük"]),
        ('-"dış ticaret"', [], ['"dış ticaret"']),
        ("Ar-Ge", ['arge veya "ar ge"'], []),
        ("-Ar-Ge", [], ['arge veya "ar ge"']),
        ('"Ar-Ge merkezi"', ['"ar ge merkezi"'], []),
        ("türkiye'nin ve dünyanın", ["türkiye", "dünyanın"], []),
        ("ve ile", ["ve", "ile"], []),
        ('"ve ile"', ['"ve ile"'], []),
        ("2023/2024", ["2023", "2024"], []),
        ('tırnak" açık', ["tırnak", "açık"], []),
        ("- -- ''", [], []),
        ("kimya - gümrük", ["kimya", "gümrük"], []),
    ],
)
def test_what_is_typed_is_read_as(typed, required, excluded):
    query = parse(typed, Analyzer())
    assert [shown(clause) for clause in query.required] == required
    assert [shown(clause) for clause in query.excluded] == excluded


def test_a_compound_is_met_in_one_word_or_two():
    (clause,) = parse("Ar-Ge", Analyzer()).required
    assert isinstance(clause, AnyOf)


def test_of_very_many_words_the_rest_is_passed_over():
    words = [f"sözcük{number}" for number in range(20)]
    query = parse(" ".join([*words, *words]), Analyzer())
    assert [shown(clause) for clause in query.required] == words[:MOST_CLAUSES]
    assert query.ignored[:4] == tuple(words[MOST_CLAUSES:])


def test_what_is_said_twice_counts_once():
    assert parse("kimya Kimya KİMYA", Analyzer()) == parse("kimya", Analyzer())


@pytest.mark.parametrize("typed", ["?", "!!! €", "-", '"'])
def test_what_holds_no_word_is_passed_over(typed):
    assert parse(typed, Analyzer()).ignored == (typed,)


@given(st.text())
def test_every_text_is_a_query(text):
    parse(text, Analyzer())
