"""Terms are found where a sorted list has them."""

from bisect import bisect_left
from unittest.mock import patch

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from haberdar.index.flat import dictionary as module
from haberdar.index.flat.dictionary import TermDictionary

terms = st.binary(min_size=1, max_size=4)


def dictionary(words: list[bytes]) -> TermDictionary:
    ends = np.cumsum(list(map(len, words)), dtype=np.uint32)
    return TermDictionary(np.frombuffer(b"".join(words), np.uint8), ends)


@given(st.sets(terms, max_size=30), terms, st.binary(max_size=2), st.sampled_from((1, 3, 64)))
def test_look_ups(words: set[bytes], term: bytes, prefix: bytes, sampled: int) -> None:
    ordered = sorted(words)
    found = dictionary(ordered)
    with patch.object(module, "_SAMPLED", sampled):
        compare(found, ordered, term, prefix)


def compare(found: TermDictionary, ordered: list[bytes], term: bytes, prefix: bytes) -> None:
    assert list(found) == ordered
    assert found[1:3] == ordered[1:3]
    assert found.find(term) == (ordered.index(term) if term in ordered else -1)
    assert found.lower_bound(term) == bisect_left(ordered, term)
    assert [found[number] for number in found.with_prefix(prefix)] == [
        word for word in ordered if word.startswith(prefix)
    ]


def test_a_prefix_of_the_last_byte() -> None:
    words = [b"\xfe", b"\xff", b"\xff\xff", b"\xff\xffa"]
    assert dictionary(words).with_prefix(b"\xff\xff") == range(2, 4)
