"""The words that set the articles of a ministry or organization apart."""

import tempfile

from hypothesis import given, settings
from hypothesis import strategies as st

from haberdar import Article, open_index

WORDS = ("fuar", "çelik", "gümrük", "liman", "tekstil", "turizm")


def made(number, words, tagged):
    organizations = ("tim",) if tagged else ()
    text = (" ".join(words),)
    return Article(id=str(number), title="turizm", paragraphs=text, organizations=organizations)


def words_of(archive, entity_id="tim", size=12):
    with tempfile.TemporaryDirectory() as folder, open_index(folder, create=True) as news:
        news.add(*(made(number, *each) for number, each in enumerate(archive)))
        return news.words(entity_id, size=size)


texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4, unique=True)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(texts, st.booleans()), max_size=14))
def test_each_word_is_more_frequent_in_its_articles_than_in_all(archive):
    tagged = [words for words, is_tagged in archive if is_tagged]
    for word in words_of(archive):
        inside = sum(word in words for words in tagged)
        outside = sum(word in words for words, _ in archive)
        assert inside >= 2
        assert inside / len(tagged) > outside / len(archive)


def test_the_most_telling_come_first_and_names_do_not():
    about = [(["Türkiye", "İhracatçılar", "Meclisi", "çelik"], True)] * 3
    about += [(["çelik", "liman", "2024", "ve"], True)] * 3
    others = [(["liman", "turizm"], False)] * 2 + [(["turizm"], False)] * 6
    assert words_of(about + others) == ("çelik", "liman")
    assert words_of(about + others, size=1) == ("çelik",)


def test_a_word_is_written_as_its_articles_write_it():
    archive = [(["Sakarya’da", "fuar"], True), (["Sakarya’nın", "fuar"], True), (["turizm"], False)]
    assert set(words_of(archive)) == {"Sakarya", "fuar"}


def test_of_nobody_there_are_none():
    assert words_of([(["fuar"], True)], "boyle-biri-yok") == ()
    assert words_of([], "tim") == ()
