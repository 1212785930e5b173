import pytest

from haberdar_indexer.cleaning.encodings import decode

TEXT = "İğneli çığ, şöför ürünü — ‘TÜİK’"
PAGE = '<html><head><meta charset="{}"></head><p>' + TEXT


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.encode("windows-1254"),
        PAGE.format("windows-1254").encode("windows-1254"),
        PAGE.format("ISO-8859-9").encode("windows-1254"),
        PAGE.format("utf-8").encode("windows-1254"),
        PAGE.format("iso-8859-9").encode(),
        PAGE.format("yok-boyle").encode("windows-1254"),
        PAGE.format("x' onload='").encode("windows-1254"),
    ],
)
def test_turkish_is_read_whatever_a_page_says_of_itself(data):
    assert decode(data).endswith(TEXT)


def test_another_declared_encoding_is_believed():
    page = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">Москва'
    assert decode(page.encode("windows-1251")).endswith("Москва")


def test_bytes_that_mean_nothing_stay_visible():
    assert decode(b"<meta charset=utf-16-le>\xff") != ""
    assert "\ufffd" in decode(b"\xef\xbb\xbf\xff\xff")
