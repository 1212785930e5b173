"""Sequences of words against plain loops over the texts."""

import io
from collections import defaultdict

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from haberdar.index.flat.container import Container, ContainerWriter
from haberdar.index.flat.postings_writer import Batch
from haberdar.index.flat.sequences import LONGEST, Sequences, SequencesWriter

WORDS = ("kar", "kâr", "karar", "ve", "2024", "şeker", "ş", "zam")
FOLDED = {"kâr": "kar", "şeker": "seker", "ş": "s"}
texts = st.lists(st.lists(st.sampled_from(WORDS), max_size=7), max_size=8)


def batches(given_texts, size):
    places = defaultdict(list)
    for doc, text in enumerate(given_texts):
        for position, word in enumerate(text):
            places[word.encode()].append((doc, position))
    terms = sorted(places)
    for start in range(0, len(terms), size):
        chosen = terms[start : start + size]
        docs = [sorted({doc for doc, _ in places[term]}) for term in chosen]
        counts = [
            sum(other == doc for other, _ in places[term])
            for term, of_term in zip(chosen, docs, strict=True)
            for doc in of_term
        ]
        yield Batch(
            chosen,
            np.array(list(map(len, docs)), np.int64),
            np.array([doc for of_term in docs for doc in of_term], np.uint32),
            np.array(counts, np.uint32),
            np.array([place for term in chosen for _, place in places[term]], np.uint32),
        )


def sequences(given_texts, size=3):
    writer, container, file = SequencesWriter(), ContainerWriter(), io.BytesIO()
    for batch in batches(given_texts, size):
        writer.append(batch)
    writer.finish(container)
    container.write(file, {})
    found = Sequences.read(Container("test", memoryview(file.getvalue())), len(given_texts))
    assert found is not None
    return found


def folded(text):
    return [FOLDED.get(word, word) for word in text]


@given(
    texts,
    st.lists(st.sampled_from([*WORDS[2:5], "kar", "ka", "s", "z", "yok"]), min_size=1, max_size=4),
    st.booleans(),
    st.integers(1, 9),
)
def test_texts_are_found_by_words_side_by_side(given_texts, words, finished, size):
    found = sequences(given_texts, size)
    *before, last = words

    def matches(text, start):
        part = text[start : start + len(words)]
        whole = len(part) == len(words) and part[:-1] == before
        return whole and (part[-1] == last or (not finished and part[-1].startswith(last)))

    expected = [
        doc
        for doc, text in enumerate(map(folded, given_texts))
        if any(matches(text, start) for start in range(len(text)))
    ]
    assert found.docs(found.find(words, finished=finished)).tolist() == expected


@given(texts, st.lists(st.booleans(), min_size=8, max_size=8))
def test_groups_are_all_phrases_of_live_texts_with_their_number(given_texts, live):
    found = sequences(given_texts)
    everything = found.find((), finished=True)
    groups = found.frequent(everything, 1, np.array(live), 10**6)
    counted = {found.words(group.place, group.words): group.count for group in groups}
    assert len(counted) == len(groups)
    expected = defaultdict(int)
    for doc, text in enumerate(map(folded, given_texts)):
        for start in range(len(text)):
            for end in range(start + 1, min(len(text), start + LONGEST) + 1):
                edges = {text[start], text[end - 1]}
                if live[doc] and not edges & {"ve", "2024", "s"}:
                    expected[tuple(text[start:end])] += 1
    assert counted == expected


@given(texts, st.integers(1, 5))
def test_the_most_frequent_groups_are_taken(given_texts, most):
    found = sequences(given_texts)
    everything = found.find((), finished=True)
    counts = sorted(group.count for group in found.frequent(everything, 1, None, 10**6))
    taken = sorted(group.count for group in found.frequent(everything, 1, None, most))
    assert taken == counts[-most:]


def test_positions_are_needed():
    writer = SequencesWriter()
    writer.append(Batch([b"a"], np.array([1]), np.array([0], np.uint32)))
    with pytest.raises(TypeError, match="positions"):
        writer.finish(ContainerWriter())
