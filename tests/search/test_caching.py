"""The cache stays within its bound and forgets what was not asked for."""

from haberdar.index.caching import ArrayCache


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
