import datetime as dt

import pytest

from haberdar import PublishedDate, SearchRequest


def test_usable_values_are_taken_as_they_are():
    request, ignored = SearchRequest.understand(
        "kimya",
        ministries=["ticaret", "ticaret", ""],
        since="2024",
        until="2024-12",
        sort="newest",
        page="2",
        size="20",
    )
    assert ignored == ()
    assert request == SearchRequest(
        query="kimya",
        ministries=("ticaret",),
        since=PublishedDate(2024),
        until=PublishedDate(2024, 12),
        sort="newest",
        page=2,
        size=20,
    )


@pytest.mark.parametrize(
    ("values", "ignored"),
    [
        ({"since": "geçen yıl"}, "since=geçen yıl"),
        ({"until": "2024-02-31"}, "until=2024-02-31"),
        ({"sort": "rastgele"}, "sort=rastgele"),
        ({"page": "0"}, "page=0"),
        ({"page": "iki"}, "page=iki"),
        ({"size": "-5"}, "size=-5"),
        ({"central": "0"}, "central=0"),
        ({"central": 1}, "central=1"),
        ({"central": None}, "central=None"),
        ({"fold": "0"}, "fold=0"),
    ],
)
def test_an_unusable_value_is_left_out_and_named(values, ignored):
    request, named = SearchRequest.understand("kimya", **values)
    assert named == (ignored,)
    assert request == SearchRequest(query="kimya")


def test_one_value_need_not_be_a_list_nor_a_date_a_text():
    request, ignored = SearchRequest.understand(ministries="ticaret", since=dt.date(2024, 12, 27))
    assert (request.ministries, str(request.since)) == (("ticaret",), "2024-12-27")
    assert ignored == ()


def test_more_values_than_anybody_chooses_are_left_out():
    request, ignored = SearchRequest.understand(organizations=map(str, range(40)))
    assert request.organizations == tuple(map(str, range(30)))
    assert ignored[0] == "organizations=30"


def test_a_value_is_chosen_in_one_way():
    request, ignored = SearchRequest.understand(sources=["\\AA", "AA", "\\-x", "\\", "-", "--x"])
    assert request.choices("source") == ("AA", "\\-x", "-", "--x")
    assert ignored == ()


def test_what_is_searched_in_a_facet_is_bounded():
    request, ignored = SearchRequest.understand(source_search=f" {'x' * 99} yz ")
    assert request.facet_search("source") == "x" * 99
    assert ignored == ("source_search=yz…",)


def test_sizes_are_bounded():
    request, ignored = SearchRequest.understand(
        "x" * 1_001, size=10_000, page=10**12, facet_size="9" * 50
    )
    assert (len(request.query), request.size, request.page) == (1_000, 100, 10**9)
    assert request.facet_size == 1_000
    assert [value.partition("=")[0] for value in ignored] == [
        "query",
        "page",
        "size",
        "facet_size",
    ]


def test_a_request_is_plain_data():
    request = SearchRequest(query="kimya", since=PublishedDate(2024, 3), ministries=("ticaret",))
    assert request.to_dict() == {
        "query": "kimya",
        "match": "all",
        "ministries": ("ticaret",),
        "organizations": (),
        "sources": (),
        "sections": (),
        "central": False,
        "story": "",
        "fold": True,
        "since": "2024-03",
        "until": None,
        "sort": "relevance",
        "page": 1,
        "size": 10,
        "facet_size": 50,
        "ministry_search": "",
        "organization_search": "",
        "source_search": "",
        "section_search": "",
        "today": None,
    }
