import pytest
from hypothesis import given
from hypothesis import strategies as st

from haberdar_indexer.cleaning.encodings import decode, find_encoding

TEXT = "İğneli çığ, şöför ürünü — ‘TÜİK’"
PAGE = '<html><head><meta charset="{}"></head><p>' + TEXT


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("windows-1254"),
        PAGE.format("windows-1254").encode("windows-1254"),
        PAGE.format("ISO-8859-9").encode("windows-1254"),
        PAGE.format("utf-8").encode("windows-1254"),
        PAGE.format("iso-8859-9").encode(),
        PAGE.format("iso-8859-1").encode("windows-1254"),
        PAGE.format("undefined").encode("windows-1254"),
        PAGE.format("hex").encode("windows-1254"),
        PAGE.format("utf-16").encode("windows-1254"),
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


@pytest.mark.parametrize(
    ("text", "encoding", "hint"),
    [
        ("Ağır şilep ığdır", "windows-1254", "iso-8859-1"),
        ("Ağır şilep ığdır", "cp857", ""),
        ("Ağır şilep ığdır", "utf-8", "windows-1254"),
        ("He said “no” – twice…", "windows-1252", ""),
        ("Guðni Jóhannesson þá vísað á ný", "windows-1252", "iso-8859-1"),
        ("Москва", "windows-1251", "windows-1251"),
        ("Москва", "windows-1251", "CP1251"),
    ],
)
def test_what_came_with_it_is_believed_where_it_can_be(text, encoding, hint):
    assert decode(text.encode(encoding), hint) == text


def test_a_declaration_of_xml_is_believed():
    page = '<?xml version="1.0" encoding="windows-1251"?><p>Москва'
    assert decode(page.encode("windows-1251")).endswith("Москва")


def test_a_character_that_is_cut_does_not_change_the_encoding():
    assert find_encoding("Yıl sonu ş".encode()[:-1]) == "utf-8-sig"
    assert decode("ş".encode()[:-1] + b"") == "\ufffd"


@pytest.mark.parametrize("data", [b"", b"\0", b"\0\0\0\0", b"\0a\0b\1", b"\xff\xfe\0", bytes(99)])
def test_odd_bytes_do_not_raise(data):
    assert isinstance(decode(data), str)


@given(
    st.binary(),
    st.sampled_from(["", "utf-8", "undefined", "utf-7", "idna", "\xfe", "hex", "x" * 99]),
)
def test_no_bytes_and_no_hint_raise(data, hint):
    decode(data, hint).encode("utf-8")


@given(st.text(st.sampled_from("abcçğıİöşüâîû ŞĞ’“”.,\n"), min_size=8))
def test_turkish_is_read_in_the_encodings_of_its_archives(text):
    for encoding in ("utf-8", "utf-16", "windows-1254"):
        assert decode(text.encode(encoding)) == text
