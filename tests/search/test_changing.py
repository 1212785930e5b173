"""Adding, replacing and deleting, and who sees it."""

import threading

from haberdar import open_index


def test_an_added_article_is_found_by_the_next_search(news, article):
    assert news.search("kimya").total == 0
    news.add(article("a", "kimya"))
    assert news.search("kimya").total == 1


def test_adding_replaces_an_article_with_the_same_id(news, article):
    news.add(article("a", "kimya", organizations=("tim",)))
    news.add(article("a", "makine", organizations=("tobb",)))
    assert news.search("kimya").total == 0
    page = news.search("makine")
    assert page.total == 1
    assert [value.value for value in page.facets["organization"]] == ["tobb"]


def test_of_twins_added_together_the_last_stays(news, article):
    news.add(article("a", "kimya"), article("a", "makine"))
    assert news.stats().articles == 1
    assert news.search("makine").total == 1


def test_a_deleted_article_is_gone_from_hits_and_counts(news, article):
    news.add(article("a", "kimya", ministries=("ticaret",)), article("b", "kimya"))
    assert news.delete("a", "yok") == 1
    page = news.search("kimya")
    assert [hit.id for hit in page.hits] == ["b"]
    assert page.facets["ministry"] == ()
    assert news.get("a") is None


def test_another_reader_sees_the_change(tmp_path, article):
    with open_index(tmp_path, create=True) as writer, open_index(tmp_path) as reader:
        writer.add(article("a", "kimya"))
        assert reader.search("kimya").total == 1
        writer.delete("a")
        assert reader.search("kimya").total == 0


def test_many_small_additions_leave_a_whole_index(news, article):
    for number in range(30):
        news.add(article(str(number), f"kimya {number}", date="2024-01-01"))
    assert news.search("kimya").total == 30
    assert news.search("17").total == 1
    assert list(news.verify()) == []


def test_reading_all_articles_keeps_nobody_waiting(news, article):
    news.add(article("a", "kimya"), article("b", "kimya"))
    reading = news.articles()
    assert next(reading).id == "a"
    searching = threading.Thread(target=news.search, args=("kimya",))
    searching.start()
    searching.join(timeout=10)
    assert not searching.is_alive()
    news.add(article("c", "kimya"))
    assert [found.id for found in reading] == ["b"]


def test_creating_keeps_what_is_there(tmp_path, article):
    with open_index(tmp_path, create=True) as news:
        news.add(article("a", "kimya"))
    with open_index(tmp_path, create=True) as news:
        assert news.stats().articles == 1


def test_threads_can_search_while_one_adds(news, article):
    failures = []

    def search():
        try:
            for _ in range(20):
                news.search("kimya")
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=search) for _ in range(4)]
    for thread in threads:
        thread.start()
    for number in range(10):
        news.add(article(str(number), "kimya"))
    for thread in threads:
        thread.join()
    assert failures == []
    assert news.search("kimya").total == 10
