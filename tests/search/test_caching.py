"""The cache stays within its bound and forgets what was not asked for."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from haberdar.index.caching import ArrayCache, Once


class Thing:
    def __init__(self, nbytes: int) -> None:
        self.nbytes = nbytes


def test_the_least_recently_asked_for_goes_first() -> None:
    cache: ArrayCache[Thing] = ArrayCache(10)
    one, two = Thing(4), Thing(4)
    assert cache.get("one", lambda: one) is one
    assert cache.get("two", lambda: two) is two
    assert cache.get("one", lambda: Thing(4)) is one
    cache.get("three", lambda: Thing(4))
    assert cache.nbytes == 8
    assert cache.get("one", lambda: Thing(4)) is one
    assert cache.get("two", lambda: Thing(4)) is not two


def test_what_is_larger_than_the_bound_is_given_but_not_kept() -> None:
    cache: ArrayCache[Thing] = ArrayCache(10)
    large = Thing(11)
    assert cache.get("large", lambda: large) is large
    assert cache.nbytes == 0


def test_what_is_made_once_is_made_by_one_of_many_threads() -> None:
    made: list[object] = []

    def make() -> object:
        time.sleep(0.05)
        made.append(object())
        return made[-1]

    once = Once(make)
    with ThreadPoolExecutor(8) as threads:
        found = {future.result() for future in [threads.submit(once.get) for _ in range(8)]}
    assert found == set(made)
    assert len(made) == 1


def test_what_fails_to_be_made_is_tried_again() -> None:
    outcomes = iter([ValueError, None])

    def make() -> object:
        if error := next(outcomes):
            raise error("damaged")
        return "sözlük"

    once = Once(make)
    with pytest.raises(ValueError, match="damaged"):
        once.get()
    assert once.get() == "sözlük"
