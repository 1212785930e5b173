"""How values of facets are chosen and left out, whatever they begin with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haberdar.choosing import NONE, Chosen, canonical, excluding, written

values = st.text("-\\ax", min_size=1, max_size=4)


@given(st.sets(values), st.sets(values), st.booleans())
def test_choices_are_read_as_they_were_meant(wanted, excluded, none):
    choices = [*map(written, wanted), *map(excluding, excluded), *[NONE] * none]
    assert Chosen.read(choices) == (wanted, excluded, none)
    assert list(map(canonical, choices)) == choices


@given(st.text("-\\ax", max_size=4))
def test_any_text_is_a_choice_that_has_one_form(text):
    once = canonical(text)
    assert canonical(once) == once
    assert not once or Chosen.read([once]) == Chosen.read([text])


@pytest.mark.parametrize(
    ("choice", "chosen"),
    [
        ("tim", ({"tim"}, set(), False)),
        ("-tim", (set(), {"tim"}, False)),
        ("-", (set(), set(), True)),
        ("--", (set(), {"-"}, False)),
        ("\\-tim", ({"-tim"}, set(), False)),
        ("\\-", ({"-"}, set(), False)),
        ("--tim", (set(), {"-tim"}, False)),
        ("-\\x", (set(), {"\\x"}, False)),
    ],
)
def test_what_a_choice_says(choice, chosen):
    assert Chosen.read([choice]) == chosen
