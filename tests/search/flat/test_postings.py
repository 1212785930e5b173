"""Postings come back, whatever their gaps, counts and positions, one by one and as ranges."""

import io
from itertools import accumulate, chain, islice

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from haberdar.index.flat.container import Container, ContainerWriter
from haberdar.index.flat.postings import Postings
from haberdar.index.flat.postings_writer import Batch, PostingsWriter

gaps = st.one_of(st.integers(1, 4), st.sampled_from((255, 256, 70_000, 2**24)))
counts = st.one_of(st.integers(1, 3), st.sampled_from((15, 16, 17, 255, 256)))
posting = st.tuples(gaps, counts, st.sampled_from((0, 200, 70_000)), st.sampled_from((1, 300)))
fields = st.lists(st.lists(posting, min_size=1, max_size=12), min_size=1, max_size=8)

Term = tuple[list[int], list[int], list[list[int]]]


def made(term: list[tuple[int, int, int, int]]) -> Term:
    docs = [doc - 1 for doc in accumulate(gap for gap, *_ in term)]
    places = [list(range(start, start + count * step, step)) for _, count, start, step in term]
    return docs, [count for _, count, *_ in term], places


def written(terms: list[Term], at_once: int) -> Postings:
    container = ContainerWriter()
    writer = PostingsWriter(container)
    numbered = iter(enumerate(terms))
    while part := list(islice(numbered, at_once)):
        writer.append(
            Batch(
                [f"{number:04}".encode() for number, _ in part],
                np.array([len(docs) for _, (docs, _, _) in part]),
                np.array([doc for _, (docs, _, _) in part for doc in docs], np.uint32),
                np.array([count for _, (_, counts, _) in part for count in counts], np.uint32),
                np.array(
                    [p for _, (*_, places) in part for of_one in places for p in of_one], np.uint32
                ),
            )
        )
    writer.finish()
    file = io.BytesIO()
    container.write(file, {"last_position": writer.last_position})
    return Postings(Container("x", memoryview(file.getvalue())))


@given(fields, st.integers(1, 4))
def test_each_term(field: list[list[tuple[int, int, int, int]]], at_once: int) -> None:
    terms = list(map(made, field))
    postings = written(terms, at_once)
    for number, (docs, counts, places) in enumerate(terms):
        assert postings.terms.find(f"{number:04}".encode()) == number
        assert postings.size(number) == len(docs)
        assert postings.docs(number).tolist() == docs
        found = postings.counts(number)
        assert found.tolist() == counts
        assert postings.positions(number, found).tolist() == list(chain.from_iterable(places))
    largest = max(place for _, _, places in terms for of_one in places for place in of_one)
    assert postings.last_position == largest


@given(fields, st.data())
def test_ranges_of_terms(field: list[list[tuple[int, int, int, int]]], data: st.DataObject) -> None:
    terms = list(map(made, field))
    postings = written(terms, 3)
    start = data.draw(st.integers(0, len(terms) - 1))
    stop = data.draw(st.integers(start + 1, len(terms)))
    docs, sizes = postings.docs_of_range(range(start, stop))
    part = terms[start:stop]
    assert docs.tolist() == [doc for docs, *_ in part for doc in docs]
    assert sizes.tolist() == [len(docs) for docs, *_ in part]
    assert postings.counts_of_range(range(start, stop)).tolist() == [
        count for _, counts, _ in part for count in counts
    ]
